package dev.mql.app.sandbox.hubspot;

/** The search operators of HubSpot's guide "Search the CRM". */
enum Operator {
    EQ,
    NEQ,
    LT,
    LTE,
    GT,
    GTE,
    BETWEEN,
    IN,
    NOT_IN,
    HAS_PROPERTY,
    NOT_HAS_PROPERTY,
    CONTAINS_TOKEN,
    NOT_CONTAINS_TOKEN;

    boolean needsValue() {
        return this != HAS_PROPERTY && this != NOT_HAS_PROPERTY && this != IN && this != NOT_IN;
    }

    boolean compares() {
        return this == LT || this == LTE || this == GT || this == GTE;
    }
}
