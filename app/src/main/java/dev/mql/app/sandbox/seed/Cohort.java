package dev.mql.app.sandbox.seed;

/** Kinds of people by what becomes of them under the example definition, and how many of ten thousand are of each. */
enum Cohort {
    /** Asked for a demo, for sales or for a trial in the last month. */
    RAISED_HAND(45, Firm.Kind.TARGET),
    /** Fits, and looks at prices. */
    READY(230, Firm.Kind.TARGET),
    /** As ready, but sales has them already. */
    WITH_SALES(35, Firm.Kind.TARGET),
    /** As ready, but the country is unknown. */
    COUNTRY_UNKNOWN(305, Firm.Kind.NO_COUNTRY),
    /** As ready, but the company's size is unknown. */
    SIZE_UNKNOWN(200, Firm.Kind.NO_SIZE),
    /** As ready, but nobody knows what they do. */
    TITLE_UNKNOWN(85, Firm.Kind.TARGET),
    /** A few points are missing. */
    NEARLY(140, Firm.Kind.TARGET),
    JOB_SEEKER(435, Firm.Kind.OTHER),
    CUSTOMER(175, Firm.Kind.CUSTOMER),
    IN_A_DEAL(40, Firm.Kind.OPEN_DEAL),
    FAKE_ADDRESS(105, Firm.Kind.OTHER),
    NOT_SERVED(100, Firm.Kind.NOT_SERVED),
    /** Reads along, and will for a while. */
    READER(8_105, Firm.Kind.OTHER);

    private final int ofTenThousand;
    private final Firm.Kind firm;

    Cohort(int ofTenThousand, Firm.Kind firm) {
        this.ofTenThousand = ofTenThousand;
        this.firm = firm;
    }

    Firm.Kind firm() {
        return firm;
    }

    /**
     * The cohort of the person with that number. A number walks through the ten thousand in steps coprime to it, so that
     * any stretch of people is mixed and the shares are exact.
     */
    static Cohort of(int number) {
        int place = Math.floorMod(number * 7_919L + 4_001, 10_000);
        for (Cohort cohort : values()) {
            if (place < cohort.ofTenThousand) {
                return cohort;
            }
            place -= cohort.ofTenThousand;
        }
        return READER;
    }
}
