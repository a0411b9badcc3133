package dev.mql.http;

import dev.mql.crm.CrmException;
import dev.mql.crm.Limit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The limits of one account: paced buckets by name, and a quota over all of them. Shared by all threads. */
public final class Limits {

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Map<String, Bucket> buckets = new ConcurrentSkipListMap<>();
    private final Quota quota;
    private final Clock clock;
    private final Sleeper sleeper;
    private final double reserved;

    /**
     * @param reserved the share of every bucket left to others, from 0 to below 1
     * @param quotaReserved the same of the quota
     */
    public Limits(double reserved, String quotaName, double quotaReserved, Clock clock, Sleeper sleeper) {
        this.reserved = reserved;
        this.quota = new Quota(quotaName, quotaReserved);
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Adds a bucket with what is allowed until an answer says otherwise. */
    public Limits with(String name, long allowed, Duration window) {
        buckets.put(name, new Bucket(name, allowed, window, reserved, clock, sleeper));
        return this;
    }

    /** The bucket of this name. */
    public Bucket bucket(String name) {
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw new IllegalArgumentException("no bucket " + name);
        }
        return bucket;
    }

    /** What the CRM said of the quota. */
    public void quota(long allowed, long left, @Nullable Instant resetsAt) {
        quota.told(allowed, left, resetsAt);
    }

    void admit(String bucket) {
        Instant now = clock.instant();
        if (!quota.take(now)) {
            throw new CrmException(
                    CrmException.Next.RESUME_LATER,
                    "the CRM's quota is used up but for the reserve that belongs to others",
                    "nothing to do: the run goes on after the reset; or lower the reserve under limits",
                    quota.resetsAt().orElse(now.plus(PATIENCE)),
                    null);
        }
        bucket(bucket).take();
    }

    /** What is known of each, the quota last. */
    public List<Limit> state() {
        List<Limit> limits = new ArrayList<>();
        for (Bucket bucket : buckets.values()) {
            limits.add(new Limit(bucket.name(), bucket.allowed(), bucket.allowed(), bucket.reserve(), null));
        }
        quota.limit().ifPresent(limits::add);
        return limits;
    }
}
