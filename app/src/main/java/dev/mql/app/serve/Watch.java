package dev.mql.app.serve;

import dev.mql.app.serve.Alarm.Severity;
import dev.mql.store.Run;
import dev.mql.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks for what somebody should know about one CRM, and tells each thing once, and once when it is over. What was told is
 * kept in the store, so that neither a restart nor a second server tells it again.
 */
final class Watch implements Loop.Turn {

    private static final Duration BETWEEN = Duration.ofSeconds(30);
    private static final String TOLD = "alarm ";
    private static final List<String> ALL = List.of("failed", "stopped", "waits", "dead", "silent");
    private static final int RUNS = 50;

    private final String crm;
    private final Store store;
    private final Duration silentAfter;
    private final InstantSource clock;
    private final Bell bell;
    private final Telemetry telemetry;
    private final Instant since;

    Watch(String crm, Store store, Duration silentAfter, InstantSource clock, Bell bell, Telemetry telemetry) {
        this.crm = crm;
        this.store = store;
        this.silentAfter = silentAfter;
        this.clock = clock;
        this.bell = bell;
        this.telemetry = telemetry;
        this.since = clock.instant();
    }

    @Override
    public Duration take() {
        Map<String, Alarm> raised = new TreeMap<>();
        found().forEach(alarm -> raised.put(alarm.what(), alarm));
        telemetry.alarms(crm, raised.size());
        for (String what : ALL) {
            Alarm alarm = raised.get(what);
            String told = store.switches().note(crm, TOLD + what).orElse("");
            if (alarm != null && told.isEmpty() && bell.rings(crm, alarm, true)) {
                store.switches().note(crm, TOLD + what, alarm.severity() + " " + alarm.text());
            } else if (alarm == null && !told.isEmpty() && bell.rings(crm, over(what, told), false)) {
                store.switches().note(crm, TOLD + what, "");
            }
        }
        return BETWEEN;
    }

    private static Alarm over(String what, String told) {
        String[] parts = told.split(" ", 2);
        return new Alarm(what, Severity.valueOf(parts[0]), parts[1]);
    }

    private List<Alarm> found() {
        List<Run> runs = store.journal().longRuns(crm, RUNS);
        List<Alarm> alarms = new ArrayList<>();
        runs.stream()
                .filter(run -> run.ended().isPresent())
                .findFirst()
                .flatMap(Watch::ofEnd)
                .ifPresent(alarms::add);
        long dead = store.backlog().failed(crm).stream()
                .mapToLong(group -> group.dead())
                .sum();
        if (dead > 0) {
            alarms.add(new Alarm(
                    "dead", Severity.WARNING, dead + " records are tried no more: mql failed names them and why"));
        }
        Instant heard = runs.stream()
                .filter(run -> run.state() == Run.State.DONE)
                .map(run -> run.ended().orElse(run.started()))
                .findFirst()
                .orElse(since);
        if (Duration.between(heard, clock.instant()).compareTo(silentAfter) > 0) {
            alarms.add(new Alarm(
                    "silent",
                    Severity.ERROR,
                    "no run has succeeded for "
                            + Duration.between(heard, clock.instant()).toHours() + " hours: mql status says why"));
        }
        return alarms;
    }

    /** A breaker, a missing signature, a changed schema and a pause all wait for a person, and say so themselves. */
    private static Optional<Alarm> ofEnd(Run run) {
        String text = "run " + run.id() + ": " + run.message();
        return switch (run.state()) {
            case FAILED -> Optional.of(new Alarm("failed", Severity.ERROR, text));
            case WAITING -> Optional.of(new Alarm("waits", Severity.ERROR, text));
            case STOPPED -> Optional.of(new Alarm("stopped", Severity.WARNING, text));
            default -> Optional.empty();
        };
    }
}
