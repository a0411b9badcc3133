package dev.mql.app.serve;

import dev.mql.app.UserError;
import dev.mql.app.workspace.Token;
import dev.mql.crm.CrmException;
import dev.mql.mapping.Wants;
import dev.mql.model.Ref;
import dev.mql.store.StoreException;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** What callers that show the token may ask for. */
final class ApiHandler {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,18}");
    private static final String BEARER = "Bearer ";
    private static final int AT_A_TIME = 4;

    private final Map<String, Workplace> places;
    private final Map<String, Agenda> agendas;
    private final String tokenHash;
    private final Reload reload;
    private final Semaphore room = new Semaphore(AT_A_TIME);

    /** Reads definition and mapping anew; throws where they do not check. */
    interface Reload {
        void now();
    }

    /** @param tokenHash empty where nobody may call */
    ApiHandler(Map<String, Workplace> places, Map<String, Agenda> agendas, String tokenHash, Reload reload) {
        this.places = Map.copyOf(places);
        this.agendas = Map.copyOf(agendas);
        this.tokenHash = tokenHash;
        this.reload = reload;
    }

    /** {@code POST /v1/contacts/{crm}/{id}/evaluate}. */
    void evaluate(Context context) {
        String id = context.pathParam("id");
        Optional<Workplace> place = Optional.ofNullable(places.get(context.pathParam("crm")));
        if (!admitted(context)) {
            return;
        }
        if (place.isEmpty() || !ID.matcher(id).matches()) {
            String served = String.join(", ", new TreeSet<>(places.keySet()));
            answer(
                    context,
                    404,
                    Map.of("error", "no such CRM, or no id of a person: name one of " + served + ", and an id"));
        } else if (!room.tryAcquire()) {
            context.header("Retry-After", "1");
            answer(context, 503, Map.of("error", "too many people at a time: ask again in a second"));
        } else {
            try {
                evaluate(context, place.get(), id);
            } finally {
                room.release();
            }
        }
    }

    private void evaluate(Context context, Workplace place, String id) {
        try {
            Ref person = new Ref(place.crm(), Wants.personType(place.desk().mapping(), id), id);
            Optional<Map<String, Object>> answer = place.evaluate(person);
            if (answer.isEmpty()) {
                answer(
                        context,
                        404,
                        Map.of(
                                "error",
                                "the CRM has nobody of this id: check it there, and that mql may read the record"));
            } else {
                answer(context, 200, answer.get());
            }
        } catch (CrmException | StoreException | UserError unusable) {
            answer(context, 503, Map.of("error", Problems.sentence(unusable)));
        }
    }

    /** {@code POST /v1/runs/{crm}}. */
    void run(Context context) {
        Optional<Agenda> agenda = Optional.ofNullable(agendas.get(context.pathParam("crm")));
        if (!admitted(context)) {
            return;
        }
        if (agenda.isEmpty()) {
            String served = String.join(", ", new TreeSet<>(agendas.keySet()));
            answer(context, 404, Map.of("error", "no such CRM: name one of " + served));
        } else {
            agenda.get().ask();
            answer(context, 202, Map.of("state", "asked for; it begins when the present run has ended"));
        }
    }

    /** {@code POST /v1/reload}. */
    void reload(Context context) {
        if (!admitted(context)) {
            return;
        }
        try {
            reload.now();
            answer(context, 200, Map.of("state", "reloaded"));
        } catch (UserError mistakes) {
            Map<String, Object> refused = new LinkedHashMap<>();
            refused.put("error", "the files do not check; the former ones stay in force");
            refused.put("mistakes", mistakes.getMessage().lines().toList());
            answer(context, 409, refused);
        }
    }

    private boolean admitted(Context context) {
        String header = Optional.ofNullable(context.header("Authorization")).orElse("");
        String hash = header.startsWith(BEARER) ? Token.hash(header.substring(BEARER.length())) : "";
        boolean admitted = !tokenHash.isEmpty() && MessageDigest.isEqual(bytes(hash), bytes(tokenHash));
        if (!admitted) {
            context.header("WWW-Authenticate", "Bearer");
            String remedy = tokenHash.isEmpty()
                    ? "nobody may ask here before there is a token: mql serve --new-token makes one for serve.token"
                    : "show the token: Authorization: Bearer ...";
            answer(context, 401, Map.of("error", remedy));
        }
        return admitted;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(Context context, int status, Map<String, ?> json) {
        context.status(status).contentType("application/json").result(MAPPER.writeValueAsString(json) + "\n");
    }
}
