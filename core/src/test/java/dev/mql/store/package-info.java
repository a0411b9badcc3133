/** What every store has to hold, as tests to extend, and the proof that the in-memory form does. */
@NullMarked
package dev.mql.store;

import org.jspecify.annotations.NullMarked;
