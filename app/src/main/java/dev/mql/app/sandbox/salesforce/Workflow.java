package dev.mql.app.sandbox.salesforce;

import java.util.Map;

/** An automation of the org: sees every change that was saved and may act in answer, as a record-triggered flow does. */
@FunctionalInterface
public interface Workflow {
    void run(Change change, SalesforceSandbox sandbox);

    /** The flow most teams have: a lead that becomes {@code status} gives its owner a task. */
    static Workflow taskOnLeadStatus(String status) {
        return (change, sandbox) -> {
            if (change.object().equals("Lead") && status.equals(change.values().get("Status"))) {
                sandbox.automation()
                        .create(
                                "Task",
                                Map.of(
                                        "WhoId",
                                        change.id(),
                                        "Subject",
                                        "Call " + status,
                                        "Priority",
                                        "High",
                                        "OwnerId",
                                        sandbox.value(change.id(), "OwnerId").orElseThrow()));
            }
        };
    }
}
