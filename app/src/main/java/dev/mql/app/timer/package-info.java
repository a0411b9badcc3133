/** The nightly sync as an entry in the machine's own scheduler, for those who run no server. */
@NullMarked
package dev.mql.app.timer;

import org.jspecify.annotations.NullMarked;
