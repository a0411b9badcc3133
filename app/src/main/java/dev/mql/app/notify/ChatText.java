package dev.mql.app.notify;

import dev.mql.app.screen.Points;
import dev.mql.app.screen.Times;
import dev.mql.decide.HandoffEvent;
import dev.mql.decide.HandoffEvent.Accepted;
import dev.mql.decide.HandoffEvent.Kind;
import dev.mql.decide.HandoffEvent.Qualified;
import dev.mql.decide.HandoffEvent.Recycled;
import dev.mql.decide.HandoffEvent.Rejected;
import dev.mql.store.Message;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Several events as one message for a chat: what sales has to do first, then how many more. Slack, Mattermost and Google
 * Chat take an object with a {@code text} (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks),
 * Teams one with an Adaptive Card.
 */
final class ChatText {

    /** More than that nobody reads in a chat. */
    private static final int LINES = 20;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Times times;
    private final Function<Message, String> link;

    /** @param link where the record is seen, or its id where that is not known */
    ChatText(Times times, Function<Message, String> link) {
        this.times = times;
        this.link = link;
    }

    String plain(List<Message> messages) {
        return MAPPER.writeValueAsString(Map.of("text", text(messages)));
    }

    /** https://learn.microsoft.com/en-us/connectors/teams/#microsoft-teams-webhook */
    String card(List<Message> messages) {
        Map<String, Object> block = Map.of("type", "TextBlock", "wrap", true, "text", text(messages));
        Map<String, Object> card = Map.of("type", "AdaptiveCard", "version", "1.4", "body", List.of(block));
        Map<String, Object> attachment =
                Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card);
        return MAPPER.writeValueAsString(Map.of("type", "message", "attachments", List.of(attachment)));
    }

    private String text(List<Message> messages) {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        messages.forEach(message -> counts.merge(message.event().kind(), 1L, Long::sum));
        StringBuilder text = new StringBuilder("mql: ")
                .append(counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + words(count.getKey()))
                        .collect(Collectors.joining(", ")));
        messages.stream()
                .sorted((one, other) ->
                        one.event().kind().compareTo(other.event().kind()))
                .limit(LINES)
                .forEach(message -> text.append('\n').append(line(message)));
        if (messages.size() > LINES) {
            text.append("\nand ").append(messages.size() - LINES).append(" more");
        }
        return text.toString();
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case QUALIFIED -> "for sales";
            case WEAKENED -> "cooling down";
            case BREACHED -> "without an answer in time";
            case ACCEPTED -> "accepted";
            case REJECTED -> "rejected";
            case RECYCLED -> "back with marketing";
        };
    }

    private String line(Message message) {
        String score = Points.text(message.briefing().score());
        return "• " + link.apply(message) + " · " + score + " "
                + message.briefing().grade() + " · " + detail(message.event(), message)
                + safe(message.briefing().reason());
    }

    private String detail(HandoffEvent event, Message message) {
        if (event instanceof Qualified qualified) {
            Long answerBy = qualified.answerBy();
            return (qualified.raised() ? "raised a hand, " : "")
                    + (answerBy == null ? "" : "answer by " + times.minute(answerBy) + ": ");
        } else if (event instanceof Accepted accepted) {
            return "now " + accepted.stage().word() + (accepted.inTime() ? ": " : ", late: ");
        } else if (event instanceof Rejected) {
            String why = message.briefing().rejectedWhy();
            return "rejected" + (why.isEmpty() ? " without a reason: " : ", " + safe(why) + ": ");
        } else if (event instanceof Recycled recycled) {
            return recycled.cause().word().replace('_', ' ') + ": ";
        }
        return words(event.kind()) + " since " + times.minute(event.at()) + ": ";
    }

    /** A job title must not call a whole channel: https://docs.slack.dev/messaging/formatting-message-text#escaping */
    private static String safe(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
