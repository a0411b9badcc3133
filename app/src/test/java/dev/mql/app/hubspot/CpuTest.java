package dev.mql.app.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.hubspot.HubSpot;
import dev.mql.hubspot.HubSpotConfig;
import dev.mql.proof.Proof;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.json.JsonMapper;

/** What reading costs in CPU beside the least it could cost, on pages rendered beforehand. A measurement: in the proof only. */
@EnabledIfSystemProperty(named = "mql.proof", matches = "true")
class CpuTest {

    private static final int PAGES = 400;
    private static final Set<String> WANTED = Set.of("email", "jobtitle", "country", "industry", "numemployees");

    /** What a bare client binds an answer to. */
    record Bare(List<BareRecord> results) {}

    record BareRecord(
            String id, Map<String, String> properties, String createdAt, String updatedAt, boolean archived) {}

    @Test
    void costsAtMostThreeTimesOkHttpAndJacksonToObjectsAlone() throws IOException {
        byte[] page = page();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("X-HubSpot-RateLimit-Max", "100000000");
            exchange.getResponseHeaders().set("X-HubSpot-RateLimit-Interval-Milliseconds", "10000");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        HubSpotConfig config = HubSpotConfig.of(base, HubSpotConfig.Credential.token("pat-test"));
        try (HubSpot hubSpot = new HubSpot(config)) {
            OkHttpClient client = new OkHttpClient();
            JsonMapper mapper = JsonMapper.builder().build();
            double ours = Double.MAX_VALUE;
            double bare = Double.MAX_VALUE;
            for (int round = 0; round < 6; round++) {
                bare = Math.min(bare, millisPerThousand(() -> bare(client, mapper, base)));
                ours = Math.min(ours, millisPerThousand(() -> ours(hubSpot)));
            }
            assertThat(ours / bare).isLessThanOrEqualTo(3.0);
            Proof.CPU_OF_HUBSPOT.held(
                    String.format("%.2f ms per 1,000 contacts, bare %.2f, factor %.2f", ours, bare, ours / bare));
        } finally {
            server.stop(0);
        }
    }

    private static void ours(HubSpot hubSpot) {
        Checkpoint first = hubSpot.start(new Stream("contacts"), WANTED, new ReadMode.All())
                .get(0);
        assertThat(hubSpot.next(first).items()).hasSizeGreaterThanOrEqualTo(100);
    }

    private static void bare(OkHttpClient client, JsonMapper mapper, String base) {
        try (Response response =
                client.newCall(new Request.Builder().url(base).build()).execute()) {
            assertThat(mapper.readValue(response.body().bytes(), Bare.class).results())
                    .hasSize(100);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** CPU of this thread alone: the server's is not counted. */
    private static double millisPerThousand(Runnable page) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < PAGES; i++) {
            page.run();
        }
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        return used / 1e6 / (PAGES * 100 / 1000.0);
    }

    private static byte[] page() {
        String properties = IntStream.range(0, 40)
                .mapToObj(i -> "\"property_" + i + "\":" + (i % 3 == 0 ? "null" : "\"value " + i + "\""))
                .collect(Collectors.joining(","));
        String records = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"properties\":{\"email\":\"p" + i
                        + "@example.com\",\"jobtitle\":\"Head of Marketing\",\"country\":\"Germany\",\"associatedcompanyid\":\"77\","
                        + "\"hs_calculated_form_submissions\":\"0b5b2b1c-1111-2222-3333-444455556666:1732000000000\","
                        + properties
                        + "},\"createdAt\":\"2026-01-02T03:04:05.678Z\",\"updatedAt\":\"2026-11-01T00:00:00Z\","
                        + "\"archived\":false}")
                .collect(Collectors.joining(","));
        return ("{\"results\":[" + records + "]}").getBytes(StandardCharsets.UTF_8);
    }
}
