package dev.mql.app.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The files under {@code examples/} and {@code docs/schema/}, which come with the program. */
public final class Examples {

    private Examples() {}

    /** @param name {@code acme/definition.yaml} */
    public static String text(String name) throws IOException {
        return resource("/examples/" + name);
    }

    /** @param name {@code definition.json} */
    static String schema(String name) throws IOException {
        return resource("/schema/" + name);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Examples.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
