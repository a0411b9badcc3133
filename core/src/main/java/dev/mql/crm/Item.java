package dev.mql.crm;

import dev.mql.model.NamedTexts;
import dev.mql.model.Ref;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a stream consists of. */
public sealed interface Item {

    /** The record it is about. */
    Ref ref();

    /**
     * A record as it is now.
     *
     * @param properties raw text by the CRM's property names; an empty one has no entry
     * @param changedAt UTC milliseconds the CRM gives
     * @param links role ({@code company}, {@code contact}) to the records: a deal has several contacts
     */
    record Row(Ref ref, SortedMap<String, String> properties, long changedAt, SortedMap<String, SortedSet<Ref>> links)
            implements Item {
        public Row {
            properties = NamedTexts.copyOf(properties);
            SortedMap<String, SortedSet<Ref>> copied = new TreeMap<>();
            links.forEach((role, refs) -> copied.put(role, Collections.unmodifiableSortedSet(new TreeSet<>(refs))));
            links = Collections.unmodifiableSortedMap(copied);
        }

        /** The records it is linked to in this role; none where it has no such link. */
        public SortedSet<Ref> linked(String role) {
            return links.getOrDefault(role, Collections.emptySortedSet());
        }

        /** The row once these values are written; an empty text clears. */
        public Row with(SortedMap<String, String> written, long at) {
            SortedMap<String, String> now = new TreeMap<>(properties);
            written.forEach((name, value) -> {
                if (value.isEmpty()) {
                    now.remove(name);
                } else {
                    now.put(name, value);
                }
            });
            return new Row(ref, now, at, links);
        }

        public Optional<String> property(String name) {
            return Optional.ofNullable(properties.get(name));
        }
    }

    /**
     * Something a person did, as the CRM tells it; the mapping knows what it means.
     *
     * @param ref the person's record
     * @param source {@code forms}, {@code pages}, {@code CampaignMember}
     * @param id the source's id of it, stable when read again
     * @param at UTC milliseconds
     * @param attributes {@code name}, {@code hs_url_path}, {@code state}, ...
     * @param row the source row whose earlier touches it replaces (meaning 10)
     */
    record Touch(Ref ref, String source, String id, long at, SortedMap<String, String> attributes, Ref row)
            implements Item {
        public Touch {
            attributes = NamedTexts.copyOf(attributes);
        }
    }

    /** A record that exists, and nothing more is said of it: what {@link ReadMode.Ids} answers. */
    record Seen(Ref ref) implements Item {}

    /**
     * All that belongs to one thing has been answered: what was read of it before and has neither come nor been
     * {@link Seen} since is gone. Belongs means of the same type, with an id that begins with the thing's and a hyphen, as
     * the members of a list.
     *
     * @param since UTC milliseconds
     */
    record Whole(Ref ref, long since) implements Item {

        /** How the ids begin of what belongs to it. */
        public String prefix() {
            return ref.id() + "-";
        }
    }

    /** A record that is no more. */
    record Gone(Ref ref, long at, Why why) implements Item {}

    /** A record that has become another one: merged into it, or converted to it. */
    record Became(Ref ref, Ref into, long at, Why why) implements Item {}

    enum Why {
        DELETED,
        ARCHIVED,
        ERASED,
        MERGED,
        CONVERTED
    }

    /** For rows built by hand. */
    static Row row(Ref ref, Map<String, String> properties, long changedAt, @Nullable Ref company) {
        SortedMap<String, SortedSet<Ref>> links = new TreeMap<>();
        if (company != null) {
            links.put("company", new TreeSet<>(Set.of(company)));
        }
        return new Row(ref, new TreeMap<>(properties), changedAt, links);
    }
}
