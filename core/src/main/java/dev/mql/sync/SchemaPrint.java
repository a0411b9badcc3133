package dev.mql.sync;

import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;

/** The part of a CRM's schema that a mapping depends on, as a hash: a plan is refused once it differs. */
final class SchemaPrint {

    private SchemaPrint() {}

    static String of(Schema schema, Wanted wanted) {
        StringBuilder text = new StringBuilder(schema.account().id());
        new TreeMap<>(wanted.read())
                .forEach((object, properties) ->
                        new TreeSet<>(properties).forEach(property -> append(text, schema, object, property)));
        new TreeMap<>(wanted.write())
                .forEach((object, targets) ->
                        targets.forEach(target -> append(text, schema, object, target.property())));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static void append(StringBuilder text, Schema schema, String object, String property) {
        text.append('\n').append(object).append('.').append(property).append(' ');
        schema.property(object, property)
                .ifPresentOrElse(
                        known -> text.append(known.type())
                                .append(known.writable())
                                .append(known.options().stream()
                                        .map(Schema.Option::value)
                                        .toList()),
                        () -> text.append("missing"));
    }
}
