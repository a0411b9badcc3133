package dev.mql.app.notify;

import dev.mql.app.workspace.Desk;
import dev.mql.http.Sleeper;
import dev.mql.store.Message;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A workspace's channels, as {@code mql.yaml} names them. */
public final class Announcer {

    private Announcer() {}

    public static Telling of(Desk desk) {
        return new Telling(
                desk.store().outbox(),
                desk.crmName(),
                desk.workspace().settings().channels(),
                new Telling.World(
                        desk.clock().withZone(ZoneOffset.UTC),
                        Sleeper.REAL,
                        new SplittableRandom(),
                        desk.workspace().agreed().definition().zone(),
                        link(desk)));
    }

    /** HubSpot's own address of a contact; elsewhere the record's id. */
    private static Function<Message, String> link(Desk desk) {
        if (!desk.crmName().equals("hubspot")) {
            return message -> message.person().type() + " " + message.person().id();
        }
        return message -> "https://app.hubspot.com/contacts/"
                + desk.knownSchema().account().id() + "/record/0-1/"
                + message.person().id();
    }
}
