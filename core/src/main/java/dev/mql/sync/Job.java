package dev.mql.sync;

import dev.mql.crm.Calls;
import dev.mql.crm.Crm;
import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import dev.mql.definition.Definition;
import dev.mql.mapping.Knowledge;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.Wants;
import dev.mql.store.Identity;
import dev.mql.store.Store;
import dev.mql.store.Switches.Holder;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run works with.
 *
 * @param schema the CRM as it is today
 * @param sources how the CRMs of the company are read, this one included, best first
 * @param drift what the schema has lost since the last run
 * @param callsBefore what the CRM was asked before the run, whose looks at the schema are its own
 */
public record Job(
        Crm crm,
        Store store,
        Agreement agreement,
        Mapping mapping,
        Schema schema,
        List<Knowledge.Source> sources,
        Orders orders,
        Worker worker,
        Drift drift,
        Calls callsBefore) {

    public Job {
        sources = List.copyOf(sources);
    }

    /** Of which nobody has looked yet whether the schema has drifted. */
    public static Job of(
            Crm crm,
            Store store,
            Agreement agreement,
            Mapping mapping,
            Schema schema,
            List<Knowledge.Source> sources,
            Orders orders,
            Worker worker) {
        return new Job(crm, store, agreement, mapping, schema, sources, orders, worker, Drift.NONE, crm.calls());
    }

    /** With one CRM alone. */
    public static Job of(
            Crm crm, Store store, Agreement agreement, Mapping mapping, Schema schema, Orders orders, Worker worker) {
        List<Knowledge.Source> alone = List.of(new Knowledge.Source(mapping, schema));
        return of(crm, store, agreement, mapping, schema, alone, orders, worker);
    }

    /** The same as far as the schema of today allows. */
    Job drifted() {
        Drift found = Drift.of(crm.name(), mapping, schema, store.switches());
        List<Knowledge.Source> today = LettingGo.sources(sources, store.switches());
        return new Job(crm, store, agreement, found.less(mapping), schema, today, orders, worker, found, callsBefore);
    }

    /** With the calls that were made since, to learn the schema, counted as the run's. */
    public Job since(Calls before) {
        return new Job(crm, store, agreement, mapping, schema, sources, orders, worker, drift, before);
    }

    Definition definition() {
        return agreement.definition();
    }

    InstantSource clock() {
        return worker.clock();
    }

    Progress progress() {
        return worker.progress();
    }

    Holder holder() {
        return worker.holder();
    }

    String crmName() {
        return crm.name();
    }

    boolean wishes(Orders.Wish wish) {
        return orders.wish(wish);
    }

    /** What the mapping means, and how far it may go: a plan made to go less far, or further, is another plan. */
    String mappingGround() {
        String others = sources.stream()
                .map(source -> source.mapping())
                .filter(other -> !other.crm().equals(mapping.crm()))
                .map(other -> " and " + other.hash())
                .collect(Collectors.joining());
        return mapping.hash() + " " + mapping.mode().word()
                + mapping.liveFrom().map(day -> " since " + day).orElse("") + others;
    }

    Wanted wanted() {
        return Wants.of(mapping, schema);
    }

    Identity identity() {
        return new Identity(Wants.emailByType(mapping));
    }
}
