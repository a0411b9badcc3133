package dev.mql.hubspot;

import dev.mql.crm.Preparation;
import dev.mql.crm.Preparation.State;
import dev.mql.crm.Wanted;
import dev.mql.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the account ready: mql's own group and properties, and the options that are to be set. Adds only; never changes a
 * type, never removes. Doing it twice does nothing the second time.
 */
final class Preparing {

    static final String GROUP = "mql_qualification";

    private final Api api;
    private final Definitions definitions;
    private final Options options;

    Preparing(Api api, Definitions definitions, Options options) {
        this.api = api;
        this.definitions = definitions;
        this.options = options;
    }

    List<Preparation> prepare(Wanted wanted, boolean apply) {
        List<Preparation> steps = new ArrayList<>();
        wanted.write().forEach((type, targets) -> prepare(type, targets, apply, steps));
        return steps;
    }

    private void prepare(String type, List<Wanted.Target> targets, boolean apply, List<Preparation> steps) {
        Map<String, Definition> known = definitions.refresh(type);
        List<Wanted.Target> absent = targets.stream()
                .filter(target -> target.ours() && !known.containsKey(target.property()))
                .toList();
        if (targets.stream().anyMatch(Wanted.Target::ours)) {
            steps.add(group(type, absent.isEmpty(), apply));
        }
        boolean changed = false;
        for (Wanted.Target target : targets) {
            Definition definition = known.get(target.property());
            Preparation step =
                    definition == null ? missing(type, target, apply) : present(type, target, definition, apply);
            steps.add(step);
            changed |= step.state() == State.DONE;
        }
        if (changed) {
            definitions.refresh(type);
        }
    }

    private Preparation group(String type, boolean complete, boolean apply) {
        String what = "property group MQL qualification of " + type;
        String sidebar = "to see them on every record: Settings > Objects > "
                + type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1)
                + " > Record customization > the view > left sidebar > Add cards > Property list, and choose the properties"
                + " of the group MQL qualification";
        if (complete || groupExists(type)) {
            return new Preparation(what, State.THERE, sidebar);
        }
        if (!apply) {
            return new Preparation(what, State.TO_DO, "");
        }
        ObjectNode body = Json.object()
                .put("name", GROUP)
                .put("label", "MQL qualification")
                .put("displayOrder", -1);
        return created(
                what,
                api.create("create a property group", api.paths().propertyGroups(type), body),
                sidebar,
                "create it in HubSpot: Settings > Properties > Groups, internal name " + GROUP);
    }

    private boolean groupExists(String type) {
        Optional<JsonNode> groups =
                api.lookIfAllowed("list property groups", api.paths().propertyGroups(type), Map.of());
        for (JsonNode group : groups.map(found -> found.path("results")).orElse(Json.object())) {
            if (Json.string(group, "name").equals(GROUP)) {
                return true;
            }
        }
        return false;
    }

    private Preparation missing(String type, Wanted.Target target, boolean apply) {
        String what = "property " + target.property() + " of " + type;
        String byHand = "create it in HubSpot: Settings > Properties > Create property, internal name "
                + target.property() + ", type " + Shape.of(target.kind()).words();
        if (!target.ours()) {
            return new Preparation(what, State.BY_HAND, "mql only creates its own: " + byHand);
        }
        if (!apply) {
            return new Preparation(what, State.TO_DO, "");
        }
        ObjectNode body = Json.object()
                .put("groupName", GROUP)
                .put("name", target.property())
                .put("label", target.label())
                .put("type", Shape.of(target.kind()).type())
                .put("fieldType", Shape.of(target.kind()).fieldType())
                .put("formField", false);
        ArrayNode choices = body.putArray("options");
        for (int i = 0; i < target.options().size(); i++) {
            Options.put(
                    choices.addObject(),
                    Options.label(target.options().get(i)),
                    target.options().get(i),
                    i);
        }
        return created(what, api.create("create a property", api.paths().properties(type), body), "", byHand);
    }

    private static Preparation created(String what, Reply reply, String remedy, String byHand) {
        if (reply.successful()) {
            return new Preparation(what, State.DONE, remedy);
        }
        if (reply.status() == 409) {
            return new Preparation(what, State.THERE, remedy);
        }
        if (reply.status() == 403) {
            return new Preparation(
                    what, State.BY_HAND, byHand + "; or tick crm.schemas.contacts.write on the token and run it again");
        }
        throw Api.refused("create " + what, reply);
    }

    private Preparation present(String type, Wanted.Target target, Definition definition, boolean apply) {
        String what = "property " + target.property() + " of " + type;
        Shape shape = Shape.of(target.kind());
        if (target.ours() && !definition.type().equals(shape.type())) {
            return new Preparation(
                    what,
                    State.BY_HAND,
                    "it exists as " + definition.type() + " instead of " + shape.type()
                            + ", and mql never changes a type: rename or delete that property in HubSpot, then run it again");
        }
        if (!definition.isEnumeration()) {
            return new Preparation(what, State.THERE, "");
        }
        return options.prepare(type, target, definition, apply);
    }

    /** How HubSpot calls a kind of property. */
    private record Shape(String type, String fieldType, String words) {

        static Shape of(Wanted.Kind kind) {
            return switch (kind) {
                case TEXT -> new Shape("string", "text", "single-line text");
                case LONG_TEXT -> new Shape("string", "textarea", "multi-line text");
                case NUMBER -> new Shape("number", "number", "number");
                // A datetime has the field type of a date.
                case DATE_TIME -> new Shape("datetime", "date", "date and time picker");
                case CHOICE -> new Shape("enumeration", "select", "dropdown select");
            };
        }
    }
}
