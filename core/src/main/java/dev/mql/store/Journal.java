package dev.mql.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Runs and their plans. Plan and journal are one: an item says what shall be written, then that it was sent, then what
 * became of it.
 */
public interface Journal {

    /** Opens a run and gives it the next id: {@code r-12}. */
    Run open(Run.Ground ground, Instant started);

    /** Replaces what is known of a run. */
    void update(Run run);

    Optional<Run> run(String id);

    /** The newest run of this CRM, single contacts aside, where it was neither ended nor given up. */
    Optional<Run> unfinished(String crm);

    /** Newest first. */
    List<Run> runs(String crm, int limit);

    /** The same, single contacts aside: a server has thousands of those a day. */
    List<Run> longRuns(String crm, int limit);

    /** By what instant the newest run evaluated that came as far as that. */
    Optional<Instant> lastAsOf(String crm);

    /** Opens an empty plan with the next id: {@code p-12}. */
    Plan draft(Plan.Basis basis);

    /** Adds items while evaluating; a person has one item in a plan. */
    void add(String plan, List<PlanItem> items);

    /**
     * Nothing is added from now on. Only a sealed plan may be sent.
     *
     * @param moves as {@link Plan#moves}
     */
    Plan seal(String plan, SortedMap<String, Long> moves);

    Optional<Plan> plan(String id);

    /** All plans a run has made or applied, oldest first. */
    List<Plan> plansOf(Run run);

    /** Plans of this CRM, newest first. */
    List<Plan> plans(String crm, int limit);

    /**
     * Items of a plan in the order of persons.
     *
     * @param after the person after whom to begin; 0 at first
     */
    List<PlanItem> items(String plan, Set<PlanItem.State> states, long after, int limit);

    /** How many items are in each of these states together. */
    long count(String plan, Set<PlanItem.State> states);

    /** Notes that these are about to be sent. Called before, so that a killed process knows what may have arrived. */
    void sent(String plan, Collection<Long> persons, Instant at);

    /**
     * What became of items. What was applied or found unchanged enters the ledger, the record's row, the verdict and the
     * standing, so that reading one's own write changes nothing; what was refused or is unknown counts as a failure; what
     * was stale marks the person for evaluation.
     */
    void settle(String plan, List<Settlement> settlements, Instant at);

    /**
     * Closes a plan: keeps the verdicts of people nothing had to be written for, clears the marks it has covered, and
     * remembers definition and mapping as those everybody was evaluated by, where everybody was. Repeating it changes
     * nothing.
     */
    void record(String plan, Instant at);

    /** Gives a plan up: nothing of it is sent any more. What has been sent stays. */
    void discard(String plan);

    /** How many records were written for the first time since then: what a pace is measured by. */
    long firstWrites(String crm, Instant since);

    /**
     * Lets go, a step at a time, of what nobody wants to know any more: earlier verdicts, never the present one, and runs and
     * plans, never the newest. Called again, it goes on.
     *
     * @param verdictsBefore of what was thought before then only what is still thought is kept
     * @param runsBefore of what was done before then nothing is kept
     * @return how many verdicts, runs and plans went
     */
    long expire(String crm, Instant verdictsBefore, Instant runsBefore);
}
