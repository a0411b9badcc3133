package dev.mql.app.check;

import dev.mql.app.workspace.Desk;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything and says all of it at once. */
public final class Checkup {

    private Checkup() {}

    /** @param offline only what needs no connection */
    public static List<Finding> of(Desk desk, boolean offline) {
        List<Finding> findings = new ArrayList<>(FilesCheck.of(desk));
        if (!offline) {
            findings.addAll(new ConnectionCheck(desk).findings());
        }
        return findings;
    }
}
