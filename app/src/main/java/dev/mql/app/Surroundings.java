package dev.mql.app;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * Where a command runs: everything it may read or touch besides its arguments, so that a test can hand it another world.
 *
 * @param folder the current folder; relative paths start here
 * @param variables the environment
 * @param clock what time it is
 * @param out for results
 * @param err for progress and errors
 * @param in for what is asked or named by {@code -}
 * @param interactive whether a person sits at a terminal: progress is shown, questions are asked
 */
public record Surroundings(
        Path folder,
        Map<String, String> variables,
        InstantSource clock,
        PrintWriter out,
        PrintWriter err,
        BufferedReader in,
        boolean interactive) {}
