package dev.mql.crm;

/** Links that the CRM does not draw and mql does. */
public final class Roles {

    /**
     * Of a lead and of an account, to the domain they share: a record that is never read. Accounts, and their deals, are
     * a lead's by way of it, whichever of the two is read first.
     */
    public static final String SITE = "site";

    /** Of a record to the record of another CRM that is the same person, by what a connector between the two keeps. */
    public static final String TWIN = "twin";

    private Roles() {}
}
