/** The store on disk: SQLite in one file, packed rows, one writer and many readers. */
@NullMarked
package dev.mql.app.store;

import org.jspecify.annotations.NullMarked;
