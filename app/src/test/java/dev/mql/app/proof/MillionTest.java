package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.bench.StoreBenchmark;
import dev.mql.proof.Proof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A million contacts in a process with 512 MB of heap; without {@code -Dmql.proof=true} five thousand in 48 MB. */
class MillionTest {

    private static final boolean PROOF = Proof.isFull();
    private static final String HEAP = PROOF ? "-Xmx512m" : "-Xmx48m";
    private static final int CONTACTS = PROOF ? 1_000_000 : 5_000;

    @Test
    @DisplayName("F.1 case 27: a million contacts load and are evaluated anew in 512 MB")
    void aMillionContactsFit() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreBenchmark.class.getName(),
                        "own",
                        "30",
                        Integer.toString(CONTACTS)))
                .directory(Path.of("..").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("DONE {")
                .containsPattern("WAITING .* evaluated " + String.format(Locale.ROOT, "%,d", CONTACTS));
        Proof.MILLION.held(CONTACTS + " contacts, " + HEAP);
    }
}
