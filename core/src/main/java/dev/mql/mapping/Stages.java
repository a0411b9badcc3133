package dev.mql.mapping;

import dev.mql.decide.Holding.Owner;
import dev.mql.model.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the CRM's own words for where a person stands mean.
 *
 * @param properties in file order
 * @param dealsOrNull stages read off deals, or null
 * @param leadsOrNull stages read off HubSpot's lead objects, or null
 * @param countAsMql values that reports count as MQL; they change nobody
 */
public record Stages(
        List<Status> properties,
        @Nullable Deals dealsOrNull,
        @Nullable Leads leadsOrNull,
        Set<String> countAsMql) {

    public static final Stages NONE = new Stages(List.of(), null, null, Set.of());

    public Stages {
        properties = List.copyOf(properties);
        countAsMql = Set.copyOf(countAsMql);
    }

    public Optional<Deals> deals() {
        return Optional.ofNullable(dealsOrNull);
    }

    public Optional<Leads> leads() {
        return Optional.ofNullable(leadsOrNull);
    }

    /** The same, an open lead being accepted where nothing else is said: sales opened it. */
    Stages withLeadsOpenedBySales() {
        Leads leads = leadsOrNull;
        return leads == null || leads.openOrNull() != null
                ? this
                : new Stages(
                        properties,
                        dealsOrNull,
                        new Leads(Stage.ACCEPTED, leads.qualified(), leads.disqualified()),
                        countAsMql);
    }

    /**
     * A status property.
     *
     * @param path of which record and property
     * @param values the CRM's value, empty for an empty property, to its meaning
     */
    public record Status(Path path, SortedMap<String, Meaning> values) {
        public Status {
            values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /** @param owner who may move a person out of the value */
    public record Meaning(Stage stage, Owner owner) {}

    /** Stages that open and won deals put a person in; sales owns them. */
    public record Deals(String object, Stage open, Stage won) {}

    /**
     * Stages that HubSpot's leads put a person in, by the dates the contact carries of them: the latest one speaks. Sales
     * owns them, but for a rejection, which the engine may overrule after the cool-down.
     *
     * @param openOrNull null where an open lead is nobody's answer, since mql opens them
     */
    public record Leads(@Nullable Stage openOrNull, Stage qualified, Stage disqualified) {

        /** The contact's properties with the date on which a lead of theirs was last open, qualified, disqualified. */
        public static final List<String> DATES = List.of(
                "hs_latest_open_lead_date", "hs_latest_qualified_lead_date", "hs_latest_disqualified_lead_date");

        /** By date, in the order of a lead's life. */
        public Map<String, Stage> stages() {
            Map<String, Stage> stages = new LinkedHashMap<>();
            if (openOrNull != null) {
                stages.put(DATES.get(0), openOrNull);
            }
            stages.put(DATES.get(1), qualified);
            stages.put(DATES.get(2), disqualified);
            return stages;
        }
    }
}
