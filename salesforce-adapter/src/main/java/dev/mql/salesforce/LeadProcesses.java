package dev.mql.salesforce;

import dev.mql.http.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The lead processes of the org's record types: each is a choice among the statuses (Object Reference, "RecordType"). An
 * org that does not show them to the user has none as far as mql knows.
 */
final class LeadProcesses {

    private static final String TYPES = "SELECT Id,DeveloperName,Name,BusinessProcess.Name FROM RecordType"
            + " WHERE SobjectType = 'Lead' AND IsActive = true ORDER BY DeveloperName";

    private final Api api;
    private final PicklistValues picklists;

    LeadProcesses(Api api, PicklistValues picklists) {
        this.api = api;
        this.picklists = picklists;
    }

    /** @param name the developer's name */
    record RecordType(String id, String name, String label, String process) {}

    /** @param standard the value new leads have, or an empty text */
    record LeadProcess(String name, String standard, List<String> values) {

        LeadProcess {
            values = List.copyOf(values);
        }

        LeadProcess with(List<String> more) {
            List<String> all = new ArrayList<>(values);
            all.addAll(lacking(more));
            return new LeadProcess(name, standard, all);
        }

        /** Forms do not offer what only a conversion sets: without it nobody could convert such a lead any more. */
        LeadProcess convertible(List<String> converted) {
            return values.stream().anyMatch(converted::contains) ? this : with(converted);
        }

        List<String> lacking(List<String> wanted) {
            return wanted.stream().filter(value -> !values.contains(value)).toList();
        }
    }

    List<RecordType> recordTypes() {
        Call call = api.call(
                "read the record types of leads", "GET", api.path("/query"), Map.of("q", TYPES), Call.Kind.LOOK, null);
        JsonNode answer = api.exchange(call, reply -> reply.successful() ? Json.tree(reply) : Json.object());
        List<RecordType> types = new ArrayList<>();
        answer.path("records")
                .forEach(type -> types.add(new RecordType(
                        Json.string(type, "Id"),
                        Json.string(type, "DeveloperName"),
                        Json.string(type, "Name"),
                        Json.string(type.path("BusinessProcess"), "Name"))));
        return Collections.unmodifiableList(types);
    }

    /** The processes of these record types that do not have all these statuses. */
    List<LeadProcess> lacking(List<RecordType> types, List<String> statuses) {
        SortedMap<String, RecordType> one = new TreeMap<>();
        types.stream().filter(type -> !type.process().isEmpty()).forEach(type -> one.putIfAbsent(type.process(), type));
        List<LeadProcess> lacking = new ArrayList<>();
        one.forEach((name, type) -> {
            LeadProcess process = process(name, type.id());
            if (!process.values().isEmpty() && !process.values().containsAll(statuses)) {
                lacking.add(process);
            }
        });
        return lacking;
    }

    private LeadProcess process(String name, String recordType) {
        PicklistValues.Offered offered =
                picklists.of(Objects.LEAD, recordType).getOrDefault(Metadata.STATUS, PicklistValues.Offered.UNKNOWN);
        return new LeadProcess(name, offered.standard(), offered.values());
    }
}
