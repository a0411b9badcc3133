/** What is known about a person: ids, values, observations and activities. Plain Java, needs nothing. */
@NullMarked
package dev.mql.model;

import org.jspecify.annotations.NullMarked;
