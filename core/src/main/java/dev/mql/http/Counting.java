package dev.mql.http;

import dev.mql.crm.Calls;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is sent, answered or not, and tells who listens. */
final class Counting implements Channel {

    private final Channel next;
    private final Vendor vendor;
    private final Exchanges exchanges;
    private final LongAdder read = new LongAdder();
    private final LongAdder write = new LongAdder();
    private final LongAdder look = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private volatile String date = "";

    Counting(Channel next, Vendor vendor, Exchanges exchanges) {
        this.next = next;
        this.vendor = vendor;
        this.exchanges = exchanges;
    }

    @Override
    public Reply send(Call call) throws IOException {
        counter(call.kind()).increment();
        Reply reply = next.send(call);
        if (vendor.rule(call, reply) instanceof Ruling.Limited) {
            refused.increment();
        }
        reply.header("date").ifPresent(told -> date = told);
        exchanges.exchanged(call, reply);
        return reply;
    }

    private LongAdder counter(Call.Kind kind) {
        return switch (kind) {
            case READ -> read;
            case WRITE -> write;
            case LOOK -> look;
        };
    }

    /** Counts a call that is about to be sent again. */
    void again() {
        repeated.increment();
    }

    /** The header {@code Date} of the last answer that had one. */
    Optional<Instant> clock() {
        try {
            return date.isEmpty()
                    ? Optional.empty()
                    : Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    Calls calls() {
        return new Calls(read.sum(), write.sum(), look.sum(), refused.sum(), repeated.sum());
    }
}
