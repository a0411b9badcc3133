package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Desk;
import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.mapping.Wants;
import dev.mql.model.Ref;
import dev.mql.store.Identity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description =
                "Erases a person from mql's store for good: what was read, thought, planned and written. The CRM keeps"
                        + " what it has; mql does not read it again.",
        mixinStandardHelpOptions = true)
final class ForgetCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "WHO", description = "By id or e-mail.")
    private String who = "";

    @Option(names = "--crm", paramLabel = "CRM", description = "Where several are mapped.")
    private String crm = "";

    @Option(
            names = {"-y", "--yes"},
            description = "Erase; without it only what there is is shown.")
    private boolean yes;

    ForgetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm)) {
            SortedSet<Ref> records = new TreeSet<>();
            long activities = 0;
            long verdicts = 0;
            for (Ref person : People.all(desk, who)) {
                Records theirs = People.records(desk, person);
                theirs.versions().stream()
                        .filter(version -> version.role().equals("self"))
                        .forEach(version -> records.add(version.row().ref()));
                activities += theirs.touches().size();
                verdicts += desk.store().people().history(person).size();
            }
            if (yes) {
                erase(desk, records);
            }
            show(records, activities, verdicts);
            return (yes ? ExitCode.DONE : ExitCode.PENDING).code();
        }
    }

    /** While no run is at work, which could bring back what it has just read. */
    private void erase(Desk desk, SortedSet<Ref> records) {
        Instant now = surroundings.clock().instant();
        desk.store().switches().take(desk.crmName(), Desk.holder(), now);
        try {
            Identity identity = new Identity(Wants.emailByType(desk.mapping()));
            desk.store()
                    .intake()
                    .keep(
                            desk.crmName(),
                            records.stream()
                                    .<Item>map(ref -> new Item.Gone(ref, now.toEpochMilli(), Item.Why.ERASED))
                                    .toList(),
                            now,
                            identity);
        } finally {
            desk.store().switches().letGo(desk.crmName(), Desk.holder());
        }
        if (records.stream().anyMatch(ref -> desk.store().people().dossier(ref).isPresent())) {
            throw new UserError("somebody else's record came in between", desk.crmName(), "run mql forget again");
        }
    }

    private void show(SortedSet<Ref> records, long activities, long verdicts) {
        if (options.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("erased", yes);
            json.put("records", records.stream().map(Ref::toString).toList());
            json.put("activities", activities);
            json.put("verdicts", verdicts);
            JsonText.print(json, surroundings);
            return;
        }
        Lines lines = new Lines(surroundings.out());
        lines.line(
                "%s: %s, %s, %s, and all that was planned and written of them",
                yes ? "ERASED" : "TO ERASE",
                Lines.many(records.size(), "record"),
                Lines.many(activities, "activity").replace("activitys", "activities"),
                Lines.many(verdicts, "verdict"));
        records.forEach(ref -> lines.line("  %s %s", ref.type(), ref.id()));
        if (yes) {
            lines.line("mql keeps these ids, so as not to read them again. Expire copies of the store and its logs"
                    + " yourself: docs/operation.md");
        } else {
            lines.line("mql forget %s --yes%s   does it, for good", who, options.again());
        }
        lines.flush();
    }
}
