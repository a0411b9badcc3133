package dev.mql.definition.file;

import dev.mql.definition.Grades;
import dev.mql.definition.Grades.Grade;
import dev.mql.definition.Leave;
import dev.mql.definition.Lines;
import dev.mql.definition.Lines.Line;
import dev.mql.file.Durations;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The lines of {@code mql} and {@code grades}. */
final class LinesReader {

    private static final Line NONE = new Line(null, null, null, null);

    private final Mistakes mistakes;

    LinesReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Lines lines(Optional<Fields> mql) {
        Line enter = mql.flatMap(fields -> fields.required("enter", "write enter: {score: 60, fit: 25, product: 10}"))
                .map(this::line)
                .orElse(NONE);
        SortedMap<String, Line> origins = new TreeMap<>();
        mql.flatMap(fields -> fields.fields("origins"))
                .ifPresent(fields -> fields.others().forEach(entry -> origins.put(entry.name(), line(entry.value()))));
        return new Lines(enter, origins);
    }

    private Line line(Node node) {
        Optional<Fields> found = node.fields(mistakes);
        if (found.isEmpty()) {
            return NONE;
        }
        Fields fields = found.get();
        if (fields.node().entries().isEmpty()) {
            mistakes.add(node, "no line stands here", "write at least one of score, fit, product, engagement");
        }
        Line line = new Line(
                points(fields, "score"),
                points(fields, "fit"),
                points(fields, "product"),
                points(fields, "engagement"));
        fields.end();
        return line;
    }

    private @Nullable Long points(Fields fields, String key) {
        return fields.optional(key)
                .flatMap(node -> Points.notNegative(node, mistakes))
                .orElse(null);
    }

    Leave leave(Optional<Fields> mql) {
        Optional<Fields> found = mql.flatMap(fields -> fields.fields("leave"));
        if (found.isEmpty()) {
            return Leave.NEVER;
        }
        Fields fields = found.get();
        Optional<Long> score =
                fields.required("score", "write score: 45").flatMap(node -> Points.notNegative(node, mistakes));
        Optional<Long> time = fields.required("for", "write for: 14d").flatMap(node -> Durations.read(node, mistakes));
        Leave.Then then = fields.optional("then").flatMap(this::then).orElse(Leave.Then.RECYCLE);
        fields.end();
        return score.isEmpty() || time.isEmpty() ? Leave.NEVER : new Leave(score.get(), time.get(), then);
    }

    private Optional<Leave.Then> then(Node node) {
        String word = node.scalar().map(Node.Scalar::text).orElse("");
        for (Leave.Then then : Leave.Then.values()) {
            if (then.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(then);
            }
        }
        mistakes.add(node, "then what? found " + node.form(), "write recycle, flag or keep");
        return Optional.empty();
    }

    Grades grades(Fields top) {
        Optional<Fields> found = top.fields("grades");
        if (found.isEmpty()) {
            return new Grades(List.of(), List.of());
        }
        Fields fields = found.get();
        Grades grades = new Grades(grades(fields, "fit"), grades(fields, "engagement"));
        fields.end();
        return grades;
    }

    /** Best first: by the line, which has to fall from A to Z and from 1 to 9. */
    private List<Grade> grades(Fields fields, String key) {
        List<Grade> grades = new ArrayList<>();
        fields.fields(key).ifPresent(names -> {
            for (Node.Entry entry : names.others()) {
                if (!entry.name().matches("[A-Za-z0-9]{1,3}")) {
                    mistakes.add(entry.key(), "no grade: " + entry.key().form(), "use a letter or a digit");
                }
                Points.notNegative(entry.value(), mistakes)
                        .ifPresent(points -> grades.add(new Grade(entry.name(), points)));
            }
            grades.sort(Comparator.comparing(Grade::name));
            for (int i = 1; i < grades.size(); i++) {
                if (grades.get(i).from() >= grades.get(i - 1).from()) {
                    mistakes.add(
                            names.node(),
                            "grade " + grades.get(i).name() + " asks for no less than grade "
                                    + grades.get(i - 1).name(),
                            "let the lines fall from the best grade to the last");
                }
            }
        });
        return grades;
    }
}
