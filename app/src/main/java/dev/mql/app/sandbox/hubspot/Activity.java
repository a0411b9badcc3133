package dev.mql.app.sandbox.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people did that is not kept on their record: page views, webinars, list memberships; and what was spent. */
final class Activity {
    private final List<PageView> pageViews = new ArrayList<>();
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

    /** A list of contacts. */
    record ContactList(String id, String name, List<Long> members) {}

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
