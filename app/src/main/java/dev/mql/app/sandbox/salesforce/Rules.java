package dev.mql.app.sandbox.salesforce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an administrator has switched on: validation, duplicate and assignment rules. */
final class Rules {
    private final Map<String, List<Validation>> validations = new HashMap<>();
    private final Map<String, Boolean> duplicates = new HashMap<>();
    private final Map<String, String> assignments = new HashMap<>();
    private final Map<String, Map<String, RowFault>> faults = new HashMap<>();

    /** A rule that refuses a record whose values, by field, satisfy {@code wrong}. */
    record Validation(Predicate<Function<String, String>> wrong, String message, String field) {}

    void validation(String object, Validation validation) {
        validations.computeIfAbsent(object, key -> new ArrayList<>()).add(validation);
    }

    List<Validation> validations(String object) {
        return validations.getOrDefault(object, List.of());
    }

    /** Same e-mail, same object: {@code blocks}, or only alerts. */
    void duplicates(String object, boolean blocks) {
        duplicates.put(object, blocks);
    }

    @Nullable
    Boolean duplicates(String object) {
        return duplicates.get(object);
    }

    void assignment(String object, String owner) {
        assignments.put(object, owner);
    }

    @Nullable
    String assignment(String object) {
        return assignments.get(object);
    }

    void add(RowFault fault) {
        faults.computeIfAbsent(fault.object(), key -> new HashMap<>()).put(fault.id(), fault);
    }

    void clearFaults() {
        faults.clear();
    }

    /** The fault planned for that record, counted down. */
    @Nullable
    Problem next(String object, String id) {
        Map<String, RowFault> planned = faults.get(object);
        if (planned == null) {
            return null;
        }
        String key = planned.containsKey(id) ? id : "";
        RowFault fault = planned.get(key);
        if (fault == null) {
            return null;
        }
        if (fault.times() > 1) {
            planned.put(key, fault.times(fault.times() - 1));
        } else {
            planned.remove(key);
        }
        return fault.problem();
    }
}
