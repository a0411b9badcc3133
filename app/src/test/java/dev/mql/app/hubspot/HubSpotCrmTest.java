package dev.mql.app.hubspot;

import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SeedData;
import dev.mql.crm.Crm;
import dev.mql.crm.CrmContract;
import dev.mql.crm.Delivery;
import dev.mql.hubspot.HubSpotConfig;
import dev.mql.hubspot.SignedEvents;
import dev.mql.model.Ref;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** The adapter holds the port's contract, over HTTP against the sandbox. */
class HubSpotCrmTest extends CrmContract {

    private final Account account = new Account(Account.PLENTY, SeedData.EMPTY);
    private final HubSpotSandbox sandbox = account.sandbox();
    private final Crm crm =
            account.open(account.settings().withWebhooks(new HubSpotConfig.Webhooks(() -> "secret", Set.of())));

    @AfterEach
    void close() {
        crm.close();
        account.close();
    }

    @Override
    protected Crm crm() {
        return crm;
    }

    @Override
    protected Ref given(String email) {
        long id = sandbox.by(Account.KIM).create(ObjectType.CONTACT, Map.of("email", email, "jobtitle", "CMO"));
        return new Ref("hubspot", "contacts", Long.toString(id));
    }

    @Override
    protected void edit(Ref contact, String title) {
        sandbox.by(Account.KIM).edit(ObjectType.CONTACT, Long.parseLong(contact.id()), Map.of("jobtitle", title));
    }

    @Override
    protected void delete(Ref contact) {
        sandbox.by(Account.KIM).archive(ObjectType.CONTACT, Long.parseLong(contact.id()));
    }

    @Override
    protected Optional<Delivery> told(Ref contact) {
        String event = SignedEvents.event("4711", "contact.creation", Long.parseLong(contact.id()), 1, "");
        return Optional.of(new SignedEvents("secret", "https://mql.example/webhooks/hubspot")
                .delivery("[" + event + "]", "4711", Instant.now()));
    }
}
