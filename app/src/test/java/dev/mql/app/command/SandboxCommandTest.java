package dev.mql.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.ExitCode;
import dev.mql.app.Terminal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxCommandTest {

    @TempDir
    Path folder;

    @Test
    void aTakenPortIsToldWithItsRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Terminal terminal = Terminal.in(folder);
            int code = terminal.run("sandbox", "--contacts", "100", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(code).isEqualTo(ExitCode.ERROR.code());
            assertThat(terminal.err()).contains("port " + taken.getLocalPort()).contains("--port");
        }
    }
}
