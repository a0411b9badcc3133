package dev.mql.app.sandbox.hubspot;

/** What the account has bought: it decides limits and which parts of the API answer 403. HubSpot's page "API usage guidelines and limits". */
public enum Edition {
    FREE(100, 250_000),
    PROFESSIONAL(190, 625_000),
    ENTERPRISE(190, 1_000_000);

    private final int tenSecondly;
    private final int daily;

    Edition(int tenSecondly, int daily) {
        this.tenSecondly = tenSecondly;
        this.daily = daily;
    }

    /** The usual limits; an OAuth app has 110 per ten seconds whatever the edition. */
    public Allowance allowance() {
        return new Allowance(tenSecondly, 110, 5, this == FREE ? 100 : 150, daily);
    }

    boolean atLeast(Edition other) {
        return compareTo(other) >= 0;
    }
}
