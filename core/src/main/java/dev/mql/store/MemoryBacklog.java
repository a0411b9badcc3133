package dev.mql.store;

import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what was not written. */
final class MemoryBacklog implements Backlog {

    private final MemoryState state;

    MemoryBacklog(MemoryState state) {
        this.state = state;
    }

    @Override
    public List<Group> failed(String crm) {
        Map<Failure, Group> groups = new LinkedHashMap<>();
        synchronized (state) {
            everybody(crm).forEach(person -> {
                Trouble trouble = person.trouble;
                if (trouble != null) {
                    Ref ref = person.face().map(face -> face.ref).orElse(person.records.firstKey());
                    groups.merge(
                            trouble.failure(),
                            new Group(trouble.failure().group(), trouble.failure(), 1, trouble.dead() ? 1 : 0, ref),
                            (one, other) -> new Group(
                                    one.id(),
                                    one.failure(),
                                    one.people() + 1,
                                    one.dead() + other.dead(),
                                    one.example()));
                }
            });
        }
        List<Group> largestFirst = new ArrayList<>(groups.values());
        largestFirst.sort(Comparator.comparingLong(Group::people).reversed().thenComparing(Group::id));
        return List.copyOf(largestFirst);
    }

    @Override
    public int retry(String crm, Optional<String> group) {
        synchronized (state) {
            int tried = 0;
            for (MemoryPerson person : everybody(crm).toList()) {
                Trouble trouble = person.trouble;
                if (trouble != null
                        && group.map(trouble.failure().group()::equals).orElse(true)) {
                    person.trouble = trouble.forgiven();
                    person.due = 0;
                    tried++;
                }
            }
            return tried;
        }
    }

    @Override
    public List<Held> held(String crm, int limit) {
        synchronized (state) {
            return everybody(crm)
                    .flatMap(person -> person.held.values().stream())
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public long heldCount(String crm) {
        synchronized (state) {
            return everybody(crm).mapToLong(person -> person.held.size()).sum();
        }
    }

    @Override
    public boolean release(Ref ref, String property) {
        synchronized (state) {
            Optional<MemoryPerson> person = state.personOf(ref).filter(each -> each.held.containsKey(property));
            person.ifPresent(each -> {
                each.released.add(property);
                state.revision++;
                state.mark(each);
            });
            return person.isPresent();
        }
    }

    private Stream<MemoryPerson> everybody(String crm) {
        return state.people.values().stream()
                .filter(person -> person.crm.equals(crm) && person.face().isPresent());
    }
}
