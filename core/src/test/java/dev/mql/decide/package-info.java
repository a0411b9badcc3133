/** The stage machine: every move there is, and none beside. */
@NullMarked
package dev.mql.decide;

import org.jspecify.annotations.NullMarked;
