package dev.mql.model;

/** Where a person stands on the way from marketing to sales. From {@link #ACCEPTED} on the stage belongs to sales. */
public enum Stage {
    LEAD,
    NEEDS_DATA,
    MQL,
    ACCEPTED,
    SQL,
    OPPORTUNITY,
    CUSTOMER,
    REJECTED,
    RECYCLED,
    DISQUALIFIED;

    /** Whether only sales may move a person out of it. */
    public boolean belongsToSales() {
        return switch (this) {
            case ACCEPTED, SQL, OPPORTUNITY, CUSTOMER, REJECTED -> true;
            case LEAD, NEEDS_DATA, MQL, RECYCLED, DISQUALIFIED -> false;
        };
    }

    /** Its name in files and in JSON: {@code needs_data}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
