package dev.mql.app.workspace;

import dev.mql.app.workspace.Serving.Alerting;
import dev.mql.app.workspace.Serving.Receiver;
import dev.mql.file.Durations;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code serve}, {@code schedule} and {@code alerts} of {@code mql.yaml}. */
final class ServingFile {

    private static final int PORT = 8090;
    private static final Duration A_DAY_AND_TWO_HOURS = Duration.ofHours(26);
    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern PUBLIC = Pattern.compile("https?://[^/?#\\s]+(/[^?#\\s]*[^/?#\\s])?");

    private final FilledTexts texts;
    private final Mistakes mistakes;
    private final Mistakes lacking = new Mistakes(SettingsFile.NAME);

    ServingFile(FilledTexts texts, Mistakes mistakes) {
        this.texts = texts;
        this.mistakes = mistakes;
    }

    Serving read(Fields all) {
        Optional<Fields> serve = all.fields("serve");
        Serving serving = new Serving(
                serve.flatMap(fields -> fields.text("host")).orElse("127.0.0.1"),
                serve.flatMap(fields -> fields.whole("port", 0, 65_535)).orElse(PORT),
                serve.map(this::publicUrl).orElse(""),
                serve.map(this::tokenHash).orElse(""),
                serve.flatMap(fields -> fields.truth("behind_proxy")).orElse(false),
                all.fields("schedule").map(this::schedules).orElse(Map.of()),
                all.fields("alerts")
                        .map(this::alerting)
                        .orElse(new Alerting(Receiver.NOBODY, Receiver.NOBODY, A_DAY_AND_TWO_HOURS)),
                lacking.list());
        serve.ifPresent(Fields::end);
        return serving;
    }

    private String publicUrl(Fields fields) {
        Optional<Node> node = fields.optional("public_url");
        String url = texts.text(fields, "public_url", "");
        if (!url.isEmpty() && !PUBLIC.matcher(url).matches()) {
            mistakes.add(
                    node.get(), "this is no URL to be called by", "write https://mql.example.com, without a slash");
        }
        return url;
    }

    /** In the file only the hash may stand; a token out of a variable is hashed at once. */
    private String tokenHash(Fields fields) {
        Optional<Node> node = fields.optional("token");
        String written = node.flatMap(found -> found.text(mistakes)).orElse("");
        String token = texts.text(fields, "token", "", lacking);
        if (token.isEmpty() || HASH.matcher(token).matches()) {
            return token.replace("sha256:", "");
        }
        if (written.equals(token)) {
            mistakes.add(
                    node.get(),
                    "a token must not stand in a file",
                    "mql serve --new-token prints one and the hash to write here, or write ${MQL_TOKEN}");
        }
        return Token.hash(token);
    }

    private Map<String, Timetable> schedules(Fields fields) {
        Map<String, Timetable> schedules = new TreeMap<>();
        for (String crm : List.of("hubspot", "salesforce")) {
            fields.fields(crm).flatMap(this::timetable).ifPresent(timetable -> schedules.put(crm, timetable));
        }
        fields.end();
        return schedules;
    }

    private Optional<Timetable> timetable(Fields fields) {
        Optional<Node> cron = fields.required("cron", "write `cron: \"15 6 * * *\"`, for every day at 6:15");
        Optional<Node> zone = fields.optional("zone");
        fields.end();
        Optional<ZoneId> where = zone.isEmpty() ? Optional.of(ZoneId.of("UTC")) : zone.flatMap(this::zone);
        return cron.flatMap(node -> where.flatMap(found -> timetable(node, found)));
    }

    private Optional<ZoneId> zone(Node node) {
        try {
            return node.text(mistakes).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            mistakes.add(node, "there is no such zone", "write one such as Europe/Berlin, America/New_York or UTC");
            return Optional.empty();
        }
    }

    private Optional<Timetable> timetable(Node node, ZoneId zone) {
        Optional<String> text = node.text(mistakes);
        try {
            return text.map(cron -> Timetable.of(cron, zone));
        } catch (IllegalArgumentException wrong) {
            mistakes.add(
                    node,
                    "this is no time of cron: " + wrong.getMessage(),
                    "write minute, hour, day of month, month and day of week, such as \"15 6 * * 1-5\"");
            return Optional.empty();
        }
    }

    private Alerting alerting(Fields fields) {
        Receiver error = fields.fields("error").map(this::receiver).orElse(Receiver.NOBODY);
        Receiver warning = fields.fields("warning").map(this::receiver).orElse(error);
        Duration silent = fields.optional("silent_after")
                .flatMap(node -> Durations.read(node, mistakes))
                .map(Duration::ofMillis)
                .orElse(A_DAY_AND_TWO_HOURS);
        fields.end();
        return new Alerting(error, warning, silent);
    }

    private Receiver receiver(Fields fields) {
        Receiver receiver = new Receiver(texts.text(fields, "url", "", lacking), fields.texts("command"));
        fields.end();
        return receiver;
    }
}
