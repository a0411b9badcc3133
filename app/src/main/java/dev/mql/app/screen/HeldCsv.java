package dev.mql.app.screen;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.mql.app.OwnerOnly;
import dev.mql.app.UserError;
import dev.mql.model.Ref;
import dev.mql.store.Backlog.Held;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What is left alone as a spreadsheet: a line for each person and property, the CRM's value and mql's view side by side. */
public final class HeldCsv {

    private HeldCsv() {}

    /** @param stage where mql has a person */
    public static void write(List<Held> held, Function<Ref, String> stage, Path file) {
        try (CsvWriter csv =
                CsvWriter.builder().build(Files.newBufferedWriter(OwnerOnly.file(file), StandardCharsets.UTF_8))) {
            csv.writeRecord("type", "id", "property", "value", "mql", "reason", "since");
            for (Held each : held) {
                csv.writeRecord(
                        each.person().type(),
                        each.person().id(),
                        each.property(),
                        PlanCsv.harmless(each.value()),
                        stage.apply(each.person()),
                        each.reason(),
                        Instant.ofEpochMilli(each.since()).toString());
            }
        } catch (IOException unwritable) {
            throw new UserError(
                    "the file cannot be written", file.toString(), "name a folder that exists and is yours");
        }
    }
}
