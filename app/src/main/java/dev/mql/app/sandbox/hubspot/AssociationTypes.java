package dev.mql.app.sandbox.hubspot;

import java.util.List;
import java.util.Map;

/** HubSpot's own association type ids. Its page "Associations", "Association type ID values". */
final class AssociationTypes {
    private static final Map<List<ObjectType>, Integer> UNLABELLED = Map.of(
            List.of(ObjectType.CONTACT, ObjectType.COMPANY), 279,
            List.of(ObjectType.COMPANY, ObjectType.CONTACT), 280,
            List.of(ObjectType.CONTACT, ObjectType.DEAL), 4,
            List.of(ObjectType.DEAL, ObjectType.CONTACT), 3,
            List.of(ObjectType.DEAL, ObjectType.COMPANY), 341,
            List.of(ObjectType.COMPANY, ObjectType.DEAL), 342,
            List.of(ObjectType.CONTACT, ObjectType.MEETING), 199,
            List.of(ObjectType.MEETING, ObjectType.CONTACT), 200,
            List.of(ObjectType.CONTACT, ObjectType.TASK), 203,
            List.of(ObjectType.TASK, ObjectType.CONTACT), 204);
    private static final Map<List<ObjectType>, Integer> PRIMARY = Map.of(
            List.of(ObjectType.CONTACT, ObjectType.COMPANY), 1,
            List.of(ObjectType.COMPANY, ObjectType.CONTACT), 2,
            List.of(ObjectType.DEAL, ObjectType.COMPANY), 5,
            List.of(ObjectType.COMPANY, ObjectType.DEAL), 6);

    private AssociationTypes() {}

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
