package dev.mql.mapping;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where activities of a type come from. */
public sealed interface ActivitySource {

    /** The type of a touch that is known and worth nothing. */
    String NOTHING = "nothing";

    /** Touches that come in files, whatever the CRM. */
    String IMPORTED = "imported";

    /** The definition's word: {@code demo_request}. */
    String type();

    /** Where it is read: {@code forms}, {@code dates}, {@code CampaignMember}. */
    String source();

    /**
     * Touches of a source.
     *
     * @param where all of them must fit
     * @param assetOrNull the attribute that names the asset, or null
     */
    record Touches(
            String type,
            String source,
            List<Fit> where,
            @Nullable String assetOrNull) implements ActivitySource {
        public Touches {
            where = List.copyOf(where);
        }

        public Optional<String> asset() {
            return Optional.ofNullable(assetOrNull);
        }
    }

    /** Each new value of a date property is one activity. */
    record Dates(String type, List<Path> dates) implements ActivitySource {
        @Override
        public String source() {
            return "dates";
        }
    }

    /** A total and a last date: each rise of the total is that many activities at the last date. */
    record Counter(String type, Path total, Path last) implements ActivitySource {
        @Override
        public String source() {
            return "counters";
        }
    }

    /** An attribute and the patterns of which one must match; {@code *} any run, {@code ?} one character (meaning 13). */
    record Fit(String attribute, List<String> patterns) {
        /** Instead of a pattern: lies in the past, which every activity that exists does (meaning 4). */
        public static final String PAST = "past";

        public Fit {
            patterns = List.copyOf(patterns);
        }
    }
}
