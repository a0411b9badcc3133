package dev.mql.app.screen;

import dev.mql.crm.Limit;
import dev.mql.store.Run;
import dev.mql.store.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;

/** A run as the stable JSON object scripts read. */
public final class RunJson {

    private RunJson() {}

    public static Map<String, Object> of(Run run, List<Limit> limits) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", run.id());
        json.put("crm", run.crm());
        json.put("kind", run.kind().word());
        json.put("backfill", run.ground().backfill());
        json.put("definition", run.definition().split(" ", 2)[0]);
        json.put("started", run.started().toString());
        run.asOf().ifPresent(asOf -> json.put("as_of", asOf.toString()));
        run.ended().ifPresent(ended -> json.put("ended", ended.toString()));
        json.put("state", run.state().word());
        Tally tally = run.tally();
        json.put("read", read(tally.read()));
        json.put("evaluated", tally.evaluated());
        json.put("verdicts", verdicts(tally.verdicts()));
        json.put("changed", tally.changed());
        json.put("written", tally.written());
        json.put("held_back", tally.heldBack());
        json.put("failed", tally.failed());
        json.put("left", tally.left());
        json.put("calls", calls(run));
        limits.stream()
                .filter(limit -> limit.name().contains("daily"))
                .findFirst()
                .ifPresent(daily ->
                        json.put("quota", Map.of("used", daily.allowed() - daily.left(), "left", daily.left())));
        run.plan().ifPresent(plan -> json.put("plan", plan));
        if (!run.message().isEmpty()) {
            json.put("message", run.message());
        }
        run.resumesAt().ifPresent(at -> json.put("resumes_at", at.toString()));
        return json;
    }

    /** Everything that is neither people nor companies nor deals is activity; what only a sweep found is counted apart. */
    private static Map<String, Object> read(SortedMap<String, Long> read) {
        Map<String, Object> json = new LinkedHashMap<>();
        long contacts =
                read.getOrDefault("contacts", 0L) + read.getOrDefault("Lead", 0L) + read.getOrDefault("Contact", 0L);
        long companies = read.getOrDefault("companies", 0L) + read.getOrDefault("Account", 0L);
        long deals = read.getOrDefault("deals", 0L) + read.getOrDefault("Opportunity", 0L);
        long gone = sum(read, name -> name.endsWith(" gone"));
        long found = sum(read, name -> name.endsWith(" found"));
        long all = sum(read, name -> true) - gone - found - sum(read, name -> name.endsWith(" ids"));
        json.put("contacts", contacts);
        json.put("companies", companies);
        json.put("deals", deals);
        json.put("activities", all - contacts - companies - deals);
        json.put("gone", gone);
        json.put("found", found);
        return json;
    }

    private static long sum(SortedMap<String, Long> read, Predicate<String> which) {
        return read.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Object> verdicts(SortedMap<String, Long> verdicts) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (String kind : List.of("mql", "needs_data", "nurture", "disqualified")) {
            json.put(kind, verdicts.getOrDefault(kind, 0L));
        }
        return json;
    }

    private static Map<String, Object> calls(Run run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("total", run.calls().total());
        json.put("read", run.calls().read());
        json.put("write", run.calls().write());
        json.put("look", run.calls().look());
        json.put("refused", run.calls().refused());
        json.put("retried", run.calls().retried());
        return json;
    }
}
