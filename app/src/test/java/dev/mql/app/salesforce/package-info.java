/** The Salesforce adapter over the sandbox: the port's contract, what a run costs, and faults. */
@NullMarked
package dev.mql.app.salesforce;

import org.jspecify.annotations.NullMarked;
