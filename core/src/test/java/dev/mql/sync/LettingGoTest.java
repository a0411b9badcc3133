package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Records;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluator;
import dev.mql.evaluate.Outcome;
import dev.mql.mapping.Knowledge;
import dev.mql.model.Ref;
import dev.mql.proof.Proof;
import dev.mql.store.Dossier;
import dev.mql.store.MemoryStore;
import dev.mql.store.Run;
import dev.mql.store.Selection;
import dev.mql.store.StoredVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Who lets go of what no rule looks back at thinks as one does who keeps everything. */
class LettingGoTest {

    private static final int COMPANIES = Proof.times(100, 6);
    private static final int PEOPLE = 12;
    private static final long STEP = 5_000_000;
    private static final Duration EXPLAINED = Duration.ofDays(5);
    private static final List<String> FORMS = List.of("Demo request", "Product sheet", "Webinar", "Newsletter");

    private static final String MAPPED = """
                product_sheet_download: ["Product sheet*"]
                webinar_attended: ["Webinar*"]
            """;

    /** One that looks back for ever at one type, for a time at another, and at a third not at all. */
    private static final List<String> ENGAGEMENTS = List.of("""
            engagement:
              cap: 50
              product:
                sheet: {did: product_sheet_download, within: 20d, points: 20, say: read a product sheet, why: Looks at us}
              against:
                idle: {when: {not: {did: webinar_attended, within: 30d}}, points: -3, say: idle, why: Far away}
            """, """
            engagement:
              cap: 50
              fades: half in 9d
              product:
                sheet: {did: product_sheet_download, points: 20, say: read a product sheet, why: Looks at us}
                taught: {did: webinar_attended, within: 12d, at_least: 2, points: 9, say: learns, why: Learns}
            """, """
            engagement:
              cap: 50
              product:
                sheet: {did: product_sheet_download, within: 40d, once: true, points: 25, say: read one, why: Looks}
                new: {when: {first: webinar_attended, within: 25d}, points: 9, say: new here, why: New}
            """);

    private static final String BESIDE = """
            definition: Desk
            edition: "1"
            zone: UTC
            hand_raise: {did: [trial_started], within: 7d}
            engagement:
              cap: 50
              product:
                demo: {did: webinar_attended, within: 45d, points: 30, say: came to a webinar}
            mql: {enter: {score: 25}}
            """;

    private long letGo;
    private long replayed;

    @Test
    void everyVerdictIsTheSameAndCanBeMadeAgain() {
        for (int seed = 0; seed < COMPANIES; seed++) {
            live(seed);
        }
        assertThat(letGo).as("touches let go of").isGreaterThan((long) COMPANIES * PEOPLE);
        assertThat(replayed).as("verdicts made again").isGreaterThan((long) COMPANIES * PEOPLE);
        Proof.RETENTION.held(
                COMPANIES + " companies, " + letGo + " touches let go of, " + replayed + " verdicts again");
    }

    @Test
    void whatWasLetGoOfIsUnknownToADefinitionThatLooksBackFurther() {
        World world = world(ENGAGEMENTS.get(0), false);
        Ref ada = world.contact("1");
        world.crm().submit(ada, "Webinar 1", "w-1", world.now());
        sync(world);
        world.pass(Duration.ofDays(60));
        sync(world);
        assertThat(touches(world)).isZero();
        world.definition(text -> text.replace("within: 30d", "within: 90d"));
        assertThat(judge(world, world.job().definition())
                        .evaluation(dossier(world, ada), world.now())
                        .parts())
                .filteredOn(part -> part.rule().equals("idle"))
                .extracting(part -> part.state().name())
                .containsExactly("UNKNOWN");
    }

    @Test
    void waitsWhereSomethingWasUndoneOfWhomItIs() {
        World world = world(ENGAGEMENTS.get(0), false);
        Ref ada = world.contact("1");
        sync(world);
        world.pass(Duration.ofDays(1));
        world.crm().submit(ada, "Product sheet 1", "p-1", world.now());
        Run run = sync(world);
        assertThat(world.status(ada)).isEqualTo("MQL");
        world.pass(Duration.ofDays(1));
        assertThat(world.runs().undo(run.id(), true).run().state()).isEqualTo(Run.State.DONE);
        world.pass(Duration.ofDays(100));
        sync(world);
        assertThat(touches(world)).isOne();
        assertThat(world.status(ada)).isEqualTo("NEW");
    }

