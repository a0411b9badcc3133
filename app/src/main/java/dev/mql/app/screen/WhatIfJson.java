package dev.mql.app.screen;

import dev.mql.app.workspace.Comparison;
import dev.mql.evaluate.Verdict.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who would come and who would go, as JSON. */
public final class WhatIfJson {

    private WhatIfJson() {}

    public static Map<String, Object> of(Comparison comparison) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("people", comparison.people());
        json.put("before", verdicts(comparison.before()));
        json.put("after", verdicts(comparison.after()));
        json.put("moves", comparison.moves());
        json.put("coming", side(comparison.coming()));
        json.put("going", side(comparison.going()));
        return json;
    }

    private static Map<String, Object> side(Comparison.Side side) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("people", side.people());
        side.by().forEach((kind, counts) -> json.put("by_" + kind, counts));
        return json;
    }

    private static Map<String, Object> verdicts(Map<Kind, Long> verdicts) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            json.put(kind.word(), verdicts.getOrDefault(kind, 0L));
        }
        return json;
    }
}
