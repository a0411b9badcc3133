package dev.mql.app.workspace;

import dev.mql.decide.HandoffEvent.Qualified;
import dev.mql.decide.HandoffEvent.Rejected;
import dev.mql.decide.Standing;
import dev.mql.definition.Alignment;
import dev.mql.definition.Alignment.Criterion;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Profile;
import dev.mql.evaluate.Profile.Answer;
import dev.mql.evaluate.Verdict.Kind;
import dev.mql.model.Ref;
import dev.mql.model.Stage;
import dev.mql.store.Dossier;
import dev.mql.store.Selection;
import dev.mql.store.StoredVerdict;
import dev.mql.sync.Sight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the MQL compares with what sales asks for, by the definition and by the people in the store.
 *
 * @param mqls people who are MQLs now, or whom sales works on
 * @param pass how many of them are sales-qualified by the definition
 * @param rejected MQLs whom sales rejected
 * @param gaps what sales asks for, one by one
 * @param reasons why sales rejected whom mql handed over; empty where it gave no reason
 * @param keys people sales works on whom marketing had called an MQL before: both keys turned
 * @param before people sales worked on when mql met them for the first time
 * @param skipped how many of those sales works on never were in a stage on their way, by stage
 * @param junk who was stopped
 */
public record Alignments(
        long mqls,
        long pass,
        long rejected,
        List<Gap> gaps,
        SortedMap<String, Long> reasons,
        long keys,
        long before,
        SortedMap<Stage, Long> skipped,
        Junk junk) {

    /** A rejection for this reason says that the person should never have been handed over. */
    private static final String BAD_DATA = "bad_data";

    public Alignments {
        gaps = List.copyOf(gaps);
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
        skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
    }

    /**
     * @param mqlsNot how many of today's MQLs do not meet it
     * @param mqlsUnknown of how many nobody knows
     * @param rejectedNot how many rejected MQLs did not meet it by what was known when sales rejected them: what the gap
     *     explains
     */
    public record Gap(Criterion criterion, long mqlsNot, long mqlsUnknown, long rejectedNot, long rejectedUnknown) {}

    /**
     * @param handed people mql had handed to sales and who are stopped now, or were rejected for bad data; wanted: none
     */
    public record Junk(
            long people,
            long handed,
            SortedMap<String, Long> codes,
            SortedMap<String, Long> forms,
            SortedMap<String, Long> assets,
            SortedMap<String, Long> channels) {

        public Junk {
            codes = Collections.unmodifiableSortedMap(new TreeMap<>(codes));
            forms = Collections.unmodifiableSortedMap(new TreeMap<>(forms));
            assets = Collections.unmodifiableSortedMap(new TreeMap<>(assets));
            channels = Collections.unmodifiableSortedMap(new TreeMap<>(channels));
        }
    }

    public static Alignments of(Desk desk, long asOf) {
        Handed handed = new Handed();
        desk.store().outbox().each(desk.crmName(), message -> {
            if (message.event() instanceof Qualified) {
                handed.people.add(message.person());
            } else if (message.event() instanceof Rejected) {
                handed.reasons.merge(message.briefing().rejectedWhy(), 1L, Long::sum);
                if (message.briefing().rejectedWhy().equals(BAD_DATA)) {
                    handed.bad.add(message.person());
                }
            }
        });
        Sight sight = desk.sight();
        List<Criterion> criteria = Alignment.of(desk.workspace().agreed().definition());
        Count count = new Count(criteria.size());
        JunkCount junk = new JunkCount(sight, asOf);
        desk.store().people().each(desk.crmName(), new Selection.Everyone(), dossier -> {
            Stage stage = dossier.standing().stage();
            boolean rejected = stage == Stage.REJECTED && dossier.standing().mqlSince() != null;
            if (rejected) {
                count.add(atRejection(desk, sight, dossier, asOf).profile().sql(), true);
            } else if (isMql(stage)) {
                count.add(
                        sight.brief(sight.facts(dossier.records()), asOf)
                                .profile()
                                .sql(),
                        false);
            }
            if (stage.belongsToSales() && stage != Stage.REJECTED) {
                count.keys(dossier.standing());
            }
            boolean stopped = dossier.verdict()
                    .filter(verdict -> verdict.outcome().verdict().kind() == Kind.DISQUALIFIED)
                    .isPresent();
            boolean late = stage == Stage.DISQUALIFIED || stage == Stage.REJECTED;
            boolean bad = handed.bad.contains(dossier.records().person());
            junk.add(dossier, stopped, handed.has(dossier) && (bad || (stopped && late)));
        });
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < criteria.size(); i++) {
            gaps.add(
                    new Gap(criteria.get(i), count.no[0][i], count.unknown[0][i], count.no[1][i], count.unknown[1][i]));
        }
        return new Alignments(
                count.people[0],
                count.pass,
                count.people[1],
                gaps,
                handed.reasons,
                count.keys,
                count.before,
                count.skipped,
                junk.junk());
    }

    /** By what was known when sales had said no, its own findings included; what was learnt later explains nothing. */
    private static Evaluation atRejection(Desk desk, Sight sight, Dossier dossier, long asOf) {
        long then = asOf;
        boolean rejected = false;
        for (StoredVerdict verdict :
                desk.store().people().history(dossier.records().person())) {
            then = verdict.stage() == Stage.REJECTED && !rejected ? verdict.asOf() : then;
            rejected = verdict.stage() == Stage.REJECTED;
        }
        return sight.brief(sight.facts(dossier.records().knownBy(then).orElse(dossier.records())), then);
    }

    private static boolean isMql(Stage stage) {
        return stage == Stage.MQL || stage == Stage.ACCEPTED || stage == Stage.SQL;
    }

    /** Whom sales was handed, by the events that tell so. */
    private static final class Handed {
        private final Set<Ref> people = new HashSet<>();
        private final Set<Ref> bad = new HashSet<>();
        private final SortedMap<String, Long> reasons = new TreeMap<>();

        private boolean has(Dossier dossier) {
            return people.contains(dossier.records().person());
        }
    }

    /** First of MQLs, then of rejected ones. */
    private static final class Count {
        private final long[] people = new long[2];
        private final long[][] no;
        private final long[][] unknown;
        private long pass;
        private long keys;
        private final SortedMap<Stage, Long> skipped = new TreeMap<>();
        private long before;

        private Count(int criteria) {
            no = new long[2][criteria];
            unknown = new long[2][criteria];
        }

        private void keys(Standing standing) {
            List<Stage> past = standing.skipped();
            past.forEach(stage -> skipped.merge(stage, 1L, Long::sum));
            keys += standing.mqlSince() == null ? 0 : 1;
            before += standing.mqlSince() == null && !past.contains(Stage.MQL) ? 1 : 0;
        }

        private void add(Profile.Qualification found, boolean rejected) {
            int row = rejected ? 1 : 0;
            people[row]++;
            pass += found.met() && !rejected ? 1 : 0;
            List<Answer> answers = found.answers();
            for (int i = 0; i < answers.size(); i++) {
                no[row][i] += answers.get(i) == Answer.NO ? 1 : 0;
                unknown[row][i] += answers.get(i) == Answer.UNKNOWN ? 1 : 0;
            }
        }
    }

    /** Where those come from who are stopped. */
    private static final class JunkCount {
        private final Sight sight;
        private final long asOf;
        private final SortedMap<String, Long> codes = new TreeMap<>();
        private final SortedMap<String, Long> forms = new TreeMap<>();
        private final SortedMap<String, Long> assets = new TreeMap<>();
        private final SortedMap<String, Long> channels = new TreeMap<>();
        private long people;
        private long handed;

        private JunkCount(Sight sight, long asOf) {
            this.sight = sight;
            this.asOf = asOf;
        }

        private void add(Dossier dossier, boolean stopped, boolean wasHanded) {
            handed += wasHanded ? 1 : 0;
            if (!stopped) {
                return;
            }
            people++;
            dossier.verdict()
                    .ifPresent(
                            verdict -> codes.merge(verdict.outcome().verdict().code(), 1L, Long::sum));
            Origins origins = Origins.of(dossier, sight.facts(dossier.records()), asOf);
            origins.forms().forEach(form -> forms.merge(form, 1L, Long::sum));
            origins.assets().forEach(asset -> assets.merge(asset, 1L, Long::sum));
            channels.merge(origins.channel(), 1L, Long::sum);
        }

        private Junk junk() {
            return new Junk(people, handed, codes, forms, assets, channels);
        }
    }

    /** The part of today's MQLs that sales would call qualified, in percent; 0 where there is none. */
    public long strictness() {
        return mqls == 0 ? 0 : Math.round(100.0 * pass / mqls);
    }

    /** By how many they come, most first. */
    public static List<Map.Entry<String, Long>> most(SortedMap<String, Long> counts, int limit) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .toList();
    }
}
