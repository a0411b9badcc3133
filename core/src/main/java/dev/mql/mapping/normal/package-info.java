/** Turns what people type into CRMs into values one can compare: countries, titles, sizes, money, industries, addresses, times. */
@NullMarked
package dev.mql.mapping.normal;

import org.jspecify.annotations.NullMarked;
