package dev.mql.crm;

import dev.mql.model.Ref;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

class MemoryCrmTest extends CrmContract {

    private Instant now = Instant.parse("2026-11-23T09:00:00Z");
    private int contacts;
    private final MemoryCrm crm = new MemoryCrm("hubspot", () -> now, 100);

    MemoryCrmTest() {
        crm.property("contacts", "email", true);
        crm.property("contacts", "jobtitle", true);
    }

    @Override
    protected Crm crm() {
        return crm;
    }

    @Override
    protected Ref given(String email) {
        contacts++;
        return crm.set("contacts", Integer.toString(contacts), "email", email, "jobtitle", "CMO");
    }

    @Override
    protected void edit(Ref contact, String title) {
        now = now.plusSeconds(60);
        crm.set("contacts", contact.id(), "jobtitle", title);
    }

    @Override
    protected void delete(Ref contact) {
        crm.delete(contact);
    }

    @Override
    protected Optional<Delivery> told(Ref contact) {
        byte[] body = ("contacts " + contact.id() + " CHANGED").getBytes(StandardCharsets.UTF_8);
        return Optional.of(new Delivery(
                "POST", "https://mql.example/webhooks", Map.of("X-Memory-Secret", "open"), body, "4711", now));
    }
}
