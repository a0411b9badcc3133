package dev.mql.app.check;

import dev.mql.app.workspace.Agreed;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Unfed;
import dev.mql.file.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the files say of themselves, once they could be read at all. */
final class FilesCheck {

    private final Desk desk;
    private final List<Finding> findings = new ArrayList<>();

    private FilesCheck(Desk desk) {
        this.desk = desk;
    }

    static List<Finding> of(Desk desk) {
        FilesCheck check = new FilesCheck(desk);
        check.files();
        return check.findings;
    }

    private void files() {
        List<Agreed> all = new ArrayList<>(List.of(desk.workspace().agreed()));
        all.addAll(desk.workspace().beside().values());
        String files = all.stream()
                .map(agreed -> String.valueOf(agreed.file().getFileName()))
                .collect(Collectors.joining(", "));
        findings.add(
                Finding.ok("files", "mql.yaml, " + files + " and mapping-" + desk.crmName() + ".yaml can be read"));
        all.forEach(this::definition);
        findings.add(Finding.ok("store", desk.workspace().settings().store().place()));
        findings.add(Finding.ok("mode", desk.mapping().mode().word()));
    }

    private void definition(Agreed agreed) {
        List<Mistake> doubts = new ArrayList<>(agreed.loaded().warnings());
        doubts.addAll(Unfed.in(desk, agreed));
        doubts.forEach(doubt -> findings.add(Finding.note(doubt)));
        String subject = agreed.name().isEmpty() ? "signatures" : "signatures of " + agreed.name();
        findings.add(
                agreed.signed()
                        ? Finding.ok(subject, agreed.signatures())
                        : Finding.note(subject, agreed.signatures(), agreed.unsigned())
                                .at(agreed.file().getFileName() + ":1:1"));
        if (!agreed.name().isEmpty()
                && desk.mapping().targets().of(agreed.name()).isEmpty()) {
            findings.add(Finding.note(
                    "definition " + agreed.name(),
                    "the mapping gives it no property, so only mql explain shows what it thinks",
                    "write under write: ours: in mapping-" + desk.crmName() + ".yaml, say mql_" + agreed.name()
                            + "_score"));
        }
    }
}
