package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.mapping.FactSource.As;
import dev.mql.mapping.FactSource.Reading;
import dev.mql.mapping.normal.Texts;
import dev.mql.model.Folding;
import dev.mql.model.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One property fact, ready to be read out of many snapshots. */
final class PropertyFact {

    /** Values of several-choice properties stand between these. */
    private static final String PARTS = ";";

    /** @param value null where every property is empty or unreadable */
    record Found(@Nullable Value value, String origin) {}

    /** A property, and its name for explanations. */
    private record Place(Path path, String name) {}

    private final FactSource.Property source;
    private final Map<String, List<Place>> places = new HashMap<>();
    private final As as;
    private final Reader reader;
    private final boolean listsRead;
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> trueIf;

    /** @param listsRead whether the account's lists are read at all: if not, nobody is known to be on none */
    PropertyFact(FactSource.Property source, As as, Reader reader, boolean listsRead) {
        this.listsRead = listsRead;
        this.source = source;
        this.as = as;
        this.reader = reader;
        source.from()
                .forEach((type, paths) -> places.put(
                        type,
                        paths.stream()
                                .map(path -> new Place(path, path.toString()))
                                .toList()));
        source.reading().values().forEach((from, to) -> values.put(Folding.fold(from), to));
        this.trueIf = source.reading().trueIf().stream().map(Folding::fold).collect(Collectors.toSet());
    }

    String fact() {
        return source.fact();
    }

    /** What it is at that instant; empty where no record is there that could hold it. */
    Optional<Found> at(Snapshot snapshot) {
        String origin = null;
        Found unlisted = null;
        Item.Row asked = null;
        for (Item.Row self : snapshot.selves()) {
            for (Place place : places.getOrDefault(self.ref().type(), List.of())) {
                List<Item.Row> rows = snapshot.of(self, place.path().object());
                if (listsRead && rows.isEmpty() && place.path().object().equals(Dialect.LISTS)) {
                    // Who is on no list at all is known not to be on this one.
                    origin = origin == null ? place.name() : origin;
                    asked = asked == null ? self : asked;
                }
                for (Item.Row row : rows) {
                    origin = origin == null ? place.name() : origin;
                    asked = asked == null ? row : asked;
                    Optional<String> text =
                            row.property(place.path().property()).filter(filled -> !filled.isBlank());
                    if (text.isEmpty()) {
                        continue;
                    }
                    Optional<Value> value = value(text.get(), row);
                    if (value.isPresent()) {
                        return Optional.of(new Found(value.get(), place.name()));
                    }
                    unlisted = unlisted == null ? unlisted(text.get(), place.name(), row) : unlisted;
                }
            }
        }
        if (unlisted != null) {
            return Optional.of(unlisted);
        }
        return origin == null || asked == null ? Optional.empty() : Optional.of(empty(origin, asked));
    }

    /** Empty where the text is unreadable, or not among the values: then the next property may tell more. */
    private Optional<Value> value(String text, Item.Row row) {
        Reading reading = source.reading();
        if (!trueIf.isEmpty()) {
            return anyPart(text) ? Optional.of(new Value.Truth(true)) : Optional.empty();
        }
        if (!values.isEmpty()) {
            String value = values.get(Folding.fold(text));
            return value == null ? Optional.empty() : reader.read(value, as, reading.currency(), row);
        }
        return reader.read(text, as, reading.currency(), row);
    }

    private boolean anyPart(String text) {
        for (String part : text.split(PARTS, -1)) {
            if (trueIf.contains(Folding.fold(part))) {
                return true;
            }
        }
        return false;
    }

    /** What a filled text means that {@code values} or {@code true_if} do not name. */
    private @Nullable Found unlisted(String text, String origin, Item.Row row) {
        Reading reading = source.reading();
        if (!trueIf.isEmpty()) {
            return new Found(new Value.Truth(false), origin);
        }
        String otherwise = reading.otherwiseOrNull();
        if (otherwise != null) {
            return reader.read(otherwise, as, reading.currency(), row)
                    .map(value -> new Found(value, origin))
                    .orElse(null);
        }
        return values.isEmpty() || as != As.TEXT ? null : new Found(new Value.Text(Texts.plain(text)), origin);
    }

    private Found empty(String origin, Item.Row row) {
        if (as == As.FILLED) {
            return new Found(new Value.Truth(false), origin);
        }
        String meaning = source.reading().emptyMeansOrNull();
        Value value = meaning == null
                ? null
                : reader.read(meaning, as, source.reading().currency(), row).orElse(null);
        return new Found(value, origin);
    }
}
