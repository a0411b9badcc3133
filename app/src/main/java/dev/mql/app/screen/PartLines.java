package dev.mql.app.screen;

import dev.mql.definition.Count;
import dev.mql.definition.Definition;
import dev.mql.definition.Fading;
import dev.mql.definition.Rule;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Part;
import dev.mql.evaluate.Part.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One rule's part as lines whose products check by hand: {@code +7.5  product-sheet  read ...  12 x 0.630  20 days old}. */
final class PartLines {

    private static final int MOST_ACTIVITIES = 3;

    private final Definition definition;
    private final Evaluation evaluation;
    private final Times times;

    PartLines(Definition definition, Evaluation evaluation, Times times) {
        this.definition = definition;
        this.evaluation = evaluation;
        this.times = times;
    }

    List<String> of(Part part) {
        return switch (part.state()) {
            case FIRED -> part.detail().kept().isEmpty() ? List.of(fromFact(part)) : fromActivities(part);
            case NOT -> List.of(row("0", part, instead(part), from(part) + needed(part)));
            case UNKNOWN -> List.of(unknown(part));
            case NOT_FED ->
                List.of(row("-", part, "no source here", "worth " + Points.signed(part.of()) + "; mql check"));
        };
    }

    private String fromFact(Part part) {
        return row(Points.signed(part.points()), part, told(part), from(part));
    }

    private List<String> fromActivities(Part part) {
        List<Kept> kept = part.detail().kept();
        List<String> lines = new ArrayList<>();
        boolean single = kept.size() == 1;
        Kept newest = kept.get(0);
        lines.add(row(
                Points.signed(part.points()),
                part,
                told(part),
                single ? product(newest) + age(part, newest) : kept.size() + " counted" + capped(part)));
        if (!single) {
            kept.stream()
                    .limit(MOST_ACTIVITIES)
                    .forEach(each -> lines.add(String.format(
                            java.util.Locale.ROOT,
                            "          %-16s %-28s %s",
                            "",
                            Lines.cut(Points.fixed(each.contribution()) + "  " + each.asset(), 28),
                            product(each) + age(part, each))));
            if (kept.size() > MOST_ACTIVITIES) {
                lines.add("          " + " ".repeat(17) + "and " + (kept.size() - MOST_ACTIVITIES) + " older");
            }
        }
        return lines;
    }

    private String unknown(Part part) {
        boolean matters = evaluation.outcome().low() != evaluation.outcome().high();
        String worth = part.of() >= 0 ? "0.." + Points.text(part.of()) : Points.text(part.of()) + "..0";
        String empty = activityRule(part).isPresent() ? "not recorded far enough back" : "never read";
        String origin = part.detail().origin().isEmpty() ? empty : part.detail().origin() + " is empty";
        return row(worth, part, "not known", origin + (matters ? "" : "; changes nothing here"));
    }

    private String row(String points, Part part, String told, String why) {
        return String.format(
                java.util.Locale.ROOT,
                "  %7s  %-16s %-28s %s",
                points,
                Lines.cut(part.rule(), 16),
                Lines.cut(told, 28),
                why);
    }

    /** The rule's words are for those it fits; the others see what there is instead. */
    private static String instead(Part part) {
        if (!part.detail().value().isEmpty()) {
            return part.detail().value();
        }
        return part.detail().found() > 0 ? told(part) : "no";
    }

    private static String told(Part part) {
        if (!part.say().isEmpty()) {
            return part.say();
        }
        if (!part.detail().value().isEmpty()) {
            return part.detail().value();
        }
        return part.detail().found() > 0 ? part.detail().found() + " found" : "";
    }

    private String from(Part part) {
        Part.Detail detail = part.detail();
        if (detail.origin().isEmpty()) {
            return "";
        }
        return detail.origin() + (detail.since() > 0 ? ", since " + times.day(detail.since()) : "");
    }

    private static String product(Kept kept) {
        return String.format(
                java.util.Locale.ROOT, "%-13s", Points.text(kept.points()) + " x " + Points.factor(kept.factor()));
    }

    private String age(Part part, Kept kept) {
        String fading = fading(part).map(Wording::fading).orElse("");
        return "  " + times.age(kept.at()) + (fading.isEmpty() ? "" : ", " + fading);
    }

    private static String capped(Part part) {
        long sum = part.detail().kept().stream().mapToLong(Kept::contribution).sum();
        return sum == part.points() ? "" : ", " + Points.fixed(sum) + " cut to " + Points.fixed(part.points());
    }

    /** {@code 2 needed within 14 days}. */
    private String needed(Part part) {
        return activityRule(part)
                .filter(rule -> rule.count() instanceof Count.AtLeast)
                .map(rule -> ((Count.AtLeast) rule.count()).n() + " needed"
                        + (rule.within() == Rule.Did.FOR_EVER ? "" : " within " + Wording.length(rule.within())))
                .orElse("");
    }

    private Optional<Fading> fading(Part part) {
        return activityRule(part).map(this::inherited);
    }

    private Optional<Rule.Did> activityRule(Part part) {
        return java.util.stream.Stream.of(
                        definition.engagement().product(),
                        definition.engagement().content(),
                        definition.engagement().against())
                .flatMap(List::stream)
                .filter(rule -> rule.id().equals(part.rule()) && rule instanceof Rule.Did)
                .map(rule -> (Rule.Did) rule)
                .findFirst();
    }

    private Fading inherited(Rule.Did did) {
        if (!(did.fading() instanceof Fading.Inherit)) {
            return did.fading();
        }
        return did.within() == Rule.Did.FOR_EVER ? definition.engagement().fading() : new Fading.Inherit();
    }
}
