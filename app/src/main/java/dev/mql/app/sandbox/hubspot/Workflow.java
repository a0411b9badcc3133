package dev.mql.app.sandbox.hubspot;

/** An automation of the account: sees every change and may act in answer, as a workflow that enrols on a property does. */
@FunctionalInterface
public interface Workflow {
    void enrol(Change change, HubSpotSandbox sandbox);
}
