/**
 * Salesforce behind the CRM port. Not written yet: this module holds the place and the build, and no class of it reads
 * or writes Salesforce so far.
 */
@NullMarked
package dev.mql.salesforce;

import org.jspecify.annotations.NullMarked;
