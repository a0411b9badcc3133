package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeCompanyTest {

    private static final String PEOPLE = "50000";

    @TempDir
    private Path folder;

    /** Beside case 14 of F.1, whose alerts {@link PeersWritingTest} counts: the store alone, at the size of that case. */
    @Test
    void aChangeReachesFiftyThousandPeopleInFortyMegabytesOfHeap() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeCompany.class.getName(),
                        folder.resolve("mql.db").toString(),
                        PEOPLE))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String end = child.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(child.waitFor()).isZero();
        String[] counts = end.split(" ", -1);
        assertThat(counts[0]).as("people").isEqualTo(PEOPLE);
        assertThat(counts[1]).as("people reached").isEqualTo(PEOPLE);
        assertThat(counts[2]).as("people who see the change").isEqualTo(PEOPLE);
        assertThat(Long.parseLong(counts[3])).as("megabytes of one transaction").isLessThan(16);
    }
}
