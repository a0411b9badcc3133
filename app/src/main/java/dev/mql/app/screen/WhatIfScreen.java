package dev.mql.app.screen;

import dev.mql.app.workspace.Agreed;
import dev.mql.app.workspace.Comparison;
import dev.mql.app.workspace.Comparison.Example;
import dev.mql.evaluate.Verdict.Kind;
import java.util.Map;
import java.util.stream.Collectors;

/** Who would come and who would go. */
public final class WhatIfScreen {

    /** The JSON has them all. */
    private static final int LISTED = 12;

    private WhatIfScreen() {}

    public static void print(Comparison comparison, Agreed now, Agreed supposed, Lines lines) {
        lines.line(
                "WHAT IF  %s (%s) were changed to %s: nothing is written, no call was made",
                now.definition().name(), Hashes.cut(now.hash()), Hashes.cut(supposed.hash()));
        lines.gap();
        lines.line("%-14s %10s %10s %10s", Lines.people(comparison.people()), "now", "then", "");
        for (Kind kind : Kind.values()) {
            long before = comparison.before().getOrDefault(kind, 0L);
            long after = comparison.after().getOrDefault(kind, 0L);
            lines.line(
                    "  %-12s %10s %10s %10s",
                    Wording.activity(kind.word()),
                    Lines.count(before),
                    Lines.count(after),
                    after == before ? "" : String.format(java.util.Locale.ROOT, "%+,d", after - before));
        }
        lines.gap();
        side(lines, "COME", comparison.coming());
        side(lines, "GO", comparison.going());
        if (!comparison.moves().isEmpty()) {
            lines.line("MOVES  %s", counts(comparison.moves()));
        }
        lines.flush();
    }

    private static void side(Lines lines, String title, Comparison.Side side) {
        lines.line("%s  %s", title, Lines.people(side.people()));
        side.by().forEach((kind, counts) -> lines.line("  by %-8s %s", kind, counts(counts)));
        for (Example example : side.examples()) {
            lines.line(
                    "  %5s -> %-5s %s",
                    Points.text(example.before().score()),
                    Points.text(example.after().score()),
                    example.headline());
        }
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(LISTED)
                .map(entry -> entry.getKey() + " " + Lines.count(entry.getValue()))
                .collect(Collectors.joining(" · "));
    }
}
