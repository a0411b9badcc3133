package dev.mql.mapping;

import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import dev.mql.mapping.Targets.What;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a mapping asks of its CRM: properties to read, streams, properties to write. */
public final class Wants {

    /** HubSpot's submissions, which lie on the contact. */
    static final String FORM_SUBMISSIONS = "hs_calculated_form_submissions";

    private static final String FORMS = "forms";

    private final Mapping mapping;
    private final Schema schema;
    private final SortedMap<String, Set<String>> read = new TreeMap<>();
    private final SortedSet<String> streams = new TreeSet<>();

    private Wants(Mapping mapping, Schema schema) {
        this.mapping = mapping;
        this.schema = schema;
    }

    /** @param schema tells whether amounts have a currency of their own; all else the mapping names is wanted in any case */
    public static Wanted of(Mapping mapping, Schema schema) {
        return new Wants(mapping, schema).wanted();
    }

    /**
     * The same with what only bootstrapping is about: mql's own property in which sales says why it rejected somebody.
     *
     * @param rejectReasons what the definition lets sales say
     */
    public static Wanted toPrepare(Mapping mapping, Schema schema, List<String> rejectReasons) {
        Wants wants = new Wants(mapping, schema);
        Wanted wanted = wants.wanted();
        SortedMap<String, List<Wanted.Target>> write = new TreeMap<>(wanted.write());
        mapping.readBack().rejectedWhy().stream()
                .filter(path -> Targets.isOurs(path.property()))
                .forEach(path -> wants.target(
                        write,
                        path.object(),
                        new Wanted.Target(
                                path.property(), label(path.property()), Wanted.Kind.CHOICE, rejectReasons, true)));
        return new Wanted(wanted.read(), wanted.streams(), write, wanted.lead());
    }

    /** The type of a person by the id: Salesforce's contacts have ids of their own, all others are of one type. */
    public static String personType(Mapping mapping, String id) {
        Set<String> types = emailByType(mapping).keySet();
        return types.size() > 1 && id.startsWith("003")
                ? "Contact"
                : types.stream()
                        .filter(type -> !type.equals("Contact"))
                        .findFirst()
                        .orElse("contacts");
    }

    /** The types of record a person can be, each with its property of the e-mail address, or an empty text. */
    public static SortedMap<String, String> emailByType(Mapping mapping) {
        SortedMap<String, String> emails = new TreeMap<>();
        for (String type : people(mapping)) {
            emails.put(type, "");
        }
        if (mapping.facts().get(DerivedFacts.EMAIL) instanceof FactSource.Property email) {
            email.from()
                    .forEach((type, paths) -> paths.stream()
                            .filter(path -> path.object().equals(type))
                            .findFirst()
                            .ifPresent(path -> emails.put(type, path.property())));
        }
        return emails;
    }

    /** The types of record a person can be: HubSpot's contact, Salesforce's lead and contact as far as they are mapped. */
    public static SortedSet<String> people(Mapping mapping) {
        SortedSet<String> types = new TreeSet<>();
        for (FactSource source : mapping.facts().values()) {
            if (source instanceof FactSource.Property property) {
                types.addAll(property.from().keySet());
            }
        }
        return types;
    }

    private Wanted wanted() {
        mapping.facts().values().forEach(this::fact);
        Dialect.of(mapping.crm()).headline().stream()
                .filter(path -> schema.property(path.object(), path.property()).isPresent())
                .forEach(path -> read(List.of(path)));
        for (String type : people(mapping)) {
            Connector.properties(mapping.crm()).stream()
                    .filter(id -> schema.property(type, id).isPresent())
                    .forEach(id -> read(List.of(new Path(type, id))));
        }
        mapping.deals().ifPresent(this::deals);
        mapping.activities().forEach(this::activity);
        mapping.stages().properties().forEach(status -> read(List.of(status.path())));
        if (mapping.stages().leads().isPresent() || mapping.targets().lead().isPresent()) {
            Stages.Leads.DATES.forEach(date -> people(mapping).forEach(type -> read(List.of(new Path(type, date)))));
        }
        mapping.stages().deals().ifPresent(deals -> read.computeIfAbsent(deals.object(), name -> new TreeSet<>()));
        mapping.scope()
                .objects()
                .forEach(scope ->
                        scope.limits().forEach(limit -> read(List.of(new Path(scope.object(), limit.property())))));
        read(mapping.readBack().rejectedWhy());
        read(mapping.readBack().owner());
        mapping.people().accountByDomain().ifPresent(path -> read(List.of(path)));
        SortedMap<String, List<Wanted.Target>> write = new TreeMap<>();
        for (Targets.Status status : mapping.targets().statuses()) {
            target(write, status.path().object(), statusTarget(status));
        }
        for (Targets.Value value : mapping.targets().values()) {
            for (String type : people(mapping)) {
                target(write, type, valueTarget(value));
            }
        }
        return new Wanted(
                read,
                streams,
                write,
                mapping.targets().lead().map(Targets.Lead::properties).orElse(Collections.emptySortedMap()));
    }

