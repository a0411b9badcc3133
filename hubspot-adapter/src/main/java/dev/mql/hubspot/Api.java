package dev.mql.hubspot;

import dev.mql.crm.CrmException;
import dev.mql.http.Call;
import dev.mql.http.Parsing;
import dev.mql.http.Reply;
import dev.mql.http.Transport;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** HubSpot's endpoints as calls. What HubSpot refuses is an exception here, but where the caller asks for the reply. */
final class Api {

    private final Transport transport;
    private final String base;
    private final Paths paths;

    Api(Transport transport, String base, Paths paths) {
        this.transport = transport;
        this.base = base;
        this.paths = paths;
    }

    Paths paths() {
        return paths;
    }

    /** A small thing that has to be there. */
    JsonNode look(String what, String path, Map<String, String> query) {
        Call call = get(what, path, query, Call.Kind.LOOK);
        return transport.exchange(call, reply -> Json.tree(delivered(call, reply)));
    }

    /** A small thing that a scope or a licence may withhold: empty then, whatever the reason. */
    Optional<JsonNode> lookIfAllowed(String what, String path, Map<String, String> query) {
        return ifAllowed(get(what, path, query, Call.Kind.LOOK));
    }

    Optional<JsonNode> lookIfAllowed(String what, String path, JsonNode body) {
        return ifAllowed(Call.post(what, url(path, Map.of()), Call.Kind.LOOK, Buckets.BURST, Json.text(body)));
    }

    /** The same for records. */
    Optional<JsonNode> readIfAllowed(String what, String path, Map<String, String> query) {
        return ifAllowed(get(what, path, query, Call.Kind.READ));
    }

    private Optional<JsonNode> ifAllowed(Call call) {
        return transport.exchange(call, reply -> {
            // 404: a family of endpoints this account or version does not have.
            if (reply.status() == 403 || reply.status() == 404) {
                return Optional.empty();
            }
            return Optional.of(Json.tree(delivered(call, reply)));
        });
    }

    ObjectPage list(String type, Map<String, String> query, Parsing<ObjectPage> parsing) {
        Call call = get("list " + type, paths.objects(type), query, Call.Kind.READ);
        return transport.exchange(call, reply -> parsing.parse(delivered(call, reply)));
    }

    ObjectPage search(String type, JsonNode body, Parsing<ObjectPage> parsing) {
        Call call = search("search " + type, type, Call.Kind.READ, body);
        return transport.exchange(call, reply -> parsing.parse(delivered(call, reply)));
    }

    /** How many records a search finds; -1 where it does not say. */
    long count(String type, JsonNode body) {
        Call call = search("count " + type, type, Call.Kind.LOOK, body);
        return transport.exchange(
                call, reply -> Json.tree(delivered(call, reply)).path("total").asLong(-1));
    }

    private Call search(String what, String type, Call.Kind kind, JsonNode body) {
        return Call.post(what, url(paths.search(type), Map.of()), kind, Buckets.SEARCH, Json.text(body));
    }

    ObjectPage batchRead(String type, JsonNode body) {
        Call call = Call.post(
                "read " + type,
                url(paths.batch(type, "read"), Map.of()),
                Call.Kind.READ,
                Buckets.BURST,
                Json.text(body));
        return transport.exchange(call, reply -> ObjectPageReader.read(delivered(call, reply)));
    }

    JsonNode associations(String from, String to, JsonNode body) {
        Call call = Call.post(
                "read associations " + from + " to " + to,
                url(paths.associations(from, to), Map.of()),
                Call.Kind.READ,
                Buckets.ASSOCIATIONS,
                Json.text(body));
        return transport.exchange(call, reply -> Json.tree(delivered(call, reply)));
    }

    /** A record by id; an id that was merged away answers with the winner; empty where there is none. */
    Optional<Found> single(String type, String id, String properties) {
        Call call = get("read " + type, paths.object(type, id), Map.of("properties", properties), Call.Kind.READ);
        return transport.exchange(call, reply -> {
            if (reply.status() == 404) {
                return Optional.empty();
            }
            return Optional.of(ObjectPageReader.readOne(delivered(call, reply)));
        });
    }

    /** A write, whatever came of it: 200, 207 and refusals alike. */
    Reply write(String what, String method, String path, JsonNode body) {
        Call call = Call.post(what, url(path, Map.of()), Call.Kind.WRITE, Buckets.BURST, Json.text(body))
                .method(method);
        return transport.exchange(call, reply -> {
            if (reply.successful()) {
                Json.tree(reply);
            }
            return reply;
        });
    }

    /** The same for what creates something: never sent twice. */
    Reply create(String what, String path, JsonNode body) {
        Call call = Call.post(what, url(path, Map.of()), Call.Kind.WRITE, Buckets.BURST, Json.text(body))
                .once();
        return transport.exchange(call, reply -> reply);
    }

    private Call get(String what, String path, Map<String, String> query, Call.Kind kind) {
        return Call.get(what, url(path, query), kind, Buckets.BURST);
    }

    private String url(String path, Map<String, String> query) {
        return Call.url(base, path, query);
    }

    private static Reply delivered(Call call, Reply reply) {
        if (!reply.successful()) {
            throw refused(call.what(), reply);
        }
        return reply;
    }

    /** One clear sentence for what HubSpot refused, and what to do. */
    static CrmException refused(String what, Reply reply) {
        Complaint complaint = Complaint.of(reply);
        return switch (reply.status()) {
            case 403 ->
                new CrmException(
                        CrmException.Next.FIX_CREDENTIAL,
                        "HubSpot's token may not " + what + " (403)"
                                + (complaint.scopes().isEmpty()
                                        ? ""
                                        : ": it lacks the scope " + String.join(" or ", complaint.scopes())),
                        "tick the scope on the service key or private app in HubSpot, save, and run it again");
            case 404 ->
                new CrmException(
                        CrmException.Next.FIX_SETTINGS,
                        "HubSpot has nothing at the address mql asked (" + what + ", 404)",
                        "check crm.hubspot.base_url and crm.hubspot.api_version");
            case 400, 409, 414 ->
                new CrmException(
                        CrmException.Next.FIX_SETTINGS,
                        "HubSpot refused to " + what + ": " + complaint.details(),
                        "run mql check: it compares the mapping with the account's properties");
            default ->
                new CrmException(
                        CrmException.Next.PROTOCOL,
                        "HubSpot answered " + reply.status() + " to " + what + ", which mql does not understand",
                        "check crm.hubspot.base_url; if it is right, report it with the time of day");
        };
    }
}
