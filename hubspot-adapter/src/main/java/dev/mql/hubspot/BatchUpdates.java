package dev.mql.hubspot;

import dev.mql.crm.CrmException;
import dev.mql.crm.WriteResult.Fix;
import dev.mql.crm.WriteResult.Unknown;
import dev.mql.http.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends batches of at most a hundred different records (HubSpot's page "CRM objects", batch update). A refused batch wrote
 * nothing: definitions are looked up again and what no longer fits is dropped; else it is halved until the bad row stands
 * alone, so that one row never costs the other 99. So is a batch that stays locked.
 */
final class BatchUpdates {

    private static final int PER_CALL = 100;

    /** Half a dozen records of a hundred stand alone after no more; beyond, it is no single records that are locked. */
    private static final int MOST_LOCKED = 45;

    private final Api api;
    private final Definitions definitions;
    private final Reconciling reconciling;
    private final Locks locks;

    BatchUpdates(Api api, Definitions definitions, Reconciling reconciling, Locks locks) {
        this.api = api;
        this.definitions = definitions;
        this.reconciling = reconciling;
        this.locks = locks;
    }

    Run run() {
        return new Run();
    }

    /** The batches of one request to write. Once no further call makes sense, the rest is left to the next run. */
    final class Run {

        private final Set<String> refreshed = new HashSet<>();
        private boolean anySent;
        private boolean halted;
        private int locked;

        private Run() {}

        void send(String type, List<Pending> rows) {
            clear(type, rows.stream().filter(Pending::clearFirst).toList());
            Deque<Pending> queue = new ArrayDeque<>();
            rows.stream().filter(Pending::open).forEach(queue::add);
            while (!queue.isEmpty() && !halted) {
                List<Pending> batch = take(queue);
                guarded(batch, () -> update(type, batch, Locks.TRIES));
                batch.stream().filter(Pending::open).forEach(queue::add);
            }
        }

        /** Duplicate ids refuse a batch: the second write of a record waits for the next one. */
        private List<Pending> take(Deque<Pending> queue) {
            List<Pending> batch = new ArrayList<>();
            List<Pending> later = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            while (!queue.isEmpty() && batch.size() < PER_CALL) {
                Pending row = queue.removeFirst();
                if (ids.add(row.id())) {
                    batch.add(row);
                } else {
                    later.add(row);
                }
            }
            for (int i = later.size() - 1; i >= 0; i--) {
                queue.addFirst(later.get(i));
            }
            return batch;
        }

        private void clear(String type, List<Pending> rows) {
            for (int start = 0; start < rows.size() && !halted; start += PER_CALL) {
                List<Pending> batch = rows.subList(start, Math.min(rows.size(), start + PER_CALL));
                guarded(batch, () -> clear(type, batch, Locks.TRIES));
            }
        }

        private void clear(String type, List<Pending> batch, int tries) {
            SortedMap<String, String> nothing = new TreeMap<>(Map.of(Lifecycle.PROPERTY, ""));
            Reply reply = locks.outwait(tries, () -> write(type, batch, nothing));
            if (Locks.met(reply)) {
                locked(batch, half -> clear(type, half, 1));
                return;
            }
            Set<String> cleared = reply.successful() ? Reconciling.ids(reply) : Set.of();
            for (Pending row : batch) {
                if (!cleared.contains(row.id())) {
                    row.refused(Fix.NEXT_RUN, "STAGE_NOT_CLEARED", "the next run tries again");
                }
            }
        }

        boolean halted() {
            return halted;
        }

        /** Something that may write, but for what it may throw. */
        void guarded(List<Pending> batch, Runnable step) {
            looking(batch, step);
            anySent |= !halted;
        }

        /** The same for what only reads. */
        void looking(List<Pending> batch, Runnable step) {
            try {
                step.run();
            } catch (CrmException e) {
                if (e.next() == CrmException.Next.TRY_AGAIN || e.next() == CrmException.Next.PROTOCOL) {
                    batch.stream()
                            .filter(Pending::open)
                            .forEach(row -> row.settle(new Unknown(row.write().ref(), String.valueOf(e.getMessage()))));
                } else if (!anySent) {
                    throw e;
                }
                halted = true;
            }
        }

        /** @param tries against a lock: the halves of a batch that was waited for are not waited for again */
        private void update(String type, List<Pending> batch, int tries) {
            Reply reply = locks.outwait(tries, () -> write(type, batch, null));
            if (reply.successful()) {
                reconciling.reconcile(type, batch, reply, definitions.of(type));
            } else if (Locks.met(reply)) {
                locked(batch, half -> update(type, half, 1));
            } else if (reply.status() == 403) {
                forbidden(batch, reply);
            } else {
                refused(type, batch, Complaint.of(reply), half -> update(type, half, tries));
            }
        }

        private void locked(List<Pending> batch, Consumer<List<Pending>> half) {
            locked++;
            if (batch.size() == 1 || locked > MOST_LOCKED) {
                batch.forEach(Locks::refuse);
            } else {
                halve(batch, half);
            }
        }

        private static void halve(List<Pending> batch, Consumer<List<Pending>> half) {
            int middle = batch.size() / 2;
            half.accept(batch.subList(0, middle));
            half.accept(batch.subList(middle, batch.size()));
        }

        private void forbidden(List<Pending> batch, Reply reply) {
            CrmException why = Api.refused("update records", reply);
            if (!anySent) {
                throw why;
            }
            batch.forEach(row -> row.refused(Fix.RIGHTS, "MISSING_SCOPES", why.getMessage() + ": " + why.remedy()));
        }

        private void refused(String type, List<Pending> batch, Complaint complaint, Consumer<List<Pending>> half) {
            if (complaint.isOfTheMapping() && refreshed.add(type)) {
                Map<String, Definition> known = definitions.refresh(type);
                batch.forEach(row -> Screening.refusal(row, known).ifPresent(row::settle));
                if (batch.stream().anyMatch(row -> !row.open())) {
                    return;
                }
            }
            if (batch.size() == 1) {
                Reconciling.refuse(batch.get(0), complaint);
                return;
            }
            halve(batch, half);
        }

        private Reply write(String type, List<Pending> batch, @Nullable SortedMap<String, String> insteadOrNull) {
            ObjectNode body = Json.object();
            ArrayNode inputs = body.putArray("inputs");
            for (Pending row : batch) {
                ObjectNode input = inputs.addObject()
                        .put("id", row.id())
                        .put("objectWriteTraceId", row.write().trace() + "-" + row.id());
                ObjectNode properties = input.putObject("properties");
                (insteadOrNull == null ? row.values() : insteadOrNull).forEach(properties::put);
            }
            return api.write("update " + type, "POST", api.paths().batch(type, "update"), body);
        }
    }
}
