package dev.mql.app.screen;

import dev.mql.crm.Item;
import dev.mql.store.Dossier;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person is called on a screen: name, title and company, as far as the CRM says. Never for a log. */
public final class Headline {

    private Headline() {}

    /** {@code Jane Doe}, or the id. */
    public static String name(Dossier dossier) {
        Item.Row row = dossier.records().self();
        String name = Stream.of(first(row, "firstname", "FirstName"), first(row, "lastname", "LastName"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return name.isBlank() ? Wording.one(row.ref().type()) + " " + row.ref().id() : printable(name);
    }

    /** {@code Jane Doe · Director Demand Generation · Northwind GmbH}. */
    public static String of(Dossier dossier) {
        return Stream.of(Optional.of(name(dossier)), title(dossier), company(dossier))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    public static Optional<String> title(Dossier dossier) {
        return first(dossier.records().self(), "jobtitle", "Title").map(Headline::printable);
    }

    public static Optional<String> company(Dossier dossier) {
        Optional<String> linked = dossier.records().versions().stream()
                .filter(version -> version.role().equals("company"))
                .map(version -> first(version.row(), "name", "Name").orElse(null))
                .filter(Objects::nonNull)
                .reduce((older, newer) -> newer);
        return linked.or(() -> first(dossier.records().self(), "company", "Company"))
                .map(Headline::printable);
    }

    private static Optional<String> first(Item.Row row, String... properties) {
        return List.of(properties).stream()
                .map(property -> row.property(property).orElse(""))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** A terminal obeys control characters; whatever a form let through is shown, not obeyed. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", " ").strip();
    }
}
