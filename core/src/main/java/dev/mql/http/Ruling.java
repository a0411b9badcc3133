package dev.mql.http;

import dev.mql.crm.CrmException;
import java.time.Duration;

/** What a status means for the transport; each vendor rules by its own table, in one place. */
public sealed interface Ruling {

    /** The caller's to read: a success, or a refusal that concerns the request. */
    record Deliver() implements Ruling {}

    /** The token was refused: renew it once and send once more. */
    record Renew(CrmException otherwise) implements Ruling {}

    /** Refused for a limit, so without effect: all who share the bucket wait, then it is sent again. */
    record Limited(Duration pause) implements Ruling {}

    /** Refused for now, without effect: wait, then send again. */
    record Wait(Duration pause) implements Ruling {}

    /** Failed, perhaps after having had its effect: back off, and send again what may be sent twice. */
    record Failed() implements Ruling {}

    /** No further call makes sense. */
    record Stop(CrmException why) implements Ruling {}
}
