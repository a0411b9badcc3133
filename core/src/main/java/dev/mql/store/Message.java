package dev.mql.store;

import dev.mql.decide.Briefing;
import dev.mql.decide.HandoffEvent;
import dev.mql.model.Ref;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One hand-off event as it is told. */
public record Message(Ref person, HandoffEvent event, Briefing briefing) {

    private static final int ID_BYTES = 16;

    /** What is left once the person is erased: that it happened, and by which definition. */
    public Message wordless() {
        return new Message(person, event, briefing.wordless());
    }

    /**
     * Always the same for one event, however often it is found or sent: whoever has seen it knows the event already.
     */
    public String id() {
        String event = person + " " + event().kind().word() + " " + event().at();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(event.getBytes(StandardCharsets.UTF_8));
            return "evt_" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
