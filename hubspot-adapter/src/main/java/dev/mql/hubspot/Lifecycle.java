package dev.mql.hubspot;

import dev.mql.crm.WriteResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HubSpot ignores a lifecycle stage lower than the record's, without an error; to go back it has to be cleared in one
 * request and set in another, which fires workflows twice (HubSpot's page "Contacts", on lifecycle stages).
 */
final class Lifecycle {

    static final String PROPERTY = "lifecyclestage";

    private Lifecycle() {}

    /** Withholds a stage that would be ignored, or marks it to be cleared first where that is allowed. */
    static void guard(Pending row, Map<String, Definition> definitions, boolean backward) {
        String wanted = row.values().get(PROPERTY);
        String current = row.known().get(PROPERTY);
        if (wanted == null || current == null || !goesBack(definitions.get(PROPERTY), current, wanted)) {
            return;
        }
        if (backward) {
            row.clearingFirst();
            return;
        }
        row.withhold(PROPERTY);
        if (row.values().isEmpty()) {
            row.refused(
                    WriteResult.Fix.MAPPING,
                    "LIFECYCLE_BACKWARD",
                    "HubSpot ignores a lower lifecycle stage; moving back takes the policy that clears it first");
        }
    }

    private static boolean goesBack(@Nullable Definition stages, String current, String wanted) {
        if (stages == null || wanted.isEmpty()) {
            return false;
        }
        int from = stages.rank(current);
        int to = stages.rank(wanted);
        return from >= 0 && to >= 0 && to < from;
    }
}
