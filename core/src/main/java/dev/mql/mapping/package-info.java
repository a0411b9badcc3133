/** The admin's mapping, both ways: CRM records become facts, decisions become property writes. Pure, and knows no vendor's format. */
@NullMarked
package dev.mql.mapping;

import org.jspecify.annotations.NullMarked;
