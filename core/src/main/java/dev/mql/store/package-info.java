/** The port for what was read, planned, written and decided, and its in-memory form. */
@NullMarked
package dev.mql.store;

import org.jspecify.annotations.NullMarked;
