package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All bulk jobs; they move on by the clock, whenever somebody looks. */
final class Jobs {
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Deque<String> doomed = new ArrayDeque<>();
    private final Org org;
    private final OrgConfig.JobPace pace;
    private int opened;

    Jobs(Org org, OrgConfig.JobPace pace) {
        this.org = org;
        this.pace = pace;
    }

    /** The next job to be created will fail with that message. */
    void failNext(String message) {
        doomed.add(message);
    }

    <J extends Job> J open(Function<String, J> making) {
        opened++;
        J job = making.apply(Ids.of("750", opened));
        @Nullable String doom = doomed.poll();
        job.doom = doom == null ? "" : doom;
        jobs.put(job.id, job);
        return job;
    }

    /** The job, as it is now. */
    <J extends Job> J find(Class<J> type, String given) {
        @Nullable String id = Ids.normal(given);
        Job job = id == null ? null : jobs.get(id);
        if (!type.isInstance(job)) {
            throw Refusal.notFound();
        }
        job.settle(org.now(), pace);
        return type.cast(job);
    }

    void delete(Job job) {
        if (!job.ended()) {
            throw invalidState("Job has to be in a terminal state to be deleted, but is " + job.state);
        }
        jobs.remove(job.id);
    }

    void abort(Job job) {
        if (job.ended()) {
            throw invalidState("Aborting is not possible: the job is " + job.state);
        }
        job.state = "Aborted";
    }

    static Refusal invalidState(String message) {
        return Refusal.bad("INVALIDJOBSTATE", message);
    }

    ObjectNode list(Class<? extends Job> type) {
        ObjectNode body = Json.object().put("done", true);
        ArrayNode records = body.putArray("records");
        jobs.values().stream().filter(type::isInstance).forEach(job -> {
            job.settle(org.now(), pace);
            records.add(job.progress());
        });
        return body.putNull("nextRecordsUrl");
    }
}
