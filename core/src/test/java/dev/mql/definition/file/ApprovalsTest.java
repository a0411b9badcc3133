package dev.mql.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.file.Approvals.Approval;
import dev.mql.file.Mistakes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalsTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    private final Mistakes mistakes = new Mistakes("definition.approvals.yaml");

    @Test
    void standBesideTheDefinition() {
        assertThat(Approvals.beside(Path.of("w", "definition.yaml")))
                .isEqualTo(Path.of("w", "definition.approvals.yaml"));
    }

    @Test
    void comeBackAsTheyWereWritten(@TempDir Path folder) throws IOException {
        Approvals approvals = Approvals.NONE
                .with(new Approval("v1:a", "marketing", "Dana O'Hara: \"boss\" #1", NOW))
                .with(new Approval("v1:a", "sales", "金 {x}", NOW));
        Path file = folder.resolve("definition.approvals.yaml");
        approvals.write(file);

        assertThat(Approvals.read(file, mistakes)).isEqualTo(approvals);
        assertThat(mistakes.list()).isEmpty();
    }

    @Test
    void areCompleteOnceBothTeamsApprovedThisVeryMeaning() {
        Approvals one = Approvals.NONE.with(new Approval("v1:a", "marketing", "Dana", NOW));
        assertThat(one.complete("v1:a")).isFalse();
        assertThat(one.with(new Approval("v1:b", "sales", "Kim", NOW)).complete("v1:a"))
                .isFalse();
        assertThat(one.with(new Approval("v1:a", "sales", "Kim", NOW)).complete("v1:a"))
                .isTrue();
    }

    @Test
    void aTeamThatApprovesAgainReplacesItsApproval() {
        Approvals twice = Approvals.NONE
                .with(new Approval("v1:a", "sales", "Kim", NOW))
                .with(new Approval("v1:a", "sales", "Ola", NOW));
        assertThat(twice.of("v1:a")).extracting(Approval::by).containsExactly("Ola");
    }

    @Test
    void areNoneWithoutAFile(@TempDir Path folder) {
        assertThat(Approvals.read(folder.resolve("none.yaml"), mistakes)).isEqualTo(Approvals.NONE);
        assertThat(mistakes.list()).isEmpty();
    }

    @Test
    void sayWhatIsWrongWithTheirFile() {
        Approvals.read("approvals: [{hash: a, team: sales, at: soon}, 3]\nmore: 1\n", mistakes);
        assertThat(mistakes.list())
                .extracting(mistake -> mistake.at() + " " + mistake.what())
                .containsExactly(
                        "1:13 the key `by` is missing",
                        "1:40 no instant: the text \"soon\"",
                        "1:47 expected a block of keys, found the number 3",
                        "2:1 unknown key `more`");
    }
}
