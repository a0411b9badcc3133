package dev.mql.decide;

import dev.mql.model.Stage;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the engine remembers of a person beyond facts (meaning 35). Instants are UTC milliseconds.
 *
 * @param since when the stage was entered
 * @param belowSince since when the score of an MQL has been below the leaving line without a break, or since when
 *     somebody of whom sales needs to know more has not been ready but for that; or null
 * @param leftAt when the person last left MQL or was rejected, or null
 * @param recycles how often the person left MQL
 * @param mqlSince when the person first became an MQL, or null
 * @param answerBy until when sales has promised to answer the hand-over, or null where no clock was set
 * @param handedAt when mql handed the person to sales, or null where it did not or the person is marketing's again
 * @param undone the facts and the definition of which mql's writing was undone and which it does not write again; null
 *     where nothing was
 * @param passed the stages of the {@link Way} to sales the person was in; empty of somebody never looked at
 */
public record Standing(
        Stage stage,
        long since,
        @Nullable Long belowSince,
        @Nullable Long leftAt,
        int recycles,
        @Nullable Long mqlSince,
        @Nullable Long answerBy,
        @Nullable Long handedAt,
        @Nullable String undone,
        Set<Stage> passed)
        implements Serializable {

    public Standing {
        passed = Set.copyOf(passed);
    }

    /** Of somebody whom mql has not handed over, of whom nothing was undone, and of whose way nothing is known. */
    public Standing(
            Stage stage,
            long since,
            @Nullable Long belowSince,
            @Nullable Long leftAt,
            int recycles,
            @Nullable Long mqlSince,
            @Nullable Long answerBy) {
        this(stage, since, belowSince, leftAt, recycles, mqlSince, answerBy, null, Set.of());
    }

    /** Of somebody of whom nothing was undone. */
    Standing(
            Stage stage,
            long since,
            @Nullable Long belowSince,
            @Nullable Long leftAt,
            int recycles,
            @Nullable Long mqlSince,
            @Nullable Long answerBy,
            @Nullable Long handedAt,
            Set<Stage> passed) {
        this(stage, since, belowSince, leftAt, recycles, mqlSince, answerBy, handedAt, null, passed);
    }

    /**
     * What is remembered of two people found to be one: where this one stands, and what neither may forget.
     */
    public Standing joined(Standing other) {
        Set<Stage> both = new HashSet<>(passed);
        both.addAll(other.passed);
        return new Standing(
                stage,
                since,
                belowSince,
                latest(leftAt, other.leftAt),
                Math.max(recycles, other.recycles),
                earliest(mqlSince, other.mqlSince),
                answerBy,
                handedAt,
                undone,
                both);
    }

    private static @Nullable Long latest(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(Math.max(one, other));
    }

    private static @Nullable Long earliest(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(Math.min(one, other));
    }

    /** Somebody never evaluated before. */
    public static Standing unknown() {
        return new Standing(Stage.LEAD, 0, null, null, 0, null, null);
    }

    /** Whether nothing was ever decided about the person but to leave them where everybody begins. */
    public boolean isUnknown() {
        return passed(Set.of()).equals(unknown());
    }

    /** The same of somebody who has been looked at. */
    Standing met() {
        return passed.isEmpty() ? passed(Way.met(stage)) : this;
    }

    /** The stages on the way to where the person got furthest, in which the person never was. */
    public List<Stage> skipped() {
        return Way.skipped(passed);
    }

    Standing enter(Stage next, long at) {
        return new Standing(next, at, null, leftAt, recycles, mqlSince, null, handed(next), passing(next));
    }

    /** Sales keeps what it was handed until it gives it back. */
    private @Nullable Long handed(Stage next) {
        return next.belongsToSales() ? handedAt : null;
    }

    private Set<Stage> passing(Stage next) {
        return passed.isEmpty() ? Way.met(next) : Way.and(passed, next);
    }

    /** Given to sales now. */
    Standing hand(long at, @Nullable Long by) {
        return new Standing(stage, since, belowSince, leftAt, recycles, mqlSince, by, at, passed);
    }

    /** As read from where this was kept apart. */
    public Standing handed(@Nullable Long at) {
        return new Standing(stage, since, belowSince, leftAt, recycles, mqlSince, answerBy, at, undone, passed);
    }

    /** As read from where this was kept apart. */
    public Standing passed(Set<Stage> stages) {
        return new Standing(stage, since, belowSince, leftAt, recycles, mqlSince, answerBy, handedAt, undone, stages);
    }

    /** The same, but that nothing is written of these facts and this definition; of any, where there is none. */
    public Standing undone(@Nullable String ground) {
        return new Standing(stage, since, belowSince, leftAt, recycles, mqlSince, answerBy, handedAt, ground, passed);
    }

    /**
     * Back where the person was before mql moved them, and as if they had not been moved.
     *
     * @param before the stage until then
     * @param entered what was remembered from the move on
     */
    public Standing putBack(Stage before, Standing entered, long at) {
        boolean left = Objects.equals(entered.leftAt, entered.since);
        boolean first = Objects.equals(entered.mqlSince, entered.since);
        Set<Stage> were = new HashSet<>(passed);
        if (first) {
            were.remove(Stage.MQL);
        }
        return new Standing(
                before,
                at,
                null,
                left ? null : leftAt,
                left ? recycles - 1 : recycles,
                first ? null : mqlSince,
                null,
                null,
                were);
    }

    Standing enterMql(long at, @Nullable Long answerBy) {
        Long first = mqlSince == null ? at : mqlSince;
        return new Standing(Stage.MQL, at, null, leftAt, recycles, first, answerBy, null, passing(Stage.MQL));
    }

    /** Out of MQL: counted, and remembered for the cool-down. */
    Standing leave(Stage next, long at) {
        return new Standing(next, at, null, at, recycles + 1, mqlSince, null, handed(next), passing(next));
    }

    Standing below(@Nullable Long since) {
        return new Standing(stage, this.since, since, leftAt, recycles, mqlSince, answerBy, handedAt, passed);
    }

    /** The same, but counted as having left MQL so often. */
    Standing recycled(int times) {
        return new Standing(stage, since, belowSince, leftAt, times, mqlSince, answerBy, handedAt, passed);
    }

    /** The same, but having left then. */
    Standing left(long at) {
        return new Standing(stage, since, belowSince, at, recycles, mqlSince, answerBy, handedAt, passed);
    }
}
