package dev.mql.store;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.crm.Roles;
import dev.mql.evaluate.Verdict;
import dev.mql.model.Ref;
import dev.mql.model.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads people. */
final class MemoryPeople implements People {

    private final MemoryState state;
    private final MemoryTwins twins;

    MemoryPeople(MemoryState state) {
        this.state = state;
        this.twins = new MemoryTwins(state);
    }

    @Override
    public long revision() {
        synchronized (state) {
            return state.revision;
        }
    }

    @Override
    public Optional<Dossier> dossier(Ref record) {
        synchronized (state) {
            return state.personOf(record).flatMap(this::dossier);
        }
    }

    @Override
    public List<Ref> withEmail(String crm, String email) {
        String wanted = Identity.normal(email);
        synchronized (state) {
            Set<Ref> found = new TreeSet<>();
            for (MemoryPerson person : state.people.values()) {
                person.face()
                        .filter(face -> person.crm.equals(crm) && wanted.equals(face.email))
                        .ifPresent(face -> found.add(face.ref));
            }
            return List.copyOf(found);
        }
    }

    @Override
    public List<Ref> keptOf(String crm, String who) {
        String email = Identity.normal(who);
        synchronized (state) {
            return state.people.values().stream()
                    .filter(person -> person.crm.equals(crm))
                    .filter(person -> person.records.values().stream()
                            .anyMatch(each -> who.contains("@")
                                    ? email.equals(each.email)
                                    : each.ref.id().equals(who)))
                    .flatMap(person -> person.records.keySet().stream())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public List<List<Ref>> sharingAnAddress(String crm) {
        synchronized (state) {
            SortedMap<String, Set<Ref>> byAddress = new TreeMap<>();
            for (MemoryPerson person : state.people.values()) {
                person.face().filter(face -> person.crm.equals(crm)).ifPresent(face -> {
                    String email = face.email;
                    if (email != null) {
                        byAddress.computeIfAbsent(email, key -> new TreeSet<>()).add(face.ref);
                    }
                });
            }
            return byAddress.values().stream()
                    .filter(refs -> refs.size() > 1)
                    .map(List::copyOf)
                    .toList();
        }
    }

    @Override
    public long count(String crm, Selection selection) {
        synchronized (state) {
            return state.selected(crm, selection).size();
        }
    }

    @Override
    public void each(String crm, Selection selection, Consumer<Dossier> consumer) {
        List<MemoryPerson> selected;
        synchronized (state) {
            selected = state.selected(crm, selection);
        }
        for (MemoryPerson person : selected) {
            Optional<Dossier> dossier;
            synchronized (state) {
                dossier = dossier(person);
            }
            dossier.ifPresent(consumer);
        }
    }

    @Override
    public List<StoredVerdict> history(Ref record) {
        synchronized (state) {
            return state.personOf(record)
                    .map(person -> List.copyOf(person.history))
                    .orElse(List.of());
        }
    }

    @Override
    public List<StoredVerdict> history(Ref record, String definition) {
        synchronized (state) {
            return state.personOf(record)
                    .map(person -> List.copyOf(person.besideHistory.getOrDefault(definition, List.of())))
                    .orElse(List.of());
        }
    }

    @Override
    public Census census(String crm) {
        SortedMap<Verdict.Kind, Long> verdicts = new TreeMap<>();
        SortedMap<Stage, Long> stages = new TreeMap<>();
        SortedMap<String, Long> codes = new TreeMap<>();
        SortedMap<String, Long> asks = new TreeMap<>();
        long raised = 0;
        synchronized (state) {
            List<MemoryPerson> everyone = state.selected(crm, new Selection.Everyone());
            for (MemoryPerson person : everyone) {
                StoredVerdict stored = person.verdict;
                if (stored == null) {
                    continue;
                }
                Verdict verdict = stored.outcome().verdict();
                verdicts.merge(verdict.kind(), 1L, Long::sum);
                stages.merge(stored.stage(), 1L, Long::sum);
                raised += verdict.kind() == Verdict.Kind.MQL && stored.outcome().raised() ? 1 : 0;
                if (verdict.kind() == Verdict.Kind.DISQUALIFIED) {
                    codes.merge(verdict.code(), 1L, Long::sum);
                }
                if (verdict.kind() == Verdict.Kind.NEEDS_DATA && !verdict.ask().isEmpty()) {
                    asks.merge(verdict.ask().get(0), 1L, Long::sum);
                }
            }
            return new Census(everyone.size(), verdicts, raised, stages, codes, asks);
        }
    }

    @Override
    public List<Ranked> strongest(String crm, Verdict.Kind kind, int limit) {
        synchronized (state) {
            List<Ranked> found = new ArrayList<>();
            for (MemoryPerson person : state.selected(crm, new Selection.Everyone())) {
                StoredVerdict stored = person.verdict;
                if (stored != null && stored.outcome().verdict().kind() == kind) {
                    person.face().ifPresent(face -> found.add(new Ranked(face.ref, stored)));
                }
            }
            Comparator<Ranked> byScore = Comparator.comparingLong(
                    ranked -> -ranked.verdict().outcome().score());
            found.sort(byScore); // stable: equal ones stay in the order of persons
            return List.copyOf(found.subList(0, Math.min(limit, found.size())));
        }
    }

    @Override
    public Optional<Instant> nextDue(String crm) {
        synchronized (state) {
            return state.selected(crm, new Selection.Everyone()).stream()
                    .filter(person -> person.due != Long.MAX_VALUE)
                    .map(person -> Instant.ofEpochMilli(person.due))
                    .min(Comparator.naturalOrder());
        }
    }

    private Optional<Dossier> dossier(MemoryPerson person) {
        return person.face()
                .map(face -> new Dossier(
                        person.number,
                        records(person, face)
                                .with(twins.of(person).stream()
                                        .flatMap(twin -> twin.face().map(theirs -> records(twin, theirs)).stream())
                                        .toList()),
                        person.verdict,
                        person.standing,
                        person.ledgers.getOrDefault(face.ref, new TreeMap<>()),
                        person.trouble,
                        person.released,
                        person.contested(face.ref),
                        person.beside));
    }

    private Records records(MemoryPerson person, MemoryRecord face) {
        List<Records.Version> versions = new ArrayList<>();
        List<Item.Touch> touches = new ArrayList<>();
        SortedMap<Ref, String> linked = new TreeMap<>();
        for (MemoryRecord record : person.records.values()) {
            record.touches.values().forEach(touches::addAll);
            add(versions, record, "self", record.gone || (record.superseded && record != face));
            if (record.read() && (record == face || (!record.gone && !record.superseded))) {
                record.newest().row().links().forEach((role, all) -> all.forEach(to -> linked.putIfAbsent(to, role)));
            }
        }
        linked.values().removeIf(Roles.TWIN::equals);
        for (Ref to : List.copyOf(linked.keySet())) {
            pointingAt(to, linked);
            if (to.type().equals(Roles.SITE)) {
                List.copyOf(state.record(to).linkedFrom).forEach(account -> pointingAt(account, linked));
            }
        }
        person.records.keySet().forEach(self -> pointingAt(self, linked));
        linked.forEach((ref, role) -> {
            MemoryRecord record = state.record(ref);
            if (record.person == null) {
                add(versions, record, role, record.gone);
            }
        });
        return Records.of(face.ref, versions, touches);
    }

    /** Records whose row links to this one are known by their type. */
    private void pointingAt(Ref target, SortedMap<Ref, String> linked) {
        state.record(target).linkedFrom.forEach(from -> linked.putIfAbsent(from, from.type()));
    }

    private static void add(List<Records.Version> versions, MemoryRecord record, String role, boolean gone) {
        record.seen.forEach(seen -> versions.add(new Records.Version(role, seen.row(), seen.knownFrom(), gone)));
    }
}
