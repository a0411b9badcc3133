package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The account: details, use of the quota, owners, pipelines. */
final class Account {
    private static final String SINCE = "2023-01-09T08:00:00Z";
    private final Portal portal;
    private final SandboxConfig config;
    private final Limits limits;

    Account(Portal portal, SandboxConfig config, Limits limits) {
        this.portal = portal;
        this.config = config;
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET account-info/details", request -> List.of(), this::details),
                Route.of("GET account-info/api-usage/daily/private-apps", request -> List.of(), this::usage),
                Route.of("GET crm/owners", Account::ownersScope, this::owners),
                Route.of("GET crm/owners/{id}", Account::ownersScope, this::owner),
                Route.of("GET crm/pipelines/{type}", ObjectReads::scope, this::pipelines),
                Route.of("GET crm/pipelines/{type}/{id}", ObjectReads::scope, this::pipeline));
    }

    private static List<String> ownersScope(Request request) {
        return List.of("crm.objects.owners.read");
    }

    private Reply details(Request request) {
        request.query().only();
        ZoneOffset offset = config.zone().getRules().getOffset(Instant.ofEpochMilli(portal.now()));
        ObjectNode body = Json.object()
                .put("portalId", Portal.ID)
                .put("accountType", "STANDARD")
                .put("timeZone", config.zone().getId())
                .put("companyCurrency", "EUR");
        body.putArray("additionalCurrencies").add("USD");
        return Reply.ok(body.put("utcOffset", offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId())
                .put("utcOffsetMilliseconds", offset.getTotalSeconds() * 1_000L)
                .put("uiDomain", "app-eu1.hubspot.com")
                .put("dataHostingLocation", "eu1"));
    }

    private Reply usage(Request request) {
        ObjectNode body = Json.object();
        body.putArray("results")
                .addObject()
                .put("name", "private-apps-api-calls-daily")
                .put("usageLimit", limits.allowedDaily())
                .put("currentUsage", limits.usedToday())
                .put("collectedAt", Instant.ofEpochMilli(portal.now()).toString())
                .put("fetchStatus", "SUCCESS")
                .put("resetsAt", limits.resetsAt().toString());
        return Reply.ok(body);
    }

    private Reply owners(Request request) {
        Query query = request.query().only("limit", "after", "email", "archived");
        int limit = query.limit(100, 500);
        long after = query.number("after", 0);
        boolean archived = query.flag("archived");
        ObjectNode body = Json.object();
        ArrayNode results = body.putArray("results");
        for (Map.Entry<String, Portal.Owner> entry : portal.owners().entrySet()) {
            Portal.Owner owner = entry.getValue();
            if (owner.archived() != archived
                    || Long.parseLong(owner.id()) < after
                    || !query.text("email", owner.email()).equals(owner.email())) {
                continue;
            }
            if (results.size() == limit) {
                body.putObject("paging").putObject("next").put("after", owner.id());
                break;
            }
            results.add(json(owner));
        }
        return Reply.ok(body);
    }

    private Reply owner(Request request) {
        request.query().only("idProperty", "archived");
        Portal.Owner owner = portal.owners().get(request.place("id"));
        if (owner == null) {
            throw Refusal.resourceNotFound();
        }
        return Reply.ok(json(owner));
    }

    private static ObjectNode json(Portal.Owner owner) {
        return Json.object()
                .put("id", owner.id())
                .put("email", owner.email())
                .put("type", "PERSON")
                .put("firstName", owner.firstName())
                .put("lastName", owner.lastName())
                .put("userId", owner.userId())
                .put("userIdIncludingInactive", owner.userId())
                .put("createdAt", SINCE)
                .put("updatedAt", SINCE)
                .put("archived", owner.archived());
    }

    private Reply pipelines(Request request) {
        ObjectNode body = Json.object();
        ArrayNode results = body.putArray("results");
        ObjectType type = request.type("type");
        if (type == ObjectType.DEAL) {
            results.add(DealStages.pipeline(portal.table(type).catalog(), SINCE));
        } else if (type == ObjectType.LEAD) {
            results.add(LeadStages.pipeline(portal.table(type).catalog(), SINCE));
        }
        return Reply.ok(body);
    }

    private Reply pipeline(Request request) {
        if (request.type("type") != ObjectType.DEAL || !request.place("id").equals("default")) {
            throw Refusal.resourceNotFound();
        }
        return Reply.ok(DealStages.pipeline(portal.table(ObjectType.DEAL).catalog(), SINCE));
    }
}
