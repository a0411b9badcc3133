package dev.mql.sync;

import dev.mql.definition.Definition;
import dev.mql.definition.DefinitionHash;
import dev.mql.evaluate.Reckoning;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By what people are judged.
 *
 * @param definition the one that moves the status
 * @param hash identity of its meaning
 * @param unsigned what is missing of the signatures, with the remedy; empty where both teams have signed
 * @param beside further definitions, which write properties of their own
 * @param reckoning the version of mql's own rules
 */
public record Agreement(Definition definition, String hash, String unsigned, List<Beside> beside, int reckoning) {

    public Agreement {
        beside = List.copyOf(beside);
    }

    /** By this mql's own rules. */
    public Agreement(Definition definition, String hash, String unsigned, List<Beside> beside) {
        this(definition, hash, unsigned, beside, Reckoning.VERSION);
    }

    /** One definition, signed by both teams. */
    public static Agreement signed(Definition definition) {
        return new Agreement(definition, DefinitionHash.of(definition), "", List.of());
    }

    /**
     * A definition that stands beside the one that moves the status: it only tells what it thinks, in properties of its
     * own.
     *
     * @param name by which {@code mql.yaml} and the mapping know it
     */
    public record Beside(String name, Definition definition, String hash) {}

    /** What verdicts hang on: the hash of the definition, the version of mql, and the hashes of those beside it. */
    String ground() {
        return Stream.concat(
                        Stream.of(hash, Integer.toString(reckoning)),
                        beside.stream().map(other -> other.name() + "=" + other.hash()))
                .collect(Collectors.joining(" "));
    }

    /** Whether two grounds are of one version of mql. */
    static boolean reckonedAlike(String ground, String other) {
        return ground.split(" ", 3)[1].equals(other.split(" ", 3)[1]);
    }
}
