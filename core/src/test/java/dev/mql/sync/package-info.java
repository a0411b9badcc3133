/** Runs as a whole, against a CRM in memory and any store: nothing lost, nothing doubled. */
@NullMarked
package dev.mql.sync;

import org.jspecify.annotations.NullMarked;
