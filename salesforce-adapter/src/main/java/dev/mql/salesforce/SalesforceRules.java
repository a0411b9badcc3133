package dev.mql.salesforce;

import dev.mql.crm.CrmException;
import dev.mql.http.Call;
import dev.mql.http.Limits;
import dev.mql.http.Reply;
import dev.mql.http.Ruling;
import dev.mql.http.Vendor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Salesforce's statuses, error codes and headers mean (REST API Developer Guide, "Status Codes and Error
 * Responses"; the API Request Limits cheat sheet): the only place that classifies a status.
 */
final class SalesforceRules implements Vendor {

    static final String REQUESTS = "requests";

    /** Requests that run for 20 seconds and more, 25 at a time: until one of them ends. */
    private static final Duration CROWDED = Duration.ofSeconds(5);

    /** The allowance is of any 24 hours, so that a little comes back all the time. */
    private static final Duration ASK_AGAIN = Duration.ofHours(1);

    private static final Pattern USAGE = Pattern.compile("(?<![\\w-])api-usage=(\\d{1,12})/(\\d{1,12})");

    private final Clock clock;

    SalesforceRules(Clock clock) {
        this.clock = clock;
    }

    /** Pacing is not Salesforce's way; a hundred a second keeps one process from being a burden. */
    static Limits limits(SalesforceConfig config, Clock clock, dev.mql.http.Sleeper sleeper) {
        return new Limits(0, "daily", config.reserve(), clock, sleeper).with(REQUESTS, 100, Duration.ofSeconds(1));
    }

    @Override
    public String name() {
        return "Salesforce";
    }

    @Override
    public Ruling rule(Call call, Reply reply) {
        return switch (reply.status()) {
            case 401 -> unauthorised(reply);
            case 403 -> forbidden(reply);
            case 408, 420, 429, 500, 502, 503, 504 -> new Ruling.Failed();
            default -> new Ruling.Deliver();
        };
    }

    private static Ruling unauthorised(Reply reply) {
        Complaint complaint = Complaint.of(reply);
        if (complaint.code().startsWith("invalid_")) {
            // The token endpoint's own words.
            return new Ruling.Deliver();
        }
        if (complaint.says("Connected app is not attached to Agent")
                || complaint.says("not valid for use with the REST API")) {
            return new Ruling.Stop(new CrmException(
                    CrmException.Next.FIX_CREDENTIAL,
                    "Salesforce's session may not use the API (401)",
                    "give the app the scope api, and its user the permission API Enabled"));
        }
        return new Ruling.Renew(new CrmException(
                CrmException.Next.FIX_CREDENTIAL,
                "Salesforce refuses a token it has just given (401)",
                "look at the app's policies in Setup: IP ranges, session level, and whether its user may use the API"));
    }

    private Ruling forbidden(Reply reply) {
        Complaint complaint = Complaint.of(reply);
        if (!complaint.code().equals("REQUEST_LIMIT_EXCEEDED")) {
            return new Ruling.Deliver();
        }
        if (complaint.says("ConcurrentRequests") || complaint.says("ConcurrentPerOrg")) {
            return new Ruling.Limited(CROWDED);
        }
        return new Ruling.Stop(new CrmException(
                CrmException.Next.RESUME_LATER,
                "the org's requests of the last 24 hours are used up",
                "nothing to do: the run goes on when some have come back; Setup > Company Information shows who uses them",
                clock.instant().plus(ASK_AGAIN),
                null));
    }

    @Override
    public void learn(Call call, Reply reply, Limits limits) {
        Matcher usage = USAGE.matcher(reply.header("sforce-limit-info").orElse(""));
        if (usage.find()) {
            long used = Long.parseLong(usage.group(1));
            long allowed = Long.parseLong(usage.group(2));
            Instant again = clock.instant().plus(ASK_AGAIN);
            limits.quota(allowed, Math.max(0, allowed - used), again);
        }
    }
}
