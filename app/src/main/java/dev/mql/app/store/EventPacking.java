package dev.mql.app.store;

import dev.mql.decide.Briefing;
import dev.mql.decide.Decision;
import dev.mql.decide.HandoffEvent;
import dev.mql.decide.HandoffEvent.Accepted;
import dev.mql.decide.HandoffEvent.Breached;
import dev.mql.decide.HandoffEvent.Qualified;
import dev.mql.decide.HandoffEvent.Recycled;
import dev.mql.decide.HandoffEvent.Rejected;
import dev.mql.decide.HandoffEvent.Weakened;
import dev.mql.model.Stage;
import dev.mql.store.Message;

/** Packs hand-off events and what is told with them. */
final class EventPacking {

    private EventPacking() {}

    static byte[] pack(Words words, Message message) {
        Packing to = new Packing(words);
        ItemPacking.ref(to, message.person());
        event(to, message.event());
        briefing(to, message.briefing());
        return to.bytes();
    }

    static Message unpack(Words words, byte[] body) {
        Unpacking from = new Unpacking(words, body);
        return new Message(ItemPacking.ref(from), event(from), briefing(from));
    }

    static void event(Packing to, HandoffEvent event) {
        to.word(event.kind().name()).number(event.at());
        if (event instanceof Qualified qualified) {
            to.truth(qualified.raised());
            VerdictPacking.instant(to, qualified.answerBy());
        } else if (event instanceof Accepted accepted) {
            to.word(accepted.stage().name()).truth(accepted.inTime());
        } else if (event instanceof Rejected rejected) {
            to.truth(rejected.inTime());
        } else if (event instanceof Recycled recycled) {
            to.word(recycled.cause().name());
        }
    }

    static HandoffEvent event(Unpacking from) {
        HandoffEvent.Kind kind = HandoffEvent.Kind.valueOf(from.word());
        long at = from.number();
        return switch (kind) {
            case QUALIFIED -> new Qualified(at, from.truth(), VerdictPacking.instant(from));
            case WEAKENED -> new Weakened(at);
            case BREACHED -> new Breached(at);
            case ACCEPTED -> new Accepted(at, Stage.valueOf(from.word()), from.truth());
            case REJECTED -> new Rejected(at, from.truth());
            case RECYCLED -> new Recycled(at, Decision.Cause.valueOf(from.word()));
        };
    }

    static void briefing(Packing to, Briefing briefing) {
        to.number(briefing.score())
                .word(briefing.grade())
                .text(briefing.reason())
                .text(briefing.askFor())
                .text(briefing.worth())
                .word(briefing.definition())
                .text(briefing.owner())
                .text(briefing.rejectedWhy());
    }

    static Briefing briefing(Unpacking from) {
        return new Briefing(
                from.number(),
                from.word(),
                from.text(),
                from.text(),
                from.text(),
                from.word(),
                from.text(),
                from.text());
    }
}
