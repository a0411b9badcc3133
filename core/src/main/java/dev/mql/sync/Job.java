package dev.mql.sync;

import dev.mql.crm.Crm;
import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Reckoning;
import dev.mql.mapping.Knowledge;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.Wants;
import dev.mql.store.Identity;
import dev.mql.store.Store;
import dev.mql.store.Switches.Holder;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run works with.
 *
 * @param definitionHash identity of the definition's meaning
 * @param unsigned what is missing of the signatures, with the remedy; empty where both teams have signed
 * @param schema the CRM as it is today
 * @param holder this process
 * @param beside further definitions, which write properties of their own
 * @param sources how the CRMs of the company are read, this one included, best first
 * @param drift what the schema has lost since the last run
 * @param reckoning the version of mql's own rules
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
        Holder holder,
        List<Beside> beside,
        List<Knowledge.Source> sources,
        Drift drift,
        int reckoning) {

    public Job {
        beside = List.copyOf(beside);
        sources = List.copyOf(sources);
    }

    /** With one definition and one CRM alone. */
    public Job(
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
        this(
                crm,
                store,
                definition,
                definitionHash,
                unsigned,
                mapping,
                schema,
                orders,
                clock,
                progress,
                holder,
                List.of(),
                List.of(new Knowledge.Source(mapping, schema)));
    }

    /** Of which nobody has looked yet whether the schema has drifted. */
    public Job(
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
            Holder holder,
            List<Beside> beside,
            List<Knowledge.Source> sources) {
        this(
                crm,
                store,
                definition,
                definitionHash,
                unsigned,
                mapping,
                schema,
                orders,
                clock,
                progress,
                holder,
                beside,
                sources,
                Drift.NONE,
                Reckoning.VERSION);
    }

    /** The same as far as the schema of today allows. */
    Job drifted() {
        Drift found = Drift.of(crm.name(), mapping, schema, store.switches());
        return with(found.less(mapping), found, reckoning);
    }

    /** The same by another version of mql. */
    Job by(int other) {
        return with(mapping, drift, other);
    }

    private Job with(Mapping other, Drift found, int version) {
        return new Job(
                crm,
                store,
                definition,
                definitionHash,
                unsigned,
                other,
                schema,
                orders,
                clock,
                progress,
                holder,
                beside,
                sources,
                found,
                version);
    }

    /**
     * A definition that stands beside the one that moves the status: it only tells what it thinks, in properties of its
     * own.
     *
     * @param name by which {@code mql.yaml} and the mapping know it
     */
    public record Beside(String name, Definition definition, String hash) {}

    /** What a run's verdicts hang on: the hash of the definition, the version of mql, and the hashes of those beside it. */
    String definitionGround() {
        return Stream.concat(
                        Stream.of(definitionHash, Integer.toString(reckoning)),
                        beside.stream().map(other -> other.name() + "=" + other.hash()))
                .collect(Collectors.joining(" "));
    }

    /** Whether two grounds are of one version of mql. */
    static boolean reckonedAlike(String ground, String other) {
        return ground.split(" ", 3)[1].equals(other.split(" ", 3)[1]);
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
