package dev.mql.app.sandbox.seed;

/** A made-up company: what people who work there share. */
record Firm(long id, String name, String domain, String country, Kind kind) {
    /** What a company is to us; it decides which people may work there. */
    enum Kind {
        /** Served, right industry, right size. */
        TARGET(25),
        /** As a target, but nobody wrote down the country. */
        NO_COUNTRY(5),
        /** As a target, but nobody wrote down the size. */
        NO_SIZE(5),
        /** Served, wrong industry or small. */
        OTHER(55),
        /** Bought from us, or sells for us. */
        CUSTOMER(4),
        /** Sales is talking to them. */
        OPEN_DEAL(2),
        /** In a country we do not serve. */
        NOT_SERVED(4);

        private final int percent;

        Kind(int percent) {
            this.percent = percent;
        }

        int percent() {
            return percent;
        }
    }
}
