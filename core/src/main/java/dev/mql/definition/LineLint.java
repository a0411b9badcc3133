package dev.mql.definition;

import dev.mql.definition.Grades.Grade;
import dev.mql.definition.Lines.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines, caps and grades against what the rules can give. */
final class LineLint {

    private static final long SCALE = 100 * 1_000_000L;

    private final Definition definition;
    private final Reach reach;

    LineLint(Definition definition) {
        this.definition = definition;
        this.reach = Reach.of(definition);
    }

    void check(List<Finding> found) {
        line("mql.enter", definition.mql().enter(), found);
        definition.mql().origins().forEach((origin, line) -> line("mql.origins." + origin, line, found));
        leave(found);
        caps(found);
        grades("grades.fit", definition.grades().fit(), reach.fit(), found);
        grades("grades.engagement", definition.grades().engagement(), reach.engagement(), found);
    }

    private void line(String path, Line line, List<Finding> found) {
        reachable(path + ".score", line.score(), reach.score(), found);
        reachable(path + ".fit", line.fit(), reach.fit(), found);
        reachable(path + ".product", line.product(), reach.product(), found);
        reachable(path + ".engagement", line.engagement(), reach.engagement(), found);
        if (line.product() == null && reach.product() == 0) {
            found.add(Finding.doubtful(
                    path,
                    "nobody gets there by score: no rule gives points for the product",
                    "add a rule under `engagement.product`; content alone makes no MQL"));
        }
    }

    private static void reachable(String path, @Nullable Long line, long most, List<Finding> found) {
        if (line != null && line > most) {
            found.add(Finding.wrong(
                    path,
                    "nobody gets there: the line is " + PlainPoints.of(line) + ", rules and caps give at most "
                            + PlainPoints.of(most),
                    "lower the line or raise a cap or points"));
        }
    }

    private void leave(List<Finding> found) {
        Long enter = definition.mql().enter().score();
        if (!definition.leave().equals(Leave.NEVER)
                && enter != null
                && definition.leave().score() > enter) {
            found.add(Finding.wrong(
                    "mql.leave.score",
                    "an MQL would leave at once: the line to leave is above the line to enter",
                    "write at most " + PlainPoints.of(enter)));
        }
    }

    private void caps(List<Finding> found) {
        long sum = used(definition.fit().cap(), reach.fit())
                + used(definition.engagement().cap(), reach.engagement());
        if (sum > SCALE) {
            found.add(Finding.doubtful(
                    "engagement.cap",
                    "the caps of fit and engagement add up to " + PlainPoints.of(sum) + ", the score ends at 100",
                    "let them add up to 100"));
        }
        cap("fit.cap", definition.fit().cap(), Reach.sum(definition.fit().rules()), found);
        Engagement engagement = definition.engagement();
        long content = Math.min(engagement.contentCap(), Reach.sum(engagement.content()));
        cap("engagement.cap", engagement.cap(), reach.product() + content, found);
        if (engagement.contentCap() != Rule.Did.NO_CAP) {
            cap("engagement.content.cap", engagement.contentCap(), Reach.sum(engagement.content()), found);
        }
    }

    /** A cap nobody wrote counts for no more than the rules below it. */
    private static long used(long cap, long reached) {
        return cap == SCALE || reached == 0 ? reached : cap;
    }

    private static void cap(String path, long cap, long sum, List<Finding> found) {
        if (sum < cap && sum > 0 && cap != SCALE) {
            found.add(Finding.doubtful(
                    path,
                    "no sum reaches the cap: the rules give at most " + PlainPoints.of(sum),
                    "lower it to that, or raise points"));
        }
    }

    private static void grades(String path, List<Grade> grades, long most, List<Finding> found) {
        for (Grade grade : grades) {
            if (grade.from() > most) {
                found.add(Finding.doubtful(
                        path + "." + grade.name(),
                        "nobody gets this grade: at most " + PlainPoints.of(most) + " points can be reached",
                        "lower its line"));
            }
        }
    }
}
