/** Pure: an evaluation and what the CRM holds now give a decision, which is a difference and its reasons. */
@NullMarked
package dev.mql.decide;

import org.jspecify.annotations.NullMarked;
