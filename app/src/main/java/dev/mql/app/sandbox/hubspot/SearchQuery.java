package dev.mql.app.sandbox.hubspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A search as asked for, within the limits of HubSpot's guide "Search the CRM"; what it does not allow is refused. */
record SearchQuery(
        List<List<Condition>> groups,
        String text,
        @Nullable Property sort,
        boolean descending,
        int limit,
        int after,
        List<String> properties) {
    private static final int GROUPS = 5;
    private static final int FILTERS_A_GROUP = 6;
    private static final int FILTERS = 18;
    private static final int CAP = 10_000;

    /** A filter on a property or on an association; exactly one is there. */
    record Condition(@Nullable Filter filter, @Nullable ObjectType associated, long associatedId) {
        boolean dear() {
            return filter == null || !filter.property().name().equals("hs_object_id");
        }
    }

    static SearchQuery of(ObjectNode body, Catalog catalog) {
        for (String name : body.propertyNames()) {
            if (!List.of("filterGroups", "filters", "sorts", "query", "properties", "limit", "after")
                    .contains(name)) {
                throw Refusal.unreadable("Unrecognized field \"" + name + "\"");
            }
        }
        List<List<Condition>> groups = new ArrayList<>();
        if (body.has("filters")) {
            groups.add(group(body.path("filters"), catalog));
        }
        for (JsonNode group : body.path("filterGroups").values()) {
            groups.add(group(group.path("filters"), catalog));
        }
        if (groups.size() > GROUPS || groups.stream().mapToInt(List::size).sum() > FILTERS) {
            throw Refusal.validation("Too many filterGroups or filters: at most " + GROUPS + " groups and " + FILTERS
                    + " filters are allowed.");
        }
        JsonNode sorts = body.path("sorts");
        if (sorts.size() > 1) {
            throw Refusal.validation("Only one sort can be applied to a search.");
        }
        Property sort = sorts.isEmpty()
                ? null
                : property(sorts.path(0).path("propertyName").asString(""), catalog);
        String direction = sorts.path(0).path("direction").asString("ASCENDING");
        if (!direction.equals("ASCENDING") && !direction.equals("DESCENDING")) {
            throw Refusal.problemWithRequest();
        }
        String text = body.path("query").asString("");
        if (text.length() > 3_000) {
            throw Refusal.validation("query must be at most 3000 characters long.");
        }
        return new SearchQuery(
                groups,
                text,
                sort,
                direction.equals("DESCENDING"),
                limit(body),
                after(body),
                ObjectReads.texts(body, "properties"));
    }

    private static int limit(ObjectNode body) {
        JsonNode limit = body.path("limit");
        if (limit.isMissingNode()) {
            return 10;
        }
        if (!limit.canConvertToInt() || limit.asInt() < 1 || limit.asInt() > 200) {
            throw Refusal.validation("limit must be a number between 1 and 200.");
        }
        return limit.asInt();
    }

    /** The cursor is an offset; beyond ten thousand nothing can be asked for. */
    private static int after(ObjectNode body) {
        String after = body.path("after").asString("0");
        if (!after.matches("\\d{1,9}")) {
            throw Refusal.problemWithRequest();
        }
        int offset = Integer.parseInt(after);
        if (offset >= CAP) {
            throw Refusal.problemWithRequest();
        }
        return offset;
    }

    private static List<Condition> group(JsonNode filters, Catalog catalog) {
        if (!filters.isArray() || filters.size() > FILTERS_A_GROUP) {
            throw Refusal.problemWithRequest();
        }
        List<Condition> group = new ArrayList<>();
        filters.values().forEach(filter -> group.add(condition(filter, catalog)));
        // All must hold, so the order is free: what needs no decoding first.
        group.sort(Comparator.comparing(Condition::dear));
        return group;
    }

    private static Condition condition(JsonNode filter, Catalog catalog) {
        String name = filter.path("propertyName").asString("");
        if (name.startsWith("associations.")) {
            ObjectType type =
                    ObjectType.named(name.substring("associations.".length())).orElseThrow(Refusal::problemWithRequest);
            return new Condition(null, type, Request.id(filter.path("value").asString("")));
        }
        Property property = property(name, catalog);
        Operator operator = operator(filter.path("operator").asString(""));
        String value = filter.path("value").asString("");
        String high = filter.path("highValue").asString("");
        List<String> values = new ArrayList<>();
        filter.path("values").values().forEach(one -> values.add(one.asString()));
        boolean list = operator == Operator.IN || operator == Operator.NOT_IN;
        if ((operator.needsValue() && value.isEmpty())
                || (operator == Operator.BETWEEN && high.isEmpty())
                || (list && values.isEmpty())) {
            throw Refusal.problemWithRequest();
        }
        if (property.type().equals("bool") && (operator.compares() || operator == Operator.BETWEEN)) {
            throw Refusal.problemWithRequest();
        }
        values.replaceAll(one -> comparable(property, one));
        return new Condition(
                new Filter(property, operator, comparable(property, value), comparable(property, high), values),
                null,
                0);
    }

    /** Times as milliseconds, numbers as they are. */
    private static String comparable(Property property, String value) {
        if (value.isEmpty() || !(property.time() || property.type().equals("number"))) {
            return value;
        }
        if (property.time() && value.equals("0")) {
            // Seen: a filter from the very epoch ends in a server error.
            throw new Refusal(500, Refusal.error("internal error").put("category", "INTERNAL_ERROR"));
        }
        Long at = property.time() ? ValueCheck.instant(value) : null;
        if (at != null) {
            return at.toString();
        }
        if (property.time() || !value.matches("-?\\d+(\\.\\d+)?")) {
            throw Refusal.problemWithRequest();
        }
        return value;
    }

    private static Property property(String name, Catalog catalog) {
        return catalog.named(name).orElseThrow(Refusal::problemWithRequest);
    }

    private static Operator operator(String name) {
        for (Operator operator : Operator.values()) {
            if (operator.name().equals(name)) {
                return operator;
            }
        }
        throw Refusal.unreadable("`" + name + "` is no operator");
    }
}
