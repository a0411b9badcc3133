package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Forms and their submissions, webinars and who took part, campaigns. */
final class Marketing {
    private static final String SINCE = "2024-01-15T09:00:00Z";
    private static final Set<String> CAMPAIGN_PROPERTIES = Set.of(
            "hs_name",
            "hs_start_date",
            "hs_end_date",
            "hs_campaign_status",
            "hs_utm",
            "hs_owner",
            "hs_notes",
            "hs_audience",
            "hs_currency_code",
            "hs_budget_items_sum_amount",
            "hs_spend_items_sum_amount");
    private final Portal portal;
    private final Edition edition;

    Marketing(Portal portal, Edition edition) {
        this.portal = portal;
        this.edition = edition;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET marketing/forms", request -> List.of("forms"), this::forms),
                Route.of("GET marketing/forms/{id}", request -> List.of("forms"), this::form),
                Route.of(
                        "GET form-integrations/submissions/forms/{id}", request -> List.of("forms"), this::submissions),
                Route.of("GET marketing/marketing-events", Marketing::eventScope, this::events),
                Route.of(
                        "GET marketing/marketing-events/participations/{id}/breakdown",
                        Marketing::eventScope,
                        this::participations),
                Route.of(
                        "GET marketing/marketing-events/participations/contacts/{id}/breakdown",
                        Marketing::eventScope,
                        this::participationsOf),
                Route.of("GET marketing/campaigns", request -> List.of("marketing.campaigns.read"), this::campaigns));
    }

    private static List<String> eventScope(Request request) {
        return List.of("crm.objects.marketing_events.read");
    }

    private Reply forms(Request request) {
        Query query = request.query().only("limit", "after", "formTypes", "archived");
        return Reply.ok(Paging.page(List.copyOf(portal.forms().values()), query, 20, 100, Marketing::json));
    }

    private static ObjectNode json(Portal.Form form) {
        ObjectNode node = Json.object()
                .put("id", form.guid())
                .put("name", form.name())
                .put("createdAt", SINCE)
                .put("updatedAt", SINCE)
                .put("archived", false)
                .put("formType", form.type());
        node.putArray("fieldGroups");
        return node;
    }

    private Portal.Form find(String guid) {
        Portal.Form form = portal.forms().get(guid);
        if (form == null) {
            throw Refusal.resourceNotFound();
        }
        return form;
    }

    private Reply form(Request request) {
        request.query().only("archived");
        return Reply.ok(json(find(request.place("id"))));
    }

    private record Submission(String email, long at) {}

    private Reply submissions(Request request) {
        Query query = request.query().only("limit", "after");
        Portal.Form form = find(request.place("id"));
        if (form.type().equals("blog_comment")) {
            throw new Refusal(
                    400,
                    Refusal.error("Submissions of this type of form cannot be read.")
                            .put("category", "FORM_TYPE_NOT_ALLOWED"));
        }
        Table contacts = portal.table(ObjectType.CONTACT);
        List<Submission> all = new ArrayList<>();
        for (Row row : contacts.living().values()) {
            for (String one :
                    contacts.valueOrEmpty(row, "hs_calculated_form_submissions").split(";", -1)) {
                if (one.startsWith(form.guid() + ":")) {
                    long at = Long.parseLong(one.substring(one.lastIndexOf(':') + 1));
                    all.add(new Submission(contacts.valueOrEmpty(row, "email"), at));
                }
            }
        }
        all.sort((a, b) -> Long.compare(b.at(), a.at()));
        return Reply.ok(Paging.page(all, query, 20, 50, submission -> {
            ObjectNode node = Json.object().put("submittedAt", submission.at());
            node.putArray("values")
                    .addObject()
                    .put("name", "email")
                    .put("value", submission.email())
                    .put("objectTypeId", "0-1");
            return node.put("pageUrl", "https://www.acme.example/");
        }));
    }

    private Reply events(Request request) {
        Query query = request.query().only("limit", "after");
        List<Activity.MarketingEvent> all =
                List.copyOf(portal.activity().marketingEvents().values());
        return Reply.ok(Paging.page(all, query, 10, 100, this::json));
    }

    private ObjectNode json(Activity.MarketingEvent event) {
        Instant start = Instant.ofEpochMilli(event.startsAt());
        boolean past = event.startsAt() < portal.now();
        ObjectNode node = Json.object()
                .put("objectId", event.id())
                .put("eventName", event.name())
                .put("eventType", "WEBINAR")
                .put("eventOrganizer", "Acme")
                .put("startDateTime", start.toString())
                .put("endDateTime", start.plus(Duration.ofHours(1)).toString())
                .put("eventCancelled", false)
                .put("eventCompleted", past)
                .put("eventStatus", past ? "PAST" : "UPCOMING")
                .put("externalEventId", "webinar-" + event.id());
        for (String state : List.of("REGISTERED", "ATTENDED", "NO_SHOW", "CANCELLED")) {
            long count = portal.activity().participations().stream()
                    .filter(one -> one.event().equals(event.id()) && one.state().equals(state))
                    .count();
            node.put(
                    switch (state) {
                        case "REGISTERED" -> "registrants";
                        case "ATTENDED" -> "attendees";
                        case "NO_SHOW" -> "noShows";
                        default -> "cancellations";
                    },
                    count);
        }
        String before = start.minus(Duration.ofDays(30)).toString();
        return node.put("createdAt", before).put("updatedAt", past ? start.toString() : before);
    }

    private Reply participations(Request request) {
        Query query = request.query().only("limit", "after", "state", "contactIdentifier");
        String event = request.place("id");
        if (!portal.activity().marketingEvents().containsKey(event)) {
            throw Refusal.objectNotFound();
        }
        String state = query.text("state", "");
        return breakdown(
                query,
                one -> one.event().equals(event)
                        && (state.isEmpty() || one.state().equals(state)));
    }

    private Reply participationsOf(Request request) {
        Query query = request.query().only("limit", "after", "state");
        String asked = request.place("id");
        Long byEmail = portal.contactWithEmail(asked);
        long contact = byEmail == null ? Request.id(asked) : byEmail;
        return breakdown(query, one -> one.contact() == contact);
    }

    private Reply breakdown(Query query, Predicate<Activity.Participation> wanted) {
        List<Activity.Participation> all =
                portal.activity().participations().stream().filter(wanted).toList();
        ObjectNode page = Paging.page(all, query, 10, 100, this::json);
        return Reply.ok(page.put("total", all.size()));
    }

    private ObjectNode json(Activity.Participation one) {
        Activity.MarketingEvent event =
                Objects.requireNonNull(portal.activity().marketingEvents().get(one.event()));
        ObjectNode node = Json.object()
                .put("id", one.event() + "-" + one.contact() + "-" + one.state())
                .put("createdAt", Instant.ofEpochMilli(one.at()).toString());
        ObjectNode properties =
                node.putObject("properties").put("occurredAt", one.at()).put("attendanceState", one.state());
        if (one.state().equals("ATTENDED")) {
            properties.put("attendanceDurationSeconds", 3_000).put("attendancePercentage", "0.83");
        }
        Table contacts = portal.table(ObjectType.CONTACT);
        Row row = contacts.resolve(one.contact());
        ObjectNode associations = node.putObject("associations");
        ObjectNode contact =
                associations.putObject("contact").put("contactId", Long.toString(contacts.winner(one.contact())));
        if (row != null) {
            contact.put("email", contacts.valueOrEmpty(row, "email"))
                    .put("firstname", contacts.valueOrEmpty(row, "firstname"))
                    .put("lastname", contacts.valueOrEmpty(row, "lastname"));
        }
        associations
                .putObject("marketingEvent")
                .put("marketingEventId", event.id())
                .put("name", event.name())
                .put("externalEventId", "webinar-" + event.id())
                .put("externalAccountId", "acme");
        return node;
    }

    /** Marketing Professional; a property outside the list is refused. */
    private Reply campaigns(Request request) {
        if (!edition.atLeast(Edition.PROFESSIONAL)) {
            throw Events.notInThisEdition("marketing.campaigns.read");
        }
        Query query = request.query().only("limit", "after", "sort", "name", "properties");
        List<String> asked = query.list("properties");
        for (String name : asked) {
            if (!CAMPAIGN_PROPERTIES.contains(name)) {
                throw Refusal.validation("Property " + name + " cannot be requested for campaigns.");
            }
        }
        ObjectNode page = Paging.page(portal.activity().campaigns(), query, 50, 100, one -> json(one, asked));
        return Reply.ok(page.put("total", portal.activity().campaigns().size()));
    }

    private static ObjectNode json(Activity.Campaign campaign, List<String> asked) {
        Map<String, String> all = Map.of(
                "hs_name", campaign.name(),
                "hs_utm", campaign.utm(),
                "hs_start_date", campaign.startDate(),
                "hs_end_date", campaign.endDate(),
                "hs_campaign_status", "in_progress",
                "hs_currency_code", "EUR",
                "hs_budget_items_sum_amount", campaign.budget(),
                "hs_spend_items_sum_amount", campaign.spend());
        ObjectNode node = Json.object().put("id", campaign.guid());
        ObjectNode properties = node.putObject("properties");
        asked.forEach(name -> properties.put(name, all.get(name)));
        node.put("createdAt", SINCE).put("updatedAt", SINCE);
        return node;
    }
}
