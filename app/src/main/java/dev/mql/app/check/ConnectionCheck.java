package dev.mql.app.check;

import dev.mql.app.UserError;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.Wording;
import dev.mql.app.workspace.Desk;
import dev.mql.crm.CrmException;
import dev.mql.crm.Limit;
import dev.mql.crm.Problem;
import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import dev.mql.mapping.Misreadings;
import dev.mql.mapping.Unread;
import dev.mql.sync.Drift;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the CRM says to the mapping: credential, rights, each property, the clock, the limits. */
final class ConnectionCheck {

    /** Two clocks differ by seconds; what reading overlaps by is ten minutes. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final Desk desk;
    private final FilePlaces places;
    private final List<Finding> findings = new ArrayList<>();

    ConnectionCheck(Desk desk) {
        this.desk = desk;
        this.places = FilePlaces.of(desk);
    }

    List<Finding> findings() {
        try {
            Schema schema = desk.wholeSchema();
            findings.add(Finding.ok(
                    "connection",
                    Wording.crm(desk.crmName()) + " account " + schema.account().id() + ", "
                            + schema.account().zone().replaceFirst("^Z$", "UTC")));
            clock();
            properties(schema);
            findings.addAll(FillCheck.of(desk, schema, places));
            findings.add(WebhookCheck.of(desk, places));
            for (Limit limit : desk.crm().limits()) {
                findings.add(Finding.ok(
                        "limit " + limit.name(),
                        Lines.count(limit.left()) + " of " + Lines.count(limit.allowed()) + " left"));
            }
        } catch (CrmException trouble) {
            findings.add(Finding.wrong("connection", String.valueOf(trouble.getMessage()), trouble.remedy())
                    .at(places.ofConnection(trouble.remedy())));
        } catch (UserError missing) {
            findings.add(Finding.wrong("connection", missing.getMessage(), "").at(places.ofConnection("")));
        }
        return findings;
    }

    /** A run by a wrong clock judges by another day than the CRM's people live in. */
    private void clock() {
        desk.crm().clock().ifPresent(theirs -> {
            Duration skew = Duration.between(theirs, desk.clock().instant());
            if (skew.abs().compareTo(SKEW) > 0) {
                findings.add(Finding.note(
                        "clock",
                        "this machine's clock is " + skew.abs().toMinutes() + " minutes "
                                + (skew.isNegative() ? "behind " : "ahead of ") + Wording.crm(desk.crmName()) + "'s",
                        "set this machine's clock, best by NTP: points fade and windows close by it"));
            } else {
                findings.add(Finding.ok("clock", "agrees with " + Wording.crm(desk.crmName()) + "'s"));
            }
        });
    }

    private void properties(Schema schema) {
        Wanted wanted = desk.toPrepare();
        Set<String> written = new HashSet<>();
        wanted.write()
                .forEach((object, targets) -> targets.forEach(target -> written.add(object + "." + target.property())));
        List<Problem> asked = desk.crm().check(wanted, schema);
        schema.missing().stream().filter(problem -> !asked.contains(problem)).forEach(problem -> add(problem, false));
        Misreadings.of(desk.mapping(), schema).forEach(problem -> add(problem, false));
        asked.forEach(problem -> add(problem, written.contains(problem.subject())));
        Drift.of(desk.crmName(), desk.mapping(), schema, desk.store().switches())
                .changes()
                .forEach(change -> add(
                        new Problem(change.subject(), change.what(), change.remedy(), false),
                        written.contains(change.subject())));
        if (findings.stream().noneMatch(finding -> finding.state() == Finding.State.WRONG)) {
            findings.add(Finding.ok(
                    "properties", "every mapped property is there, fits and may be written where it has to be"));
        }
    }

    private void add(Problem problem, boolean written) {
        Finding finding = problem.fatal()
                ? Finding.wrong(problem.subject(), problem.message(), problem.remedy())
                : Finding.note(problem.subject(), problem.message() + withoutIt(problem), problem.remedy());
        findings.add(finding.at(places.of(problem, written)));
    }

    /** What a sync does not know where an object is withheld; empty where the mapping wants nothing of it. */
    private String withoutIt(Problem problem) {
        Set<String> unknown = Unread.of(desk.mapping(), problem.subject());
        return unknown.isEmpty() ? "" : ": a sync goes on, and does not know " + String.join(", ", unknown);
    }
}
