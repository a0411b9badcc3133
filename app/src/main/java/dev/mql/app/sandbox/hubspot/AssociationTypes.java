package dev.mql.app.sandbox.hubspot;

import java.util.List;
import java.util.Map;

/** HubSpot's own association type ids. Its page "Associations", "Association type ID values". */
final class AssociationTypes {
    private static final Map<List<ObjectType>, Integer> UNLABELLED = Map.ofEntries(
            entry(ObjectType.CONTACT, ObjectType.COMPANY, 279),
            entry(ObjectType.COMPANY, ObjectType.CONTACT, 280),
            entry(ObjectType.CONTACT, ObjectType.DEAL, 4),
            entry(ObjectType.DEAL, ObjectType.CONTACT, 3),
            entry(ObjectType.DEAL, ObjectType.COMPANY, 341),
            entry(ObjectType.COMPANY, ObjectType.DEAL, 342),
            entry(ObjectType.CONTACT, ObjectType.LEAD, 609),
            entry(ObjectType.LEAD, ObjectType.CONTACT, 608),
            entry(ObjectType.LEAD, ObjectType.COMPANY, 610),
            entry(ObjectType.COMPANY, ObjectType.LEAD, 611),
            entry(ObjectType.CONTACT, ObjectType.MEETING, 199),
            entry(ObjectType.MEETING, ObjectType.CONTACT, 200),
            entry(ObjectType.CONTACT, ObjectType.TASK, 203),
            entry(ObjectType.TASK, ObjectType.CONTACT, 204));
    private static final Map<List<ObjectType>, Integer> PRIMARY = Map.ofEntries(
            entry(ObjectType.CONTACT, ObjectType.COMPANY, 1),
            entry(ObjectType.COMPANY, ObjectType.CONTACT, 2),
            entry(ObjectType.DEAL, ObjectType.COMPANY, 5),
            entry(ObjectType.COMPANY, ObjectType.DEAL, 6),
            entry(ObjectType.LEAD, ObjectType.CONTACT, 578),
            entry(ObjectType.LEAD, ObjectType.COMPANY, 580));

    private AssociationTypes() {}

    private static Map.Entry<List<ObjectType>, Integer> entry(ObjectType from, ObjectType to, int id) {
        return Map.entry(List.of(from, to), id);
    }

    static int unlabelled(ObjectType from, ObjectType to) {
        return UNLABELLED.getOrDefault(List.of(from, to), 0);
    }

    /** Zero where the pair knows no primary one. */
    static int primary(ObjectType from, ObjectType to) {
        return PRIMARY.getOrDefault(List.of(from, to), 0);
    }

    static ObjectType target(long typeId) {
        for (Map<List<ObjectType>, Integer> types : List.of(UNLABELLED, PRIMARY)) {
            for (Map.Entry<List<ObjectType>, Integer> entry : types.entrySet()) {
                if (entry.getValue() == typeId) {
                    return entry.getKey().get(1);
                }
            }
        }
        throw Refusal.validation("No association type with id " + typeId);
    }
}
