/** The use cases: plan, apply, sync, one contact. The only place that knows the order of steps; begin at {@code Runs}. */
@NullMarked
package dev.mql.sync;

import org.jspecify.annotations.NullMarked;
