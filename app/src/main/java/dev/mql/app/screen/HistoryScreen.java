package dev.mql.app.screen;

import dev.mql.decide.Way;
import dev.mql.model.Stage;
import dev.mql.store.StoredVerdict;
import dev.mql.store.StoredVerdict.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Each verdict that was kept of a person, oldest first, with what changed it. Points alone make no new entry. */
public final class HistoryScreen {

    private static final int MOST_CAUSES = 3;

    private HistoryScreen() {}

    /** @param again the command that shows one of them in full, but for its number */
    public static void print(List<StoredVerdict> history, String headline, Times times, String again, Lines lines) {
        lines.line("%s", headline);
        if (history.isEmpty()) {
            lines.line("  no verdict has been kept yet: mql sync makes the first one");
        }
        List<List<String>> causes = causes(history);
        for (int i = 0; i < history.size(); i++) {
            StoredVerdict verdict = history.get(i);
            lines.line(
                    "%3d  %-14s %-13s %5s %-3s %s",
                    i + 1,
                    times.minute(verdict.asOf()),
                    verdict.outcome().verdict().kind().word(),
                    Points.text(verdict.outcome().score()),
                    verdict.outcome().grade(),
                    i == 0 ? first(verdict) : String.join(", ", causes.get(i)));
        }
        if (!history.isEmpty()) {
            lines.line("%s N   one of them in full, by the definition and the facts of then", again);
        }
        lines.flush();
    }

    private static String first(StoredVerdict verdict) {
        return "the first one, by " + Hashes.cut(verdict.definitionHash());
    }

    /** Of each verdict what changed it, and which stages on the way to sales were left out by then. */
    static List<List<String>> causes(List<StoredVerdict> history) {
        List<List<String>> all = new ArrayList<>();
        Set<Stage> passed = Set.of();
        for (int i = 0; i < history.size(); i++) {
            StoredVerdict now = history.get(i);
            List<String> causes = i == 0 ? new ArrayList<>() : causes(history.get(i - 1), now);
            List<Stage> before = Way.skipped(passed);
            passed = i == 0 ? Way.met(now.stage()) : Way.and(passed, now.stage());
            List<Stage> skipped = new ArrayList<>(Way.skipped(passed));
            skipped.removeAll(before);
            if (!skipped.isEmpty()) {
                causes.add("skipped " + skipped.stream().map(Stage::word).collect(Collectors.joining(" and ")));
            }
            all.add(causes);
        }
        return all;
    }

    /** What differs between two verdicts: the definition, a stop, a raised hand, and the rules that moved most. */
    static List<String> causes(StoredVerdict before, StoredVerdict now) {
        List<String> causes = new ArrayList<>();
        if (!before.definitionHash().equals(now.definitionHash())) {
            causes.add("definition " + Hashes.cut(before.definitionHash()) + " -> " + Hashes.cut(now.definitionHash()));
        }
        String code = now.outcome().verdict().code();
        if (!code.isEmpty() && !code.equals(before.outcome().verdict().code())) {
            causes.add("stopped by " + code);
        }
        if (now.outcome().raised() != before.outcome().raised()) {
            causes.add(now.outcome().raised() ? "raised a hand" : "the raised hand is down");
        }
        if (before.stage() != now.stage()) {
            causes.add(before.stage().word() + " -> " + now.stage().word());
        }
        Map<String, Long> was = points(before);
        Map<String, Long> is = points(now);
        TreeSet<String> rules = new TreeSet<>(was.keySet());
        rules.addAll(is.keySet());
        rules.stream()
                .filter(rule -> delta(rule, was, is) != 0)
                .sorted(Comparator.comparingLong((String rule) -> -Math.abs(delta(rule, was, is))))
                .limit(MOST_CAUSES)
                .forEach(rule -> causes.add(rule + " " + Points.text(was.getOrDefault(rule, 0L)) + " -> "
                        + Points.text(is.getOrDefault(rule, 0L))));
        if (causes.isEmpty()) {
            causes.add("something unknown became known");
        }
        return causes;
    }

    private static long delta(String rule, Map<String, Long> was, Map<String, Long> is) {
        return is.getOrDefault(rule, 0L) - was.getOrDefault(rule, 0L);
    }

    private static Map<String, Long> points(StoredVerdict verdict) {
        return verdict.reasons().stream().collect(Collectors.toMap(Reason::rule, Reason::points, Long::sum));
    }

    /** The same for scripts. */
    public static Map<String, Object> json(List<StoredVerdict> history) {
        List<Map<String, Object>> all = new ArrayList<>();
        List<List<String>> causes = causes(history);
        for (int i = 0; i < history.size(); i++) {
            StoredVerdict verdict = history.get(i);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("number", i + 1);
            json.put("as_of", java.time.Instant.ofEpochMilli(verdict.asOf()).toString());
            json.put("definition", verdict.definitionHash());
            json.put("verdict", verdict.outcome().verdict().kind().word());
            json.put("code", verdict.outcome().verdict().code());
            json.put("stage", verdict.stage().word());
            json.put("score", Points.number(verdict.outcome().score()));
            json.put("grade", verdict.outcome().grade());
            json.put("because", causes.get(i));
            json.put("facts_hash", verdict.factsHash());
            all.add(json);
        }
        return Map.of("history", all);
    }
}
