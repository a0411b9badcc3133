package dev.mql.app.sandbox.hubspot;

/** How many calls the account allows: per ten seconds by a private token, by an OAuth app, searches a second, association batches per ten seconds, a day. */
public record Allowance(int tenSecondly, int oauthTenSecondly, int searchSecondly, int associations, int daily) {
    /** More than anybody asks for: where the sandbox's time stands still, no window of calls ever ends. */
    public static final Allowance PLENTY = new Allowance(1_000_000, 1_000_000, 100_000, 100_000, 1_000_000);

    public Allowance withTenSecondly(int calls) {
        return new Allowance(calls, oauthTenSecondly, searchSecondly, associations, daily);
    }

    public Allowance withSearchSecondly(int calls) {
        return new Allowance(tenSecondly, oauthTenSecondly, calls, associations, daily);
    }

    public Allowance withDaily(int calls) {
        return new Allowance(tenSecondly, oauthTenSecondly, searchSecondly, associations, calls);
    }
}
