package dev.mql.salesforce;

import dev.mql.crm.Preparation;
import dev.mql.crm.Preparation.State;
import dev.mql.crm.Wanted;
import dev.mql.salesforce.Metadata.StatusValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private final SalesforceConfig config;

    Preparing(Describes describes, Lookups lookups, SalesforceConfig config) {
        this.describes = describes;
        this.lookups = lookups;
        this.config = config;
    }

    List<Preparation> prepare(Wanted wanted) {
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
            if (!missing.isEmpty()) {
                metadata.fields(object, missing);
            }
            open |= !missing.isEmpty();
            permitted.put(
                    object,
                    targets.stream()
                            .map(Wanted.Target::property)
                            .filter(Preparing::isCustom)
                            .toList());
            open |= status(object, targets, fields, metadata, steps);
        }
        if (!open) {
            return List.of(new Preparation("fields and values of mql", State.THERE, ""));
        }
        metadata.permissions(permitted);
        steps.add(new Preparation(
                "permission set " + Metadata.PERMISSIONS,
                State.BY_HAND,
                "is in the metadata; assign it to the integration user: sf org assign permset --name "
                        + Metadata.PERMISSIONS));
        steps.addAll(byHand(wanted));
        steps.add(deployment(metadata));
        return steps;
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

    /** The value set is replaced as a whole, so it is read now and every value of it kept. */
    private boolean status(
            String object, List<Wanted.Target> targets, Fields fields, Metadata metadata, List<Preparation> steps) {
        List<String> lacking = new ArrayList<>();
        if (object.equals(Objects.LEAD)) {
            targets.stream()
                    .filter(target -> target.property().equals(Metadata.STATUS))
                    .forEach(target -> lacking.addAll(target.options()));
        }
        fields.find(object, Metadata.STATUS)
                .ifPresent(field -> field.property().options().forEach(option -> lacking.remove(option.value())));
        if (lacking.isEmpty()) {
            return false;
        }
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
        lacking.forEach(name -> values.add(new StatusValue(name, name, false, false)));
        metadata.leadStatus(values);
        steps.add(new Preparation(
                "lead status " + String.join(", ", lacking),
                State.BY_HAND,
                "is in the metadata, beside the " + (values.size() - lacking.size())
                        + " values the org has; then add it to each lead process that shall have it"));
        return true;
    }

    /** What no file can do without knowing the org's pages and mappings better than mql does. */
    private static List<Preparation> byHand(Wanted wanted) {
        List<Preparation> steps = new ArrayList<>();
        if (wanted.write().containsKey(Objects.LEAD) && wanted.write().containsKey(Objects.CONTACT)) {
            steps.add(new Preparation(
                    "lead to contact field mapping",
                    State.BY_HAND,
                    "Setup > Object Manager > Lead > Fields > Map Lead Fields: each MQL field to its namesake of the contact,"
                            + " or it is lost at conversion"));
        }
        steps.add(new Preparation(
                "page layouts", State.BY_HAND, "put the MQL fields into a section of the layouts sales works with"));
        return steps;
    }

    private Preparation deployment(Metadata metadata) {
        Path folder = config.metadata().orElse(null);
        if (folder == null) {
            return new Preparation("deployment", State.BY_HAND, "no folder for the metadata is configured");
        }
        try {
            for (var file : metadata.files().entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, file.getValue());
            }
        } catch (IOException full) {
            throw new UncheckedIOException("the metadata cannot be written", full);
        }
        return new Preparation(
                "deployment",
                State.BY_HAND,
                "sf project deploy start --metadata-dir " + folder + " --target-org YOUR_ORG");
    }
}
