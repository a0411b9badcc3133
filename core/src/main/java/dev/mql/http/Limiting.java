package dev.mql.http;

import java.io.IOException;

/** Takes a permit before each call and learns from each answer. */
final class Limiting implements Channel {

    private final Channel next;
    private final Vendor vendor;
    private final Limits limits;

    Limiting(Channel next, Vendor vendor, Limits limits) {
        this.next = next;
        this.vendor = vendor;
        this.limits = limits;
    }

    @Override
    public Reply send(Call call) throws IOException {
        limits.admit(call.bucket());
        Reply reply = next.send(call);
        vendor.learn(call, reply, limits);
        if (vendor.rule(call, reply) instanceof Ruling.Limited limited) {
            limits.bucket(call.bucket()).pause(limited.pause());
        }
        return reply;
    }
}
