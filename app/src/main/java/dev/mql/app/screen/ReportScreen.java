package dev.mql.app.screen;

import dev.mql.insight.Cost;
import dev.mql.insight.Funnel;
import dev.mql.model.Stage;
import dev.mql.store.Handoffs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The funnel, with both teams' part in it. */
public final class ReportScreen {

    private ReportScreen() {}

    public static void print(Funnel funnel, Optional<Cost> cost, long from, Times times, Lines lines) {
        Handoffs period = funnel.period();
        lines.line(
                "FUNNEL       %s · %s",
                Lines.people(funnel.now().people()), stages(funnel.now().stages()));
        lines.gap();
        lines.line(
                "HANDED OVER  %s since %s · %s accepted, %s rejected, %s wait",
                Lines.people(period.people()),
                times.day(from),
                Lines.count(period.accepted()),
                Lines.count(period.answered() - period.accepted()),
                Lines.count(period.open().size()));
        if (period.people() > 0) {
            lines.line("  sales      %s", sales(funnel, times.now()));
            lines.line("  marketing  %s", marketing(funnel));
            if (!period.recycled().isEmpty()) {
                lines.line("  came back  %s", counts(period.recycled()));
            }
        }
        lines.gap()
                .line(
                        "COST         %s",
                        cost.map(ReportScreen::cost).orElse("unknown: --spend AMOUNT says what was spent since then"));
        lines.flush();
    }

    private static String stages(SortedMap<Stage, Long> stages) {
        return stages.entrySet().stream()
                .filter(stage -> stage.getValue() > 0)
                .map(stage -> word(stage.getKey()) + " " + Lines.count(stage.getValue()))
                .collect(Collectors.joining(" · "));
    }

    private static String word(Stage stage) {
        return stage == Stage.MQL || stage == Stage.SQL
                ? stage.name()
                : stage.word().replace('_', ' ');
    }

    private static String sales(Funnel funnel, long now) {
        Handoffs period = funnel.period();
        int kept = funnel.followUp(now);
        String half = period.medianAnswer().isEmpty()
                ? "nobody answered yet"
                : "half the answers within "
                        + Times.length(Duration.ofMillis(period.medianAnswer().getAsLong()));
        return (kept < 0 ? "no answer was due yet" : kept + " % answered in time") + " · " + half + " · "
                + Lines.count(period.overdue(now)) + " overdue";
    }

    private static String marketing(Funnel funnel) {
        int accepted = funnel.quality();
        if (accepted < 0) {
            return "sales has answered nobody yet";
        }
        SortedMap<String, Long> rejected = funnel.period().rejected();
        return accepted + " % of the answered accepted"
                + (rejected.isEmpty() ? "" : " · rejected: " + counts(rejected));
    }

    private static String counts(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(each -> (each.getKey().isEmpty()
                                ? "no reason given"
                                : each.getKey().replace('_', ' ')) + " " + Lines.count(each.getValue()))
                .collect(Collectors.joining(" · "));
    }

    private static String cost(Cost cost) {
        String spent = Lines.amount(cost.spend()) + " spent: ";
        String mql = cost.perMql()
                .map(each -> Lines.amount(each) + " for each of " + Lines.count(cost.mqls()) + " MQLs handed over")
                .orElse("no MQL yet");
        return spent
                + mql
                + cost.perLead()
                        .map(each -> ", " + Lines.amount(each) + " for each of " + Lines.count(cost.leads()) + " leads")
                        .orElse("");
    }

    /** What is not known is left out. */
    public static Map<String, Object> json(Funnel funnel, Optional<Cost> cost, long from, long now) {
        Handoffs period = funnel.period();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("people", funnel.now().people());
        Map<String, Long> stages = new LinkedHashMap<>();
        funnel.now().stages().forEach((stage, many) -> stages.put(stage.word(), many));
        json.put("stages", stages);
        json.put("since", Instant.ofEpochMilli(from).toString());
        json.put("handed_over", period.people());
        json.put("accepted", period.accepted());
        json.put("rejected", period.rejected());
        json.put("recycled", period.recycled());
        json.put("waiting", period.open().size());
        json.put("overdue", period.overdue(now));
        for (var share : List.of(
                Map.entry("in_time_percent", funnel.followUp(now)), Map.entry("accepted_percent", funnel.quality()))) {
            if (share.getValue() >= 0) {
                json.put(share.getKey(), share.getValue());
            }
        }
        period.medianAnswer().ifPresent(took -> json.put("median_answer_seconds", took / 1_000));
        cost.ifPresent(known -> {
            json.put("spend", known.spend());
            known.perMql().ifPresent(each -> json.put("cost_per_mql", rounded(each)));
            known.perLead().ifPresent(each -> json.put("cost_per_lead", rounded(each)));
        });
        return json;
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN);
    }
}
