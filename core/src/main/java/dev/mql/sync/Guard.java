package dev.mql.sync;

import dev.mql.crm.Problem;
import dev.mql.crm.Wanted;
import dev.mql.mapping.Misreadings;
import dev.mql.store.Run;
import dev.mql.store.Switches;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What may keep a run from beginning, or stop it between two batches. May be shared by threads. */
final class Guard {

    /** Two machines' clocks differ, and are set right; more than that is a mistake. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm VV", Locale.ENGLISH);

    private final Job job;

    Guard(Job job) {
        this.job = job;
    }

    /** Ties the store to the account and takes the CRM for this process. */
    void enter() {
        job.store().intake().pin(job.crmName(), job.schema().account().id());
        keep();
    }

    /**
     * Time goes forward: verdicts of an instant before the last ones would take back what only time has brought, and
     * reading would go on behind what was read. One who says that everything shall be read anew knows that the clock was
     * wrong before.
     */
    void clock(Instant now) {
        Optional<Instant> last = job.store().journal().lastAsOf(job.crmName());
        if (last.isPresent() && now.isBefore(last.get().minus(TOLERANCE)) && !job.wishes(Orders.Wish.FULL)) {
            throw new Halt(
                    Run.State.WAITING,
                    "this machine's clock says " + shown(now) + ", and the last run was at " + shown(last.get())
                            + ": set the clock, or, if it was wrong then, read everything again with mql sync --full");
        }
    }

    /** A property of the wrong type is mapped: what was planned by it could never be right, and never be written. */
    void reads() {
        List<Problem> wrong = new ArrayList<>(Misreadings.of(job.mapping(), job.schema()));
        wrong.addAll(job.crm().check(job.wanted(), job.schema()));
        wrong.removeIf(problem ->
                problem.stops() != Problem.Stops.PLANNING || job.drift().names(problem.subject()));
        refuse("", wrong);
    }

    /** What shall be written has to be there and to fit, or each record would be refused by itself. */
    void fits() {
        Wanted wanted = job.wanted();
        Set<String> written = new HashSet<>();
        wanted.write()
                .forEach((object, targets) -> targets.forEach(target -> written.add(object + "." + target.property())));
        List<Problem> wrong = job.crm().check(wanted, job.schema()).stream()
                .filter(problem -> problem.fatal() && written.contains(problem.subject()))
                .toList();
        refuse("nothing is written, because ", wrong);
    }

    private static void refuse(String consequence, List<Problem> wrong) {
        if (!wrong.isEmpty()) {
            Problem first = wrong.get(0);
            String more = wrong.size() == 1 ? "" : " (and " + (wrong.size() - 1) + " more: mql check names them)";
            throw new Halt(
                    Run.State.WAITING,
                    consequence + first.message() + " (" + first.subject() + ")" + more + ": " + first.remedy());
        }
    }

    /** Says that this process is still at work. */
    void keep() {
        switches().take(job.crmName(), job.holder(), job.clock().instant());
    }

    /** Stops where somebody has paused the CRM. */
    void pass() {
        keep();
        switches().paused(job.crmName()).ifPresent(pause -> {
            throw new Halt(
                    Run.State.WAITING,
                    job.crmName() + " has been paused by " + pause.by() + " since " + shown(pause.since()) + " ("
                            + pause.reason() + "): go on with mql resume " + job.crmName());
        });
    }

    /** In the words of those who signed: {@code Mon 23 Nov 2026 09:00 Europe/Berlin}. */
    private String shown(Instant at) {
        return WORDS.format(at.atZone(job.definition().zone()));
    }

    void leave() {
        switches().letGo(job.crmName(), job.holder());
    }

    private Switches switches() {
        return job.store().switches();
    }
}
