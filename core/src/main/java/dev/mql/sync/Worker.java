package dev.mql.sync;

import dev.mql.store.Switches.Holder;
import java.time.InstantSource;

/**
 * Who does the work.
 *
 * @param holder this process, by which others know that it is at work
 * @param progress who is told how far it is
 */
public record Worker(Holder holder, InstantSource clock, Progress progress) {}
