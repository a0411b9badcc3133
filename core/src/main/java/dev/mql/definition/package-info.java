/** The definition of an MQL that marketing and sales signed, as immutable data. Plain Java; files are read in {@code .file}. */
@NullMarked
package dev.mql.definition;

import org.jspecify.annotations.NullMarked;
