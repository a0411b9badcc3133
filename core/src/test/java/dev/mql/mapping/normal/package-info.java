/** The normalisers against labelled files: how much they find, and how much of that is right. */
@NullMarked
package dev.mql.mapping.normal;

import org.jspecify.annotations.NullMarked;
