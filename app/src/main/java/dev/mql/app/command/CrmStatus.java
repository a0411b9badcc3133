package dev.mql.app.command;

import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.ScheduleNotes;
import dev.mql.app.workspace.Timetable;
import dev.mql.store.Census;
import dev.mql.store.Handoffs;
import dev.mql.store.Queue;
import dev.mql.store.Run;
import dev.mql.store.Store;
import dev.mql.store.Switches;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How things stand with one CRM, as the store has it.
 *
 * @param runs the last ones, newest first
 * @param held how many statuses are left alone
 * @param failed how many people something of could not be written
 * @param untold how many hand-off events did not arrive
 * @param nextDue when time alone may change somebody's verdict
 * @param timetable by which {@code mql serve} runs
 * @param served whether somebody has served by it already
 * @param nextRun when its next run is; now where one was missed, which is made up as soon as somebody serves
 * @param heldUp why the last run by it did not come to its end; empty where it did
 * @param told of which records mql was told and has not looked at them yet
 */
record CrmStatus(
        Census census,
        List<Run> runs,
        long held,
        long failed,
        long untold,
        Handoffs handoffs,
        Optional<Switches.Pause> paused,
        Optional<Instant> nextDue,
        Optional<Timetable> timetable,
        boolean served,
        Optional<Instant> nextRun,
        String heldUp,
        Queue.Length told) {

    static CrmStatus of(Desk desk, int runs, Instant now) {
        Store store = desk.store();
        String crm = desk.crmName();
        ScheduleNotes notes = new ScheduleNotes(store, crm);
        Optional<Timetable> timetable = Optional.ofNullable(
                desk.workspace().settings().serving().schedules().get(crm));
        return new CrmStatus(
                store.people().census(crm),
                store.journal().longRuns(crm, runs),
                store.backlog().heldCount(crm),
                store.backlog().failed(crm).stream()
                        .mapToLong(group -> group.people())
                        .sum(),
                store.outbox().missed(crm).stream()
                        .mapToLong(missed -> missed.events())
                        .sum(),
                Handoffs.of(store.outbox(), crm),
                store.switches().paused(crm),
                store.people().nextDue(crm),
                timetable,
                notes.slot().isPresent(),
                timetable
                        .flatMap(times -> times.next(notes.slot().orElse(now)))
                        .map(next -> next.isBefore(now) ? now : next),
                notes.held(),
                store.queue().length(crm));
    }
}
