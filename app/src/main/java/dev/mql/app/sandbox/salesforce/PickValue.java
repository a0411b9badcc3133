package dev.mql.app.sandbox.salesforce;

/** One value of a picklist. */
record PickValue(String value, boolean active, boolean byDefault) {}
