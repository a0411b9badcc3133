package dev.mql.hubspot;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The id of the private app whose token is used, looked up once: by it our own writes are known in a history. */
final class OurApp implements Supplier<String> {

    private final Api api;
    private final Supplier<String> token;
    private @Nullable String id;

    OurApp(Api api, Supplier<String> token) {
        this.api = api;
        this.token = token;
    }

    /** Empty where HubSpot does not tell, as it may not for service keys. */
    @Override
    public synchronized String get() {
        if (id == null) {
            JsonNode body = Json.object().put("tokenKey", token.get());
            id = api.lookIfAllowed("read the token's app", api.paths().tokenInfo(), body)
                    .map(answer -> Json.string(answer, "appId"))
                    .orElse("");
        }
        return id;
    }
}
