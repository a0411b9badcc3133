/** What is written for each scheduler. */
@NullMarked
package dev.mql.app.timer;

import org.jspecify.annotations.NullMarked;
