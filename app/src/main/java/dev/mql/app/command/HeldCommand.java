package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Headline;
import dev.mql.app.screen.HeldCsv;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.Reasons;
import dev.mql.app.screen.Times;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.HeldSources;
import dev.mql.crm.Setting;
import dev.mql.decide.Decision;
import dev.mql.mapping.Mapping;
import dev.mql.model.Ref;
import dev.mql.store.Backlog.Held;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Statuses mql left alone, and why.", mixinStandardHelpOptions = true)
final class HeldCommand implements Callable<Integer> {

    private static final String NOT_LOOKED = "not looked at since it went live";

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    @Option(names = "--limit", paramLabel = "N", description = "How many at most (default: 50).")
    private int limit = 50;

    @Option(names = "--why", description = "Only how many for each reason, and what to do about it.")
    private boolean why;

    @Option(names = "--csv", paramLabel = "FILE", description = "All of it, for a spreadsheet; ids only.")
    private @Nullable Path csv;

    @Option(
            names = "--who",
            description = "Who set what was changed after mql wrote, as the CRM's history tells. Asks the CRM.")
    private boolean whoSet;

    HeldCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            List<Held> held = desk.store().backlog().held(desk.crmName(), limit);
            long all = desk.store().backlog().heldCount(desk.crmName());
            if (csv != null) {
                HeldCsv.write(
                        desk.store().backlog().held(desk.crmName(), Integer.MAX_VALUE),
                        person -> stage(desk, person),
                        surroundings.folder().resolve(csv));
            }
            if (options.json) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("count", all);
                json.put("held", held.stream().map(each -> json(desk, each)).toList());
                JsonText.print(json, surroundings);
            } else {
                show(held, all, desk);
            }
            return ExitCode.DONE.code();
        }
    }

    private void show(List<Held> held, long all, Desk desk) {
        Lines lines = new Lines(surroundings.out());
        if (all == 0) {
            lines.line("nothing is held back");
        } else if (whoSet) {
            who(desk, lines);
        } else if (why) {
            summary(desk, lines);
        } else {
            people(held, all, desk, lines);
        }
        lines.flush();
    }

    private void summary(Desk desk, Lines lines) {
        Map<String, Long> counts = new TreeMap<>();
        desk.store()
                .backlog()
                .held(desk.crmName(), Integer.MAX_VALUE)
                .forEach(each -> counts.merge(each.reason(), 1L, Long::sum));
        counts.forEach((reason, count) -> {
            Decision.Reason known = Decision.Reason.valueOf(reason.toUpperCase(Locale.ROOT));
            boolean stale = isFromShadow(desk, reason);
            lines.line("%6s  %s", Lines.count(count), stale ? NOT_LOOKED : Reasons.held(reason));
            lines.line("        -> %s", options.typed(stale ? "mql sync looks at everybody" : Reasons.remedy(known)));
        });
    }

    private void who(Desk desk, Lines lines) {
        List<Held> changed = desk.store().backlog().held(desk.crmName(), Integer.MAX_VALUE).stream()
                .filter(held -> held.reason().equals(Decision.Reason.CHANGED_AFTER_OURS.word()))
                .toList();
        Map<Setting.By, Long> counts = new TreeMap<>();
        new HeldSources(desk.crm()).of(changed).values().forEach(by -> counts.merge(by, 1L, Long::sum));
        lines.line("%s changed after mql had written, by", Lines.count(changed.size()));
        counts.forEach((by, count) -> {
            String source = by.name().toLowerCase(Locale.ROOT);
            lines.line(
                    "%6s  %-12s %s",
                    Lines.count(count),
                    source,
                    by == Setting.By.UNKNOWN
                            ? "the CRM does not say"
                            : "mql release --source " + source + options.again());
        });
    }

    private void people(List<Held> held, long all, Desk desk, Lines lines) {
        Times times = desk.times();
        summary(desk, lines);
        lines.gap();
        for (Held each : held) {
            lines.line(
                    "%-14s %-26s %s = %-20s mql: %-12s %-36s since %s",
                    each.person().id(),
                    name(desk, each),
                    each.property(),
                    each.value().isEmpty() ? "(empty)" : each.value(),
                    stage(desk, each.person()),
                    isFromShadow(desk, each.reason()) ? NOT_LOOKED : Reasons.held(each.reason()),
                    times.day(each.since()));
        }
        if (all > held.size()) {
            lines.line("and %s more: --limit", Lines.count(all - held.size()));
        }
        lines.gap().line("mql release ID%s   lets the next run write one of them", options.again());
    }

    /** Until a run has looked, what was decided in shadow mode stands there. */
    private static boolean isFromShadow(Desk desk, String reason) {
        return reason.equals(Decision.Reason.SHADOW.word()) && desk.mapping().mode() == Mapping.Mode.LIVE;
    }

    /** What mql thinks, beside what the CRM holds. */
    private static String stage(Desk desk, Ref person) {
        return desk.store()
                .people()
                .dossier(person)
                .map(dossier -> dossier.standing().stage().word())
                .orElse("");
    }

    /** Shown to whoever sits at the terminal; JSON, which ends in files, has ids only. */
    private static String name(Desk desk, Held held) {
        return desk.store()
                .people()
                .dossier(held.person())
                .map(Headline::name)
                .orElse(held.person().type());
    }

    private static Map<String, Object> json(Desk desk, Held held) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", held.person().type());
        json.put("id", held.person().id());
        json.put("property", held.property());
        json.put("value", held.value());
        json.put("mql", stage(desk, held.person()));
        json.put("reason", held.reason());
        json.put("since", java.time.Instant.ofEpochMilli(held.since()).toString());
        return json;
    }
}
