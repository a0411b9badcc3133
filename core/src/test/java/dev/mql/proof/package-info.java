/** The full numbers behind what mql promises, and where they are told. */
@NullMarked
package dev.mql.proof;

import org.jspecify.annotations.NullMarked;
