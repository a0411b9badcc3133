package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.crm.Schema;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import dev.mql.model.Observation;
import dev.mql.model.Ref;
import dev.mql.model.Value;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes facts of records, as the mapping says. Pure: the same records give the same facts. May be shared by threads. */
public final class Normaliser {

    private final List<PropertyFact> properties;
    private final List<CountFact> counts;
    private final DerivedFacts derived;
    private final Rejections rejections;
    private final TouchActivities touches;
    private final RowActivities rows;
    private final Map<String, Feed> feeds;

    private Normaliser(Mapping mapping, Schema schema, KeptFrom kept, ZoneId zone) {
        Reader reader = new Reader(zone, schema.account().currency(), mapping.mails());
        FactTypes types = new FactTypes(schema);
        this.properties = mapping.facts().values().stream()
                .filter(FactSource.Property.class::isInstance)
                .map(FactSource.Property.class::cast)
                .map(source -> new PropertyFact(source, types.as(source), reader, types.isRead(Dialect.LISTS)))
                .toList();
        this.counts = mapping.facts().values().stream()
                .filter(FactSource.Count.class::isInstance)
                .map(FactSource.Count.class::cast)
                .filter(source -> types.isRead(source.object()))
                .map(CountFact::new)
                .toList();
        this.derived = new DerivedFacts(mapping.facts().keySet(), mapping.mails());
        this.rejections = new Rejections(mapping.stages(), mapping.readBack().rejectedWhy());
        this.touches = new TouchActivities(mapping.activities());
        this.rows = new RowActivities(mapping.activities(), zone);
        this.feeds = Feeds.of(mapping, schema, kept);
    }

    /**
     * @param schema the account's currency, its types of property, and which streams it has
     * @param zone turns a date without a time into an instant (meaning 3)
     */
    public static Normaliser of(Mapping mapping, Schema schema, ZoneId zone) {
        return of(mapping, schema, KeptFrom.THE_BEGINNING, zone);
    }

    /** The same where what was touched long ago is no longer kept. */
    static Normaliser of(Mapping mapping, Schema schema, KeptFrom kept, ZoneId zone) {
        return new Normaliser(mapping, schema, kept, zone);
    }

    /** All that is known of the person. */
    public Facts normalise(Records records) {
        Timeline timeline = new Timeline(records);
        SortedMap<String, List<Observation>> observed = new TreeMap<>();
        timeline.each((at, snapshot) -> {
            for (PropertyFact property : properties) {
                Optional<PropertyFact.Found> found = property.at(snapshot);
                if (found.isPresent()) {
                    observe(
                            observed,
                            property.fact(),
                            at,
                            found.get().value(),
                            found.get().origin());
                } else if (observed.containsKey(property.fact())) {
                    observe(observed, property.fact(), at, null, "");
                }
            }
            for (CountFact count : counts) {
                observe(
                        observed,
                        count.source().fact(),
                        at,
                        count.at(snapshot),
                        count.source().object());
            }
        });
        derived.addTo(observed);
        rejections.addTo(observed, timeline);
        List<Activity> activities = new ArrayList<>(touches.of(records.touches()));
        activities.addAll(rows.of(timeline));
        return new Facts(observed, activities, feeds);
    }

    /** Whether a line of the mapping says what such a touch is. */
    public static boolean names(Mapping mapping, String source, SortedMap<String, String> attributes) {
        Ref nobody = new Ref(mapping.crm(), source, "");
        Item.Touch touch = new Item.Touch(nobody, source, "", 0, attributes, nobody);
        return new TouchActivities(mapping.activities())
                .touched(List.of(touch))
                .get(0)
                .type()
                .isPresent();
    }

    /** Which activity type a touch means; empty where no line of the mapping names it. */
    public Optional<String> typeOf(Item.Touch touch) {
        return touches.typeOf(touch);
    }

    /** What the person touched, and what the mapping makes of it. */
    public List<Touched> touched(Records records) {
        return touches.touched(records.touches());
    }

    /** Only a value that differs from the one before is an observation. */
    static void observe(
            SortedMap<String, List<Observation>> observed, String fact, long at, @Nullable Value value, String origin) {
        List<Observation> before = observed.computeIfAbsent(fact, name -> new ArrayList<>());
        if (before.isEmpty() || !Objects.equals(before.get(before.size() - 1).valueOrNull(), value)) {
            before.add(new Observation(at, value, origin));
        }
    }
}
