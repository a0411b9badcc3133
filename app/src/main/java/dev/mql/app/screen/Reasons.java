package dev.mql.app.screen;

/** The engine's words for causes as people say them. */
final class Reasons {

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

    static String held(String reason) {
        return switch (reason) {
            case "sales_has_it" -> "sales has them";
            case "changed_after_ours" -> "somebody changed it after mql did";
            case "before_live" -> "from before go-live: values only";
            case "shadow" -> "shadow mode: status not written";
            case "backfill" -> "backfill: values only";
            case "contested" -> "somebody else keeps changing it back: left to them";
            case "unmapped_value" -> "a value the mapping does not name";
            default -> reason.replace('_', ' ');
        };
    }
}
