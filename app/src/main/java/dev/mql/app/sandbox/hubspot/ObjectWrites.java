package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Single and batch writes. HubSpot's guides "Using object APIs" and "Contacts"; partial failures as its page on error handling and recorded answers have them. */
final class ObjectWrites {
    private static final int MOST = 100;
    private static final Set<String> INPUT =
            Set.of("id", "idProperty", "objectWriteTraceId", "properties", "associations");
    private final Portal portal;
    private final RecordJson json;
    private final boolean rowErrors;

    ObjectWrites(Portal portal, boolean rowErrors) {
        this.portal = portal;
        this.json = new RecordJson(portal);
        this.rowErrors = rowErrors;
    }

    /** One row of a batch update on its way. */
    private record Input(String id, @Nullable String traceId, Map<String, String> wanted) {}

    private record Link(ObjectType to, long id) {}

    private record Ready(Input input, Row row, Map<String, String> kept) {}

    List<Route> routes() {
        return List.of(
                Route.of("POST crm/objects/{type}", ObjectWrites::scope, this::create),
                Route.of("PATCH crm/objects/{type}/{id}", ObjectWrites::scope, this::patch),
                Route.of("DELETE crm/objects/{type}/{id}", ObjectWrites::scope, this::archive),
                Route.of("POST crm/objects/{type}/batch/create", ObjectWrites::scope, this::batchCreate),
                Route.of("POST crm/objects/{type}/batch/update", ObjectWrites::scope, this::batchUpdate),
                Route.of("POST crm/objects/{type}/batch/archive", ObjectWrites::scope, this::batchArchive),
                Route.of("POST crm/objects/{type}/batch/upsert", ObjectWrites::scope, this::upsert),
                Route.of("POST crm/objects/{type}/gdpr-delete", ObjectWrites::scope, this::erase),
                Route.of("POST crm/objects/{type}/merge", ObjectWrites::scope, this::merge));
    }

    private static List<String> scope(Request request) {
        return List.of(request.type("type").scope(true));
    }

    private Reply create(Request request) {
        request.query().only();
        Table table = portal.table(request.type("type"));
        Row row = createOne(request.path(), table, request.json(), request.author());
        return new Reply(201, written(table, row, Set.of()));
    }

    private Row createOne(Path path, Table table, ObjectNode body, Author author) {
        List<Invalid> problems = new ArrayList<>();
        Map<String, String> kept = checked(path, table, null, strings(body), problems);
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        portal.records().refuseTakenEmail(table, null, kept);
        if (table.type() == ObjectType.LEAD) {
            new LeadStages(portal).refuseIncomplete(body, kept);
        }
        List<Link> links = new ArrayList<>();
        for (JsonNode association : body.path("associations").values()) {
            long to = Request.id(association.path("to").path("id").asString());
            long typeId =
                    association.path("types").path(0).path("associationTypeId").asLong();
            links.add(new Link(AssociationTypes.target(typeId), to));
        }
        Row row = portal.records().create(table, kept, author);
        for (Link link : links) {
            portal.links().add(table.type(), row.id, link.to(), link.id());
            portal.records().rollUps().linked(table.type(), row.id);
            portal.records().rollUps().linked(link.to(), link.id());
        }
        return row;
    }

    private Map<String, String> checked(
            Path path, Table table, @Nullable Row row, Map<String, String> wanted, List<Invalid> problems) {
        Map<String, String> kept = portal.records().check(table, row, wanted, problems);
        portal.rules().missing(path, table, row, kept, problems);
        return kept;
    }

    /** A merged-away id leads to the winner here, unlike in a batch. */
    private Reply patch(Request request) {
        request.query().only();
        Table table = portal.table(request.type("type"));
        Row row = table.resolve(Request.id(request.place("id")));
        if (row == null) {
            throw Refusal.objectNotFound();
        }
        List<Invalid> problems = new ArrayList<>();
        Map<String, String> wanted = strings(request.json());
        Map<String, String> kept = checked(request.path(), table, row, wanted, problems);
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        portal.records().refuseTakenEmail(table, row, kept);
        portal.records().update(table, row, kept, request.author());
        return Reply.ok(written(table, row, wanted.keySet()));
    }

