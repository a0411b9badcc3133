package dev.mql.app.sandbox.hubspot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The properties every HubSpot account is born with, as far as lead qualification meets them: one text file a type. */
final class StandardProperties {
    private StandardProperties() {}

    static List<Property> of(ObjectType type) {
        List<Property> properties = new ArrayList<>();
        for (String line : lines(type)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                properties.add(parse(line));
            }
        }
        String group = type.singular().toLowerCase(Locale.ROOT) + "information";
        properties.add(kept("hs_object_id", "Record ID", "number", "number", group));
        properties.add(kept(type.createdProperty(), "Create Date", "datetime", "date", group));
        properties.add(kept(type.modifiedProperty(), "Last Modified Date", "datetime", "date", group));
        properties.add(kept("hs_object_source", "Record creation source", "string", "text", group));
        properties.add(kept("hs_object_source_id", "Record creation source ID", "string", "text", group));
        properties.add(kept("hs_object_source_label", "Record source", "string", "text", group));
        return properties;
    }

    private static Property kept(String name, String label, String type, String fieldType, String group) {
        return new Property(name, label, type, fieldType, group, "", List.of(), Property.Access.READ_ONLY, false);
    }

    private static Property parse(String line) {
        String[] cells = line.split("\\|", -1);
        List<Option> options = new ArrayList<>();
        for (String option : cells[6].strip().split(";", -1)) {
            if (!option.isBlank()) {
                int equals = option.indexOf('=');
                options.add(new Option(
                        option.substring(equals + 1), option.substring(0, equals), "", options.size(), false));
            }
        }
        Property.Access access = Property.Access.valueOf(cells[5].strip());
        return new Property(
                cells[0].strip(),
                cells[1].strip(),
                cells[2].strip(),
                cells[3].strip(),
                cells[4].strip(),
                "",
                options,
                access,
                access == Property.Access.STANDARD);
    }

    private static List<String> lines(ObjectType type) {
        try (InputStream in = StandardProperties.class.getResourceAsStream(type.plural() + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("no standard properties for " + type);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
