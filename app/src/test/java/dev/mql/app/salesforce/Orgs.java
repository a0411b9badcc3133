package dev.mql.app.salesforce;

import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.Crm;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.crm.Write;
import dev.mql.model.Ref;
import dev.mql.salesforce.SalesforceConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the tests over a sandbox org share. */
final class Orgs {

    private Orgs() {}

    static SalesforceConfig config(SalesforceSandbox sandbox) {
        return SalesforceConfig.of(
                sandbox.baseUrl().toString(),
                new SalesforceConfig.Credential.ClientCredentials(sandbox.clientId(), sandbox.clientSecret()));
    }

    static Ref ref(String object, String id) {
        return new Ref("salesforce", object, id);
    }

    /** All pages of a stream. */
    static List<Item> read(Crm crm, String stream, Set<String> properties, ReadMode mode) {
        List<Item> items = new ArrayList<>();
        List<Checkpoint> open = new ArrayList<>(crm.start(new Stream(stream), properties, mode));
        while (!open.isEmpty()) {
            Page page = crm.next(open.remove(0));
            items.addAll(page.items());
            page.next().ifPresent(open::add);
            open.addAll(page.more());
        }
        return items;
    }

    static <T extends Item> List<T> only(Class<T> kind, List<Item> items) {
        return items.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static Write write(Ref ref, Map<String, String> values, Map<String, String> expected, Instant readAt) {
        return new Write(
                ref, new TreeMap<>(values), new TreeMap<>(expected), readAt.toEpochMilli(), "test-" + ref.id());
    }
}
