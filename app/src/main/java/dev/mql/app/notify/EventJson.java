package dev.mql.app.notify;

import dev.mql.app.screen.Points;
import dev.mql.decide.Briefing;
import dev.mql.decide.HandoffEvent;
import dev.mql.decide.HandoffEvent.Accepted;
import dev.mql.decide.HandoffEvent.Qualified;
import dev.mql.decide.HandoffEvent.Recycled;
import dev.mql.decide.HandoffEvent.Rejected;
import dev.mql.store.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An event as the JSON object a webhook gets; docs/events.md fixes its keys. */
final class EventJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private EventJson() {}

    static String text(Message message) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "mql." + message.event().kind().word());
        json.put("timestamp", instant(message.event().at()));
        json.put("data", data(message));
        return MAPPER.writeValueAsString(json);
    }

    /** What is told, without the envelope. */
    private static Map<String, Object> data(Message message) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", message.id());
        json.put("crm", message.person().crm());
        json.put("object", message.person().type());
        json.put("record", message.person().id());
        detail(message, json);
        Briefing briefing = message.briefing();
        json.put("score", Points.number(briefing.score()));
        json.put("grade", briefing.grade());
        json.put("reason", briefing.reason());
        filled(json, "ask_for", briefing.askFor());
        filled(json, "value", briefing.worth());
        json.put("definition", briefing.definition());
        filled(json, "owner", briefing.owner());
        return json;
    }

    private static void detail(Message message, Map<String, Object> json) {
        HandoffEvent event = message.event();
        if (event instanceof Qualified qualified) {
            json.put("raised_hand", qualified.raised());
            promised(json, qualified.answerBy());
        } else if (event instanceof Accepted accepted) {
            json.put("stage", accepted.stage().word());
            json.put("in_time", accepted.inTime());
        } else if (event instanceof Rejected rejected) {
            json.put("in_time", rejected.inTime());
            filled(json, "rejected_why", message.briefing().rejectedWhy());
        } else if (event instanceof Recycled recycled) {
            json.put("cause", recycled.cause().word());
        }
    }

    private static void promised(Map<String, Object> json, @Nullable Long answerBy) {
        if (answerBy != null) {
            json.put("answer_by", instant(answerBy));
        }
    }

    private static void filled(Map<String, Object> json, String key, String text) {
        if (!text.isEmpty()) {
            json.put(key, text);
        }
    }

    private static String instant(long at) {
        return Instant.ofEpochMilli(at).toString();
    }
}
