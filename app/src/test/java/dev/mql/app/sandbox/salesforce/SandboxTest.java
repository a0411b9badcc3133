package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.hubspot.TestClock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** An org with an own clock and a seller; each test has its own. */
abstract class SandboxTest {
    final TestClock clock = new TestClock();
    SalesforceSandbox sandbox = SalesforceSandbox.start(config());
    Api api = new Api(sandbox);
    String kim = sandbox.setup().user("Kim", "Ortega", "kim@acme.example");

    OrgConfig config() {
        return OrgConfig.standard().withClock(clock);
    }

    void restart(OrgConfig config) {
        sandbox.close();
        sandbox = SalesforceSandbox.start(config);
        api = new Api(sandbox);
        kim = sandbox.setup().user("Kim", "Ortega", "kim@acme.example");
    }

    String lead(String email, String... more) {
        Map<String, String> values = values(more);
        values.putIfAbsent("LastName", "Doe");
        values.putIfAbsent("Company", "Northwind");
        values.put("Email", email);
        return sandbox.by(kim).create("Lead", values);
    }

    String contact(String email, String... more) {
        Map<String, String> values = values(more);
        values.putIfAbsent("LastName", "Roe");
        values.put("Email", email);
        return sandbox.by(kim).create("Contact", values);
    }

    String add(String object, String... values) {
        return sandbox.by(kim).create(object, values(values));
    }

    void edit(String object, String id, String... values) {
        sandbox.by(kim).edit(object, id, values(values));
    }

    String value(String id, String field) {
        return sandbox.value(id, field).orElse("");
    }

    private static Map<String, String> values(String... pairs) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return values;
    }

    @AfterEach
    void close() {
        sandbox.close();
    }
}
