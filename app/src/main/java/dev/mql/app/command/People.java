package dev.mql.app.command;

import dev.mql.app.UserError;
import dev.mql.app.workspace.Desk;
import dev.mql.crm.Records;
import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.store.Identity;
import java.util.List;
import java.util.Optional;

/** Finds people as a person at the terminal names them: by id or by e-mail. */
final class People {

    private People() {}

    /** @throws UserError where the store knows nobody of that name */
    static Ref find(Desk desk, String who) {
        return all(desk, who).get(0);
    }

    /**
     * Everybody of that name: an address may be several people's.
     *
     * @throws UserError where the store knows nobody of that name
     */
    static List<Ref> all(Desk desk, String who) {
        if (who.contains("@")) {
            List<Ref> found = desk.store().people().withEmail(desk.crmName(), Identity.normal(who));
            if (!found.isEmpty()) {
                return found;
            }
        } else {
            for (String type : List.of("contacts", "Lead", "Contact")) {
                Ref ref = new Ref(desk.crmName(), type, who);
                if (desk.store().people().dossier(ref).isPresent()) {
                    return List.of(ref);
                }
            }
        }
        throw new UserError(
                "nobody is known by this id or e-mail",
                desk.crmName(),
                "check it in the CRM, and run mql sync if the person is new");
    }

    static Records records(Desk desk, Ref person) {
        return desk.store().people().dossier(person).map(Dossier::records).orElseThrow();
    }

    static Dossier dossier(Desk desk, String who) {
        Ref ref = find(desk, who);
        Optional<Dossier> dossier = desk.store().people().dossier(ref);
        return dossier.orElseThrow(
                () -> new UserError("this person is gone from the CRM", ref.toString(), "check the id in the CRM"));
    }
}
