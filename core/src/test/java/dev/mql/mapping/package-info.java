/** Facts out of records and writes out of decisions, tried with the mappings the product ships. */
@NullMarked
package dev.mql.mapping;

import org.jspecify.annotations.NullMarked;
