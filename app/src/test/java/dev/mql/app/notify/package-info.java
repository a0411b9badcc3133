/** Who is told of hand-offs hears each once, signed, by real HTTP. */
@NullMarked
package dev.mql.app.notify;

import org.jspecify.annotations.NullMarked;
