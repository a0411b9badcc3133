package dev.mql.app.command;

import dev.mql.app.screen.RunJson;
import dev.mql.app.workspace.Agreed;
import dev.mql.app.workspace.Desk;
import dev.mql.evaluate.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code mql status --json} of one CRM. */
final class StatusJson {

    private StatusJson() {}

    static Map<String, Object> of(Desk desk, CrmStatus status) {
        Agreed agreed = desk.workspace().agreed();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("crm", desk.crmName());
        json.put("mode", desk.mapping().mode().word());
        json.put("definition", agreed.hash());
        json.put("signed", agreed.signed());
        if (!desk.workspace().beside().isEmpty()) {
            json.put(
                    "beside",
                    desk.workspace().beside().values().stream()
                            .map(StatusJson::beside)
                            .toList());
        }
        json.put("people", status.census().people());
        Map<String, Object> verdicts = new LinkedHashMap<>();
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            verdicts.put(kind.word(), status.census().verdicts().getOrDefault(kind, 0L));
        }
        json.put("verdicts", verdicts);
        json.put("held", status.held());
        json.put("failed", status.failed());
        json.put("handoffs", HandoffsCommand.json(status.handoffs()));
        json.put("not_told", status.untold());
        status.nextRun().ifPresent(next -> json.put("next_run", next.toString()));
        if (!status.heldUp().isEmpty()) {
            json.put("held_up", status.heldUp());
        }
        json.put("told_of", status.told().records());
        json.put("paused", status.paused().isPresent());
        json.put(
                "runs",
                status.runs().stream().map(run -> RunJson.of(run, List.of())).toList());
        return json;
    }

    private static Map<String, Object> beside(Agreed beside) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", beside.name());
        json.put("definition", beside.hash());
        json.put("signed", beside.signed());
        return json;
    }
}
