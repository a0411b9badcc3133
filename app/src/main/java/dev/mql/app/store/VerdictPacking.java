package dev.mql.app.store;

import dev.mql.decide.Decision;
import dev.mql.decide.Standing;
import dev.mql.evaluate.Interest;
import dev.mql.evaluate.NextChange;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Part;
import dev.mql.evaluate.Verdict;
import dev.mql.model.Stage;
import dev.mql.store.StoredVerdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Packs what was thought and decided of a person. Enums go by name, so that a new one moves no other. */
final class VerdictPacking {

    private VerdictPacking() {}

    static void verdict(Packing to, StoredVerdict verdict) {
        outcome(to, verdict.outcome());
        to.word(verdict.stage().name())
                .word(verdict.definitionHash())
                .text(verdict.factsHash())
                .number(verdict.reckoning())
                .number(verdict.asOf())
                .number(verdict.next().at())
                .truth(verdict.next().exact())
                .number(verdict.reviewAt())
                .list(
                        verdict.reasons(),
                        (packing, reason) -> packing.word(reason.rule())
                                .number(reason.points())
                                .word(reason.state().name()));
    }

    static StoredVerdict verdict(Unpacking from) {
        return new StoredVerdict(
                outcome(from),
                Stage.valueOf(from.word()),
                from.word(),
                from.text(),
                (int) from.number(),
                from.number(),
                new NextChange(from.number(), from.truth()),
                from.number(),
                from.list(reason ->
                        new StoredVerdict.Reason(reason.word(), reason.number(), Part.State.valueOf(reason.word()))));
    }

    private static void outcome(Packing to, Outcome outcome) {
        to.word(outcome.verdict().kind().name())
                .word(outcome.verdict().code())
                .list(outcome.verdict().ask(), Packing::word)
                .truth(outcome.raised())
                .number(outcome.score())
                .number(outcome.low())
                .number(outcome.high())
                .number(outcome.fit())
                .number(outcome.engagement())
                .number(outcome.product())
                .number(outcome.content())
                .word(outcome.grade())
                .truth(outcome.interest().contains(Interest.CONTENT))
                .truth(outcome.interest().contains(Interest.PRODUCT));
    }

    private static Outcome outcome(Unpacking from) {
        return new Outcome(
                new Verdict(Verdict.Kind.valueOf(from.word()), from.word(), from.list(Unpacking::word)),
                from.truth(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.word(),
                interest(from.truth(), from.truth()));
    }

    private static Set<Interest> interest(boolean content, boolean product) {
        EnumSet<Interest> interest = EnumSet.noneOf(Interest.class);
        if (content) {
            interest.add(Interest.CONTENT);
        }
        if (product) {
            interest.add(Interest.PRODUCT);
        }
        return Set.copyOf(interest);
    }

    /** A standing by itself. */
    static byte[] standing(Words words, Standing standing) {
        Packing to = new Packing(words);
        unhanded(to, standing);
        instant(to, standing.handedAt());
        undone(to, standing);
        return to.bytes();
    }

    static Standing standing(Words words, byte[] body) {
        Unpacking from = new Unpacking(words, body);
        return unhanded(from).handed(instant(from)).undone(undone(from));
    }

    static void undone(Packing to, Standing standing) {
        String undone = standing.undone();
        to.truth(undone != null);
        if (undone != null) {
            to.text(undone);
        }
    }

    static @Nullable String undone(Unpacking from) {
        return from.truth() ? from.text() : null;
    }

    /** All but when the person was handed over, and what was undone. */
    private static void unhanded(Packing to, Standing standing) {
        to.word(standing.stage().name()).number(standing.since());
        instant(to, standing.belowSince());
        instant(to, standing.leftAt());
        to.number(standing.recycles());
        instant(to, standing.mqlSince());
        instant(to, standing.answerBy());
        to.list(standing.passed().stream().sorted().toList(), (packing, stage) -> packing.word(stage.name()));
    }

    private static Standing unhanded(Unpacking from) {
        Standing standing = new Standing(
                Stage.valueOf(from.word()),
                from.number(),
                instant(from),
                instant(from),
                (int) from.number(),
                instant(from),
                instant(from));
        return standing.passed(Set.copyOf(from.list(stage -> Stage.valueOf(stage.word()))));
    }

    static void instant(Packing to, @Nullable Long instant) {
        to.truth(instant != null);
        if (instant != null) {
            to.number(instant);
        }
    }

    static @Nullable Long instant(Unpacking from) {
        return from.truth() ? Long.valueOf(from.number()) : null;
    }

    static void decision(Packing to, Decision decision) {
        to.word(decision.from().name())
                .word(decision.to().name())
                .word(decision.cause().name())
                .list(
                        decision.status(),
                        (packing, change) -> packing.word(change.property())
                                .word(change.stage().name()))
                .list(
                        decision.held(),
                        (packing, held) -> packing.word(held.property())
                                .text(held.value())
                                .word(held.reason().name()));
        unhanded(to, decision.after());
        to.number(decision.reviewAt());
    }

    static Decision decision(Unpacking from) {
        Stage before = Stage.valueOf(from.word());
        Stage after = Stage.valueOf(from.word());
        Decision.Cause cause = Decision.Cause.valueOf(from.word());
        List<Decision.StatusChange> status =
                from.list(each -> new Decision.StatusChange(each.word(), Stage.valueOf(each.word())));
        List<Decision.Held> held =
                from.list(each -> new Decision.Held(each.word(), each.text(), Decision.Reason.valueOf(each.word())));
        return new Decision(before, after, cause, status, held, unhanded(from), from.number(), List.of());
    }
}
