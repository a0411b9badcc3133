package dev.mql.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.mql.app.Terminal;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What check says of the address a CRM calls, before the CRM calls it. */
class WebhookCheckTest {

    @TempDir
    Path folder;

    private Served served;
    private Terminal terminal;

    @BeforeEach
    void begin() throws IOException {
        served = new Served(folder, Served.PLENTY, Seeds.company(20, 7, Instant.now()), "");
        terminal = Terminal.in(folder).with("HUBSPOT_TOKEN", served.hubspot().token());
    }

    @AfterEach
    void end() {
        served.close();
    }

    @Test
    void anAddressThatRefusesAForgeryIsReached() throws IOException {
        served.start();
        publicUrl("http://127.0.0.1:" + served.port());

        assertThat(checked())
                .containsPattern("ok +webhooks +http://127.0.0.1:\\d+/webhooks/hubspot is reached, and refuses");
        served.stop();
    }

    @Test
    void anAddressNobodyAnswersAtIsNamedWithItsLineAndWhatToDo() throws IOException {
        publicUrl("http://127.0.0.1:" + freePort());

        assertThat(checked())
                .containsPattern("note +webhooks +nobody answers at .*  \\(mql.yaml:\\d+:\\d+\\)")
                .contains("start mql serve, and let your proxy forward");
    }

    @Test
    void anAddressThatTakesAnythingIsSomebodyElses() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        try {
            publicUrl("http://127.0.0.1:" + other.getAddress().getPort());

            assertThat(checked()).containsPattern("note +webhooks +.* takes what nobody signed \\(200\\)");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void withoutASecretNothingIsHeard() throws IOException {
        edit("    webhook_secret: " + Served.SECRET + "\n", "");

        assertThat(checked())
                .containsPattern("note +webhooks +nothing HubSpot signs can be told from a forgery")
                .contains("crm.hubspot.webhook_secret");
    }

    @Test
    void withoutAnAddressEachRunAsksWhatChanged() throws IOException {
        edit(", public_url: \"https://mql.example.com\"", "");

        assertThat(checked()).containsPattern("ok +webhooks +not used, .*each run asks HubSpot what changed");
    }

    private String checked() {
        assertThat(terminal.run("check")).as(terminal.out() + terminal.err()).isZero();
        return terminal.out();
    }

    private void publicUrl(String url) throws IOException {
        edit("https://mql.example.com", url);
    }

    private void edit(String from, String to) throws IOException {
        Path settings = folder.resolve("mql.yaml");
        String text = Files.readString(settings);
        assertThat(text).contains(from);
        Files.writeString(settings, text.replace(from, to));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
