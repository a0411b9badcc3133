package dev.mql.app.sandbox.hubspot;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The account's limits: rolling windows for bursts, searches and association batches, and a day that ends at midnight of
 * the account's zone. HubSpot's page "API usage guidelines and limits"; bodies as recorded.
 */
public final class Limits {
    /** HubSpot's page "Associations v4": batches of associations a day, whatever the edition. */
    private static final int ASSOCIATIONS_A_DAY = 500_000;

    private static final String MAX = "X-HubSpot-RateLimit-Max";
    private final Allowance allowance;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Map<Route.Bucket, Deque<Long>> windows = new EnumMap<>(Route.Bucket.class);
    private LocalDate day = LocalDate.EPOCH;
    private int today;
    private int associationsToday;

    Limits(SandboxConfig config) {
        this.allowance = config.allowance();
        this.clock = config.clock();
        this.zone = config.zone();
        for (Route.Bucket bucket : Route.Bucket.values()) {
            windows.put(bucket, new ArrayDeque<>());
        }
    }

    /** Another app of the account makes calls that count for the day. */
    public synchronized void consumeDaily(int calls) {
        roll();
        today += calls;
    }

    /** Another app searches now: searches are counted per account. */
    public synchronized void consumeSearches(int calls) {
        consume(Route.Bucket.SEARCH, calls);
    }

    /** The same token is used elsewhere now. */
    public synchronized void consumeBurst(int calls) {
        consume(Route.Bucket.TEN_SECONDLY, calls);
    }

    /** Another app reads batches of associations that count for the day. */
    public synchronized void consumeAssociationsDaily(int calls) {
        roll();
        associationsToday += calls;
    }

    private void consume(Route.Bucket bucket, int calls) {
        for (int i = 0; i < calls; i++) {
            window(bucket).addLast(clock.millis());
        }
    }

    public synchronized int usedToday() {
        roll();
        return today;
    }

    public int allowedDaily() {
        return allowance.daily();
    }

    /** Counts a call or refuses it; a refused call counts for nothing. */
    synchronized void admit(Route.Bucket bucket, boolean oauth) {
        roll();
        if (bucket == Route.Bucket.NONE) {
            return;
        }
        boolean associations = bucket == Route.Bucket.ASSOCIATIONS;
        if (today >= allowance.daily() || (associations && associationsToday >= ASSOCIATIONS_A_DAY)) {
            throw refused("daily", "DAILY");
        }
        Deque<Long> window = window(bucket);
        if (window.size() >= most(bucket, oauth)) {
            if (bucket == Route.Bucket.SEARCH) {
                // Recorded: no policyName, no Retry-After, another key than the other limits use.
                throw new Refusal(
                        429,
                        Refusal.error("You have reached your secondly limit.").put("category", "RATE_LIMITS"));
            }
            throw refused("ten_secondly_rolling", "TEN_SECONDLY_ROLLING");
        }
        window.addLast(clock.millis());
        today++;
        associationsToday += associations ? 1 : 0;
    }

    private static Refusal refused(String name, String policy) {
        return new Refusal(
                429,
                Refusal.error("You have reached your " + name + " limit.")
                        .put("errorType", "RATE_LIMIT")
                        .put("policyName", policy)
                        .put("groupName", "publicapi:private-apps-read-" + policy.toLowerCase(java.util.Locale.ROOT)));
    }

    private int most(Route.Bucket bucket, boolean oauth) {
        return switch (bucket) {
            case SEARCH -> allowance.searchSecondly();
            case ASSOCIATIONS -> allowance.associations();
            case TEN_SECONDLY, NONE -> oauth ? allowance.oauthTenSecondly() : allowance.tenSecondly();
        };
    }

    private Deque<Long> window(Route.Bucket bucket) {
        Deque<Long> window = Objects.requireNonNull(windows.get(bucket));
        long since = clock.millis() - (bucket == Route.Bucket.SEARCH ? 1_000 : 10_000);
        while (!window.isEmpty() && window.getFirst() <= since) {
            window.removeFirst();
        }
        return window;
    }

    private void roll() {
        LocalDate now = LocalDate.ofInstant(clock.instant(), zone);
        if (!now.equals(day)) {
            day = now;
            today = 0;
            associationsToday = 0;
        }
    }

    /** The headers of an answer; search carries none of the windowed ones, an OAuth app none of the daily ones. */
    synchronized Map<String, String> headers(Route.Bucket bucket, boolean oauth, int status) {
        Map<String, String> headers = new LinkedHashMap<>();
        boolean search = bucket == Route.Bucket.SEARCH;
        if (!oauth && (!search || status == 429)) {
            headers.put("X-HubSpot-RateLimit-Daily", Integer.toString(allowance.daily()));
            headers.put(
                    "X-HubSpot-RateLimit-Daily-Remaining",
                    Integer.toString(Math.max(0, allowance.daily() - usedToday())));
        }
        if (bucket == Route.Bucket.TEN_SECONDLY) {
            int most = most(bucket, oauth);
            int left = Math.max(0, most - window(bucket).size());
            headers.put(MAX, Integer.toString(most));
            headers.put("X-HubSpot-RateLimit-Remaining", Integer.toString(left));
            headers.put("X-HubSpot-RateLimit-Interval-Milliseconds", "10000");
            headers.put("X-HubSpot-RateLimit-Secondly", Integer.toString(most / 10));
            headers.put("X-HubSpot-RateLimit-Secondly-Remaining", Integer.toString(Math.min(left, most / 10)));
        }
        return headers;
    }

    /** When the day ends. */
    synchronized java.time.Instant resetsAt() {
        roll();
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
