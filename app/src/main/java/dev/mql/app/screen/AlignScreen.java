package dev.mql.app.screen;

import dev.mql.app.workspace.Agreed;
import dev.mql.app.workspace.Alignments;
import dev.mql.app.workspace.Alignments.Gap;
import dev.mql.app.workspace.Alignments.Junk;
import dev.mql.model.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Marketing's word and sales' word for qualified, side by side. */
public final class AlignScreen {

    private static final int MOST = 5;

    private AlignScreen() {}

    public static void print(Alignments found, Agreed agreed, Lines lines) {
        lines.line(
                "ALIGN  %s %s (%s): the MQL beside what sales asks for",
                agreed.definition().name(), agreed.definition().edition(), Hashes.cut(agreed.hash()));
        lines.gap();
        if (found.gaps().isEmpty()) {
            lines.line("The definition does not say what sales asks for: write `sql`, see docs/definition.md");
        } else {
            lines.line(
                    "STRICTNESS  %s of %s MQLs would pass as sales-qualified today: %d %%",
                    Lines.count(found.pass()), Lines.count(found.mqls()), found.strictness());
            lines.line("REJECTED    %s", Lines.people(found.rejected()));
            lines.gap();
            lines.line("%-8s %-54s %14s %18s", "the MQL", "sales asks for", "MQLs without", "rejected without");
            found.gaps().forEach(gap -> gap(lines, gap, found));
        }
        if (!found.reasons().isEmpty()) {
            lines.gap().line("WHY SALES REJECTED  %s", counts(found.reasons()));
        }
        long past = found.skipped().getOrDefault(Stage.MQL, 0L);
        if (found.keys() + found.before() + past > 0) {
            lines.gap()
                    .line(
                            "TWO KEYS  of %s with sales %s were MQLs before, %s came past marketing, %s were with sales when mql met them",
                            Lines.people(found.keys() + found.before() + past),
                            Lines.count(found.keys()),
                            Lines.count(past),
                            Lines.count(found.before()));
        }
        if (!found.skipped().isEmpty()) {
            lines.line("SKIPPED   %s", skipped(found.skipped()));
        }
        junk(lines, found.junk(), agreed);
        lines.flush();
    }

    private static void gap(Lines lines, Gap gap, Alignments found) {
        lines.line(
                "%-8s %-54s %14s %18s",
                gap.criterion().how().word(),
                Lines.cut(gap.criterion().words(), 54),
                of(gap.mqlsNot(), gap.mqlsUnknown()),
                of(gap.rejectedNot(), gap.rejectedUnknown()) + " of " + found.rejected());
    }

    private static String of(long not, long unknown) {
        return Lines.count(not) + (unknown == 0 ? "" : " + " + Lines.count(unknown) + "?");
    }

    private static void junk(Lines lines, Junk junk, Agreed agreed) {
        lines.gap();
        String wanted = agreed.definition().agreement().target().getOrDefault("junk_handed_over", "0");
        lines.line(
                "JUNK HANDED TO SALES  %s (wanted: %s)   stopped before: %s",
                Lines.count(junk.handed()), wanted, Lines.people(junk.people()));
        line(lines, "why", junk.codes());
        line(lines, "forms", junk.forms());
        line(lines, "assets", junk.assets());
        line(lines, "channels", junk.channels());
    }

    private static void line(Lines lines, String what, SortedMap<String, Long> counts) {
        if (!counts.isEmpty()) {
            lines.line("  %-9s %s", what, counts(counts));
        }
    }

    private static String skipped(SortedMap<Stage, Long> stages) {
        return stages.entrySet().stream()
                .map(each -> Wording.activity(each.getKey().word()) + " " + Lines.count(each.getValue()))
                .collect(Collectors.joining(" · "));
    }

    private static String counts(SortedMap<String, Long> counts) {
        return Alignments.most(counts, MOST).stream()
                .map(each ->
                        (each.getKey().isEmpty() ? "no reason" : each.getKey()) + " " + Lines.count(each.getValue()))
                .collect(Collectors.joining(" · "));
    }

    public static Map<String, Object> json(Alignments found) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mqls", found.mqls());
        json.put("pass_sql", found.pass());
        json.put("strictness_percent", found.strictness());
        json.put("rejected", found.rejected());
        json.put("criteria", found.gaps().stream().map(AlignScreen::json).toList());
        json.put("reject_reasons", found.reasons());
        json.put("both_keys", found.keys());
        json.put("skipped_mql", found.skipped().getOrDefault(Stage.MQL, 0L));
        json.put("with_sales_before", found.before());
        Map<String, Object> skipped = new LinkedHashMap<>();
        found.skipped().forEach((stage, people) -> skipped.put(stage.word(), people));
        json.put("skipped", skipped);
        Junk junk = found.junk();
        Map<String, Object> stopped = new LinkedHashMap<>();
        stopped.put("people", junk.people());
        stopped.put("handed_to_sales", junk.handed());
        stopped.put("codes", junk.codes());
        stopped.put("forms", junk.forms());
        stopped.put("assets", junk.assets());
        stopped.put("channels", junk.channels());
        json.put("junk", stopped);
        return json;
    }

    private static Map<String, Object> json(Gap gap) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("criterion", gap.criterion().words());
        json.put("mql", gap.criterion().how().word());
        json.put("mqls_without", gap.mqlsNot());
        json.put("mqls_unknown", gap.mqlsUnknown());
        json.put("rejected_without", gap.rejectedNot());
        json.put("rejected_unknown", gap.rejectedUnknown());
        return json;
    }
}
