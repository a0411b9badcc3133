package dev.mql.definition;

import java.io.Serializable;
import java.util.List;

/**
 * What sales promised: how soon it answers, why it may reject, when a person may come again.
 *
 * @param answerHandRaise working milliseconds; 0 without a clock
 * @param answerMql working milliseconds; 0 without a clock
 * @param againAfter milliseconds after a rejection or a recycle
 * @param againAtMost how often; more only by raising a hand
 */
public record Handoff(
        long answerHandRaise, long answerMql, List<String> rejectReasons, long againAfter, int againAtMost)
        implements Serializable {

    /** Sales promised nothing. */
    public static final Handoff NONE = new Handoff(0, 0, List.of(), 0, Integer.MAX_VALUE);
}
