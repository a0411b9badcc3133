package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.evaluate.Verdict;
import dev.mql.model.Ref;
import dev.mql.store.Run;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several definitions side by side promise: one moves the status, each writes properties of its own. */
public abstract class BesideContract extends OnWorld {

    private static final String DESK = """
            definition: Desk
            edition: "1"
            zone: UTC
            hand_raise: {did: [trial_started], within: 7d}
            engagement:
              cap: 50
              fades: to zero in 10d
              product:
                demo: {did: demo_request, points: 30, say: asked for a demo}
            mql: {enter: {score: 25}}
            """;

    @BeforeEach
    void deskBeside() {
        world.crm().property("contacts", "mql_desk_score", true);
        world.crm().property("contacts", "mql_desk_verdict", true);
        world.beside("desk", DESK);
        world.mapping(
                text -> text.replace("ours: [mql_verdict]", "ours: [mql_verdict, mql_desk_score, mql_desk_verdict]"));
    }

    @Test
    void eachWritesPropertiesOfItsOwnAndOneMovesTheStatus() {
        Ref ada = world.raised("1");
        Ref bob = world.contact("2");
        assertThat(sync().state()).isEqualTo(Run.State.DONE);
        assertThat(world.crm().properties(ada))
                .containsEntry("hs_lead_status", "MQL")
                .containsEntry("mql_score", "40")
                .containsEntry("mql_verdict", "mql")
                .containsEntry("mql_desk_score", "30")
                .containsEntry("mql_desk_verdict", "mql");
        assertThat(world.crm().properties(bob))
                .containsEntry("mql_score", "40")
                .containsEntry("mql_desk_score", "0")
                .containsEntry("mql_desk_verdict", "nurture");
    }

    @Test
    void whatOnlyTellsMovesNobody() {
        Ref ada = world.contact("1");
        world.definition(text -> text.replace("demo_request", "contact_sales").replace("score: 50", "score: 90"));
        world.crm().submit(ada, "Demo request", "demo-1", world.now().minus(Duration.ofHours(1)));
        sync();
        assertThat(world.status(ada)).isEqualTo("NEW");
        assertThat(world.crm().properties(ada))
                .containsEntry("mql_verdict", "nurture")
                .containsEntry("mql_desk_verdict", "mql");
    }

    @Test
    void keepsOneVerdictPerPersonAndDefinition() {
        Ref ada = world.raised("1");
        sync();
        assertThat(world.store().people().history(ada, "desk"))
                .containsExactlyElementsOf(world.store()
                        .people()
                        .dossier(ada)
                        .orElseThrow()
                        .beside()
                        .values())
                .extracting(verdict -> verdict.outcome().score())
                .containsExactly(30_000_000L);
        assertThat(world.store().people().history(ada)).hasSize(1);
    }

    @Test
    void isLookedAtAgainWhenTimeChangesOneOfThem() {
        Ref ada = world.raised("1");
        sync();
        world.pass(Duration.ofDays(4));
        Run run = sync();
        assertThat(run.tally().evaluated()).isOne();
        assertThat(world.crm().properties(ada))
                .containsEntry("mql_desk_score", "18")
                .containsEntry("mql_desk_verdict", "nurture");
        assertThat(world.store().people().history(ada, "desk"))
                .extracting(verdict -> verdict.outcome().verdict().kind())
                .containsExactly(Verdict.Kind.MQL, Verdict.Kind.NURTURE);
    }

    @Test
    void writesNothingTheSecondTime() {
        world.raised("1");
        sync();
        world.pass(Duration.ofMinutes(1));
        assertThat(sync().calls().write()).isZero();
    }

    @Test
    void looksAtEverybodyAnewWhenOneOfThemChanges() {
        Ref ada = world.raised("1");
        sync();
        world.beside("desk", DESK.replace("points: 30", "points: 20"));
        assertThat(sync().tally().evaluated()).isOne();
        assertThat(world.crm().properties(ada)).containsEntry("mql_desk_score", "20");
    }

    @Test
    void refusesAPlanMadeBeforeOneOfThemChanged() {
        Ref ada = world.raised("1");
        String plan = world.runs().plan().plan().orElseThrow();
        world.beside("desk", DESK.replace("points: 30", "points: 20"));
        assertThat(world.runs().apply(plan).message()).contains("the definition has changed");
        assertThat(world.crm().writes(ada)).isZero();
    }

    @Test
    void forgetsWhatIsNoLongerThoughtAndKeepsItsHistory() {
        Ref ada = world.raised("1");
        sync();
        world.mapping(text -> text.replace(", mql_desk_score, mql_desk_verdict", ""));
        world.beside("desk", "");
        sync();
        assertThat(world.store().people().dossier(ada).orElseThrow().beside()).isEmpty();
        assertThat(world.store().people().history(ada, "desk")).hasSize(1);
    }
}
