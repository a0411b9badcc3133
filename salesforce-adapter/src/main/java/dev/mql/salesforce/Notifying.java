package dev.mql.salesforce;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A Flow that tells mql of a changed lead or contact by an outbound message (Metadata API Developer Guide, "Flow",
 * "Workflow"). It says no more than the id, starts on what people fill in only, and never on what mql's own user writes:
 * otherwise each write would come back.
 */
final class Notifying {

    private final String endpoint;
    private final String user;

    /**
     * @param endpoint where the message goes
     * @param user the name of mql's own user
     */
    Notifying(String endpoint, String user) {
        this.endpoint = endpoint;
        this.user = user;
    }

    void addTo(Metadata metadata, String object, Collection<String> inputs) {
        String message = "MQL_" + object + "_Changed";
        Xml workflow = Xml.document("Workflow");
        workflow.block(
                "outboundMessages",
                () -> workflow.line("fullName", message)
                        .line("apiVersion", metadata.version())
                        .line("endpointUrl", endpoint)
                        .line("fields", "Id")
                        .line("includeSessionId", false)
                        .line("integrationUser", user)
                        .line("name", "MQL: " + object + " changed")
                        .line("protected", false)
                        .line("useDeadLetterQueue", false));
        metadata.file(
                "workflows/" + object + ".workflow", workflow.end(), "WorkflowOutboundMessage", object + "." + message);
        String flow = "MQL_Tell_Of_" + object;
        metadata.file("flows/" + flow + ".flow", flow(metadata, object, message, inputs), "Flow", flow);
    }

    private String flow(Metadata metadata, String object, String message, Collection<String> inputs) {
        Xml xml = Xml.document("Flow");
        xml.block(
                        "actionCalls",
                        () -> xml.line("name", "Tell_mql")
                                .line("label", "Tell mql")
                                .line("locationX", "0")
                                .line("locationY", "0")
                                .line("actionName", object + "." + message)
                                .line("actionType", "outboundMessage"))
                .line("apiVersion", metadata.version())
                .line("label", "MQL: tell of a changed " + object)
                .line("processType", "AutoLaunchedFlow")
                .block(
                        "start",
                        () -> xml.line("locationX", "0")
                                .line("locationY", "0")
                                .block("connector", () -> xml.line("targetReference", "Tell_mql"))
                                .line("filterFormula", formula(inputs))
                                .line("object", object)
                                .line("recordTriggerType", "CreateAndUpdate")
                                .line("triggerType", "RecordAfterSave"))
                .line("status", "Draft");
        return xml.end();
    }

    private String formula(Collection<String> inputs) {
        String changes = inputs.stream()
                .map(field -> ", ISCHANGED({!$Record." + field + "})")
                .collect(Collectors.joining());
        return "AND({!$User.Username} <> " + quoted(user) + ", OR(ISNEW()" + changes + "))";
    }

    /** A text of a formula: quotes and backslashes are escaped. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
