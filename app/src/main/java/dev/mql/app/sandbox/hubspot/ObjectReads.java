package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** List, single read and batch read. HubSpot's reference "CRM objects". */
final class ObjectReads {
    private final Portal portal;
    private final RecordJson json;

    ObjectReads(Portal portal) {
        this.portal = portal;
        this.json = new RecordJson(portal);
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET crm/objects/{type}", ObjectReads::scope, this::list),
                Route.of("GET crm/objects/{type}/{id}", ObjectReads::scope, this::single),
                Route.of("POST crm/objects/{type}/batch/read", ObjectReads::scope, this::batch));
    }

    static List<String> scope(Request request) {
        return List.of(request.type("type").scope(false));
    }

    /**
     * A keyset over record ids: the cursor is the last id plus one, and one beyond the end answers the first page again,
     * both as recorded.
     */
    private Reply list(Request request) {
        Table table = portal.table(request.type("type"));
        Query query = request.query()
                .only("limit", "after", "properties", "propertiesWithHistory", "associations", "archived");
        List<String> history = query.list("propertiesWithHistory");
        int limit = query.limit(10, history.isEmpty() ? 100 : 50);
        NavigableMap<Long, Row> all = query.flag("archived") ? table.archived() : table.living();
        NavigableMap<Long, Row> rest = all.tailMap(query.number("after", 0), true);
        Iterator<Row> rows = (rest.isEmpty() ? all : rest).values().iterator();
        Set<ObjectType> associations = associations(query);

        ObjectNode page = Json.object();
        ArrayNode results = page.putArray("results");
        long last = 0;
        while (rows.hasNext() && results.size() < limit) {
            Row row = rows.next();
            results.add(full(table, row, query.list("properties"), history, associations));
            last = row.id;
        }
        if (rows.hasNext()) {
            String after = Long.toString(last + 1);
            page.putObject("paging")
                    .putObject("next")
                    .put("after", after)
                    .put(
                            "link",
                            "https://api.hubapi.com" + request.path().raw() + "?limit=" + limit + "&after=" + after);
        }
        return Reply.ok(page);
    }

    private ObjectNode full(
            Table table, Row row, List<String> properties, List<String> history, Set<ObjectType> associations) {
        ObjectNode node = json.of(table, row, properties);
        json.history(node, table, row, history);
        json.associations(node, table, row, associations);
        return node;
    }

    private static Set<ObjectType> associations(Query query) {
        Set<ObjectType> wanted = new LinkedHashSet<>();
        for (String name : query.list("associations")) {
            wanted.add(ObjectType.named(name).orElseThrow(() -> Refusal.unknownType(name)));
        }
        return wanted;
    }

    private Reply single(Request request) {
        Table table = portal.table(request.type("type"));
        Query query =
                request.query().only("properties", "propertiesWithHistory", "associations", "archived", "idProperty");
        Row row = find(table, request.place("id"), query.text("idProperty", ""), query.flag("archived"));
        if (row == null) {
            throw Refusal.objectNotFound();
        }
        return Reply.ok(
                full(table, row, query.list("properties"), query.list("propertiesWithHistory"), associations(query)));
    }

    private @Nullable Row find(Table table, String id, String idProperty, boolean archived) {
        if (!idProperty.isEmpty()) {
            return byUnique(portal, table, idProperty, id);
        }
        return archived ? table.archived().get(Request.id(id)) : table.resolve(Request.id(id));
    }

    /** As {@link #find}, but in a batch an id that was merged away leads nowhere. */
    private @Nullable Row named(Table table, String id, String idProperty, boolean archived) {
        boolean byId = idProperty.isEmpty() && !archived;
        return byId ? table.find(Request.id(id)) : find(table, id, idProperty, archived);
    }

    /** E-mail, or a property that was made unique. */
    static @Nullable Row byUnique(Portal portal, Table table, String idProperty, String value) {
        if (idProperty.equals("email") && table.type() == ObjectType.CONTACT) {
            Long id = portal.contactWithEmail(value.toLowerCase(java.util.Locale.ROOT));
            return id == null ? null : table.find(id);
        }
        boolean unique = table.catalog()
                .named(idProperty)
                .filter(property -> property.access() == Property.Access.UNIQUE)
                .isPresent();
        if (!unique) {
            throw Refusal.validation(
                    "Unable to perform read by non-unique " + table.type().typeId() + " property");
        }
        return table.living().values().stream()
                .filter(row -> table.valueOrEmpty(row, idProperty).equals(value))
                .findFirst()
                .orElse(null);
    }

    private Reply batch(Request request) {
        Table table = portal.table(request.type("type"));
        boolean archived = request.query().only("archived").flag("archived");
        ObjectNode body = request.json();
        List<String> history = texts(body, "propertiesWithHistory");
        List<JsonNode> inputs = request.inputs(history.isEmpty() ? 100 : 50);
        Instant started = Instant.ofEpochMilli(portal.now());
        BatchReply reply = new BatchReply(table.type());
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode input : inputs) {
            ids.add(input.path("id").asString());
        }
        for (String id : ids) {
            Row row = named(table, id, body.path("idProperty").asString(""), archived);
            if (row == null) {
                reply.missing(id);
            } else {
                ObjectNode node = json.of(table, row, texts(body, "properties"));
                json.history(node, table, row, history);
                reply.result(node);
            }
        }
        return reply.done(started, Instant.ofEpochMilli(portal.now()), 200);
    }

    static List<String> texts(ObjectNode body, String name) {
        List<String> texts = new ArrayList<>();
        JsonNode given = body.path(name);
        if (!given.isMissingNode() && !given.isArray()) {
            throw Refusal.unreadable(
                    "Cannot deserialize value of type `java.util.ArrayList<java.lang.String>` for " + name);
        }
        given.values().forEach(item -> texts.add(item.asString()));
        return texts;
    }
}
