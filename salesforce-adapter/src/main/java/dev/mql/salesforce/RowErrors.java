package dev.mql.salesforce;

import dev.mql.crm.WriteResult;
import dev.mql.crm.WriteResult.Fix;
import java.util.Set;

/** What is to be done about a row Salesforce refused (partner WSDL's {@code StatusCode}; reference, section 5.4). */
final class RowErrors {

    private static final Set<String> GONE =
            Set.of("ENTITY_IS_DELETED", "INVALID_CROSS_REFERENCE_KEY", "NOT_FOUND", "MALFORMED_ID");

    private RowErrors() {}

    /** To be sent again within the run. */
    static boolean isTransient(Complaint complaint) {
        return complaint.isLocked()
                || complaint.isTooMuchAtOnce()
                || complaint.code().equals("PROCESSING_HALTED")
                || complaint.code().equals("ALL_OR_NONE_OPERATION_ROLLED_BACK");
    }

    static boolean isConverted(Complaint complaint) {
        return complaint.code().equals("CANNOT_UPDATE_CONVERTED_LEAD");
    }

    static boolean isGone(Complaint complaint) {
        return GONE.contains(complaint.code());
    }

    static WriteResult refused(Pending row, Complaint complaint) {
        String code = complaint.code().isEmpty() ? "UNKNOWN" : complaint.code();
        Fix fix = fix(complaint);
        return new WriteResult.Refused(row.ref(), fix, code, remedy(fix, complaint));
    }

    private static Fix fix(Complaint complaint) {
        if (isGone(complaint)) {
            return Fix.GONE;
        }
        if (complaint.isLocked() || complaint.code().equals("ENTITY_IS_LOCKED")) {
            return Fix.NEXT_RUN;
        }
        return switch (complaint.code()) {
            case "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    "STRING_TOO_LONG",
                    "NUMBER_OUTSIDE_VALID_RANGE",
                    "INVALID_TYPE_ON_FIELD_IN_RECORD" -> Fix.MAPPING;
            case "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "INVALID_FIELD",
                    "INSUFFICIENT_ACCESS_OR_READONLY",
                    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY" -> Fix.RIGHTS;
            case "PROCESSING_HALTED", "ALL_OR_NONE_OPERATION_ROLLED_BACK" -> Fix.NEXT_RUN;
            default -> Fix.RECORD;
        };
    }

    private static String remedy(Fix fix, Complaint complaint) {
        String fields = complaint.fields().isEmpty() ? "" : " (" + String.join(", ", complaint.fields()) + ")";
        return switch (fix) {
            case GONE -> "the record was deleted in Salesforce";
            case NEXT_RUN ->
                complaint.code().equals("ENTITY_IS_LOCKED")
                        ? "an approval process locks the record: it is tried again when that has ended"
                        : "other work holds the record or its account: it is tried again by the next run";
            case MAPPING -> "the value does not fit the field" + fields + ": run mql check";
            case RIGHTS ->
                "give the integration user the right to edit it" + fields
                        + ": the permission set of mql bootstrap does";
            case RECORD ->
                complaint.isTooMuchAtOnce()
                        ? "a trigger or flow of the org runs out of its limits even for this one record"
                        : "a rule of the org refuses the record as it is" + fields + ": correct it in Salesforce";
            default -> "correct it in Salesforce" + fields;
        };
    }
}
