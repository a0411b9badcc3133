/** What all sandboxes have in common: a loopback server, faults that are planned, and a log of the calls answered. */
@NullMarked
package dev.mql.app.sandbox.http;

import org.jspecify.annotations.NullMarked;
