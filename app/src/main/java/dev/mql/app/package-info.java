/** The {@code mql} command: wires core, adapters and store, and talks to the person at the terminal. */
@NullMarked
package dev.mql.app;

import org.jspecify.annotations.NullMarked;
