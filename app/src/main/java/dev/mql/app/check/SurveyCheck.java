package dev.mql.app.check;

import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Unfed;
import dev.mql.definition.Definition;
import dev.mql.definition.Rule;
import dev.mql.file.Mistake;
import dev.mql.mapping.ActivitySource;
import dev.mql.mapping.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the people in the store say about facts, rules and activities. */
final class SurveyCheck {

    /** Of names nobody mapped, per source. */
    private static final int SHOWN = 5;

    private final Desk desk;
    private final FilePlaces places;
    private final Survey survey;
    private final Set<String> cannotFire;
    private final List<Finding> findings = new ArrayList<>();

    private SurveyCheck(Desk desk) {
        this.desk = desk;
        this.places = FilePlaces.of(desk);
        this.survey = Survey.of(desk);
        this.cannotFire = Unfed.in(desk, desk.workspace().agreed()).stream()
                .map(Mistake::path)
                .collect(Collectors.toSet());
    }

    /** Nothing before the first people were read. */
    static List<Finding> of(Desk desk, boolean all) {
        if (desk.store().people().census(desk.crmName()).people() == 0) {
            return List.of();
        }
        SurveyCheck check = new SurveyCheck(desk);
        check.facts();
        check.rules();
        check.touched(all ? Integer.MAX_VALUE : SHOWN);
        return check.findings;
    }

    private void facts() {
        for (String fact : desk.mapping().facts().keySet()) {
            long known = survey.known(fact);
            String subject = "fact " + fact;
            if (known == 0) {
                findings.add(Finding.note(
                                subject,
                                "known of nobody among " + Lines.people(survey.people()),
                                "map a property that people fill, or leave the fact out")
                        .at(places.ofFact(fact)));
            } else {
                long percent = Math.max(1, 100 * known / survey.people());
                findings.add(Finding.ok(subject, "known of " + percent + " % of " + Lines.people(survey.people())));
            }
        }
    }

    private void rules() {
        Definition definition = desk.workspace().agreed().definition();
        definition.never().forEach(never -> rule("never." + never.code(), never.code(), "stops"));
        definition.fit().rules().forEach(rule -> rule("fit.", rule));
        definition.engagement().product().forEach(rule -> rule("engagement.product.", rule));
        definition.engagement().content().forEach(rule -> rule("engagement.content.", rule));
        definition.engagement().against().forEach(rule -> rule("engagement.against.", rule));
    }

    private void rule(String section, Rule rule) {
        rule(section + rule.id(), rule.id(), "fires for");
    }

    /** What cannot fire here is named with the definition, and what that costs. */
    private void rule(String path, String id, String verb) {
        long people = survey.fired(id);
        if (people > 0) {
            findings.add(Finding.ok("rule " + path, verb + " " + Lines.people(people) + " within 90 days"));
        } else if (!cannotFire.contains(path)) {
            findings.add(Finding.note(
                    "rule " + path,
                    "possible, but never seen within 90 days",
                    "nothing, if that is so; else compare what it asks for with the facts and activities listed here"));
        }
    }

    /** @param most names nobody mapped, per source; the rest is counted */
    private void touched(int most) {
        Map<String, List<Touched>> bySource = new TreeMap<>();
        survey.touched()
                .forEach(one -> bySource.computeIfAbsent(one.source(), name -> new ArrayList<>())
                        .add(one));
        bySource.forEach((source, all) -> {
            List<Touched> unmapped =
                    all.stream().filter(one -> one.type().isEmpty()).toList();
            List<Touched> left = unmapped.subList(Math.min(most, unmapped.size()), unmapped.size());
            all.stream().filter(one -> !left.contains(one)).forEach(one -> touched(one, one.equals(all.get(0))));
            if (!left.isEmpty()) {
                findings.add(Finding.note(
                        source + " (others)",
                        times(left.stream().mapToLong(Touched::touches).sum()) + " under " + Lines.count(left.size())
                                + " more names, nobody mapped these",
                        "mql check --all names them"));
            }
        });
    }

    private void touched(Touched one, boolean first) {
        String subject = one.source() + " \"" + one.name() + "\"";
        if (one.type().isEmpty()) {
            String remedy = "name it under activities: " + one.source() + " in mapping-" + desk.crmName()
                    + ".yaml; what is worth no points goes under nothing:";
            findings.add(Finding.note(subject, times(one.touches()) + ", nobody mapped this", first ? remedy : ""));
        } else {
            String type = one.type().get();
            findings.add(Finding.ok(
                    subject,
                    times(one.touches()) + (type.equals(ActivitySource.NOTHING) ? ", worth nothing" : ", " + type)));
        }
    }

    private static String times(long touches) {
        return Lines.count(touches) + (touches == 1 ? " time" : " times");
    }
}
