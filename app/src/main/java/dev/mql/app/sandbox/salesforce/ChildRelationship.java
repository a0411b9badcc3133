package dev.mql.app.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The records of another object that refer to one of this: `CampaignMembers` of a lead. */
record ChildRelationship(SObject child, Field field, String name) {
    /** Who created or owns something has no list of it, and lists of parents and winners have other names. */
    private static final Set<String> NONE = Set.of(
            "OwnerId",
            "CreatedById",
            "LastModifiedById",
            "MasterRecordId",
            "ParentId",
            "ReportsToId",
            "RecordTypeId",
            "ConvertedAccountId",
            "ConvertedContactId",
            "ConvertedOpportunityId");

    static List<ChildRelationship> of(Schema schema, SObject parent) {
        List<ChildRelationship> all = new ArrayList<>();
        for (SObject child : schema.all()) {
            for (Field field : child.all()) {
                if (field.referenceTo().contains(parent.name())
                        && field.source() == Field.Source.STORED
                        && !NONE.contains(field.name())) {
                    String name = child.can('h') ? "Histories" : child.plural().replace(" ", "");
                    all.add(new ChildRelationship(child, field, name));
                }
            }
        }
        return all;
    }
}
