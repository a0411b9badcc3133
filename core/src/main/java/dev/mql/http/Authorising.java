package dev.mql.http;

import java.io.IOException;

/** Sends the token; where it is refused, renews it once and sends once more, as nothing was done yet. */
final class Authorising implements Channel {

    private final Channel next;
    private final Vendor vendor;
    private final Tokens tokens;

    Authorising(Channel next, Vendor vendor, Tokens tokens) {
        this.next = next;
        this.vendor = vendor;
        this.tokens = tokens;
    }

    @Override
    public Reply send(Call call) throws IOException {
        String token = tokens.token();
        Reply reply = next.send(bearing(call, token));
        if (vendor.rule(call, reply) instanceof Ruling.Renew && tokens.renew(token)) {
            return next.send(bearing(call, tokens.token()));
        }
        return reply;
    }

    private static Call bearing(Call call, String token) {
        return call.header("Authorization", "Bearer " + token);
    }
}
