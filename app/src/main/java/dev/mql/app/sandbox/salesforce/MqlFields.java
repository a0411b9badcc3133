package dev.mql.app.sandbox.salesforce;

import java.util.List;

/** The fields mql writes, as an administrator would deploy them. */
final class MqlFields {
    private static final List<String> BOTH = List.of(
            "MQL_Score__c double(5,0) cu MQL Score",
            "MQL_Verdict__c string(40) cu MQL Verdict",
            "MQL_Tier__c string(20) cu MQL Tier",
            "MQL_Interest__c string(40) cu MQL Interest",
            "MQL_Reason__c string(255) cu MQL Reason",
            "MQL_Ask_For__c string(255) cu MQL Ask For",
            "MQL_Since__c datetime cu MQL Since",
            "MQL_Definition_Version__c string(40) cu MQL Definition Version",
            "MQL_Rejected_Reason__c string(255) cu MQL Rejected Reason");
    private static final String CONTACT_STATUS =
            "MQL_Status__c picklist(255) cuk MQL Status = MQL;Recycled;Accepted;Rejected";

    private MqlFields() {}

    static void deploy(Setup setup) {
        BOTH.forEach(line -> {
            setup.field("Lead", line);
            setup.field("Contact", line);
        });
        setup.field("Contact", CONTACT_STATUS);
        setup.picklistValue("Lead", "Status", "MQL");
    }
}
