package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.crm.Write;
import dev.mql.http.Exchanges;
import dev.mql.http.JumpingTime;
import dev.mql.proof.Proof;
import dev.mql.salesforce.Salesforce;
import dev.mql.salesforce.SalesforceConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.json.JsonMapper;

/** What reading and writing cost in CPU, on answers rendered beforehand. A measurement: in the proof only. */
@EnabledIfSystemProperty(named = "mql.proof", matches = "true")
class CpuTest {

    /** A page. */
    private static final int ROWS = 2_000;

    /** Fewer are not read by a job. */
    private static final int BULK_ROWS = 20_000;

    private static final int TIMES = 30;
    private static final List<String> FIELDS = List.of(
            "Email",
            "Title",
            "Country",
            "Industry",
            "LeadSource",
            "Status",
            "FirstName",
            "LastName",
            "Company",
            "City");
    private static final List<String> COLUMNS = List.of(
            "SystemModstamp",
            "IsDeleted",
            "City",
            "Company",
            "Country",
            "Email",
            "FirstName",
            "Industry",
            "LastName",
            "LeadSource",
            "Status",
            "Title",
            "Id");

    private final JumpingTime time = new JumpingTime(Instant.parse("2026-11-21T10:00:00Z"));

    record Bare(List<Map<String, Object>> records) {}

    @Test
    void costsAtMostThreeTimesOkHttpAndAParserAlone() throws IOException {
        HttpServer server = server();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        SalesforceConfig config =
                SalesforceConfig.of(base, new SalesforceConfig.Credential.ClientCredentials("key", "secret"));
        try (Salesforce rest = open(config);
                Salesforce bulk = open(config.withBulkFrom(1))) {
            OkHttpClient client = new OkHttpClient();
            JsonMapper mapper = JsonMapper.builder().build();
            double[] least = {1e9, 1e9, 1e9, 1e9, 1e9};
            for (int round = 0; round < 5; round++) {
                least[0] = Math.min(least[0], millis(ROWS, () -> json(client, mapper, base)));
                least[1] = Math.min(least[1], millis(ROWS, () -> read(rest, ROWS)));
                least[2] = Math.min(least[2], millis(BULK_ROWS, () -> csv(client, base)));
                least[3] = Math.min(least[3], millis(BULK_ROWS, () -> read(bulk, BULK_ROWS)));
                least[4] = Math.min(least[4], millis(ROWS, () -> write(rest)));
            }
            assertThat(least[1] / least[0]).isLessThanOrEqualTo(3.0);
            assertThat(least[3] / least[2]).isLessThanOrEqualTo(3.0);
            assertThat(least[4]).isLessThanOrEqualTo(16.0);
            Proof.CPU_OF_SALESFORCE.held(String.format(
                    "ms per 1,000: REST %.2f (bare %.2f, factor %.2f), Bulk %.2f (bare %.2f, factor %.2f), written %.2f",
                    least[1], least[0], least[1] / least[0], least[3], least[2], least[3] / least[2], least[4]));
        } finally {
            server.stop(0);
        }
    }

    private Salesforce open(SalesforceConfig config) {
        return new Salesforce(config, time, time, new SplittableRandom(1), Exchanges.UNHEARD);
    }

    private static void read(Salesforce salesforce, int rows) {
        int read = 0;
        Checkpoint at = salesforce
                .start(new Stream("Lead"), Set.copyOf(FIELDS), new ReadMode.All())
                .get(0);
        while (at != null) {
            Page page = salesforce.next(at);
            read += page.items().size();
            at = page.next().orElse(null);
        }
        assertThat(read).isEqualTo(rows);
    }

    private void write(Salesforce salesforce) {
        List<Write> writes = IntStream.range(0, ROWS)
                .mapToObj(i -> Orgs.write(
                        Orgs.ref("Lead", id(i)), Map.of("Title", "T", "Status", "MQL"), Map.of(), time.instant()))
                .toList();
        assertThat(salesforce.write(writes)).hasSize(ROWS);
    }

