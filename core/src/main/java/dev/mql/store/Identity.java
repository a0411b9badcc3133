package dev.mql.store;

import dev.mql.crm.Item;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which records are people, and how people are addressed.
 *
 * @param emailByType the types whose records are people, each with its property of the e-mail address, or an empty text
 */
public record Identity(Map<String, String> emailByType) {

    public Identity {
        emailByType = Map.copyOf(emailByType);
    }

    public boolean isPerson(String type) {
        return emailByType.containsKey(type);
    }

    /** The row's e-mail address, in lower case. */
    public Optional<String> email(Item.Row row) {
        return Optional.ofNullable(emailByType.get(row.ref().type()))
                .flatMap(row::property)
                .map(Identity::normal);
    }

    /** How addresses are compared. */
    public static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
