package dev.mql.cases;

import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the facts of a case: {@code facts}, {@code activities} and {@code feeds}. */
final class CaseFacts {

    private static final Pattern RANGE = Pattern.compile("(-?[0-9.]+)(?:-([0-9.]+)|(\\+))?(?: ([A-Z]{3}))?");

    private final Times times;

    CaseFacts(Times times) {
        this.times = times;
    }

    Facts read(JsonNode root, Iterable<String> types) {
        SortedMap<String, List<Observation>> properties = new TreeMap<>();
        root.path("facts").properties().forEach(fact -> properties.put(fact.getKey(), observations(fact.getValue())));
        List<Activity> activities = new ArrayList<>();
        for (JsonNode activity : root.path("activities")) {
            activities.add(activity(activity, activities.size()));
        }
        return new Facts(properties, activities, feeds(root.path("feeds"), types));
    }

    /** A value alone was read a year ago; a list of {@code value} and {@code since} is a history. */
    private List<Observation> observations(JsonNode node) {
        if (node.isArray() && node.size() > 0 && node.get(0).isObject()) {
            List<Observation> history = new ArrayList<>();
            node.forEach(seen -> history.addAll(observations(seen)));
            return history;
        } else if (node.isObject()) {
            long since = times.read(node.path("since").asString("365d ago"));
            String origin = node.path("from").asString("crm");
            return List.of(new Observation(since, value(node.path("value")), origin));
        }
        return List.of(new Observation(times.read("365d ago"), value(node), "crm"));
    }

    private @Nullable Value value(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        } else if (node.isBoolean()) {
            return new Value.Truth(node.asBoolean());
        } else if (node.isArray()) {
            TreeSet<String> texts = new TreeSet<>();
            node.forEach(text -> texts.add(text.asString()));
            return new Value.Texts(texts);
        }
        String text = node.asString();
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return amount(range);
        } else if (text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")) {
            return new Value.Moment(Instant.parse(text));
        } else if (text.matches(".* ago|in [0-9].*")) {
            return new Value.Moment(Instant.ofEpochMilli(times.read(text)));
        }
        return new Value.Text(text);
    }

    private static Value amount(Matcher range) {
        long low = micros(range.group(1));
        long high = range.group(3) != null ? Value.OPEN_END : range.group(2) == null ? low : micros(range.group(2));
        Value.Quantity quantity = new Value.Quantity(low, high);
        return range.group(4) == null ? quantity : new Value.Money(quantity, range.group(4));
    }

    static long micros(String number) {
        return new BigDecimal(number).movePointRight(6).longValueExact();
    }

    /** {@code pricing_page_visit 3d ago}, or a block with {@code did}, {@code at} and whatever else is known. */
    private Activity activity(JsonNode node, int place) {
        String id = String.format(Locale.ROOT, "a%03d", place);
        if (!node.isObject()) {
            String[] words = node.asString().split(" ", 2);
            return Activity.of(words[0], times.read(words[1]), "case", id);
        }
        SortedMap<String, String> attributes = new TreeMap<>();
        node.path("with")
                .properties()
                .forEach(with -> attributes.put(with.getKey(), with.getValue().asString()));
        return new Activity(
                node.path("did").asString(),
                times.read(node.path("at").asString()),
                node.path("source").asString("case"),
                node.path("id").asString(id),
                node.has("asset") ? node.path("asset").asString() : null,
                attributes);
    }

    /** Every type is fed since ever, unless the case says {@code no}, {@code sampled} or {@code since} when. */
    private Map<String, Feed> feeds(JsonNode node, Iterable<String> types) {
        Map<String, Feed> feeds = new HashMap<>();
        types.forEach(type -> feeds.put(type, Feed.FED));
        node.properties()
                .forEach(feed -> feeds.put(feed.getKey(), feed(feed.getValue().asString())));
        return feeds;
    }

    private Feed feed(String said) {
        return switch (said) {
            case "no" -> Feed.NOT_FED;
            case "sampled" -> new Feed(Feed.How.SAMPLED, Long.MIN_VALUE);
            default -> new Feed(Feed.How.FED, times.read(said.replaceFirst("^since ", "")));
        };
    }
}
