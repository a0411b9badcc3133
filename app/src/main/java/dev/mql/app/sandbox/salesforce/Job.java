package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A bulk job: what it is, in which state, and what has come of it. */
abstract sealed class Job permits QueryJob, IngestJob {
    final String id;
    final String object;
    final String operation;
    final String version;
    final long created;
    String state;
    /** When the queue was entered; 0 before. */
    long queued;
    /** Why it failed; empty otherwise. */
    String trouble = "";
    /** Planned from the beginning: it will fail with this. */
    String doom = "";

    Job(String id, String object, String operation, String version, long created, String state) {
        this.id = id;
        this.object = object;
        this.operation = operation;
        this.version = version;
        this.created = created;
        this.state = state;
    }

    abstract String type();

    /** Does the work, once its time has come. */
    abstract void finish();

    boolean ended() {
        return List.of("JobComplete", "Failed", "Aborted").contains(state);
    }

    /** Moves on to the state the clock says. */
    void settle(long now, OrgConfig.JobPace pace) {
        if (queued == 0 || ended()) {
            return;
        }
        long age = now - queued;
        if (age < pace.queued().toMillis()) {
            return;
        }
        state = "InProgress";
        if (age < pace.queued().plus(pace.working()).toMillis()) {
            return;
        }
        if (doom.isEmpty()) {
            state = "JobComplete";
            finish();
        } else {
            fail(doom);
        }
    }

    void fail(String why) {
        state = "Failed";
        trouble = why;
    }

    ObjectNode json() {
        ObjectNode body = Json.object()
                .put("id", id)
                .put("operation", operation)
                .put("object", object)
                .put("createdById", Ids.of("005", Writer.INTEGRATION))
                .put("createdDate", Values.time(created))
                .put("systemModstamp", Values.time(created))
                .put("state", state)
                .put("concurrencyMode", "Parallel")
                .put("contentType", "CSV")
                .put("apiVersion", Double.parseDouble(version))
                .put("lineEnding", "LF")
                .put("columnDelimiter", "COMMA");
        return trouble.isEmpty() ? body : body.put("errorMessage", trouble);
    }

    /** With how far it has come. */
    ObjectNode progress() {
        return json().put("jobType", "V2" + type().substring(0, 1).toUpperCase(Locale.ROOT) + type().substring(1))
                .put("retries", 0)
                .put("totalProcessingTime", ended() ? 334 : 0);
    }
}
