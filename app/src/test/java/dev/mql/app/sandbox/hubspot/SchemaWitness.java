package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Server;
import dev.mql.app.sandbox.http.Witness;
import dev.mql.hubspot.ApiSchemas;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Holds every exchange with every HubSpot sandbox of every test to the API's schemas: all that is answered, and all that
 * the adapter asks, whoever runs it, the command line and other processes included. Tests of the sandbox itself may ask
 * nonsense. Found by JUnit and by the sandbox as a service; a test during which something was wrong fails.
 */
public final class SchemaWitness implements Witness, AfterEachCallback, AfterAllCallback {

    /** How the adapter calls itself. */
    private static final String ADAPTER = "mql";

    private static final ApiSchemas SCHEMAS = new ApiSchemas();
    private static final Queue<String> VIOLATIONS = new ConcurrentLinkedQueue<>();

    @Override
    public void saw(String sandbox, Server.Incoming incoming, Server.Answer answer) {
        if (!sandbox.startsWith("hubspot")) {
            return;
        }
        URI url = URI.create("http://localhost" + incoming.uri());
        String answered = new String(answer.body(), StandardCharsets.UTF_8);
        if (ADAPTER.equals(incoming.header("User-Agent"))) {
            String type = Objects.requireNonNullElse(incoming.header("Content-Type"), "");
            VIOLATIONS.addAll(SCHEMAS.asked(incoming.method(), url, type, incoming.body()));
        }
        VIOLATIONS.addAll(SCHEMAS.answered(incoming.method(), url, answer.status(), answered));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        fail();
    }

    /** For what happens while a class is put up or taken down. */
    @Override
    public void afterAll(ExtensionContext context) {
        fail();
    }

    private static void fail() {
        List<String> seen = violations();
        if (!seen.isEmpty()) {
            throw new AssertionError("not as the API's schemas say:\n"
                    + String.join("\n", seen.stream().distinct().limit(20).toList()));
        }
    }

    /** Those since somebody last asked. */
    static List<String> violations() {
        List<String> seen = new ArrayList<>();
        for (String next = VIOLATIONS.poll(); next != null; next = VIOLATIONS.poll()) {
            seen.add(next);
        }
        return seen;
    }
}
