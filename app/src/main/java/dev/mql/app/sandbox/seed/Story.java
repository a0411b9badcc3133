package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.hubspot.Author;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One person's past, told step by step and loaded at the end with the values HubSpot would have computed from it. */
final class Story {
    private final Target target;
    private final Instant asOf;
    private final long id;
    private final Map<String, String> values = new HashMap<>();
    private final List<Did> submissions = new ArrayList<>();
    private final List<Did> views = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private @Nullable Firm firm;
    private Author origin = Fixtures.WEBSITE;
    private Instant created;
    private Instant modified;

    /** A form filled in or a page looked at. */
    record Did(String what, Instant at) {}

    record Setting(String property, String value, Instant at, Author author) {}

    Story(Target target, Instant asOf, long id) {
        this.target = target;
        this.asOf = asOf;
        this.id = id;
        this.created = asOf;
        this.modified = Instant.EPOCH;
    }

    long id() {
        return id;
    }

    @Nullable
    Firm firm() {
        return firm;
    }

    Instant daysAgo(double days) {
        return asOf.minus(Duration.ofMinutes(Math.round(days * 1_440)));
    }

    Story name(String first, String last, String email) {
        return says("firstname", first).says("lastname", last).says("email", email);
    }

    /** A value from the beginning on; the empty text is none. */
    Story says(String property, String value) {
        values.put(property, value);
        return this;
    }

    Story worksAt(Firm place) {
        firm = place;
        return says("company", place.name());
    }

    Story cameFrom(Author author, double days) {
        origin = author;
        return since(days);
    }

    Story since(double days) {
        created = earlier(created, daysAgo(days));
        return this;
    }

    Story filled(String form, double days) {
        submissions.add(new Did(form, daysAgo(days)));
        return since(days);
    }

    Story looked(String path, double days) {
        views.add(new Did(path, daysAgo(days)));
        return since(days);
    }

    Story attended(Fixtures.Webinar webinar) {
        return partIn(webinar, "ATTENDED");
    }

    Story partIn(Fixtures.Webinar webinar, String state) {
        Instant start = daysAgo(webinar.daysAgo() + 2.0 / 24);
        Instant registered = daysAgo(Math.max(webinar.daysAgo(), 0) + 4);
        created = earlier(created, registered);
        target.participation(webinar.id(), id, "REGISTERED", registered);
        if (!state.equals("REGISTERED")) {
            target.participation(webinar.id(), id, state, start);
        }
        return this;
    }

    Story answeredMail(double days) {
        return says("hs_sales_email_last_replied", daysAgo(days).toString()).since(days + 10);
    }

    Story mails(int delivered, int opened, int clicked, double days) {
        says("hs_email_delivered", Integer.toString(delivered));
        says("hs_email_last_send_date", daysAgo(days + 0.1).toString());
        if (opened > 0) {
            says("hs_email_open", Integer.toString(opened))
                    .says("hs_email_last_open_date", daysAgo(days).toString());
        }
        if (clicked > 0) {
            says("hs_email_click", Integer.toString(clicked))
                    .says("hs_email_last_click_date", daysAgo(days).toString());
        }
        return since(days + 30);
    }

    /** Set later than at the beginning, by somebody. */
    Story becomes(String property, String value, double days, Author author) {
        settings.add(new Setting(property, value, daysAgo(days), author));
        modified = modified.isAfter(daysAgo(days)) ? modified : daysAgo(days);
        return says(property, value).since(days);
    }

    void tell() {
        converted();
        browsed();
        target.person(this);
    }

    Instant created() {
        return created;
    }

    Instant last() {
        return modified.isAfter(created) ? modified : created;
    }

    Author origin() {
        return origin;
    }

    Map<String, String> values() {
        return values;
    }

    List<Did> submissions() {
        return submissions;
    }

    List<Did> views() {
        return views;
    }

    List<Setting> settings() {
        return settings;
    }

    private void converted() {
        if (submissions.isEmpty()) {
            return;
        }
        submissions.sort(Comparator.comparing(Did::at));
        Did first = submissions.get(0);
        Did latest = submissions.get(submissions.size() - 1);
        List<String> all = new ArrayList<>();
        submissions.forEach(
                one -> all.add(Fixtures.guid(one.what()) + ":" + one.at().toEpochMilli()));
        long unique = submissions.stream().map(Did::what).distinct().count();
        says("hs_calculated_form_submissions", String.join(";", all))
                .says("num_conversion_events", Integer.toString(all.size()))
                .says("num_unique_conversion_events", Long.toString(unique))
                .says("first_conversion_date", first.at().toString())
                .says("first_conversion_event_name", "Acme: " + first.what())
                .says("recent_conversion_date", latest.at().toString())
                .says("recent_conversion_event_name", "Acme: " + latest.what());
    }

    private void browsed() {
        if (views.isEmpty()) {
            return;
        }
        views.sort(Comparator.comparing(Did::at));
        Did first = views.get(0);
        Did latest = views.get(views.size() - 1);
        says("hs_analytics_num_page_views", Integer.toString(views.size()))
                .says("hs_analytics_num_visits", Integer.toString(views.size()))
                .says("hs_analytics_first_timestamp", first.at().toString())
                .says("hs_analytics_first_url", Fixtures.SITE + first.what())
                .says("hs_analytics_last_timestamp", latest.at().toString())
                .says("hs_analytics_last_url", Fixtures.SITE + latest.what());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
