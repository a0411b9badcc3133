package dev.mql.app.sandbox.hubspot;

import java.util.List;
import java.util.Set;

/** The scopes a token may hold. HubSpot's page "Scopes". */
final class Scopes {
    static final Set<String> ALL = Set.of(
            "oauth",
            "crm.objects.contacts.read",
            "crm.objects.contacts.write",
            "crm.objects.companies.read",
            "crm.objects.companies.write",
            "crm.objects.deals.read",
            "crm.objects.deals.write",
            "crm.objects.leads.read",
            "crm.objects.leads.write",
            "crm.objects.owners.read",
            "crm.objects.marketing_events.read",
            "crm.schemas.contacts.read",
            "crm.schemas.contacts.write",
            "crm.schemas.companies.read",
            "crm.schemas.companies.write",
            "crm.schemas.deals.read",
            "crm.lists.read",
            "forms",
            "content",
            "business-intelligence",
            "marketing.campaigns.read");

    private Scopes() {}

    /** Reading definitions needs the schema's scope or the object's, either will do. */
    static List<String> schema(ObjectType type, boolean write) {
        String schema = switch (type) {
            case COMPANY -> "crm.schemas.companies";
            case DEAL -> "crm.schemas.deals";
            case LEAD -> "crm.objects.leads";
            case CONTACT, MEETING, TASK -> "crm.schemas.contacts";
        };
        return write ? List.of(schema + ".write") : List.of(schema + ".read", type.scope(false));
    }
}
