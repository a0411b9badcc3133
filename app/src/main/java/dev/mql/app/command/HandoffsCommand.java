package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.Points;
import dev.mql.app.screen.Times;
import dev.mql.app.workspace.Desk;
import dev.mql.crm.Item;
import dev.mql.decide.HandoffEvent.Qualified;
import dev.mql.mapping.Briefer;
import dev.mql.store.Dossier;
import dev.mql.store.Handoffs;
import dev.mql.store.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Whom sales was handed, who still waits for an answer, and what sales answered. Asks no CRM.",
        mixinStandardHelpOptions = true)
final class HandoffsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    @Option(names = "--limit", paramLabel = "N", description = "How many of those waiting at most (default: 50).")
    private int limit = 50;

    HandoffsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            Handoffs handoffs = Handoffs.of(desk.store().outbox(), desk.crmName());
            long now = surroundings.clock().instant().toEpochMilli();
            Briefer briefer =
                    Briefer.of(desk.mapping(), desk.workspace().agreed().definition());
            List<Waiting> waiting = handoffs.open().stream()
                    .limit(limit)
                    .map(message -> waiting(desk, briefer, message, now))
                    .toList();
            Map<String, String> names = waiting.isEmpty() ? Map.of() : desk.owners();
            if (options.json) {
                JsonText.print(json(handoffs, waiting), surroundings);
            } else {
                show(
                        handoffs,
                        waiting,
                        names,
                        new Times(desk.workspace().agreed().definition().zone(), now));
            }
            return ExitCode.DONE.code();
        }
    }

    /** Who has the record now; at the hand-over it may have been nobody. */
    private static Waiting waiting(Desk desk, Briefer briefer, Message message, long now) {
        Item.Row self = desk.store()
                .people()
                .dossier(message.person())
                .map(Dossier::records)
                .map(records -> records.self())
                .orElse(null);
        return self == null
                ? new Waiting(message, message.briefing().owner(), null, now)
                : new Waiting(
                        message, briefer.owner(self), briefer.leadOpened(self).orElse(null), now);
    }

    /**
     * @param owner the CRM's id; empty where nobody has the record
     * @param leadOrNull when a lead was opened, as far as the CRM has told; null where none was, or none is wanted
     */
    private record Waiting(
            Message message, String owner, @Nullable Instant leadOrNull, long now) {

        private @Nullable Long answerBy() {
            return message.event() instanceof Qualified qualified ? qualified.answerBy() : null;
        }

        private boolean overdue() {
            Long answerBy = answerBy();
            return answerBy != null && now >= answerBy;
        }
    }

    private void show(Handoffs handoffs, List<Waiting> waiting, Map<String, String> names, Times times) {
        Lines lines = new Lines(surroundings.out());
        if (handoffs.handed() == 0) {
            lines.line(
                            "nobody was handed to sales, as far as this store knows: that begins once mql is live, after the first sync")
                    .flush();
            return;
        }
        lines.line(
                "%s handed to sales: %s accepted, %s rejected, %s wait · %s answers in time, %s promises broken",
                Lines.people(handoffs.handed()),
                Lines.count(handoffs.accepted()),
                Lines.count(handoffs.answered() - handoffs.accepted()),
                Lines.count(handoffs.open().size()),
                Lines.count(handoffs.inTime()),
                Lines.count(handoffs.breached()));
        handoffs.rejected()
                .forEach((why, many) -> lines.line(
                        "  rejected   %-24s %s", why.isEmpty() ? "(no reason given)" : why, Lines.count(many)));
        handoffs.recycled()
                .forEach((cause, many) ->
                        lines.line("  came back  %-24s %s", cause.replace('_', ' '), Lines.count(many)));
        for (Waiting each : waiting) {
            Long answerBy = each.answerBy();
            Instant lead = each.leadOrNull();
            lines.line(
                    "%-8s %s %-12s %s · since %s%s%s · %s",
                    each.overdue() ? "OVERDUE" : "waits",
                    each.message().person().type(),
                    each.message().person().id(),
                    each.owner().isEmpty() ? "NO OWNER" : "owner " + names.getOrDefault(each.owner(), each.owner()),
                    times.minute(each.message().event().at()),
                    answerBy == null ? "" : ", answer by " + times.minute(answerBy),
                    lead == null ? "" : ", lead opened " + times.minute(lead.toEpochMilli()),
                    each.message().briefing().reason());
        }
        if (handoffs.open().size() > waiting.size()) {
            lines.line("and %s more: --limit", Lines.count(handoffs.open().size() - waiting.size()));
        }
        lines.flush();
    }

    /** The numbers alone. */
    static Map<String, Object> json(Handoffs handoffs) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("handed_over", handoffs.handed());
        json.put("waiting", handoffs.open().size());
        json.put("accepted", handoffs.accepted());
        json.put("in_time", handoffs.inTime());
        json.put("breached", handoffs.breached());
        json.put("rejected", handoffs.rejected());
        json.put("recycled", handoffs.recycled());
        return json;
    }

    private static Map<String, Object> json(Handoffs handoffs, List<Waiting> waiting) {
        Map<String, Object> json = json(handoffs);
        json.put("open", waiting.stream().map(HandoffsCommand::json).toList());
        return json;
    }

    private static Map<String, Object> json(Waiting waiting) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("object", waiting.message().person().type());
        json.put("record", waiting.message().person().id());
        json.put("since", Instant.ofEpochMilli(waiting.message().event().at()).toString());
        Long answerBy = waiting.answerBy();
        if (answerBy != null) {
            json.put("answer_by", Instant.ofEpochMilli(answerBy).toString());
        }
        Instant lead = waiting.leadOrNull();
        if (lead != null) {
            json.put("lead_opened", lead.toString());
        }
        json.put("overdue", waiting.overdue());
        json.put("owner", waiting.owner());
        json.put("no_owner", waiting.owner().isEmpty());
        json.put("score", Points.number(waiting.message().briefing().score()));
        json.put("grade", waiting.message().briefing().grade());
        json.put("reason", waiting.message().briefing().reason());
        if (!waiting.message().briefing().worth().isEmpty()) {
            json.put("value", waiting.message().briefing().worth());
        }
        return json;
    }
}
