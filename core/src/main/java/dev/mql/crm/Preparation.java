package dev.mql.crm;

/** One step of bootstrapping a CRM: what, and whether it is there already, was done, can be done, or has to be done by hand. */
public record Preparation(String what, State state, String remedy) {

    public enum State {
        THERE,
        DONE,
        TO_DO,
        BY_HAND
    }
}
