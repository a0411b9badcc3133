package dev.mql.app.proof;

import dev.mql.proof.Proof;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Told at the end of a build with the profile {@code proof}, which alone runs it. */
class ProofTable {

    private static final List<Path> MODULES = List.of(Path.of("..", "core"), Path.of(""));

    @Test
    void tellsWhatHeldAndWhatDidNotRun() throws IOException {
        StringBuilder table = new StringBuilder("\nPROOF\n");
        int held = 0;
        for (Proof proof : Proof.values()) {
            List<String> figures = proof.figures(MODULES);
            held += figures.isEmpty() ? 0 : 1;
            table.append(String.format(
                    "  %-70s %s%n", proof.promise(), figures.isEmpty() ? "did not run" : String.join(" · ", figures)));
        }
        System.out.printf("%s  %d of %d held%n", table, held, Proof.values().length);
    }
}
