package dev.mql.sync;

import dev.mql.definition.Definition;
import dev.mql.definition.DefinitionHash;
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
 */
public record Agreement(Definition definition, String hash, String unsigned, List<Beside> beside) {

    public Agreement {
        beside = List.copyOf(beside);
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

    /** What verdicts hang on: the hash of the definition, and of those beside it. */
    String ground() {
        return Stream.concat(Stream.of(hash), beside.stream().map(other -> other.name() + "=" + other.hash()))
                .collect(Collectors.joining(" "));
    }
}
