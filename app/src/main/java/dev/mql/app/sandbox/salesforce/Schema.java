package dev.mql.app.sandbox.salesforce;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The objects of an org as it is delivered, read from {@code objects.txt}. */
final class Schema {
    private static final List<String> SYSTEM = List.of(
            "IsDeleted boolean !- Deleted",
            "CreatedDate datetime !- Created Date",
            "CreatedById reference !- Created By ID -> User CreatedBy",
            "LastModifiedDate datetime !- Last Modified Date",
            "LastModifiedById reference !- Last Modified By ID -> User LastModifiedBy",
            "SystemModstamp datetime !- System Modstamp");
    private final Map<String, SObject> objects = new LinkedHashMap<>();
    private final Map<String, SObject> byPrefix = new LinkedHashMap<>();

    static Schema standard() {
        Schema schema = new Schema();
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream("objects.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            SObject current = null;
            for (String line : reader.lines().toList()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith("object ")) {
                    current = schema.add(line);
                } else {
                    Objects.requireNonNull(current).put(field(line, current.size(), Field.Source.STORED));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schema;
    }

    private SObject add(String line) {
        String[] words = line.split(" ", 5);
        SObject object = new SObject(words[1], words[2], words[3], words[4]);
        object.put(field("Id id(18) !- " + object.label() + " ID", 0, Field.Source.SYSTEM));
        for (String system : SYSTEM) {
            boolean wanted = object.can('b')
                    ? system.startsWith("SystemModstamp")
                    : !object.can('h') || !(system.startsWith("LastModified") || system.startsWith("SystemModstamp"));
            if (wanted) {
                object.put(field(system, object.size(), Field.Source.SYSTEM));
            }
        }
        objects.put(object.name().toLowerCase(Locale.ROOT), object);
        byPrefix.put(object.prefix(), object);
        return object;
    }

    /** One line of {@code objects.txt}: name, type, flags, label, and what it refers to or offers. */
    static Field field(String line, int slot, Field.Source source) {
        String[] words = line.split(" ", 4);
        String rest = words[3];
        List<String> targets = List.of();
        String relationship = "";
        List<PickValue> values = List.of();
        int arrow = rest.indexOf(" -> ");
        if (arrow > 0) {
            String[] target = rest.substring(arrow + 4).split(" ", 2);
            targets = List.of(target[0].split(",", -1));
            relationship = target[1];
            rest = rest.substring(0, arrow);
        }
        int equals = rest.indexOf(" = ");
        if (equals > 0) {
            values = values(rest.substring(equals + 3));
            rest = rest.substring(0, equals);
        }
        String flags = words[2];
        FieldType type = FieldType.named(words[1].replaceAll("\\(.*", ""));
        Field.Rights rights = new Field.Rights(
                flags.indexOf('!') < 0,
                flags.indexOf('c') >= 0,
                flags.indexOf('u') >= 0,
                flags.indexOf('x') < 0,
                flags.indexOf('k') >= 0);
        return new Field(
                slot,
                words[0],
                rest,
                type,
                size(type, words[1]),
                rights,
                flags.indexOf('=') >= 0 ? Field.Source.COMPUTED : source,
                targets,
                relationship,
                values);
    }

    private static Field.Size size(FieldType type, String word) {
        int open = word.indexOf('(');
        if (open < 0) {
            return new Field.Size(type.isId() ? 18 : 0, 0, 0);
        }
        String[] numbers = word.substring(open + 1, word.length() - 1).split(",", 2);
        int first = Integer.parseInt(numbers[0]);
        int second = numbers.length > 1 ? Integer.parseInt(numbers[1]) : 0;
        return type.numeric() ? new Field.Size(0, first, second) : new Field.Size(first, 0, 0);
    }

    private static List<PickValue> values(String text) {
        List<PickValue> values = new ArrayList<>();
        Arrays.stream(text.split(";", -1)).forEach(one -> {
            boolean byDefault = one.endsWith("*");
            values.add(new PickValue(byDefault ? one.substring(0, one.length() - 1) : one, true, byDefault));
        });
        return values;
    }

    Collection<SObject> all() {
        return objects.values();
    }

    @Nullable
    SObject find(String name) {
        SObject object = objects.get(name.toLowerCase(Locale.ROOT));
        return object == null || !object.visible() ? null : object;
    }

    SObject must(String name) {
        return Objects.requireNonNull(objects.get(name.toLowerCase(Locale.ROOT)), name);
    }

    /** The object an id belongs to. */
    @Nullable
    SObject ofId(String id) {
        return id.length() < 3 ? null : byPrefix.get(id.substring(0, 3));
    }
}
