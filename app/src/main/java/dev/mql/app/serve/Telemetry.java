package dev.mql.app.serve;

import dev.mql.crm.Limit;
import dev.mql.store.Queue;
import dev.mql.store.Run;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What is counted and measured, for Prometheus. Names and labels hold nothing personal. */
final class Telemetry {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, AtomicLong> gauges = new ConcurrentHashMap<>();

    Telemetry() {
        new JvmMemoryMetrics().bindTo(registry);
    }

    /** @param outcome {@code heard}, {@code replayed}, {@code refused}, {@code limited}, {@code busy} */
    void request(String crm, String outcome, Duration took) {
        Timer.builder("mql.webhook.requests")
                .publishPercentileHistogram()
                .tag("crm", crm)
                .tag("outcome", outcome)
                .register(registry)
                .record(took);
    }

    void events(String crm, int queued, int ours) {
        registry.counter("mql.webhook.events", "crm", crm, "author", "others").increment(queued);
        registry.counter("mql.webhook.events", "crm", crm, "author", "ours").increment(ours);
    }

    /** A record told of was looked at, so long after it was told of. */
    void looked(String crm, Duration waited) {
        Timer.builder("mql.queue.waited")
                .publishPercentileHistogram()
                .tag("crm", crm)
                .register(registry)
                .record(waited);
    }

    void queue(String crm, Queue.Length length, Instant now) {
        set("mql.queue.records", crm, "", length.records());
        set(
                "mql.queue.oldest.seconds",
                crm,
                "",
                length.oldest()
                        .map(since -> Duration.between(since, now).toSeconds())
                        .orElse(0L));
    }

    void ran(Run run) {
        String kind = run.kind().word();
        registry.counter(
                        "mql.runs",
                        "crm",
                        run.crm(),
                        "kind",
                        kind,
                        "state",
                        run.state().word())
                .increment();
        registry.counter("mql.people.evaluated", "crm", run.crm(), "kind", kind)
                .increment((double) run.tally().evaluated());
        registry.counter("mql.people.written", "crm", run.crm(), "kind", kind)
                .increment((double) run.tally().written());
        registry.counter("mql.crm.calls", "crm", run.crm(), "kind", kind)
                .increment((double) run.calls().total());
        if (run.state() == Run.State.DONE) {
            run.ended()
                    .ifPresent(
                            ended -> set("mql.run.success.timestamp.seconds", run.crm(), kind, ended.getEpochSecond()));
        }
    }

    void limits(String crm, List<Limit> limits) {
        limits.forEach(limit -> set("mql.crm.limit.left", crm, limit.name(), limit.left()));
    }

    void alarms(String crm, int raised) {
        set("mql.alarms", crm, "", raised);
    }

    private void set(String name, String crm, String of, long value) {
        gauges.computeIfAbsent(name + " " + crm + " " + of, key -> {
                    AtomicLong gauge = new AtomicLong();
                    Gauge.builder(name, gauge, AtomicLong::get)
                            .tag("crm", crm)
                            .tag("of", of)
                            .register(registry);
                    return gauge;
                })
                .set(value);
    }

    String scrape() {
        return registry.scrape();
    }
}
