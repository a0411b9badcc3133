package dev.mql.store;

import dev.mql.crm.Notice;
import dev.mql.model.Ref;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keeps what was told of. */
final class MemoryQueue implements Queue {

    private final Map<Ref, Place> places = new HashMap<>();

    @Override
    public synchronized void add(Collection<Notice> notices, Instant now) {
        notices.forEach(notice -> {
            boolean erased = notice.kind() == Notice.Kind.ERASED;
            places.merge(
                    notice.ref(),
                    new Place(new Waiting(notice.ref(), now, 1, 0, erased), now),
                    (before, next) -> before.again(now, erased));
        });
    }

    @Override
    public synchronized List<Waiting> next(String crm, int most, Instant now) {
        return of(crm).filter(place -> !place.due.isAfter(now))
                .sorted(Comparator.comparing(Place::due).thenComparing(place -> place.waiting.ref()))
                .limit(most)
                .map(Place::waiting)
                .toList();
    }

    @Override
    public synchronized void done(Collection<Waiting> looked) {
        looked.forEach(waiting -> places.computeIfPresent(
                waiting.ref(), (ref, place) -> place.waiting.told() == waiting.told() ? null : place));
    }

    @Override
    public synchronized void postpone(Collection<Waiting> failed, Instant until) {
        failed.forEach(waiting -> places.computeIfPresent(
                waiting.ref(),
                (ref, place) -> place.waiting.told() == waiting.told() ? place.postponed(until) : place));
    }

    @Override
    public synchronized Length length(String crm) {
        return new Length(
                of(crm).count(),
                of(crm).map(place -> place.waiting.since())
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private Stream<Place> of(String crm) {
        return places.values().stream()
                .filter(place -> place.waiting.ref().crm().equals(crm));
    }

    private record Place(Waiting waiting, Instant due) {

        Place again(Instant now, boolean erased) {
            Waiting more = new Waiting(
                    waiting.ref(), waiting.since(), waiting.told() + 1, waiting.tries(), waiting.erased() || erased);
            return new Place(more, due.isBefore(now) ? due : now);
        }

        Place postponed(Instant until) {
            Waiting later =
                    new Waiting(waiting.ref(), waiting.since(), waiting.told(), waiting.tries() + 1, waiting.erased());
            return new Place(later, until);
        }
    }
}
