package dev.mql.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a mapping loses with each object that nobody may read. */
class UnreadTest {

    private final Mapping hubspot = Acme.hubspot();

    @Test
    void ofDealsTheirCountAndWhatBecameOfPeople() {
        assertThat(Unread.of(hubspot, "deals")).contains("company.open_deals", "outcomes");
    }

    @Test
    void ofCompaniesNoFactThatContactsTellAsWell() {
        assertThat(Unread.of(hubspot, "companies")).contains("company.relation").doesNotContain("contact.title");
        hubspot.facts().values().stream()
                .filter(source -> source instanceof FactSource.Property property
                        && property.from().getOrDefault("contacts", List.of()).stream()
                                .anyMatch(path -> path.object().equals("contacts")))
                .forEach(source -> assertThat(Unread.of(hubspot, "companies")).doesNotContain(source.fact()));
    }

    @Test
    void ofAStreamTheActivitiesOnlyItTells() {
        assertThat(Unread.of(hubspot, "webinars")).contains("webinar_attended");
    }

    @Test
    void ofWhatIsNotMappedNothing() {
        assertThat(Unread.of(hubspot, "owners")).isEmpty();
    }
}
