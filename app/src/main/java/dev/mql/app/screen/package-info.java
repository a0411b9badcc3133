/** What people read at the terminal, and the same as JSON: numbers cut, times in the reader's zone, sums that check by hand. */
@NullMarked
package dev.mql.app.screen;

import org.jspecify.annotations.NullMarked;
