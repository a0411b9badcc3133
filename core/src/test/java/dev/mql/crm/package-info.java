/** What every CRM behind the port has to hold, as tests to extend, and a CRM in memory that holds it. */
@NullMarked
package dev.mql.crm;

import org.jspecify.annotations.NullMarked;