    private Reply archive(Request request) {
        request.query().only();
        Table table = portal.table(request.type("type"));
        Row row = table.find(Request.id(request.place("id")));
        if (row != null) {
            table.archive(row, portal.now());
        }
        return Reply.empty();
    }

    private Reply batchArchive(Request request) {
        request.query().only();
        Table table = portal.table(request.type("type"));
        for (JsonNode input : request.inputs(MOST)) {
            Row row = table.find(Request.id(input.path("id").asString()));
            if (row != null) {
                table.archive(row, portal.now());
            }
        }
        return Reply.empty();
    }

    /** Erases for good; an unknown id is nothing to erase. */
    private Reply erase(Request request) {
        request.query().only();
        if (request.type("type") != ObjectType.CONTACT) {
            throw Refusal.resourceNotFound();
        }
        String id = PropertyInput.required(request.json(), "objectId");
        boolean byEmail = request.json().path("idProperty").asString("").equals("email");
        Long contact = byEmail ? portal.contactWithEmail(id.toLowerCase(Locale.ROOT)) : Long.valueOf(Request.id(id));
        if (contact != null) {
            portal.erase(contact);
        }
        return Reply.empty();
    }

    /** By e-mail or a unique property, which every input has to name; all or nothing. */
    private Reply upsert(Request request) {
        request.query().only();
        Table table = portal.table(request.type("type"));
        Instant started = Instant.ofEpochMilli(portal.now());
        BatchReply reply = new BatchReply(table.type());
        List<Invalid> problems = new ArrayList<>();
        List<JsonNode> inputs = request.inputs(MOST);
        inputs.forEach(input -> checked(request.path(), table, known(table, input), wanted(input), problems));
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        for (JsonNode input : inputs) {
            Row row = known(table, input);
            Map<String, String> kept = portal.records().check(table, row, wanted(input), problems);
            portal.records().refuseTakenEmail(table, row, kept);
            Row written = row == null ? portal.records().create(table, kept, request.author()) : row;
            if (row != null) {
                portal.records().update(table, row, kept, request.author());
            }
            reply.result(written(table, written, kept.keySet()).put("new", row == null));
        }
        return reply.done(started, Instant.ofEpochMilli(portal.now()), 200);
    }

    private @Nullable Row known(Table table, JsonNode input) {
        String property = PropertyInput.required(input, "idProperty");
        return ObjectReads.byUnique(portal, table, property, PropertyInput.required(input, "id"));
    }

    private static Map<String, String> wanted(JsonNode input) {
        Map<String, String> wanted = strings(input);
        wanted.putIfAbsent(PropertyInput.required(input, "idProperty"), PropertyInput.required(input, "id"));
        return wanted;
    }

    private Reply merge(Request request) {
        request.query().only();
        Table table = portal.table(request.type("type"));
        ObjectNode body = request.json();
        long winner = Request.id(body.path("primaryObjectId").asString());
        long loser = Request.id(body.path("objectIdToMerge").asString());
        if (winner == loser || table.find(winner) == null || table.find(loser) == null) {
            throw Refusal.validation(
                    "vid to merge is not a valid contact or is already in the process of being merged");
        }
        Row row = new Merging(portal).merge(table, winner, loser);
        return Reply.ok(written(table, row, Set.of()));
    }

