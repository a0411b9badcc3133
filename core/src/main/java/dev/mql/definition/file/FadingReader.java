package dev.mql.definition.file;

import dev.mql.definition.Fading;
import dev.mql.file.Durations;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code never}, {@code half in 30d}, {@code to zero in 60d}, {@code after 30d to 50%} or a list of such steps. */
final class FadingReader {

    private static final long DAY = 86_400_000L;
    private static final Pattern HALF = Pattern.compile("half in (\\S+)");
    private static final Pattern TO_ZERO = Pattern.compile("to zero in (\\S+)");
    private static final Pattern STEP = Pattern.compile("after (\\S+) to ([0-9]{1,3})(?:\\.([0-9]{1,4}))?%");

    private final Mistakes mistakes;

    FadingReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Optional<Fading> read(Node node) {
        if (node.sequence().isPresent() || text(node).startsWith("after")) {
            return steps(node);
        }
        Matcher half = HALF.matcher(text(node));
        Matcher toZero = TO_ZERO.matcher(text(node));
        if (text(node).equals("never")) {
            return Optional.of(new Fading.Never());
        } else if (half.matches()) {
            return days(node, half.group(1)).map(Fading.Half::new);
        } else if (toZero.matches()) {
            return days(node, toZero.group(1)).map(Fading.ToZero::new);
        }
        mistakes.add(
                node,
                "not a way to fade: " + node.form(),
                "write never, half in 30d, to zero in 60d, or after 30d to 50%");
        return Optional.empty();
    }

    private Optional<Fading> steps(Node node) {
        List<Fading.Step> steps = new ArrayList<>();
        for (Node item : node.items()) {
            Matcher step = STEP.matcher(text(item));
            if (!step.matches()) {
                mistakes.add(item, "not a step: " + item.form(), "write after 30d to 50%");
                continue;
            }
            String decimals = Optional.ofNullable(step.group(3)).orElse("");
            long factor = Long.parseLong(step.group(2)) * 10_000 + Long.parseLong((decimals + "0000").substring(0, 4));
            if (factor > 1_000_000) {
                mistakes.add(item, "more than 100%", "fading never adds");
            }
            days(item, step.group(1)).ifPresent(time -> {
                int day = (int) (time / DAY);
                if (!steps.isEmpty() && steps.get(steps.size() - 1).day() >= day) {
                    mistakes.add(item, "a step before the one above it", "order the steps by their days");
                }
                steps.add(new Fading.Step(day, factor));
            });
        }
        if (node.items().isEmpty()) {
            mistakes.add(node, "no step stands here", "write after 30d to 50%");
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Fading.Steps(List.copyOf(steps)));
    }

    private Optional<Long> days(Node at, String time) {
        Optional<Long> found = Durations.of(time).filter(value -> value > 0 && value % DAY == 0);
        if (found.isEmpty()) {
            mistakes.add(at, "fading counts whole days of age", "write days: 30d");
        }
        return found;
    }

    private static String text(Node node) {
        return node.scalar()
                .map(scalar -> scalar.text().strip().replaceAll(" +", " "))
                .orElse("");
    }
}
