package dev.mql.evaluate;

import java.util.Locale;

/** Where a rule stands in the definition. */
enum Section {
    FIT,
    PRODUCT,
    CONTENT,
    AGAINST;

    /** Where positive points of a rule are added up. */
    int gains() {
        return switch (this) {
            case FIT -> Sums.FIT_GAINS;
            case PRODUCT -> Sums.PRODUCT;
            case CONTENT -> Sums.CONTENT;
            // The reader refuses positive points here; were there some, they would only soften penalties.
            case AGAINST -> Sums.ENGAGEMENT_LOSSES;
        };
    }

    /** Where negative points of a rule are added up. */
    int losses() {
        return this == FIT ? Sums.FIT_LOSSES : Sums.ENGAGEMENT_LOSSES;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
