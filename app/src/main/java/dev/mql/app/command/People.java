package dev.mql.app.command;

import dev.mql.app.UserError;
import dev.mql.app.workspace.Desk;
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
        if (who.contains("@")) {
            List<Ref> found = desk.store().people().withEmail(desk.crmName(), Identity.normal(who));
            if (!found.isEmpty()) {
                return found.get(0);
            }
        } else {
            for (String type : List.of("contacts", "Lead", "Contact")) {
                Ref ref = new Ref(desk.crmName(), type, who);
                if (desk.store().people().dossier(ref).isPresent()) {
                    return ref;
                }
            }
        }
        throw new UserError(
                "nobody is known by this id or e-mail",
                desk.crmName(),
                "check it in the CRM, and run mql sync if the person is new");
    }

    static Dossier dossier(Desk desk, String who) {
        Ref ref = find(desk, who);
        Optional<Dossier> dossier = desk.store().people().dossier(ref);
        return dossier.orElseThrow(
                () -> new UserError("this person is gone from the CRM", ref.toString(), "check the id in the CRM"));
    }
}
