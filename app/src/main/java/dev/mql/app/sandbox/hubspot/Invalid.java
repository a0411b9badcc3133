package dev.mql.app.sandbox.hubspot;

/** Why one property value is refused, with the vendor's code. */
record Invalid(String property, String code, String message) {}
