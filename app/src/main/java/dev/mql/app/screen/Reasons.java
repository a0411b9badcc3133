package dev.mql.app.screen;

import dev.mql.decide.Decision;

/** The engine's words for causes as people say them. */
public final class Reasons {

    private Reasons() {}

    static String move(String cause) {
        return switch (cause) {
            case "hand_raise" -> "raised a hand";
            case "crossed_line" -> "crossed the lines";
            case "none" -> "status written at last";
            case "left_line" -> "under the leaving line long enough";
            case "stopped" -> "stopped";
            case "sales_moved" -> "moved by sales";
            case "data_complete" -> "answers are in";
            default -> cause.replace('_', ' ');
        };
    }

    /** Why a property was left alone. */
    public static String held(String reason) {
        return switch (reason) {
            case "sales_has_it" -> "sales has them";
            case "changed_after_ours" -> "somebody changed it after mql did";
            case "before_live" -> "from before go-live: values only";
            case "shadow" -> "shadow mode: status not written";
            case "backfill" -> "backfill: values only";
            case "contested" -> "somebody else keeps changing it back: left to them";
            case "undone" -> "put back by mql undo, and nothing has happened since";
            case "unmapped_value" -> "a value the mapping does not name";
            default -> reason.replace('_', ' ');
        };
    }

    /** What to do about it, in one sentence. */
    public static String remedy(Decision.Reason reason) {
        return switch (reason) {
            case SALES_HAS_IT -> "sales decides; a value under `engine` in the CRM gives them back";
            case NOT_OURS -> "whoever made them an MQL takes it back in the CRM";
            case SHADOW -> "mql live shows what would change and switches";
            case UNMAPPED_VALUE -> "name the value in the mapping, under stages";
            case CHANGED_AFTER_OURS -> "it stands until they do something new, or mql release ID";
            case BEFORE_LIVE, BACKFILL -> "they keep values; mql release ID writes the status of one";
            case UNDONE -> "they are judged again once they do something or the definition changes, or mql release ID";
            case CONTESTED -> "find out what sets it in the CRM and end that, then mql release ID";
        };
    }
}
