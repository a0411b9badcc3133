package dev.mql.app.sandbox.salesforce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** All endpoints. */
final class Routes {
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
            Map<String, String> places = route.match(request.segments());
            if (places != null && route.method().equals(request.method())) {
                return new Match(route, request.with(places));
            }
            otherMethod |= places != null;
        }
        if (otherMethod) {
            throw new Refusal(
                    405,
                    "METHOD_NOT_ALLOWED",
                    "HTTP Method '" + request.method() + "' not allowed. Allowed are others");
        }
        throw Refusal.notFound();
    }
}
