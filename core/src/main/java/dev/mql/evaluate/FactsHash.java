package dev.mql.evaluate;

import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The identity of what is known of a person: SHA-256 over facts and activities in their order, whatever the order they
 * arrived in and the instant they are evaluated at (meaning 40). Feeds belong to the mapping, whose own version stands
 * beside it.
 */
public final class FactsHash {

    private static final VarHandle NUMBERS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[8192];
    private int size;

    private FactsHash() {}

    /** 64 hexadecimal digits. */
    public static String of(Facts facts) {
        FactsHash hash = new FactsHash();
        facts.properties().forEach((name, observations) -> observations.forEach(seen -> hash.add(name, seen)));
        facts.activities().forEach(hash::add);
        return hash.hexadecimal();
    }

    /** All bytes at once: a digest fed number by number spends its time on being called. */
    private String hexadecimal() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, size);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private void add(String name, Observation seen) {
        text("fact").text(name).number(seen.validFrom()).text(seen.origin());
        Value value = seen.valueOrNull();
        if (value == null) {
            text("empty");
        } else {
            value.fold(
                    text -> text("text").text(text.text()),
                    texts -> {
                        text("texts").number(texts.texts().size());
                        texts.texts().forEach(this::text);
                        return this;
                    },
                    quantity -> text("number").number(quantity.low()).number(quantity.high()),
                    money -> text("money")
                            .text(money.currency())
                            .number(money.amount().low())
                            .number(money.amount().high()),
                    truth -> text("truth").number(truth.truth() ? 1 : 0),
                    moment -> text("moment").number(moment.at().toEpochMilli()));
        }
    }

    private void add(Activity activity) {
        text("activity").text(activity.type()).number(activity.at());
        text(activity.source()).text(activity.id());
        text(activity.assetOrNull() == null ? "" : "asset")
                .text(activity.asset().orElse(""));
        number(activity.attributes().size());
        activity.attributes().forEach((name, value) -> text(name).text(value));
    }

    /** Each text with its length, so that two of them never run into one. */
    private FactsHash text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return this;
    }

    private FactsHash number(long number) {
        room(Long.BYTES);
        NUMBERS.set(bytes, size, number);
        size += Long.BYTES;
        return this;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