    private Reply batchCreate(Request request) {
        request.query().only();
        Table table = portal.table(request.type("type"));
        Instant started = Instant.ofEpochMilli(portal.now());
        List<JsonNode> inputs = request.inputs(MOST);
        List<Invalid> problems = new ArrayList<>();
        for (JsonNode input : inputs) {
            Map<String, String> kept = checked(request.path(), table, null, strings(input), problems);
            portal.records().refuseTakenEmail(table, null, kept);
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        BatchReply reply = new BatchReply(table.type());
        for (JsonNode input : inputs) {
            reply.result(
                    written(table, createOne(request.path(), table, (ObjectNode) input, request.author()), Set.of()));
        }
        return reply.done(started, Instant.ofEpochMilli(portal.now()), 201);
    }

    private Reply batchUpdate(Request request) {
        request.query().only();
        Table table = portal.table(request.type("type"));
        Instant started = Instant.ofEpochMilli(portal.now());
        List<Input> inputs = inputs(request, table);
        boolean byRow = rowErrors && tracedOneByOne(inputs);
        BatchReply reply = new BatchReply(table.type());
        List<Ready> ready = new ArrayList<>();
        List<Invalid> refused = new ArrayList<>();
        for (Input input : inputs) {
            long id = Request.id(input.id());
            Row row = table.find(id);
            if (row == null) {
                // A merged-away id is dropped without a word: 200, and the row is not among the results.
                if (!table.mergedAway(id)) {
                    reply.missing(input.id());
                }
                continue;
            }
            List<Invalid> problems = new ArrayList<>();
            Map<String, String> kept = checked(request.path(), table, row, input.wanted(), problems);
            portal.records().refuseTakenEmail(table, row, kept);
            if (problems.isEmpty()) {
                ready.add(new Ready(input, row, kept));
            } else if (byRow) {
                reply.error(rowError(input, problems));
            } else {
                refused.addAll(problems);
            }
        }
        if (!refused.isEmpty()) {
            throw Refusal.invalid(List.copyOf(new LinkedHashSet<>(refused)));
        }
        for (Ready one : ready) {
            portal.records().update(table, one.row(), one.kept(), request.author());
            ObjectNode node = written(table, one.row(), one.input().wanted().keySet());
            if (one.input().traceId() != null) {
                node.put("objectWriteTraceId", one.input().traceId());
            }
            reply.result(node);
        }
        return reply.done(started, Instant.ofEpochMilli(portal.now()), 200);
    }

    private static ObjectNode rowError(Input input, List<Invalid> problems) {
        ObjectNode error = Refusal.invalidBody(problems);
        error.putObject("context").putArray("objectWriteTraceId").add(input.traceId());
        return error;
    }

    private static boolean tracedOneByOne(List<Input> inputs) {
        Set<String> seen = new HashSet<>();
        return inputs.stream().allMatch(input -> input.traceId() != null && seen.add(input.traceId()));
    }

    /** Without the wrapper nothing is written and nothing is said: 200 with no results, as was seen. */
    private static List<Input> inputs(Request request, Table table) {
        if (request.json().path("inputs").isMissingNode()) {
            return List.of();
        }
        List<Input> inputs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        for (JsonNode input : request.inputs(MOST)) {
            if (input.hasNonNull("idProperty")) {
                throw Refusal.validation("Unable to perform update/upsert by non-unique "
                        + table.type().typeId() + " property");
            }
            if (!input.path("id").isString()) {
                throw Refusal.unreadable("Some required fields were not set: [id]");
            }
            String id = input.path("id").asString();
            if (!seen.add(id)) {
                twice.add(id);
            }
            inputs.add(
                    new Input(id, input.path("objectWriteTraceId").asStringOpt().orElse(null), strings(input)));
        }
        if (!twice.isEmpty()) {
            Refusal refusal =
                    Refusal.validation("Duplicate IDs found in batch input: " + twice + ". IDs must be unique");
            refusal.body().putObject("context").set("ids", Json.strings(twice));
            throw refusal;
        }
        return inputs;
    }

    /** Property values travel as strings, every one. */
    private static Map<String, String> strings(JsonNode input) {
        for (String name : input.propertyNames()) {
            if (!INPUT.contains(name)) {
                throw Refusal.unreadable("Unrecognized field \"" + name + "\"");
            }
        }
        JsonNode properties = input.path("properties");
        if (!properties.isObject()) {
            throw Refusal.unreadable("Some required fields were not set: [properties]");
        }
        Map<String, String> strings = new LinkedHashMap<>();
        properties.properties().forEach(entry -> {
            if (!entry.getValue().isString()) {
                throw Refusal.unreadable(
                        "Cannot deserialize value of type `java.lang.String` for property " + entry.getKey());
            }
            strings.put(entry.getKey(), entry.getValue().asString());
        });
        return strings;
    }

    /** What was written, and the lifecycle stage as it is now: a stage that was ignored shows here. */
    private ObjectNode written(Table table, Row row, Set<String> names) {
        Set<String> shown = new TreeSet<>(names);
        if (names.isEmpty()) {
            shown.addAll(table.type().shownByDefault());
        }
        if (table.catalog().has("lifecyclestage")) {
            shown.add("lifecyclestage");
        }
        return json.of(table, row, shown);
    }
}
