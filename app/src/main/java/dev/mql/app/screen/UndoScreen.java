package dev.mql.app.screen;

import dev.mql.store.Tally;
import dev.mql.sync.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What undoing a run puts back, and what it cannot. */
public final class UndoScreen {

    private static final int EXAMPLES = 5;

    private UndoScreen() {}

    /** @param command does it, or what is left of it */
    public static void print(
            String undone, Undo undo, PlanSummary summary, boolean applied, String command, Lines lines) {
        Tally tally = undo.run().tally();
        lines.line(
                "UNDO of %s · %s · %s",
                undone,
                Wording.crm(undo.run().crm()),
                applied ? undo.run().id() : "plan " + undo.run().plan().orElse("") + " · NOTHING HAS BEEN WRITTEN");
        lines.gap()
                .line(
                        "PUT BACK  %s   %s",
                        Lines.people(summary.writes()),
                        summary.properties().entrySet().stream()
                                .map(each -> each.getKey() + " " + Lines.count(each.getValue()))
                                .collect(Collectors.joining(" · ")));
        if (applied && summary.writes() > 0) {
            lines.line(
                    "  %s written · %s changed meanwhile and left · %s failed",
                    Lines.count(tally.written()),
                    Lines.count(summary.writes() - tally.written() - tally.failed()),
                    Lines.count(tally.failed()));
        }
        left(undo.left(), lines);
        if (summary.writes() == 0) {
            lines.gap().line("Nothing is left to be put back.");
        } else {
            lines.gap()
                    .line(
                            "They are left alone until they do something or the definition changes; mql held lists them.");
        }
        if (tally.failed() > 0) {
            lines.line("%s   puts back what failed, once the cause that mql failed names is gone", command);
        }
        if (!applied && summary.writes() > 0) {
            lines.line("%s   does it", command);
        }
        lines.flush();
    }

    private static void left(List<Undo.Left> left, Lines lines) {
        Map<String, List<String>> grouped = new TreeMap<>();
        left.forEach(each -> grouped.computeIfAbsent(text(each), key -> new ArrayList<>())
                .add(each.person().id()));
        if (!grouped.isEmpty()) {
            lines.gap().line("CANNOT BE PUT BACK");
            grouped.forEach((what, ids) -> lines.line(
                    "%6s  %-62s %s%s",
                    Lines.count(ids.size()),
                    what,
                    String.join(", ", ids.subList(0, Math.min(EXAMPLES, ids.size()))),
                    ids.size() > EXAMPLES ? ", …" : ""));
        }
    }

    private static String text(Undo.Left left) {
        return switch (left.why()) {
            case CHANGED_SINCE -> left.property() + ": somebody has changed it since";
            case WRITTEN_SINCE -> left.property() + ": a later run has written it again";
            case FORWARD_ONLY -> left.property() + ": never goes back (forward_only)";
            case GONE -> "the record was deleted, merged or converted";
            case TOLD -> "sales was told of the hand-over";
            case LEAD_OPENED -> "a lead was opened for sales: close it in HubSpot";
        };
    }
}
