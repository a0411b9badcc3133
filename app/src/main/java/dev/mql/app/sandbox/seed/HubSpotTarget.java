package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.Loader;
import dev.mql.app.sandbox.hubspot.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A company's HubSpot. */
final class HubSpotTarget implements Target {
    private final Loader loader;

    HubSpotTarget(Loader loader) {
        this.loader = loader;
    }

    @Override
    public void firm(Firm firm, Map<String, String> values, Instant created, Author by) {
        loader.record(new Loader.Seed(ObjectType.COMPANY, firm.id(), created, created, by, values));
    }

    @Override
    public void participation(String webinar, long person, String state, Instant at) {
        loader.participation(webinar, person, state, at);
    }

    @Override
    public void person(Story story) {
        long id = story.id();
        loader.record(
                new Loader.Seed(ObjectType.CONTACT, id, story.created(), story.last(), story.origin(), story.values()));
        story.settings()
                .forEach(one ->
                        loader.history(ObjectType.CONTACT, id, one.property(), one.value(), one.at(), one.author()));
        story.views()
                .forEach(view -> loader.pageView(id, view.at(), Fixtures.SITE + view.what(), "Acme " + view.what()));
        Firm firm = story.firm();
        if (firm != null) {
            loader.link(ObjectType.CONTACT, id, ObjectType.COMPANY, firm.id());
        }
    }

    @Override
    public void meeting(Meeting meeting) {
        Instant start = meeting.start();
        loader.record(new Loader.Seed(
                ObjectType.MEETING,
                meeting.id(),
                start.minus(Duration.ofDays(3)),
                start.plus(Duration.ofHours(1)),
                meeting.by(),
                Map.of(
                        "hs_timestamp", start.toString(),
                        "hs_meeting_title", "Acme introduction",
                        "hs_meeting_outcome", meeting.outcome(),
                        "hs_meeting_start_time", start.toString(),
                        "hs_meeting_end_time",
                                start.plus(Duration.ofMinutes(30)).toString())));
        loader.link(ObjectType.MEETING, meeting.id(), ObjectType.CONTACT, meeting.person());
    }

    @Override
    public void deal(Deal deal) {
        loader.record(
                new Loader.Seed(ObjectType.DEAL, deal.id(), deal.created(), deal.modified(), deal.by(), deal.values()));
        loader.link(ObjectType.DEAL, deal.id(), ObjectType.CONTACT, deal.person());
        loader.link(ObjectType.DEAL, deal.id(), ObjectType.COMPANY, deal.firm().id());
    }

    @Override
    public void pricing(List<Long> people) {
        loader.list("901", "Visited /pricing", people);
    }
}
