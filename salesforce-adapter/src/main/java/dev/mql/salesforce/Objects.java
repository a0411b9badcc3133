package dev.mql.salesforce;

import dev.mql.model.Ref;
import java.util.List;
import java.util.Map;

/** The objects read, and what of each is read whether or not the mapping asks for it. */
final class Objects {

    static final String CRM = "salesforce";
    static final String LEAD = "Lead";
    static final String CONTACT = "Contact";
    static final String ACCOUNT = "Account";
    static final String CAMPAIGN_MEMBER = "CampaignMember";
    static final String TASK = "Task";
    static final String EVENT = "Event";
    static final String OPPORTUNITY = "Opportunity";
    static final String CONTACT_ROLE = "OpportunityContactRole";

    /** In the order in which a full reading asks for them. */
    static final List<String> STREAMS =
            List.of(ACCOUNT, CONTACT, LEAD, OPPORTUNITY, CONTACT_ROLE, CAMPAIGN_MEMBER, TASK, EVENT);

    /** Those only related to. */
    static final List<String> RELATED = List.of("Campaign", "RecordType", "User");

    static final String ID = "Id";
    static final String STAMP = "SystemModstamp";
    static final String DELETED = "IsDeleted";
    static final String MASTER = "MasterRecordId";
    static final String CONVERTED = "IsConverted";
    static final String CONVERTED_TO = "ConvertedContactId";
    static final String CONVERTED_ON = "ConvertedDate";

    private static final Map<String, List<String>> NEEDED = Map.of(
            LEAD, List.of(MASTER, CONVERTED, CONVERTED_TO, CONVERTED_ON),
            CONTACT, List.of(MASTER, "AccountId"),
            ACCOUNT, List.of(MASTER),
            OPPORTUNITY, List.of("AccountId"),
            CONTACT_ROLE, List.of("ContactId", "OpportunityId"),
            CAMPAIGN_MEMBER,
                    List.of("CampaignId", "LeadId", "ContactId", "FirstRespondedDate", "CreatedDate", "Campaign.Name"),
            TASK, List.of("WhoId", "Subject", "CompletedDateTime", "ActivityDate", "CreatedDate"),
            EVENT, List.of("WhoId", "Subject", "StartDateTime", "ActivityDate", "CreatedDate"));

    private Objects() {}

    static List<String> needed(String object) {
        return NEEDED.getOrDefault(object, List.of());
    }

    /** Whether its rows are something a person did. */
    static boolean isTouch(String object) {
        return object.equals(CAMPAIGN_MEMBER) || object.equals(TASK) || object.equals(EVENT);
    }

    static boolean isPerson(String object) {
        return object.equals(LEAD) || object.equals(CONTACT);
    }

    static Ref ref(String object, String id) {
        return new Ref(CRM, object, id);
    }

    /** Lead or contact by the prefix of an id; empty for anything else. */
    static String personType(String id) {
        if (id.startsWith("00Q")) {
            return LEAD;
        }
        return id.startsWith("003") ? CONTACT : "";
    }
}
