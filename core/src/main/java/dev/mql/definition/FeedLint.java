package dev.mql.definition;

import dev.mql.model.Feed;
import dev.mql.model.Feed.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A definition against what one CRM, its licence and its mapping can tell: what cannot fire there, and what that costs. */
public final class FeedLint {

    private final Definition definition;
    private final String crm;
    private final Set<String> facts;
    private final Map<String, Feed> activities;
    private final List<Finding> found = new ArrayList<>();
    private final Firing firing = new Firing(this::isFed);
    private long lost;

    private FeedLint(Definition definition, String crm, Set<String> facts, Map<String, Feed> activities) {
        this.definition = definition;
        this.crm = crm;
        this.facts = facts;
        this.activities = activities;
    }

    /**
     * @param crm the CRM's name, for messages
     * @param facts the facts its mapping feeds
     * @param activities per activity type, how well it is fed; a type without an entry is not
     */
    public static List<Finding> of(Definition definition, String crm, Set<String> facts, Map<String, Feed> activities) {
        FeedLint lint = new FeedLint(definition, crm, facts, activities);
        lint.check();
        return List.copyOf(lint.found);
    }

    private void check() {
        for (Never never : definition.never()) {
            missing(
                    "never." + never.code(),
                    Mentions.of(never.when()),
                    firing.canBeTrue(never.when()) ? "it stops by the others only" : "it stops nobody");
        }
        missing("hand_raise", Mentions.types(definition.handRaise().did()), "those hands are not seen");
        missing(
                "sales_needs",
                new TreeSet<>(definition.salesNeeds()),
                "it is never known, everybody ends in needs data");
        rules("fit.", definition.fit().cap(), definition.fit().rules());
        rules(
                "engagement.product.",
                definition.engagement().cap(),
                definition.engagement().product());
        rules(
                "engagement.content.",
                definition.engagement().contentCap(),
                definition.engagement().content());
        rules(
                "engagement.against.",
                definition.engagement().cap(),
                definition.engagement().against());
        if (lost > 0) {
            found.add(Finding.doubtful(
                    "mql.enter",
                    crm + " takes away rules worth up to " + PlainPoints.of(lost) + " points",
                    "feed them in the mapping, or lower the lines for this CRM"));
        }
    }

    private void rules(String section, long cap, List<Rule> rules) {
        for (Rule rule : rules) {
            Set<String> used = Mentions.of(rule);
            if (!used.isEmpty() && !canFire(rule, used)) {
                long points = worth(rule);
                lost += Math.max(0, points);
                String cost = points > 0
                        ? ", worth " + PlainPoints.of(points) + " of the " + PlainPoints.of(cap) + " points"
                        : "";
                missing(section + rule.id(), used, "it cannot fire here" + cost);
            } else {
                missing(section + rule.id(), used, "it fires on the others only");
            }
        }
    }

    private boolean canFire(Rule rule, Set<String> used) {
        return rule instanceof Rule.When when
                ? firing.canBeTrue(when.when())
                : used.stream().anyMatch(this::isFed);
    }

    private void missing(String path, Set<String> used, String consequence) {
        Set<String> missing = unfed(used);
        if (!missing.isEmpty()) {
            found.add(Finding.doubtful(
                    path,
                    "the mapping of " + crm + " does not feed " + String.join(", ", missing) + ": " + consequence,
                    "map it, or leave it out here"));
        }
    }

    private Set<String> unfed(Set<String> used) {
        Set<String> missing = new TreeSet<>(used);
        missing.removeIf(this::isFed);
        return missing;
    }

    private boolean isFed(String name) {
        return facts.contains(name)
                || activities.getOrDefault(name, Feed.NOT_FED).how() != How.NOT_FED;
    }

    /** A single firing where it has no bound. */
    private static long worth(Rule rule) {
        return rule instanceof Rule.Did did ? did.points() : Reach.most(rule);
    }
}
