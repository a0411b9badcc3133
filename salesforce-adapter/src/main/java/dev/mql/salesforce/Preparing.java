package dev.mql.salesforce;

import dev.mql.crm.Preparation;
import dev.mql.crm.Preparation.State;
import dev.mql.crm.Wanted;
import dev.mql.salesforce.Metadata.StatusValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Writes what an admin deploys, and never deploys it: the right to change an org's metadata is too much for a user that
 * runs every night.
 */
final class Preparing {

    private final Describes describes;
    private final Lookups lookups;
    private final LeadProcesses processes;
    private final Session session;
    private final SalesforceConfig config;
    private final Optional<MetadataFolders> folders;

    Preparing(Describes describes, Lookups lookups, LeadProcesses processes, Session session, SalesforceConfig config) {
        this.describes = describes;
        this.lookups = lookups;
        this.processes = processes;
        this.session = session;
        this.config = config;
        this.folders = config.metadata().map(MetadataFolders::new);
    }

    List<Preparation> prepare(Wanted wanted) {
        List<Preparation> steps = new ArrayList<>(written(wanted));
        steps.addAll(former());
        return List.copyOf(steps);
    }

    private List<Preparation> written(Wanted wanted) {
        Fields fields = describes.refresh();
        Metadata metadata = new Metadata(config.apiVersion());
        List<Preparation> steps = new ArrayList<>();
        SortedMap<String, List<String>> permitted = new TreeMap<>();
        boolean open = false;
        for (String object : new TreeMap<>(wanted.write()).keySet()) {
            List<Wanted.Target> targets = ours(wanted, object);
            List<Wanted.Target> missing = targets.stream()
                    .filter(target -> target.ours()
                            && fields.find(object, target.property()).isEmpty())
                    .toList();
            missing.forEach(target -> steps.add(new Preparation(
                    "field " + object + "." + target.property(), State.BY_HAND, "is in the metadata to be deployed")));
            metadata.fields(object, missing);
            List<String> custom = targets.stream()
                    .map(Wanted.Target::property)
                    .filter(Preparing::isCustom)
                    .toList();
            permitted.put(object, custom);
            boolean status = object.equals(Objects.LEAD) && statuses(targets, missing, fields, metadata, steps);
            if (!missing.isEmpty() || status) {
                open = true;
                Pages.layout(metadata, object, custom);
                notify(object, wanted, fields, metadata);
            }
        }
        if (!open) {
            return there(wanted, fields);
        }
        metadata.permissions(permitted);
        steps.add(new Preparation(
                "permission set " + Metadata.PERMISSIONS,
                State.BY_HAND,
                "is in the metadata; assign it to the integration user: sf org assign permset --name "
                        + Metadata.PERMISSIONS));
        steps.add(
                new Preparation(
                        "page layouts",
                        State.BY_HAND,
                        "the metadata has a layout \"MQL Layout\": assign it, or draw its section into the layouts sales works with"));
        steps.add(flows());
        steps.add(deployment("deployment", metadata, ""));
        conversion(permitted, steps);
        return steps;
    }

    /** Whether the flows are there, too, the API does not tell: where they are wanted, they are written again. */
    private List<Preparation> there(Wanted wanted, Fields fields) {
        List<Preparation> steps = new ArrayList<>();
        steps.add(new Preparation("fields and values of mql", State.THERE, ""));
        if (!config.webhooks().url().get().isBlank()) {
            Metadata metadata = new Metadata(config.apiVersion());
            new TreeMap<>(wanted.write()).keySet().forEach(object -> notify(object, wanted, fields, metadata));
            steps.add(flows());
            steps.add(deployment("deployment of the flows, where they are not there yet", metadata, "-flows"));
        }
        return List.copyOf(steps);
    }

    /** What is written, and fields of mql that only sales fills, such as why a lead was rejected. */
    private static List<Wanted.Target> ours(Wanted wanted, String object) {
        List<Wanted.Target> targets = new ArrayList<>(wanted.write().getOrDefault(object, List.of()));
        for (String name : new TreeSet<>(wanted.read().getOrDefault(object, Set.of()))) {
            boolean written =
                    targets.stream().anyMatch(target -> target.property().equals(name));
            if (Checking.isOurs(name) && !written) {
                String label = name.replace("__c", "").replace('_', ' ');
                targets.add(new Wanted.Target(name, label, Wanted.Kind.LONG_TEXT, List.of(), true));
            }
        }
        return targets;
    }

    /** Standard fields are permitted by the object. */
    private static boolean isCustom(String field) {
        return field.endsWith("__c");
    }

    /** Values the status lacks, in the value set and in each lead process; new picklists on each record type. */
    private boolean statuses(
            List<Wanted.Target> targets,
            List<Wanted.Target> missing,
            Fields fields,
            Metadata metadata,
            List<Preparation> steps) {
        List<String> wanted = new ArrayList<>();
        targets.stream()
                .filter(target -> target.property().equals(Metadata.STATUS))
                .forEach(target -> wanted.addAll(target.options()));
        List<LeadProcesses.RecordType> types = processes.recordTypes();
        List<LeadProcesses.LeadProcess> lacking = processes.lacking(types, wanted);
        boolean reads = !lacking.isEmpty() || !lackingStatuses(wanted, fields).isEmpty();
        List<StatusValue> statuses = reads ? statuses() : List.of();
        List<String> converted = statuses.stream()
                .filter(StatusValue::converted)
                .map(StatusValue::name)
                .toList();
        for (LeadProcesses.LeadProcess process : lacking) {
            metadata.leadProcess(process.convertible(converted).with(wanted));
            steps.add(new Preparation(
                    "lead process " + process.name(),
                    State.BY_HAND,
                    "is in the metadata with " + String.join(", ", process.lacking(wanted)) + " beside the "
                            + process.values().size() + " values it has"));
        }
        List<Wanted.Target> choices = missing.stream()
                .filter(target ->
                        target.kind() == Wanted.Kind.CHOICE && !target.options().isEmpty())
                .toList();
        if (!choices.isEmpty()) {
            types.forEach(type -> metadata.recordType(type, type.process(), choices));
        }
        return valueSet(lackingStatuses(wanted, fields), statuses, metadata, steps) || !lacking.isEmpty();
    }

