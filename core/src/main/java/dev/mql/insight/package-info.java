/** What marketing and sales ask of both of them together: the funnel, what it costs, and what a target needs. */
@NullMarked
package dev.mql.insight;

import org.jspecify.annotations.NullMarked;
