/** Everything that keeps a workspace from doing what it should, found before a run: what {@code mql check} says. */
@NullMarked
package dev.mql.app.check;

import org.jspecify.annotations.NullMarked;
