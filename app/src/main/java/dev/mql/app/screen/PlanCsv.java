package dev.mql.app.screen;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.mql.app.OwnerOnly;
import dev.mql.app.UserError;
import dev.mql.store.Journal;
import dev.mql.store.PlanItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;

/** A plan as a spreadsheet: a line for each person and property. */
public final class PlanCsv {

    private PlanCsv() {}

    public static void write(Journal journal, String plan, Path file) {
        try (CsvWriter csv =
                CsvWriter.builder().build(Files.newBufferedWriter(OwnerOnly.file(file), StandardCharsets.UTF_8))) {
            csv.writeRecord("type", "id", "verdict", "score", "from", "to", "cause", "property", "old", "new");
            PlanSummary.each(
                    journal,
                    plan,
                    EnumSet.allOf(PlanItem.State.class),
                    item -> item.changes()
                            .forEach(change -> csv.writeRecord(
                                    item.ref().type(),
                                    item.ref().id(),
                                    item.verdict().outcome().verdict().kind().word(),
                                    Points.text(item.verdict().outcome().score()),
                                    item.decision().from().word(),
                                    item.decision().to().word(),
                                    item.decision().cause().word(),
                                    change.property(),
                                    harmless(change.from()),
                                    harmless(change.to()))));
        } catch (IOException unwritable) {
            throw new UserError(
                    "the file cannot be written", file.toString(), "name a folder that exists and is yours");
        }
    }

    /** A cell that begins like a formula is one to a spreadsheet; a quote before it keeps it text. */
    static String harmless(String text) {
        return !text.isEmpty() && "=+@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
