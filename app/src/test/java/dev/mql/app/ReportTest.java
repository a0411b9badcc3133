package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    private Path folder;

    @Test
    void quotaTellsWhatATargetNeedsAndByWhen() {
        Terminal terminal = Terminal.in(folder);

        int code = terminal.run(
                "quota",
                "--target=990000",
                "--by=2026-12-31",
                "--deal=45000",
                "--win-rate=22",
                "--cycle=72",
                "--mql-to-opportunity=30",
                "--opportunities=80");

        assertThat(code).as(terminal.err()).isZero();
        assertThat(terminal.out())
                .contains("990,000.00 by 2026-12-31 needs 100 opportunities worth 4,500,000.00, there by 2026-10-20")
                .contains("and 334 MQLs for them")
                .contains("the 80 opportunities open now bring 11,000.00 a day");
    }

    @Test
    void quotaRefusesAShareThatIsNone() {
        Terminal terminal = Terminal.in(folder);

        assertThat(terminal.run("quota", "--target=1", "--by=2026-12-31", "--deal=1", "--win-rate=220", "--cycle=1"))
                .isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err()).contains("a win rate is above 0 % and at most 100 %");
    }
}
