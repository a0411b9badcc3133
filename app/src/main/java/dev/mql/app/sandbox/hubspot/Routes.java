package dev.mql.app.sandbox.hubspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All endpoints. */
final class Routes {
    /** Scopes of an endpoint that needs no token. */
    static final Function<Request, List<String>> OPEN = request -> List.of();

    private final List<Route> routes = new ArrayList<>();

    /** A route and the request with its variable parts filled in. */
    record Match(Route route, Request request) {}

    Routes(List<List<Route>> groups) {
        groups.forEach(routes::addAll);
        routes.sort(Comparator.comparing(Route::literals).reversed());
    }

    Match find(Request request) {
        boolean otherMethod = false;
        for (Route route : routes) {
            Map<String, String> places = route.match(request.path());
            if (places != null && route.method().equals(request.method())) {
                return new Match(route, request.with(places));
            }
            otherMethod |= places != null;
        }
        if (otherMethod) {
            throw new Refusal(405, Refusal.error("HTTP 405 Method Not Allowed"));
        }
        throw Refusal.resourceNotFound();
    }
}
