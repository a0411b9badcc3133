package dev.mql.definition.file;

import dev.mql.definition.Count;
import dev.mql.file.Durations;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the activities of a rule count: {@code each: asset}, {@code once: true}, {@code at_most: 1 in 30d},
 * or nothing of it for all of them; and beside it {@code at_least: 2} of those kept.
 */
final class CountReader {

    private static final Pattern SO_MANY = Pattern.compile("([1-9][0-9]{0,4}) in (\\S+)");
    private static final int MOST = 100_000;

    private final Mistakes mistakes;

    CountReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Count read(Fields fields) {
        List<Count> counts = new ArrayList<>();
        fields.optional("each").ifPresent(node -> {
            if (node.text(mistakes).filter("asset"::equals).isPresent()) {
                counts.add(new Count.EachAsset());
            } else {
                mistakes.add(node, "each what? found " + node.form(), "write each: asset, or leave it out");
            }
        });
        fields.optional("once").ifPresent(node -> {
            if (node.truth(mistakes).filter(once -> !once).isPresent()) {
                mistakes.add(node, "once: false says nothing", "leave it out");
            }
            counts.add(new Count.Once());
        });
        fields.optional("at_most")
                .flatMap(this::soMany)
                .map(many -> new Count.AtMost(many.n(), many.time()))
                .ifPresent(counts::add);
        if (counts.size() > 1) {
            mistakes.add(fields.node(), "more than one of each, once and at_most", "keep one of them");
        }
        Count kept = counts.isEmpty() ? new Count.Each() : counts.get(0);
        Optional<Integer> atLeast = fields.whole("at_least", 1, MOST);
        if (atLeast.isPresent() && kept instanceof Count.Once) {
            mistakes.add(fields.node(), "once and at least " + atLeast.get() + " of them", "keep one of the two");
        }
        return atLeast.<Count>map(n -> new Count.AtLeast(n, kept)).orElse(kept);
    }

    record SoMany(int n, long time) {}

    /** {@code 3 in 30d}. */
    Optional<SoMany> soMany(Node node) {
        Matcher matcher = SO_MANY.matcher(
                node.scalar().map(scalar -> scalar.text().strip()).orElse(""));
        if (matcher.matches()) {
            Optional<Long> time = Durations.of(matcher.group(2)).filter(value -> value > 0);
            if (time.isPresent()) {
                return Optional.of(new SoMany(Integer.parseInt(matcher.group(1)), time.get()));
            }
        }
        mistakes.add(node, "expected so many in a time, found " + node.form(), "write 1 in 30d");
        return Optional.empty();
    }
}
