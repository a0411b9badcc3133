/** Measurements, run by hand: {@code main} methods, no tests. */
@NullMarked
package dev.mql.app.bench;

import org.jspecify.annotations.NullMarked;
