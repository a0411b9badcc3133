package dev.mql.definition.file;

import dev.mql.definition.Globs;
import dev.mql.definition.Glossary.Fact;
import dev.mql.definition.Glossary.Kind;
import dev.mql.definition.Rule;
import dev.mql.definition.Test;
import dev.mql.definition.Test.Interval;
import dev.mql.file.Fields;
import dev.mql.file.Node;
import dev.mql.model.Folding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a points table; no value may find two rows in it. */
final class BandsReader {

    private static final int MOST = 1_000;

    /** Each glob is held against each text, letter by letter. */
    private static final long MOST_WORK = 100_000_000;

    private final Context context;
    private final TestReader tests;

    BandsReader(Context context) {
        this.context = context;
        this.tests = new TestReader(context);
    }

    /** Ranges come by their lower end, so that what the table means does not hang on the order of its rows. */
    List<Rule.Band> read(Fact fact, Node node) {
        Optional<Fields> fields = node.fields(context.mistakes());
        if (fields.isEmpty()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (Node.Entry entry : fields.get().others()) {
            Optional<Long> points = Points.read(entry.value(), context.mistakes());
            Optional<Test> test = tests.read(fact, key(fact, entry.key()));
            if (points.isPresent() && test.isPresent()) {
                rows.add(new Row(entry.key(), new Rule.Band(test.get(), points.get())));
            }
        }
        if (fields.get().node().entries().isEmpty() || rows.size() > MOST) {
            context.mistakes().add(node, "a points table of " + rows.size() + " rows", "write 1 to " + MOST + " rows");
            return List.of();
        }
        refuseOverlaps(fact, rows);
        rows.sort(Comparator.comparingLong(Row::low));
        return rows.stream().map(Row::band).toList();
    }

    /** Keys are always text; {@code true} means the truth where the fact is one. */
    private static Node key(Fact fact, Node.Scalar key) {
        boolean truth = key.text().equals("true") || key.text().equals("false");
        return truth && (fact.kind() == Kind.TRUTH || fact.kind() == Kind.ANY)
                ? new Node.Scalar(key.text(), Node.Kind.TRUTH, key.at(), key.path())
                : key;
    }

    private void refuseOverlaps(Fact fact, List<Row> rows) {
        Map<String, Row> texts = new HashMap<>();
        List<Range> ranges = new ArrayList<>();
        List<Glob> globs = new ArrayList<>();
        for (Row row : rows) {
            Test test = row.band().test();
            if (test instanceof Test.Within within) {
                within.intervals().forEach(interval -> ranges.add(new Range(interval, row)));
            } else if (test instanceof Test.MoneyWithin within) {
                within.intervals().forEach(interval -> ranges.add(new Range(interval, row)));
            } else if (test instanceof Test.OneOf oneOf) {
                for (String text : oneOf.texts()) {
                    Row earlier = texts.putIfAbsent(Folding.fold(text), row);
                    if (earlier != null && !earlier.equals(row)) {
                        overlap(earlier, row, "`" + text + "`");
                    }
                    if (Globs.isGlob(text)) {
                        globs.add(new Glob(text, row));
                    }
                }
            }
        }
        refuseOverlappingRanges(fact, ranges);
        long letters = texts.keySet().stream().mapToLong(String::length).sum();
        if (globs.stream().mapToLong(glob -> glob.text().length()).sum() * letters > MOST_WORK) {
            context.mistakes()
                    .add(
                            rows.get(0).key(),
                            "too many values or globs in one table",
                            "let the mapping bring them to few");
            return;
        }
        for (Glob glob : globs) {
            String folded = Folding.fold(glob.text());
            texts.forEach((text, row) -> {
                boolean other = !row.equals(glob.row()) && !(Globs.isGlob(text) && text.compareTo(folded) < 0);
                if (other && Globs.overlap(folded, text)) {
                    overlap(glob.row(), row, "what both `" + folded + "` and `" + text + "` match");
                }
            });
        }
    }

    /** Two amounts of money may share an end: nobody earns exactly that, and the lower range counts. */
    private void refuseOverlappingRanges(Fact fact, List<Range> ranges) {
        ranges.sort(Comparator.comparingLong((Range range) -> range.interval().low())
                .thenComparingLong(range -> range.interval().high()));
        for (int i = 1; i < ranges.size(); i++) {
            Range lower = ranges.get(i - 1);
            Range upper = ranges.get(i);
            boolean touch = upper.interval().low() == lower.interval().high()
                    && upper.interval().low() < upper.interval().high()
                    && fact.kind() == Kind.MONEY;
            if (upper.interval().low() <= lower.interval().high()
                    && !touch
                    && !lower.row().equals(upper.row())) {
                overlap(lower.row(), upper.row(), "some values");
            }
        }
    }

    private void overlap(Row one, Row other, String what) {
        boolean inOrder = one.key().at().compareTo(other.key().at()) <= 0;
        Row earlier = inOrder ? one : other;
        Row later = inOrder ? other : one;
        context.mistakes()
                .add(
                        later.key(),
                        "the bands " + earlier.key().text() + " and "
                                + later.key().text() + " overlap: " + what,
                        "let each value find one band");
    }

    private record Row(Node.Scalar key, Rule.Band band) {

        long low() {
            if (band.test() instanceof Test.Within within) {
                return within.intervals().get(0).low();
            } else if (band.test() instanceof Test.MoneyWithin within) {
                return within.intervals().get(0).low();
            }
            return 0;
        }
    }

    private record Range(Interval interval, Row row) {}

    private record Glob(String text, Row row) {}
}
