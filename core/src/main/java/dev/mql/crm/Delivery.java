package dev.mql.crm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request that claims to come from the CRM. Nothing in it is believed before the adapter has checked who sent it. */
public final class Delivery {

    private final String method;
    private final String url;
    private final Map<String, String> headers;
    private final byte[] body;
    private final String account;
    private final Instant receivedAt;

    /**
     * @param url as the sender called it: the configured public URL with the path and query asked for, not what a proxy
     *     shows
     * @param headers by name, in any case
     * @param body the bytes as they came; signatures are over them
     * @param account the account whose records are kept; what is told of another one is left out
     */
    public Delivery(
            String method, String url, Map<String, String> headers, byte[] body, String account, Instant receivedAt) {
        this.method = method;
        this.url = url;
        this.headers = new TreeMap<>();
        headers.forEach((name, value) -> this.headers.put(name.toLowerCase(Locale.ROOT), value));
        this.body = body.clone();
        this.account = account;
        this.receivedAt = receivedAt;
    }

    public String method() {
        return method;
    }

    public String url() {
        return url;
    }

    /** @param name in lower case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public byte[] body() {
        return body.clone();
    }

    public int size() {
        return body.length;
    }

    /** The body as UTF-8; empty where it is no such text. */
    public Optional<String> text() {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException otherwiseEncoded) {
            return Optional.empty();
        }
    }

    public String account() {
        return account;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** Says nothing of what came. */
    @Override
    public String toString() {
        return method + " with " + body.length + " bytes";
    }
}
