package dev.mql.file;

import java.util.List;
import java.util.Optional;

/**
 * A piece of a YAML file. The accessors that take {@link Mistakes} answer with nothing where the piece is not what is
 * asked for, and say so there.
 */
public sealed interface Node {

    /** Where it begins. */
    Position at();

    /** The keys that lead to it, with dots; {@code [2]} for the third item of a list. */
    String path();

    /** What it is, for messages: {@code a list}. */
    String form();

    /**
     * One value.
     *
     * @param text as written, without quotes: {@code 1_000} stays {@code 1_000}
     * @param kind what YAML 1.2 takes it for; a quoted value is always text
     */
    record Scalar(String text, Kind kind, Position at, String path) implements Node {

        @Override
        public String form() {
            return switch (kind) {
                case TEXT -> text.isEmpty() ? "empty" : "the text \"" + Quoted.cut(text) + "\"";
                case NUMBER -> "the number " + Quoted.cut(text);
                case TRUTH -> text;
                case NOTHING -> "empty";
            };
        }
    }

    record Sequence(List<Node> items, Position at, String path) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String form() {
            return "a list";
        }
    }

    /** Keys are unique: the reader has refused others. */
    record Mapping(List<Entry> entries, Position at, String path) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String form() {
            return "a block of keys";
        }

        public Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.name().equals(key)).findFirst();
        }
    }

    record Entry(Scalar key, Node value) {
        public String name() {
            return key.text();
        }
    }

    enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        NOTHING
    }

    default Optional<Scalar> scalar() {
        return this instanceof Scalar scalar ? Optional.of(scalar) : Optional.empty();
    }

    default Optional<Sequence> sequence() {
        return this instanceof Sequence sequence ? Optional.of(sequence) : Optional.empty();
    }

    default Optional<Mapping> mapping() {
        return this instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    /** Any single value that is not empty, as written: numbers and truths are texts here. */
    default Optional<String> text(Mistakes mistakes) {
        if (this instanceof Scalar scalar
                && scalar.kind() != Kind.NOTHING
                && !scalar.text().isBlank()) {
            return Optional.of(scalar.text().strip());
        }
        mistakes.add(this, "expected a text, found " + form(), "write one value");
        return Optional.empty();
    }

    /** A whole number from {@code least} to {@code most}, written without quotes. */
    default Optional<Integer> whole(int least, int most, Mistakes mistakes) {
        if (this instanceof Scalar scalar
                && scalar.kind() == Kind.NUMBER
                && scalar.text().matches("[+-]?[0-9]{1,9}")) {
            int number = Integer.parseInt(scalar.text());
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        }
        mistakes.add(this, "expected a whole number, found " + form(), "write a number from " + least + " to " + most);
        return Optional.empty();
    }

    default Optional<Boolean> truth(Mistakes mistakes) {
        if (this instanceof Scalar scalar && scalar.kind() == Kind.TRUTH) {
            return Optional.of(scalar.text().equalsIgnoreCase("true"));
        }
        mistakes.add(this, "expected yes or no, found " + form(), "write true or false");
        return Optional.empty();
    }

    /** The items of a list; anything else counts as a list of one. */
    default List<Node> items() {
        return this instanceof Sequence sequence ? sequence.items() : List.of(this);
    }

    /** The texts of a list; anything else counts as a list of one. */
    default List<String> texts(Mistakes mistakes) {
        return items().stream().flatMap(item -> item.text(mistakes).stream()).toList();
    }

    /** Its keys, to be asked for one by one. */
    default Optional<Fields> fields(Mistakes mistakes) {
        if (this instanceof Mapping mapping) {
            return Optional.of(new Fields(mapping, mistakes));
        }
        mistakes.add(
                this, "expected a block of keys, found " + form(), "write `key: value` lines below, or {key: value}");
        return Optional.empty();
    }
}
