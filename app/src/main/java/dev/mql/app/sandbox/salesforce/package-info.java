/** A stateful Salesforce on loopback, written from the API reference: {@link dev.mql.app.sandbox.salesforce.SalesforceSandbox} starts it, speaks HTTP only, and is as strict as the vendor. */
@NullMarked
package dev.mql.app.sandbox.salesforce;

import org.jspecify.annotations.NullMarked;
