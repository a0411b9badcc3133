package dev.mql.sync;

import dev.mql.crm.Crm;
import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import dev.mql.definition.Definition;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.Wants;
import dev.mql.store.Identity;
import dev.mql.store.Store;
import dev.mql.store.Switches.Holder;
import java.time.InstantSource;

/**
 * What a run works with.
 *
 * @param definitionHash identity of the definition's meaning
 * @param unsigned what is missing of the signatures, with the remedy; empty where both teams have signed
 * @param schema the CRM as it is today
 * @param holder this process
 */
public record Job(
        Crm crm,
        Store store,
        Definition definition,
        String definitionHash,
        String unsigned,
        Mapping mapping,
        Schema schema,
        Orders orders,
        InstantSource clock,
        Progress progress,
        Holder holder) {

    String crmName() {
        return crm.name();
    }

    boolean wishes(Orders.Wish wish) {
        return orders.wish(wish);
    }

    /** What the mapping means, and how far it may go: a plan made to go less far, or further, is another plan. */
    String mappingGround() {
        return mapping.hash() + " " + mapping.mode().word()
                + mapping.liveFrom().map(day -> " since " + day).orElse("");
    }

    Wanted wanted() {
        return Wants.of(mapping, schema);
    }

    Identity identity() {
        return new Identity(Wants.emailByType(mapping));
    }
}
