/** The port every CRM adapter implements: streams of items in, property writes out. Speaks no vendor's format. */
@NullMarked
package dev.mql.crm;

import org.jspecify.annotations.NullMarked;
