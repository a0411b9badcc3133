package dev.mql.app.sandbox.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people did that is not kept on their record: page views, webinars, list memberships; and what was spent. */
final class Activity {
    private final List<PageView> pageViews = new ArrayList<>();
    private final List<Occurrence> occurrences = new ArrayList<>();
    private final List<EmailEvent> emailEvents = new ArrayList<>();
    private final Map<String, MarketingEvent> marketingEvents = new LinkedHashMap<>();
    private final List<Participation> participations = new ArrayList<>();
    private final List<Campaign> campaigns = new ArrayList<>();
    private final Map<String, ContactList> lists = new LinkedHashMap<>();

    /** One `e_visited_page` occurrence. */
    record PageView(long contact, long at, String url, String title) {}

    /** A webinar. */
    record MarketingEvent(String id, String name, long startsAt) {}

    /** Somebody's part in a webinar: REGISTERED, ATTENDED, NO_SHOW or CANCELLED. */
    record Participation(String event, long contact, String state, long at) {}

    /** A campaign with its spend in the account's currency. */
    record Campaign(
            String guid, String name, String utm, String startDate, String endDate, String budget, String spend) {}

    /** One occurrence of another event; {@code pe4711_name} for those the account defines. */
    record Occurrence(String type, long contact, long at, Map<String, String> properties) {}

    /** What became of one marketing mail to one address: OPEN, CLICK, ...; filtered where HubSpot takes it for a machine's. */
    record EmailEvent(String id, String type, String recipient, long at, long campaign, String url, boolean filtered) {}

    /** A list of contacts, each with the time it joined; and when somebody last joined or left. */
    record ContactList(String id, String name, TreeMap<Long, Long> members, long addedAt, long removedAt) {}

    List<Occurrence> occurrences() {
        return occurrences;
    }

    List<EmailEvent> emailEvents() {
        return emailEvents;
    }

    List<PageView> pageViews() {
        return pageViews;
    }

    Map<String, MarketingEvent> marketingEvents() {
        return marketingEvents;
    }

    List<Participation> participations() {
        return participations;
    }

    List<Campaign> campaigns() {
        return campaigns;
    }

    Map<String, ContactList> lists() {
        return lists;
    }
}
