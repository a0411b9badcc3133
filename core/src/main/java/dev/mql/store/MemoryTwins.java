package dev.mql.store;

import dev.mql.crm.Roles;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who is the same person in another CRM: by the ids a connector keeps, else by the address. */
final class MemoryTwins {

    private final MemoryState state;

    MemoryTwins(MemoryState state) {
        this.state = state;
    }

    List<MemoryPerson> of(MemoryPerson person) {
        if (state.accounts.size() < 2) {
            return List.of();
        }
        Set<Ref> named = named(person);
        return named.isEmpty() ? byAddress(person) : people(named);
    }

    /** The records of other CRMs that somebody's ids lead to, or that lead here by theirs. */
    private Set<Ref> named(MemoryPerson person) {
        Set<Ref> refs = new TreeSet<>();
        for (MemoryRecord record : person.records.values()) {
            if (!record.gone && !record.superseded) {
                refs.addAll(record.linked(Roles.TWIN));
            }
            record.linkedFrom.stream()
                    .filter(from -> !state.record(from).gone && !state.record(from).superseded)
                    .forEach(refs::add);
        }
        refs.removeIf(ref -> ref.crm().equals(person.crm));
        return refs;
    }

    private List<MemoryPerson> byAddress(MemoryPerson person) {
        String email = person.face().map(face -> face.email).orElse(null);
        List<MemoryPerson> sharing = new ArrayList<>();
        if (email != null) {
            for (MemoryPerson other : state.people.values()) {
                boolean same = !other.crm.equals(person.crm)
                        && other.face().filter(face -> email.equals(face.email)).isPresent();
                if (same && named(other).isEmpty()) {
                    sharing.add(other);
                }
            }
        }
        return sharing;
    }

    private List<MemoryPerson> people(Set<Ref> refs) {
        return refs.stream()
                .flatMap(ref -> state.personOf(ref).stream())
                .distinct()
                .toList();
    }
}
