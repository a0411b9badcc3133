package dev.mql.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.http.Exchanges;
import dev.mql.http.JumpingTime;
import dev.mql.salesforce.SalesforceConfig.Credential;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a whole reading of eight objects costs in requests, each by the way that is cheaper for its size; a job is complete
 * at the sixth look.
 */
class BestPerObjectTest {

    private static final String DATA = "/services/data/v64.0";
    private static final int LOOKS = 6;
    private static final int PAGE = 2_000;
    private static final int DOWNLOAD = 50_000;
    private static final List<String> OBJECTS = List.of(
            "Lead", "Contact", "Account", "CampaignMember", "Task", "Event", "Opportunity", "OpportunityContactRole");
    private static final Pattern FROM = Pattern.compile("FROM[ +](\\w+)");

    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, Integer> looks = new HashMap<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "S, 24, 5000, 4000, 1500, 12000, 20000, 2000, 900, 1200",
        "M, 68, 60000, 40000, 12000, 150000, 250000, 20000, 12000, 18000",
        "L, 110, 300000, 200000, 50000, 800000, 1000000, 100000, 60000, 90000"
    })
    void costsWhatTheBestWayForEachObjectDoes(
            String org,
            int best,
            int leads,
            int contacts,
            int accounts,
            int members,
            int tasks,
            int events,
            int deals,
            int roles) {
        List<Integer> rows = List.of(leads, contacts, accounts, members, tasks, events, deals, roles);
        for (int i = 0; i < OBJECTS.size(); i++) {
            sizes.put(OBJECTS.get(i), rows.get(i));
        }
        try (Salesforce salesforce = open()) {
            salesforce.describe();
            long before = salesforce.calls().total();

            long read = OBJECTS.stream()
                    .mapToLong(object -> read(salesforce, object))
                    .sum();

            assertThat(read)
                    .as(org)
                    .isEqualTo(rows.stream().mapToInt(each -> each).sum());
            assertThat(salesforce.calls().total() - before).isCloseTo(best, Percentage.withPercentage(5));
        }
    }

    private Salesforce open() {
        JumpingTime time = new JumpingTime(Org.NOW);
        SalesforceConfig config = SalesforceConfig.of(
                "http://127.0.0.1:" + server.getAddress().getPort(), new Credential.ClientCredentials("key", "secret"));
        return new Salesforce(config, time, time, new SplittableRandom(7), Exchanges.UNHEARD);
    }

    private static long read(Salesforce salesforce, String object) {
        long items = 0;
        Optional<Checkpoint> at = Optional.of(salesforce
                .start(new Stream(object), Set.of(), new ReadMode.All())
                .get(0));
        while (at.isPresent()) {
            Page page = salesforce.next(at.get());
            items += page.items().size();
            at = page.next();
        }
        return items;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replace(DATA, "");
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] answer = answer(exchange, path, query, body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String answer(HttpExchange exchange, String path, String query, String body) {
        if (path.equals("/services/oauth2/token")) {
            return "{\"access_token\": \"t\", \"id\": \"/id/o/u\", \"instance_url\": \"http://127.0.0.1:"
                    + server.getAddress().getPort() + "\"}";
        } else if (path.equals("/services/data")) {
            return "[{\"version\": \"64.0\"}]";
        } else if (path.equals("/composite")) {
            return describes();
        } else if (path.equals("/limits/recordCount")) {
            return "{\"sObjects\": ["
                    + sizes.entrySet().stream()
                            .map(size -> "{\"name\": \"" + size.getKey() + "\", \"count\": " + size.getValue() + "}")
                            .collect(Collectors.joining(","))
                    + "]}";
        } else if (path.equals("/queryAll")) {
            return page(object(query), 0);
        } else if (path.startsWith("/query/")) {
            String[] place = path.substring("/query/".length()).split("-", -1);
            return page(place[0], Integer.parseInt(place[1]));
        } else if (path.equals("/jobs/query")) {
            return "{\"id\": \"" + object(body) + "\"}";
        } else if (path.endsWith("/results")) {
            String object = path.split("/", -1)[3];
            Matcher locator = Pattern.compile("locator=(\\d+)").matcher(query);
            return download(exchange, object, locator.find() ? Integer.parseInt(locator.group(1)) : 0);
        } else if (path.startsWith("/jobs/query/")) {
            return "{\"state\": \"" + (looks.merge(path, 1, Integer::sum) < LOOKS ? "InProgress" : "JobComplete")
                    + "\"}";
        }
        return "{}";
    }

    private static String object(String soql) {
        Matcher from = FROM.matcher(soql);
        return from.find() ? from.group(1) : "";
    }

    private static String describes() {
        String fields = "{\"name\": \"Id\", \"type\": \"id\"}, {\"name\": \"SystemModstamp\", \"type\": \"datetime\"},"
                + " {\"name\": \"IsDeleted\", \"type\": \"boolean\"}";
        return "{\"compositeResponse\": ["
                + OBJECTS.stream()
                        .map(object -> "{\"referenceId\": \"" + object
                                + "\", \"httpStatusCode\": 200, \"body\": {\"fields\": [" + fields + "]}}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private String page(String object, int from) {
        int size = sizes.getOrDefault(object, 0);
        int to = Math.min(size, from + PAGE);
        String record = "{\"Id\": \"00Q5g0000000001EAA\", \"SystemModstamp\": \"2026-11-20T08:00:00.000+0000\","
                + " \"IsDeleted\": true}";
        String records = String.join(",", java.util.Collections.nCopies(to - from, record));
        String next = to < size ? ", \"nextRecordsUrl\": \"" + DATA + "/query/" + object + "-" + to + "\"" : "";
        return "{\"totalSize\": " + size + ", \"done\": " + next.isEmpty() + next + ", \"records\": [" + records + "]}";
    }

    private String download(HttpExchange exchange, String object, int from) {
        int size = sizes.getOrDefault(object, 0);
        int rows = Math.min(DOWNLOAD, size - from);
        exchange.getResponseHeaders().set("Sforce-NumberOfRecords", Integer.toString(rows));
        exchange.getResponseHeaders().set("Sforce-Locator", from + rows < size ? "" + (from + rows) : "null");
        return "\"Id\",\"SystemModstamp\",\"IsDeleted\"\n"
                + "\"00Q5g0000000001EAA\",\"2026-11-20T08:00:00.000Z\",\"true\"\n".repeat(rows);
    }
}
