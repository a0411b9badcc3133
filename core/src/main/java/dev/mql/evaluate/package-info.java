/** Pure: a definition, the facts of one person and an instant give an evaluation. No clock, no I/O, no logger. */
@NullMarked
package dev.mql.evaluate;

import org.jspecify.annotations.NullMarked;
