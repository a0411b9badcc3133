package dev.mql.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people touched, and what the mapping makes of it.
 *
 * @param source {@code forms}
 * @param name the form, path or type of campaign, as the CRM calls it
 * @param typeOrNull the activity type, or null where no line of the mapping names it
 */
public record Touched(String source, String name, @Nullable String typeOrNull, long touches) {

    public Optional<String> type() {
        return Optional.ofNullable(typeOrNull);
    }
}
