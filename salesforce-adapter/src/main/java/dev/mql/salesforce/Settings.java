package dev.mql.salesforce;

import dev.mql.crm.CrmException;
import dev.mql.crm.Setting;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Who gave a field the value it has, out of the object's history, as far as the org tracks that field. Salesforce says
 * which user; whether a user is a person or a machine it does not, but for the one that is us.
 */
final class Settings {

    private final Lookups lookups;
    private final Session session;

    Settings(Lookups lookups, Session session) {
        this.lookups = lookups;
        this.session = session;
    }

    Map<Ref, Map<String, Setting>> of(Collection<Ref> refs, Set<String> properties) {
        Map<Ref, Map<String, Setting>> settings = new HashMap<>();
        if (properties.isEmpty()) {
            return settings;
        }
        SortedMap<String, List<String>> byType = new TreeMap<>();
        refs.stream()
                .filter(ref -> Objects.isPerson(ref.type()))
                .forEach(ref -> byType.computeIfAbsent(ref.type(), type -> new ArrayList<>())
                        .add(ref.id()));
        byType.forEach((type, ids) -> {
            String key = type + "Id";
            List<String> queries = new ArrayList<>();
            for (int from = 0; from < ids.size(); from += Soql.MOST_IDS) {
                queries.add("SELECT " + key + ",Field,NewValue,CreatedDate,CreatedById FROM " + type
                        + "History WHERE " + key + " IN "
                        + Soql.texts(ids.subList(from, Math.min(ids.size(), from + Soql.MOST_IDS))) + " AND Field IN "
                        + Soql.texts(properties) + " ORDER BY CreatedDate,Id");
            }
            for (JsonNode record : history(type, queries)) {
                // Later ones replace earlier ones.
                settings.computeIfAbsent(Objects.ref(type, Json.string(record, key)), ref -> new TreeMap<>())
                        .put(Json.string(record, "Field"), setting(record));
            }
        });
        return settings;
    }

    /** Nothing where the org keeps no history of the object, or shows it to nobody like us. */
    private List<JsonNode> history(String type, List<String> queries) {
        try {
            return lookups.query("read the history of " + type, "query", queries);
        } catch (CrmException untracked) {
            if (untracked.next() == CrmException.Next.FIX_SETTINGS) {
                return List.of();
            }
            throw untracked;
        }
    }

    private Setting setting(JsonNode record) {
        String actor = Json.string(record, "CreatedById");
        return new Setting(
                Json.string(record, "NewValue"),
                Values.millis(Json.string(record, "CreatedDate"), 0),
                actor.equals(session.user()) ? Setting.By.OURS : Setting.By.UNKNOWN,
                actor);
    }
}
