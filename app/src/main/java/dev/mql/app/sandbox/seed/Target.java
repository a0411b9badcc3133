package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.hubspot.Author;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where a made-up company is written down: the same people in either CRM, in that CRM's own shapes. Values have HubSpot's names. */
interface Target {
    void firm(Firm firm, Map<String, String> values, Instant created, Author by);

    void participation(String webinar, long person, String state, Instant at);

    /** After everything a person did in webinars, before meetings and deals. */
    void person(Story story);

    void meeting(Meeting meeting);

    void deal(Deal deal);

    /** Who has looked at prices. */
    void pricing(List<Long> people);

    /** Half an hour with somebody of sales. */
    record Meeting(long id, long person, Instant start, String outcome, Author by) {}

    record Deal(
            long id,
            long person,
            Firm firm,
            Map<String, String> values,
            Instant created,
            Instant modified,
            Author by) {}
}
