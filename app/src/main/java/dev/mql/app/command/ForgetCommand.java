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
import dev.mql.store.Dossier;
import dev.mql.store.Identity;
import dev.mql.store.StoredVerdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            List<Ref> records = desk.store().people().keptOf(desk.crmName(), who);
            if (records.isEmpty()) {
                throw new UserError(
                        "nothing is kept of anybody of this id or e-mail",
                        desk.crmName(),
                        "whoever was forgotten is in the store no more; check the spelling, or try the id");
            }
            Set<Records> people = new HashSet<>();
            Set<List<StoredVerdict>> histories = new HashSet<>();
            for (Ref record : records) {
                desk.store().people().dossier(record).map(Dossier::records).ifPresent(people::add);
                histories.add(desk.store().people().history(record));
            }
            long activities =
                    people.stream().mapToLong(each -> each.touches().size()).sum();
            long verdicts = histories.stream().mapToLong(List::size).sum();
            if (yes) {
                erase(desk, records);
            }
            show(records, activities, verdicts);
            return (yes ? ExitCode.DONE : ExitCode.PENDING).code();
        }
    }

    /** While no run is at work, which could bring back what it has just read. */
    private void erase(Desk desk, List<Ref> records) {
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
        if (!desk.store().people().keptOf(desk.crmName(), who).isEmpty()) {
            throw new UserError("somebody else's record came in between", desk.crmName(), "run mql forget again");
        }
    }

    private void show(List<Ref> records, long activities, long verdicts) {
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
