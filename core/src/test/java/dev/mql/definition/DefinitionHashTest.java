package dev.mql.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.file.DefinitionFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Meaning 39: the hash is of what a definition means. */
class DefinitionHashTest {

    private static final String TEXT = """
            definition: Small
            lists: {served: [DE, AT]}
            never:
              a: {when: {company.country: {not: $served}}, say: not served}
              b: {when: {contact.bounced: true}, say: bounced}
            fit:
              size: {of: company.employees, points: {1-10: 1, 11+: 60}}
              title: {when: {any: [{contact.title: boss}, {contact.title: chief}]}, points: 2}
            mql: {enter: {score: 60}}
            """;

    @Test
    void isTheSameForWhatOnlyPeopleRead() {
        for (String other : List.of(
                TEXT + "goal: more\nedition: '7'\ntarget: {a: 1}\nsigns: {sales: Kim}\n",
                TEXT.replace("definition: Small", "# better\ndefinition: Tiny"),
                TEXT.replace("say: bounced", "say: came back, why: nobody reads it, evidence: none"))) {
            assertThat(hash(other)).isEqualTo(hash(TEXT));
        }
    }

    @Test
    void isTheSameHoweverTheSameIsWritten() {
        for (String other : List.of(
                TEXT.replace("$served", "[at, DE, de]").replace("lists: {served: [DE, AT]}\n", ""),
                TEXT.replace("{1-10: 1, 11+: 60}", "{11+: 60.000, 1 to 10: 1}"),
                TEXT.replace(
                        "[{contact.title: boss}, {contact.title: chief}]",
                        "[{contact.title: chief}, {contact.title: boss}]"),
                TEXT.replace("DE, AT", "AT, DE"),
                TEXT + "zone: Z\nhandoff: {}\n")) {
            assertThat(hash(other)).isEqualTo(hash(TEXT));
        }
    }

    @Test
    void changesWithWhateverCanChangeAVerdict() {
        for (String other : List.of(
                TEXT.replace("60}}", "61}}"),
                TEXT.replace("enter: {score: 60}", "enter: {score: 59}"),
                TEXT.replace("[DE, AT]", "[DE, AT, CH]"),
                TEXT.replace("any:", "all:"),
                TEXT.replace("boss", "bosses"),
                TEXT.replace("  size:", "  sizes:"),
                TEXT.replace("{company.country: {not: $served}}", "{contact.unsubscribed: true}"),
                TEXT + "sales_needs: [company.country]\n",
                TEXT + "zone: Europe/Berlin\n",
                TEXT + "hand_raise: {did: demo_request}\n")) {
            assertThat(hash(other)).isNotEqualTo(hash(TEXT));
        }
    }

    /** The first reason in file order is the code (meaning 27), so here the order is part of what is meant. */
    @Test
    void changesWithTheOrderOfReasons() {
        String swapped =
                TEXT.replace("  a: {", "  x: {").replace("  b: {", "  a: {").replace("  x: {", "  b: {");
        assertThat(hash(swapped)).isNotEqualTo(hash(TEXT));
    }

    /** A definition somebody approved stays approved: whoever changes this needs a new prefix. */
    @Test
    void staysTheSameForEver() {
        assertThat(hash(TEXT)).isEqualTo("v1:c43eec9d4b69f927128915bf896be1c06b3c26dad66bff12bcca4d9dfea9c6b4");
        assertThat(DefinitionHash.shown("v1:3f9a12cde")).isEqualTo("3f9a12c");
    }

    private static String hash(String text) {
        return DefinitionFile.read(text, "definition.yaml", Glossary.STANDARD)
                .definition()
                .map(DefinitionHash::of)
                .orElseThrow();
    }
}