    private void fact(FactSource source) {
        if (source instanceof FactSource.Property property) {
            property.from().values().forEach(this::read);
            if (property.reading().currency() == FactSource.Currency.RECORD) {
                property.from().values().stream().flatMap(Collection::stream).forEach(this::currency);
            }
        } else if (source instanceof FactSource.Count count) {
            count.where().keySet().forEach(property -> read(List.of(new Path(count.object(), property))));
            String by = count.byOrNull();
            if (by != null) {
                read(List.of(new Path(count.object(), by)));
            }
        }
    }

    /** Accounts with one currency only have no such field, and asking for it is an error. */
    private void currency(Path amount) {
        if (schema.property(amount.object(), Reader.RECORD_CURRENCY).isPresent()) {
            read(List.of(new Path(amount.object(), Reader.RECORD_CURRENCY)));
        }
    }

    private void deals(DealSource deals) {
        List<String> properties = new ArrayList<>(List.of(deals.won()));
        for (String property :
                new @Nullable String[] {deals.closedOrNull(), deals.atOrNull(), deals.amountOrNull(), deals.whyOrNull()
                }) {
            if (property != null) {
                properties.add(property);
            }
        }
        properties.forEach(property -> read(List.of(new Path(deals.object(), property))));
    }

    private void activity(ActivitySource source) {
        if (source instanceof ActivitySource.Dates dates) {
            read(dates.dates());
        } else if (source instanceof ActivitySource.Counter counter) {
            read(List.of(counter.total(), counter.last()));
        } else if (source instanceof ActivitySource.Touches touches
                && !touches.source().equals(ActivitySource.IMPORTED)) {
            streams.add(touches.source());
            if (touches.source().equals(FORMS)) {
                people(mapping).forEach(type -> read(List.of(new Path(type, FORM_SUBMISSIONS))));
            } else if (isObject(touches.source())) {
                touches.where().forEach(fit -> read(List.of(new Path(touches.source(), fit.attribute()))));
                touches.asset().ifPresent(asset -> read(List.of(new Path(touches.source(), asset))));
            }
        }
    }

    /** Salesforce's streams, which have a capital, and HubSpot's meetings are objects with properties of their own. */
    private static boolean isObject(String source) {
        return source.equals("meetings") || Character.isUpperCase(source.charAt(0));
    }

    private void read(List<Path> paths) {
        paths.forEach(path ->
                read.computeIfAbsent(path.object(), name -> new TreeSet<>()).add(path.property()));
    }

    private void target(SortedMap<String, List<Wanted.Target>> write, String object, Wanted.Target target) {
        write.computeIfAbsent(object, name -> new ArrayList<>()).add(target);
        read(List.of(new Path(object, target.property())));
    }

    private static Wanted.Target statusTarget(Targets.Status status) {
        String property = status.path().property();
        List<String> options =
                status.values().values().stream().distinct().sorted().toList();
        return new Wanted.Target(property, label(property), Wanted.Kind.CHOICE, options, Targets.isOurs(property));
    }

    private static Wanted.Target valueTarget(Targets.Value value) {
        return new Wanted.Target(
                value.property(), label(value.property()), kind(value.what()), List.of(), value.ours());
    }

    private static Wanted.Kind kind(What what) {
        return switch (what) {
            case SCORE, FIT, ENGAGEMENT -> Wanted.Kind.NUMBER;
            case BECAME_MQL_AT -> Wanted.Kind.DATE_TIME;
            case REASON, ASK_FOR, EXPLAIN_URL -> Wanted.Kind.LONG_TEXT;
            case VERDICT, GRADE, INTEREST, DEFINITION, WORTH, STAGE -> Wanted.Kind.TEXT;
        };
    }

    /** {@code mql_ask_for} is shown as "MQL ask for". */
    private static String label(String property) {
        String words = property.replace("__c", "").replace('_', ' ').strip();
        return words.toLowerCase(Locale.ROOT).startsWith("mql")
                ? "MQL" + words.substring(3).toLowerCase(Locale.ROOT)
                : words;
    }
}
