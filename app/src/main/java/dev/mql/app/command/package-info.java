/** The commands of {@code mql}, one class each: what may be asked, in which order it is done, and how it ends. */
@NullMarked
package dev.mql.app.command;

import org.jspecify.annotations.NullMarked;
