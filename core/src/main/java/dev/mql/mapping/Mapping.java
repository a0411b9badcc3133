package dev.mql.mapping;

import dev.mql.decide.Policy;
import dev.mql.mapping.normal.Mails;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one CRM account's records are to be read as facts, and how decisions are to be written back. Its grammar is taught
 * in {@code docs/mapping.md}.
 *
 * @param crm {@code hubspot}, {@code salesforce}
 * @param liveFromOrNull who became an MQL before this day gets values and no status; null for nobody
 * @param facts by fact name
 * @param dealsOrNull where outcomes are read, or null
 * @param activities in file order; per section the first that matches wins
 * @param mails which domains are free, disposable or neither
 * @param hash identity of what the mapping means, which mode, live_from and pace do not change
 */
public record Mapping(
        String crm,
        Mode mode,
        @Nullable LocalDate liveFromOrNull,
        Scope scope,
        People people,
        Pace pace,
        SortedMap<String, FactSource> facts,
        @Nullable DealSource dealsOrNull,
        List<ActivitySource> activities,
        Stages stages,
        Targets targets,
        ReadBack readBack,
        Mails mails,
        String hash) {

    public Mapping {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        activities = List.copyOf(activities);
    }

    /** The facts it feeds: those it names, and those read out of them, such as the seniority out of the title. */
    public SortedSet<String> fedFacts() {
        return DerivedFacts.with(facts.keySet());
    }

    /** Whether it moves people on, beyond writing values of mql's own. */
    public boolean movesStatuses() {
        return mode == Mode.LIVE && !targets.statuses().isEmpty();
    }

    /** The same mapping, reading addresses by other lists of domains; it means something else, and has another hash. */
    public Mapping with(Mails others) {
        return new Mapping(
                crm,
                mode,
                liveFromOrNull,
                scope,
                people,
                pace,
                facts,
                dealsOrNull,
                activities,
                stages,
                targets,
                readBack,
                others,
                MappingHash.with(hash, others));
    }

    /**
     * The same without writing these properties; where one of them tells a status, no status is written at all, since
     * nobody could say any more who has the person.
     *
     * @param subjects {@code contacts.mql_score}
     */
    public Mapping without(Set<String> subjects) {
        boolean statusLost = stages.properties().stream()
                .map(Stages.Status::path)
                .anyMatch(path -> subjects.contains(path.object() + "." + path.property()));
        return new Mapping(
                crm,
                mode,
                liveFromOrNull,
                scope,
                people,
                pace,
                facts,
                dealsOrNull,
                activities,
                stages,
                targets.without(subjects, statusLost),
                readBack,
                mails,
                hash + "-" + String.join("-", new TreeSet<>(subjects)));
    }

    /** The same without statuses to write: for a CRM beside the one in which people are handed over. */
    public Mapping valuesOnly() {
        return new Mapping(
                crm,
                mode,
                liveFromOrNull,
                scope,
                people,
                pace,
                facts,
                dealsOrNull,
                activities,
                stages,
                targets.valuesOnly(),
                readBack,
                mails,
                hash + "+values");
    }

    /** The facts whose codes it makes itself, by {@code values}; of others a normaliser does. */
    public SortedSet<String> codesMade() {
        SortedSet<String> made = new TreeSet<>();
        facts.forEach((name, source) -> {
            boolean derives = name.equals("contact.seniority") || name.equals("contact.function");
            if (source instanceof FactSource.Property property
                    && (derives
                            || !property.reading().values().isEmpty()
                            || property.reading().otherwiseOrNull() != null)) {
                made.add(name);
            }
        });
        return made;
    }

    public Optional<LocalDate> liveFrom() {
        return Optional.ofNullable(liveFromOrNull);
    }

    public Optional<DealSource> deals() {
        return Optional.ofNullable(dealsOrNull);
    }

    /**
     * How far the engine may go in this account.
     *
     * @param zone in which the day begins from which on people move (meaning 3)
     */
    public Policy policy(ZoneId zone) {
        Set<String> own = targets.statuses().stream()
                .map(status -> status.path().property())
                .filter(Targets::isOurs)
                .collect(Collectors.toSet());
        long from = liveFrom()
                .map(day -> day.atStartOfDay(zone).toInstant().toEpochMilli())
                .orElse(Long.MIN_VALUE);
        Policy.Reach reach = mode == Mode.LIVE ? Policy.Reach.LIVE : Policy.Reach.SHADOW;
        return new Policy(reach, from, Policy.STANDS_FOR, Long.MIN_VALUE, mode == Mode.OFF ? Set.of() : own);
    }

    /** What may be written. */
    public enum Mode {
        /** Nothing: only reads. */
        OFF,
        /** mql's own properties only. */
        SHADOW,
        /** Status properties too. */
        LIVE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How fast the first writes go, since each of them fires the CRM's own automation; 0 without a limit. */
    public record Pace(int firstWritesPerDay, int batch) {
        public static final Pace FREE = new Pace(0, 0);
    }

    /**
     * Who is the same person, and whose company it is.
     *
     * @param followsConverted whether a converted lead lives on as its contact
     * @param contactWins whether a contact with the same address stands for an open lead
     * @param accountByDomainOrNull the company's web site, by which a lead without one finds its company; or null
     */
    public record People(
            boolean followsConverted,
            boolean contactWins,
            @Nullable Path accountByDomainOrNull) {
        public static final People AS_LINKED = new People(true, false, null);

        public Optional<Path> accountByDomain() {
            return Optional.ofNullable(accountByDomainOrNull);
        }
    }

    /**
     * What sales answers, where the CRM holds it.
     *
     * @param settingsOrNull where the CRM keeps who set a value ({@code LeadHistory}), or null
     */
    public record ReadBack(
            List<Path> rejectedWhy,
            List<Path> owner,
            @Nullable String settingsOrNull) {
        public static final ReadBack NONE = new ReadBack(List.of(), List.of(), null);
    }
}
