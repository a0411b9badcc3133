package dev.mql.mapping;

import static dev.mql.mapping.Acme.NOON;
import static dev.mql.mapping.Acme.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.file.Mistakes;
import dev.mql.mapping.normal.Mails;
import dev.mql.mapping.normal.Versions;
import dev.mql.model.Facts;
import dev.mql.model.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a mapping says of a text wins over what a normaliser reads in it; what it does not name is read as ever. */
class OverrideTest {

    private static final Mapping OVERRIDING = mapping("""
            crm: hubspot
            facts:
              contact.email: contacts.email
              contact.title: contacts.jobtitle
              contact.seniority: {from: contacts.jobtitle, as: seniority, values: {Growth Ninja: manager, VP of Nothing: staff}}
              contact.function: {from: contacts.jobtitle, as: function, values: {Growth Ninja: growth}}
              contact.email_kind: {from: contacts.email, as: email_kind, values: {jo@gmail.com: corporate}}
              company.country: {from: [contacts.state, contacts.country], as: country, values: {Bavaria: DE}}
              company.industry: {from: contacts.industry, as: industry, values: {COMPUTER_GAMES: games}}
              company.employees: {from: contacts.size, as: range, values: {small: 1-50}}
            """);

    @Test
    void namesOfTheMappingWinAndOtherTextsAreRead() {
        Facts ninja = facts("jobtitle", "growth ninja");
        assertThat(now(ninja, "contact.seniority")).contains(new Value.Text("manager"));
        assertThat(now(ninja, "contact.function")).contains(new Value.Text("growth"));
        Facts other = facts("jobtitle", "Leiterin Vertrieb (m/w/d)");
        assertThat(now(other, "contact.seniority")).contains(new Value.Text("director"));
        assertThat(now(other, "contact.function")).contains(new Value.Text("sales"));
        assertThat(now(facts("jobtitle", "VP of Nothing"), "contact.seniority")).contains(new Value.Text("staff"));
    }

    @Test
    void eachReaderMayBeOverridden() {
        assertThat(now(facts("email", "jo@gmail.com"), "contact.email_kind")).contains(new Value.Text("corporate"));
        assertThat(now(facts("email", "al@gmail.com"), "contact.email_kind")).contains(new Value.Text("free"));
        assertThat(now(facts("country", "Bavaria"), "company.country")).contains(new Value.Text("DE"));
        assertThat(now(facts("country", "Austria"), "company.country")).contains(new Value.Text("AT"));
        assertThat(now(facts("industry", "COMPUTER_GAMES"), "company.industry")).contains(new Value.Text("games"));
        assertThat(now(facts("industry", "BANKING"), "company.industry")).contains(new Value.Text("banking"));
        assertThat(now(facts("size", "small"), "company.employees"))
                .contains(new Value.Quantity(Value.MICROS, 50 * Value.MICROS));
        assertThat(now(facts("size", "51-200"), "company.employees"))
                .contains(new Value.Quantity(51 * Value.MICROS, 200 * Value.MICROS));
    }

    @Test
    void aNamedTextFurtherDownTheListComesBeforeAnUnnamedOne() {
        Facts facts = facts(Map.of("state", "Tyrol", "country", "Bavaria"));

        assertThat(now(facts, "company.country")).contains(new Value.Text("DE"));
    }

    @Test
    void aTextNobodyCanReadStaysUnknown() {
        assertThat(now(facts("country", "Atlantis"), "company.country")).isEmpty();
        assertThat(now(facts("jobtitle", "retired"), "contact.seniority")).isEmpty();
    }

    @Test
    void otherListsOfDomainsAreAnotherMapping() {
        Mails more = Mails.with(Set.of("town-net.example"), Set.of(), Set.of());
        Mapping with = OVERRIDING.with(more);

        assertThat(with.hash()).isNotEqualTo(OVERRIDING.hash());
        assertThat(OVERRIDING
                        .with(Mails.with(Set.of("town-net.example"), Set.of(), Set.of()))
                        .hash())
                .isEqualTo(with.hash());
        assertThat(OVERRIDING.with(Mails.BUILT_IN).hash()).isEqualTo(OVERRIDING.hash());
        assertThat(OVERRIDING
                        .with(Mails.with(Set.of(), Set.of("town-net.example"), Set.of()))
                        .hash())
                .isNotEqualTo(with.hash());
    }

    @Test
    void everyNormaliserIsNamedWithItsVersionAndStandsInTheDocs() throws Exception {
        List<String> named = Files.readString(Path.of("..", "docs", "facts.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| Normaliser |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", 3)[1].strip())
                .toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(Versions.ALL.keySet());
        assertThat(Versions.ALL.values()).allMatch(version -> version >= 1);
    }

    private static Facts facts(String property, String text) {
        return facts(Map.of(property, text));
    }

    private static Facts facts(Map<String, String> properties) {
        return Acme.facts(OVERRIDING, Acme.records(Acme.jane(NOON, properties)));
    }

    private static Mapping mapping(String text) {
        Mistakes mistakes = new Mistakes("mapping.yaml");
        return MappingFile.read(text, mistakes).orElseThrow(() -> new AssertionError(mistakes.list()));
    }
}
