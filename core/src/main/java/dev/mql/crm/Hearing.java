package dev.mql.crm;

import java.util.List;

/** What became of a {@link Delivery}. */
public sealed interface Hearing {

    /**
     * It comes from the CRM.
     *
     * @param reply what to answer, but only once the notices are kept for good: the CRM does not repeat what was
     *     acknowledged
     */
    record Heard(List<Notice> notices, Reply reply) implements Hearing {
        public Heard {
            notices = List.copyOf(notices);
        }
    }

    /**
     * It does not, or is none of what the CRM sends; nothing of it is kept.
     *
     * @param status the HTTP status to answer
     * @param why a few words for the log, with nothing of what came
     */
    record Refused(int status, String why) implements Hearing {}

    /** @param type the media type; empty where the body is */
    record Reply(int status, String type, String body) {

        public static final Reply NO_CONTENT = new Reply(204, "", "");
    }
}