    private static List<String> lackingStatuses(List<String> wanted, Fields fields) {
        List<String> lacking = new ArrayList<>(wanted);
        fields.find(Objects.LEAD, Metadata.STATUS)
                .ifPresent(field -> field.property().options().forEach(option -> lacking.remove(option.value())));
        return lacking;
    }

    /** As the org has them now. */
    private List<StatusValue> statuses() {
        List<StatusValue> values = new ArrayList<>();
        for (JsonNode value : lookups.query(
                "read the lead statuses",
                "query",
                List.of("SELECT ApiName,MasterLabel,IsDefault,IsConverted FROM LeadStatus ORDER BY SortOrder"))) {
            values.add(new StatusValue(
                    Json.string(value, "ApiName"),
                    Json.string(value, "MasterLabel"),
                    value.path("IsDefault").asBoolean(false),
                    value.path("IsConverted").asBoolean(false)));
        }
        return values;
    }

    /** The value set is replaced as a whole, so every value of it is kept. */
    private static boolean valueSet(
            List<String> lacking, List<StatusValue> statuses, Metadata metadata, List<Preparation> steps) {
        if (lacking.isEmpty()) {
            return false;
        }
        List<StatusValue> values = new ArrayList<>(statuses);
        lacking.forEach(name -> values.add(new StatusValue(name, name, false, false)));
        metadata.leadStatus(values);
        steps.add(new Preparation(
                "lead status " + String.join(", ", lacking),
                State.BY_HAND,
                "is in the metadata, beside the " + statuses.size() + " values the org has"));
        return true;
    }

    private void notify(String object, Wanted wanted, Fields fields, Metadata metadata) {
        String endpoint = config.webhooks().url().get();
        if (endpoint.isBlank()) {
            return;
        }
        Set<String> inputs = new TreeSet<>(wanted.read().getOrDefault(object, Set.of()));
        wanted.write().getOrDefault(object, List.of()).forEach(target -> inputs.remove(target.property()));
        inputs.removeIf(name -> Checking.isOurs(name)
                || fields.find(object, name)
                        .filter(field -> field.property().writable())
                        .isEmpty());
        List<JsonNode> user = lookups.query(
                "read the user's name",
                "query",
                List.of("SELECT Username FROM User WHERE Id = " + Soql.text(session.user())));
        new Notifying(endpoint, user.isEmpty() ? "" : Json.string(user.get(0), "Username"))
                .addTo(metadata, object, inputs);
    }

    private Preparation flows() {
        return new Preparation(
                "flows that tell mql of changes",
                State.BY_HAND,
                config.webhooks().url().get().isBlank()
                        ? "none: set serve.public_url and crm.salesforce.webhook_path, and run this again, to hear of changes within seconds"
                        : "are in the metadata as drafts, with the address nobody may guess: activate them in Setup > Flows");
    }

    /** In a folder of its own, since an org's mapping is replaced by it. */
    private void conversion(SortedMap<String, List<String>> permitted, List<Preparation> steps) {
        List<String> shared = new ArrayList<>(permitted.getOrDefault(Objects.LEAD, List.of()));
        shared.retainAll(permitted.getOrDefault(Objects.CONTACT, List.of()));
        if (!shared.isEmpty()) {
            Metadata metadata = new Metadata(config.apiVersion());
            Pages.conversion(metadata, shared);
            steps.add(new Preparation(
                    "lead to contact field mapping",
                    State.BY_HAND,
                    "is in a folder of its own, or values are lost at conversion; first add to it what the org maps now: sf"
                            + " project retrieve start --metadata LeadConvertSettings"));
            steps.add(deployment("deployment of the field mapping", metadata, "-conversion"));
        }
    }

    private Preparation deployment(String what, Metadata metadata, String suffix) {
        return new Preparation(
                what,
                State.BY_HAND,
                folders.map(all -> "sf project deploy start --metadata-dir " + all.write(suffix, metadata)
                                + " --target-org YOUR_ORG")
                        .orElse("no folder for the metadata is configured"));
    }

    /** What an earlier run wrote must not be deployed with what this one did. */
    private List<Preparation> former() {
        MetadataFolders.Former former =
                folders.map(MetadataFolders::tidy).orElse(new MetadataFolders.Former(List.of(), List.of()));
        List<Preparation> steps = new ArrayList<>();
        former.removed()
                .forEach(file -> steps.add(new Preparation(
                        file,
                        State.DONE,
                        "an earlier run wrote it, nothing is to be deployed of it now, and it was removed")));
        former.changed()
                .forEach(
                        file -> steps.add(
                                new Preparation(
                                        file,
                                        State.THERE,
                                        "an earlier run wrote it, and somebody changed it since: remove it, unless you want to deploy it")));
        return steps;
    }
}
