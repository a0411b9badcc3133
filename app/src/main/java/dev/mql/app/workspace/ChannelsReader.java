package dev.mql.app.workspace;

import dev.mql.app.workspace.Settings.Channel;
import dev.mql.app.workspace.Settings.Secret;
import dev.mql.decide.HandoffEvent;
import dev.mql.file.Durations;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code notify} of {@code mql.yaml}: names, and who is behind each. */
final class ChannelsReader {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Secret NONE = new Secret("", "");

    private final FilledTexts texts;
    private final Mistakes mistakes;

    ChannelsReader(FilledTexts texts, Mistakes mistakes) {
        this.texts = texts;
        this.mistakes = mistakes;
    }

    List<Channel> channels(Fields all) {
        List<Channel> channels = new ArrayList<>();
        for (Node.Entry entry : all.others()) {
            entry.value()
                    .fields(mistakes)
                    .flatMap(fields -> channel(entry.name(), fields))
                    .ifPresent(channels::add);
        }
        return channels;
    }

    private Optional<Channel> channel(String name, Fields fields) {
        List<Channel.Kind> kinds = Arrays.stream(Channel.Kind.values())
                .filter(kind -> fields.has(kind.word()))
                .toList();
        Secret url = NONE;
        for (Channel.Kind kind : Channel.Kind.values()) {
            url = fields.optional(kind.word()).map(node -> url(kind, node)).orElse(url);
        }
        Optional<Node> key = kinds.contains(Channel.Kind.WEBHOOK)
                ? fields.required("secret", "a receiver has to know who sent it: secret: ${NAME}")
                : Optional.empty();
        Secret secret = key.map(this::secret).orElse(NONE);
        Set<HandoffEvent.Kind> events = events(fields);
        Duration every = fields.optional("every")
                .flatMap(node -> Durations.read(node, mistakes))
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO);
        fields.end();
        if (kinds.size() != 1) {
            mistakes.add(
                    fields.node(),
                    kinds.isEmpty() ? "nobody is behind `" + name + "`" : "`" + name + "` has several URLs",
                    "write one of webhook, chat, teams, with the URL");
            return Optional.empty();
        }
        return Optional.of(new Channel(name, kinds.get(0), url, secret, events, every));
    }

    /** Whoever has a chat's URL may write there, so it is a secret. */
    private Secret url(Channel.Kind kind, Node node) {
        if (kind != Channel.Kind.WEBHOOK) {
            secret(node);
        }
        Secret url = texts.secret(node.text(mistakes).orElse(""));
        if (url.missing().isEmpty() && !safe(url.text())) {
            mistakes.add(node, "it is no https URL", "write https://..., or http:// for this machine");
        }
        return url;
    }

    private static boolean safe(String url) {
        try {
            URI uri = URI.create(url);
            String host = uri.getHost();
            return host != null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(host)));
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }

    /** A file that is shared must not hold it. */
    private Secret secret(Node node) {
        String written = node.text(mistakes).orElse("");
        if (!written.startsWith("${")) {
            mistakes.add(
                    node, "a secret stands in the file", "write ${NAME}, and set NAME in the environment or in .env");
        }
        return texts.secret(written);
    }

    /** All where none is named. */
    private Set<HandoffEvent.Kind> events(Fields fields) {
        Optional<Node> node = fields.optional("events");
        Set<HandoffEvent.Kind> events = EnumSet.noneOf(HandoffEvent.Kind.class);
        for (String word : node.map(found -> found.texts(mistakes)).orElse(List.of())) {
            try {
                events.add(HandoffEvent.Kind.valueOf(word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                mistakes.add(
                        node.get(),
                        "there is no event `" + word + "`",
                        "there are "
                                + Arrays.stream(HandoffEvent.Kind.values())
                                        .map(HandoffEvent.Kind::word)
                                        .collect(Collectors.joining(", ")));
            }
        }
        return node.isEmpty() ? EnumSet.allOf(HandoffEvent.Kind.class) : events;
    }
}
