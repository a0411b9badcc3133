package dev.mql.hubspot;

import dev.mql.crm.CrmException;
import dev.mql.crm.Preparation;
import dev.mql.crm.Preparation.State;
import dev.mql.crm.Wanted;
import dev.mql.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds options to a property without losing one. HubSpot replaces the whole list of options by what is sent and knows no
 * condition, so: read right before, append, write, read again and compare, and write the old ones back where one is
 * missing (HubSpot's page "Properties", on updating options).
 */
final class Options {

    private final Api api;

    Options(Api api) {
        this.api = api;
    }

    Preparation prepare(String type, Wanted.Target target, Definition definition, boolean apply) {
        List<String> lacking = lacking(target, definition);
        String what = lacking.isEmpty()
                ? "property " + target.property() + " of " + type
                : "option " + String.join(", ", lacking) + " of " + target.property();
        String byHand = "add it in HubSpot: Settings > Properties > " + definition.label()
                + " > Options, internal value " + String.join(", ", lacking);
        if (lacking.isEmpty()) {
            return new Preparation(what, State.THERE, "");
        }
        if (definition.optionsReadOnly()) {
            return new Preparation(
                    what, State.BY_HAND, "HubSpot lets nobody change these options; map another property");
        }
        if (!apply) {
            return new Preparation(what, State.TO_DO, "");
        }
        Definition before = read(type, target.property());
        List<String> add = lacking(target, before);
        if (add.isEmpty()) {
            return new Preparation(what, State.THERE, "");
        }
        Reply reply = write(type, before, add);
        if (reply.status() == 403) {
            return new Preparation(
                    what, State.BY_HAND, byHand + "; or tick crm.schemas.contacts.write on the token and run it again");
        }
        if (!reply.successful()) {
            throw Api.refused("add an option to " + target.property(), reply);
        }
        confirm(type, before, add);
        return new Preparation(what, State.DONE, "");
    }

    private static List<String> lacking(Wanted.Target target, Definition definition) {
        return target.options().stream()
                .filter(option -> !definition.allows(option))
                .toList();
    }

    private Definition read(String type, String property) {
        return Definition.of(api.look("read a property", api.paths().property(type, property), Map.of()));
    }

    /** Sends the options only: with name, label or type it fails on HubSpot's own properties. */
    private Reply write(String type, Definition before, List<String> add) {
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("options");
        int order = 0;
        for (Definition.Choice choice : before.options()) {
            // Every input needs an order; some answers have none.
            int place = choice.order() >= 0 ? choice.order() : order;
            order = Math.max(order, place + 1);
            ObjectNode option = put(list.addObject(), choice.label(), choice.value(), place);
            option.put("hidden", choice.hidden());
            if (!choice.description().isEmpty()) {
                option.put("description", choice.description());
            }
        }
        for (String value : add) {
            put(list.addObject(), label(value), value, order++);
        }
        return api.write("add an option", "PATCH", api.paths().property(type, before.name()), body);
    }

    private void confirm(String type, Definition before, List<String> added) {
        Definition after = read(type, before.name());
        List<String> lost = new ArrayList<>();
        before.options().stream()
                .map(Definition.Choice::value)
                .filter(value -> !after.allows(value))
                .forEach(lost::add);
        boolean complete = lost.isEmpty() && added.stream().allMatch(after::allows);
        if (!complete) {
            write(type, before, added);
            throw new CrmException(
                    CrmException.Next.TRY_AGAIN,
                    "somebody else changed the options of " + before.name() + " at the same moment",
                    "the former options were written back: look at them in HubSpot, then run it again");
        }
    }

    static ObjectNode put(ObjectNode option, String label, String value, int order) {
        return option.put("label", label)
                .put("value", value)
                .put("displayOrder", order)
                .put("hidden", false);
    }

    /** {@code MQL} stays as it is, {@code not_qualified} becomes "Not qualified". */
    static String label(String value) {
        if (value.isEmpty() || !value.equals(value.toLowerCase(Locale.ROOT))) {
            return value;
        }
        String words = value.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
