package dev.mql.app.check;

import dev.mql.app.workspace.Desk;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything and says all of it at once. */
public final class Checkup {

    private Checkup() {}

    /**
     * @param offline only what needs no connection
     * @param all every name of what people touched, however many
     */
    public static List<Finding> of(Desk desk, boolean offline, boolean all) {
        List<Finding> findings = new ArrayList<>(FilesCheck.of(desk));
        if (!offline) {
            findings.addAll(new ConnectionCheck(desk).findings());
        }
        findings.addAll(SurveyCheck.of(desk, all));
        return findings;
    }
}
