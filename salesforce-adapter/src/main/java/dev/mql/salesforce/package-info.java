/** Salesforce behind the CRM port: REST queries and Bulk API 2.0 in, sObject collections and Bulk ingest out. */
@NullMarked
package dev.mql.salesforce;

import org.jspecify.annotations.NullMarked;