    private static void json(OkHttpClient client, JsonMapper mapper, String base) {
        assertThat(mapper.readValue(body(client, base + "/services/data/v64.0/queryAll"), Bare.class)
                        .records())
                .hasSize(ROWS);
    }

    private static void csv(OkHttpClient client, String base) {
        String text =
                new String(body(client, base + "/services/data/v64.0/jobs/query/750/results"), StandardCharsets.UTF_8);
        int rows = 0;
        for (CsvRecord record : CsvReader.builder().ofCsvRecord(text)) {
            rows += record.getFieldCount() > 0 ? 1 : 0;
        }
        assertThat(rows).isEqualTo(BULK_ROWS + 1);
    }

    private static byte[] body(OkHttpClient client, String url) {
        try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.body().bytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** CPU of this thread alone: the server's is not counted. */
    private static double millis(int rows, Runnable work) {
        int times = TIMES * ROWS / rows;
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        return used / 1e6 / (times * rows / 1000.0);
    }

    private static String id(int number) {
        return "00Q5g0000%06dEAA".formatted(number);
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        String fields = COLUMNS.stream()
                .map(name -> "{\"name\":\"" + name + "\",\"label\":\"" + name + "\",\"updateable\":true,\"type\":\""
                        + (name.equals("SystemModstamp") ? "datetime" : name.equals("IsDeleted") ? "boolean" : "string")
                        + "\"}")
                .collect(Collectors.joining(","));
        String records =
                rows(i -> "{\"attributes\":{\"type\":\"Lead\",\"url\":\"/services/data/v64.0/sobjects/Lead/" + id(i)
                        + "\"},\"Id\":\"" + id(i)
                        + "\",\"SystemModstamp\":\"2026-11-20T08:00:00.000+0000\",\"IsDeleted\":false,"
                        + COLUMNS.stream()
                                .filter(FIELDS::contains)
                                .map(name -> "\"" + name + "\":\"value " + i + "\"")
                                .collect(Collectors.joining(","))
                        + "}");
        String lines = IntStream.range(0, BULK_ROWS)
                .mapToObj(i -> "\"2026-11-20T08:00:00.000Z\",\"false\"" + (",\"value " + i + "\"").repeat(FIELDS.size())
                        + ",\"" + id(i) + "\"\n")
                .collect(Collectors.joining());
        String done = IntStream.range(0, 200)
                .mapToObj(i -> "{\"id\":\"x\",\"success\":true,\"errors\":[]}")
                .collect(Collectors.joining(","));
        Map<String, byte[]> answers = Map.of(
                "/services/oauth2/token",
                        utf8("{\"access_token\":\"t\",\"id\":\"/id/o/u\",\"instance_url\":\"" + base + "\"}"),
                "/services/data/v64.0/composite",
                        utf8(
                                "{\"compositeResponse\":[{\"referenceId\":\"Lead\",\"httpStatusCode\":200,\"body\":{\"fields\":["
                                        + fields + "]}}]}"),
                "/services/data/v64.0/limits/recordCount",
                        utf8("{\"sObjects\":[{\"name\":\"Lead\",\"count\":" + ROWS + "}]}"),
                "/services/data/v64.0/queryAll",
                        utf8("{\"totalSize\":" + ROWS + ",\"done\":true,\"records\":[" + records + "]}"),
                "/services/data/v64.0/jobs/query", utf8("{\"id\":\"750\"}"),
                "/services/data/v64.0/jobs/query/750", utf8("{\"state\":\"JobComplete\"}"),
                "/services/data/v64.0/jobs/query/750/results",
                        utf8(COLUMNS.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(",")) + "\n"
                                + lines),
                "/services/data/v64.0/composite/sobjects", utf8("[" + done + "]"));
        server.createContext("/", exchange -> {
            byte[] answer = answers.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Sforce-NumberOfRecords", Integer.toString(BULK_ROWS));
            exchange.getResponseHeaders().set("Sforce-Locator", "null");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String rows(IntFunction<String> row) {
        return IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining(","));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
