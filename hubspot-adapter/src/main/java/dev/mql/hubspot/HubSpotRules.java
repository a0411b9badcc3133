package dev.mql.hubspot;

import dev.mql.crm.CrmException;
import dev.mql.http.Call;
import dev.mql.http.Limits;
import dev.mql.http.Reply;
import dev.mql.http.Ruling;
import dev.mql.http.Vendor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What HubSpot's statuses and headers mean (HubSpot's pages "Error handling" and "API usage guidelines and limits"): the
 * only place that classifies a status.
 */
final class HubSpotRules implements Vendor {

    /** Longer than this a run does not wait; it stops and goes on later. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Clock clock;
    private volatile ZoneId zone = ZoneOffset.UTC;

    HubSpotRules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "HubSpot";
    }

    /** The account's zone, at whose midnight the daily quota begins again. */
    void zone(ZoneId accountZone) {
        zone = accountZone;
    }

    @Override
    public Ruling rule(Call call, Reply reply) {
        int status = reply.status();
        if (status == 429) {
            return limited(reply);
        }
        return switch (status) {
            // 530 is the edge's answer to a token so malformed that it cannot be routed.
            case 401, 530 -> new Ruling.Renew(tokenRefused());
            // Records other work holds; who writes many at once finds out which.
            case 423 ->
                call.kind() == Call.Kind.WRITE && call.url().contains("/objects/")
                        ? new Ruling.Deliver()
                        : new Ruling.Wait(reply.retryAfter(clock).orElse(Duration.ofSeconds(2)));
            case 477 -> moving(reply);
            case 408, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526 -> new Ruling.Failed();
            default -> new Ruling.Deliver();
        };
    }

    private Ruling limited(Reply reply) {
        Complaint complaint = Complaint.of(reply);
        if (complaint.isDaily()) {
            return new Ruling.Stop(new CrmException(
                    CrmException.Next.RESUME_LATER,
                    "HubSpot's daily limit of calls is used up",
                    "nothing to do: the run goes on after midnight in the account's time zone; more calls come with"
                            + " HubSpot's API limit increase",
                    midnight(),
                    null));
        }
        // A refusal of search names no policy and no wait; that of the ten-second window may name a wait.
        Duration usual = complaint.isTenSecondly() ? Duration.ofSeconds(10) : Duration.ofSeconds(1);
        Duration asked = reply.retryAfter(clock).orElse(usual);
        if (asked.compareTo(PATIENCE) > 0) {
            return new Ruling.Stop(later("HubSpot asks to wait before the next call", asked));
        }
        return new Ruling.Limited(asked.isZero() ? Duration.ofSeconds(1) : asked);
    }

    private Ruling moving(Reply reply) {
        Duration asked = reply.retryAfter(clock).orElse(Duration.ofHours(1));
        return asked.compareTo(PATIENCE) <= 0
                ? new Ruling.Wait(asked)
                : new Ruling.Stop(later("HubSpot is moving the account between data centres", asked));
    }

    private CrmException later(String message, Duration wait) {
        Instant resumes = clock.instant().plus(wait);
        return new CrmException(
                CrmException.Next.RESUME_LATER, message, "nothing to do: the run goes on then", resumes, null);
    }

    private static CrmException tokenRefused() {
        return new CrmException(
                CrmException.Next.FIX_CREDENTIAL,
                "HubSpot refused the token (401)",
                "copy the key again from HubSpot (Development > Keys > Service keys, or the private app's Auth tab); if it"
                        + " was rotated, the old one ends at once or after 7 days");
    }

    private Instant midnight() {
        return clock.instant()
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    @Override
    public void learn(Call call, Reply reply, Limits limits) {
        OptionalLong most = reply.number("x-hubspot-ratelimit-max");
        OptionalLong interval = reply.number("x-hubspot-ratelimit-interval-milliseconds");
        if (call.bucket().equals(Buckets.BURST) && most.isPresent() && interval.isPresent()) {
            limits.bucket(Buckets.BURST).allow(most.getAsLong(), Duration.ofMillis(interval.getAsLong()));
        }
        OptionalLong daily = reply.number("x-hubspot-ratelimit-daily");
        OptionalLong left = reply.number("x-hubspot-ratelimit-daily-remaining");
        if (daily.isPresent() && left.isPresent()) {
            limits.quota(daily.getAsLong(), left.getAsLong(), midnight());
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
