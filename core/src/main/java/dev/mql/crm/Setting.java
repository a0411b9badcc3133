package dev.mql.crm;

/**
 * Who gave a property its value.
 *
 * @param actor the CRM's id of them; never a name
 */
public record Setting(String value, long at, By by, String actor) {

    public enum By {
        HUMAN,
        FORM,
        WORKFLOW,
        IMPORT,
        INTEGRATION,
        OURS,
        UNKNOWN
    }
}