    private void live(int seed) {
        Random random = new Random(seed);
        String engagement = ENGAGEMENTS.get(random.nextInt(ENGAGEMENTS.size()));
        World lets = world(engagement, false);
        World keeps = world(engagement, true);
        List<World> both = List.of(lets, keeps);
        List<Judge> judges = judges(lets);
        List<Ref> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String id = Integer.toString(i);
            both.forEach(world -> world.contact(id));
            people.add(new Ref("hubspot", "contacts", id));
        }
        for (int day = 0; day < 180; day += 1 + random.nextInt(9)) {
            Duration passed = Duration.ofDays(1 + random.nextInt(9));
            both.forEach(world -> world.pass(passed));
            for (int i = random.nextInt(PEOPLE); i < PEOPLE; i += 1 + random.nextInt(PEOPLE)) {
                Ref person = people.get(i);
                String form = FORMS.get(day < 20 ? random.nextInt(FORMS.size()) : 1 + random.nextInt(3));
                String id = "t" + day + "-" + i;
                Instant at = lets.now().minus(Duration.ofHours(random.nextInt(200)));
                both.forEach(world -> world.crm().submit(person, form + " 1", id, at));
            }
            both.forEach(LettingGoTest::sync);
            for (Ref person : people) {
                same(lets, keeps, person, judges, seed);
            }
        }
        letGo += touches(keeps) - touches(lets);
    }

    private void same(World lets, World keeps, Ref person, List<Judge> judges, int seed) {
        Dossier one = dossier(lets, person);
        Dossier other = dossier(keeps, person);
        assertThat(published(one.verdict().orElseThrow()))
                .as("seed %d, %s, %s", seed, person, lets.now())
                .isEqualTo(published(other.verdict().orElseThrow()));
        assertThat(one.beside().values().stream().map(StoredVerdict::stage))
                .as("seed %d, beside", seed)
                .containsExactlyElementsOf(other.beside().values().stream()
                        .map(StoredVerdict::stage)
                        .toList());
        assertThat(lets.crm().properties(person))
                .as("seed %d", seed)
                .isEqualTo(keeps.crm().properties(person));
        for (Judge judge : judges) {
            assertThat(said(judge.evaluation(one, lets.now())))
                    .as("seed %d, now", seed)
                    .isEqualTo(said(judge.evaluation(other, lets.now())));
            for (StoredVerdict kept : lets.store().people().history(person)) {
                Instant then = Instant.ofEpochMilli(kept.asOf());
                if (!then.isBefore(lets.now().minus(EXPLAINED))) {
                    assertThat(said(judge.evaluation(one, then)))
                            .as("seed %d, again", seed)
                            .isEqualTo(said(judge.evaluation(other, then)));
                    replayed++;
                }
            }
        }
    }

    /** What is shown of a verdict and asked for: the rest is as of the day somebody looked. */
    private static String published(StoredVerdict verdict) {
        Outcome outcome = verdict.outcome();
        return String.join(
                " ",
                outcome.verdict().toString(),
                Long.toString(outcome.score() / STEP),
                outcome.grade(),
                new TreeSet<>(outcome.interest()).toString(),
                verdict.stage().toString());
    }

    private static String said(Evaluation evaluation) {
        StoredVerdict verdict = StoredVerdict.beside(evaluation);
        return verdict.outcome() + " " + verdict.reasons();
    }

    /** Those of a company's two definitions. */
    private static List<Judge> judges(World world) {
        Agreement agreement = world.job().agreement();
        return List.of(
                judge(world, agreement.definition()),
                judge(world, agreement.beside().get(0).definition()));
    }

    private static Judge judge(World world, Definition definition) {
        return new Judge(
                Knowledge.of(world.job().drifted().sources(), definition.zone()), Evaluator.of(definition, "v1:test"));
    }

    private record Judge(Knowledge knowledge, Evaluator evaluator) {

        Evaluation evaluation(Dossier dossier, Instant at) {
            Records known = dossier.records().knownBy(at.toEpochMilli()).orElseThrow();
            return evaluator.evaluate(knowledge.facts(known), at.toEpochMilli(), STEP);
        }
    }

    private static Dossier dossier(World world, Ref person) {
        return world.store().people().dossier(person).orElseThrow();
    }

    private static long touches(World world) {
        long[] many = {0};
        world.store()
                .people()
                .each(
                        "hubspot",
                        new Selection.Everyone(),
                        dossier -> many[0] += dossier.records().touches().size());
        return many[0];
    }

    private static World world(String engagement, boolean everything) {
        World world = new World(new MemoryStore());
        UnaryOperator<String> edit = text ->
                text.substring(0, text.indexOf("engagement:")) + engagement + text.substring(text.indexOf("mql:"));
        world.definition(edit);
        world.beside("desk", BESIDE);
        world.mapping(text -> text.replace("    product_sheet_download: [\"Product sheet*\"]\n", MAPPED));
        Retention retention = new Retention(EXPLAINED, Duration.ofDays(20), everything);
        world.orders(orders -> orders.keeping(retention));
        return world;
    }

    private static Run sync(World world) {
        Run run = world.runs().sync();
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
        return run;
    }
}
