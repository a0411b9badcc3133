package dev.mql.salesforce;

import dev.mql.salesforce.SalesforceConfig.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Which rows a query is for. */
final class Where {

    private final Fields fields;
    private final List<Limit> scope;
    private final Instant now;

    /** @param now from when on a limit in time counts back */
    Where(Fields fields, List<Limit> scope, Instant now) {
        this.fields = fields;
        this.scope = List.copyOf(scope);
        this.now = now;
    }

    /** The query's conditions, with the word before them; empty where all rows are meant. */
    String of(Cursor cursor) {
        List<String> conditions = new ArrayList<>();
        String object = cursor.stream();
        boolean changes = cursor.mode() == Cursor.Mode.SINCE;
        if (changes) {
            conditions.add(after(cursor));
        } else if (!cursor.lastId().isEmpty()) {
            conditions.add("Id > " + Soql.text(cursor.lastId()));
        }
        if (!changes && (object.equals(Objects.TASK) || object.equals(Objects.EVENT))) {
            conditions.add("WhoId != null");
        }
        for (Limit limit : scope) {
            // Who has left the scope by another value is read once more, so that it shows; nobody leaves it by a
            // creation date.
            if (!changes || (limit instanceof Limit.Within && limit.field().equals("CreatedDate"))) {
                condition(object, limit, conditions);
            }
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** The conditions for those rows within the scope that these records are named by, with the word before them. */
    String of(String object, String key, Collection<String> ids) {
        List<String> conditions = new ArrayList<>(List.of(Soql.name(key) + " IN " + Soql.texts(ids)));
        scope.forEach(limit -> condition(object, limit, conditions));
        return " WHERE " + String.join(" AND ", conditions);
    }

    /** Rows may share a stamp: those of the last one that were not read yet, and all later ones. */
    private static String after(Cursor cursor) {
        if (cursor.lastId().isEmpty()) {
            return Objects.STAMP + " >= " + Soql.moment(cursor.since());
        }
        String last = Soql.moment(Instant.ofEpochMilli(cursor.lastStamp()));
        return "((" + Objects.STAMP + " = " + last + " AND Id > " + Soql.text(cursor.lastId()) + ") OR " + Objects.STAMP
                + " > " + last + ")";
    }

    private void condition(String object, Limit limit, List<String> conditions) {
        fields.find(object, limit.field()).ifPresent(field -> {
            String name = Soql.name(limit.field());
            if (limit instanceof Limit.Within within) {
                String from = Soql.moment(now.minus(within.length()));
                conditions.add(name + " >= " + (field.kind() == Field.Kind.MOMENT ? from : from.substring(0, 10)));
            } else if (limit instanceof Limit.OneOf oneOf && !oneOf.values().isEmpty()) {
                conditions.add(name + " IN " + literals(field, oneOf.values()));
            } else if (limit instanceof Limit.NoneOf noneOf && !noneOf.values().isEmpty()) {
                conditions.add(name + " NOT IN " + literals(field, noneOf.values()));
            }
        });
    }

    /** Truths and numbers stand bare; what is neither stays a text, and Salesforce says so. */
    private static String literals(Field field, List<String> values) {
        boolean bare = field.kind() == Field.Kind.TRUTH || field.kind() == Field.Kind.NUMBER;
        return values.stream()
                .map(value -> bare && value.matches("(?i)true|false|-?\\d+(\\.\\d+)?") ? value : Soql.text(value))
                .collect(Collectors.joining(",", "(", ")"));
    }
}
