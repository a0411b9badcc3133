package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    Path folder;

    @Test
    void endsInAScreenAndAWorkspaceThatAnswersWithoutTheCrm() {
        Terminal terminal = Terminal.in(folder);
        assertThat(terminal.run("demo", "--contacts", "300")).as(terminal.err()).isZero();
        assertThat(terminal.out())
                .contains("ready for sales", "READY, the strongest", "ALMOST", "WHAT SALES READS", "NEXT")
                .contains("0 writes. Nothing had changed")
                .contains("THE SAME COMPANY IN SALESFORCE");
        assertThat(terminal.run("explain", "jane.doe@northwind.example", "-w", "mql-demo"))
                .isZero();
        assertThat(terminal.out()).contains("Jane Doe").contains("NOT AN MQL");
        assertThat(terminal.run("whatif", "mql.enter.score=50", "-w", "mql-demo"))
                .isZero();
        assertThat(terminal.out()).contains("COME");
        assertThat(terminal.run("status", "-w", "mql-demo")).isZero();
        assertThat(terminal.run("lint", "-w", "mql-demo")).isZero();
    }

    @Test
    void emptiesNoFolderThatIsNotItsOwn() throws IOException {
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/thesis.txt"), "years of work");
        Terminal terminal = Terminal.in(folder);
        assertThat(terminal.run("demo", "--workspace", "mine")).isEqualTo(ExitCode.ERROR.code());
        assertThat(folder.resolve("mine/thesis.txt")).exists();
    }
}
