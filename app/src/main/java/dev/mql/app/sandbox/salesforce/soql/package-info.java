/** Reads SOQL, the subset an integration uses, as strictly as Salesforce reads it. */
@NullMarked
package dev.mql.app.sandbox.salesforce.soql;

import org.jspecify.annotations.NullMarked;
