package dev.mql.crm;

/** Links that the CRM does not draw and mql does. */
public final class Roles {

    /**
     * Of a lead and of an account, to the domain they share: a record that is never read. Accounts, and their deals, are
     * a lead's by way of it, whichever of the two is read first.
     */
    public static final String SITE = "site";

    private Roles() {}
}
