package dev.mql.definition;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules that give nothing, reasons nobody wrote down, and windows somebody forgot. */
final class RuleLint {

    private static final long WORTH_A_REASON = 10 * 1_000_000L;

    private final Definition definition;
    private final Proof proof = new Proof();
    private final Set<String> ignored = new TreeSet<>();

    RuleLint(Definition definition) {
        this.definition = definition;
        for (Engagement.Ignore ignore : definition.engagement().ignore()) {
            if (ignore.burst() == 0) {
                ignore.did().stream()
                        .filter(pattern -> pattern.where().isEmpty())
                        .forEach(pattern -> ignored.add(pattern.type()));
            }
        }
    }

    void check(List<Finding> found) {
        for (Never never : definition.never()) {
            reason("never." + never.code(), never.words(), !never.words().say().isEmpty(), found);
        }
        handRaise(definition.handRaise(), found);
        rules("fit.", definition.fit().rules(), found);
        rules("engagement.product.", definition.engagement().product(), found);
        rules("engagement.content.", definition.engagement().content(), found);
        rules("engagement.against.", definition.engagement().against(), found);
        if (!definition.views().accounts().isEmpty()) {
            found.add(Finding.note("accounts", "not evaluated yet", "keep it, its form is checked"));
        }
    }

    private void handRaise(HandRaise raise, List<Finding> found) {
        if (raise.did().isEmpty()) {
            return;
        }
        reason("hand_raise", raise.words(), true, found);
        if (raise.within() == Rule.Did.FOR_EVER) {
            found.add(Finding.doubtful(
                    "hand_raise", "whoever raised a hand years ago is an MQL today", "add within: 30d"));
        }
        allIgnored("hand_raise", raise.did(), found);
    }

    private void rules(String section, List<Rule> rules, List<Finding> found) {
        for (Rule rule : rules) {
            String path = section + rule.id();
            dead(path, rule, found);
            if (size(rule) >= WORTH_A_REASON) {
                reason(path, rule.words(), false, found);
            }
        }
    }

    private void dead(String path, Rule rule, List<Finding> found) {
        if (size(rule) == 0) {
            found.add(Finding.doubtful(path, "it gives nothing and takes nothing", "give it points or delete it"));
        }
        if (rule instanceof Rule.When when) {
            Conjunctions.of(when.when())
                    .filter(condition -> condition.contradictsItself(proof))
                    .ifPresent(never -> found.add(contradiction(path)));
        } else if (rule instanceof Rule.Did did) {
            allIgnored(path, did.did(), found);
            tooFew(path, did, found);
        }
    }

    private static Finding contradiction(String path) {
        return Finding.doubtful(path, "it is never true: its conditions exclude each other", "drop one, or say `any`");
    }

    private void allIgnored(String path, List<ActivityPattern> did, List<Finding> found) {
        if (did.stream().allMatch(pattern -> ignored.contains(pattern.type()))) {
            found.add(
                    Finding.doubtful(path, "every activity it counts is ignored", "drop it, or the entry of `ignore`"));
        }
    }

    private static void tooFew(String path, Rule.Did did, List<Finding> found) {
        if (did.count() instanceof Count.AtLeast least
                && least.of() instanceof Count.AtMost most
                && did.within() <= most.within()
                && least.n() > most.n()) {
            found.add(Finding.doubtful(
                    path,
                    "it never fires: at most " + most.n() + " are kept, " + least.n() + " are asked for",
                    "ask for fewer"));
        }
    }

    private static void reason(String path, Words words, boolean minor, List<Finding> found) {
        if (words.why().isEmpty()) {
            String remedy = "add why: for those who sign";
            found.add(
                    minor
                            ? Finding.note(path, "nobody wrote down why", remedy)
                            : Finding.doubtful(path, "nobody wrote down why", remedy));
        }
    }

    /** The most it gives or takes. */
    private static long size(Rule rule) {
        if (rule instanceof Rule.Of of) {
            return of.bands().stream()
                    .mapToLong(band -> Math.abs(band.points()))
                    .max()
                    .orElse(0);
        } else if (rule instanceof Rule.When when) {
            return Math.abs(when.points());
        }
        return Math.abs(((Rule.Did) rule).points());
    }

    /** Activity types without the narrowing, for messages. */
    static String types(List<ActivityPattern> did) {
        return did.stream().map(ActivityPattern::type).distinct().collect(Collectors.joining(", "));
    }
}
