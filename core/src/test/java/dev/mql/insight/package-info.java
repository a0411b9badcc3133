/** What both teams ask, by numbers one can check. */
@NullMarked
package dev.mql.insight;

import org.jspecify.annotations.NullMarked;
