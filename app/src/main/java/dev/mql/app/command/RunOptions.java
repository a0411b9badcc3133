package dev.mql.app.command;

import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.workspace.Desk;
import dev.mql.model.Ref;
import dev.mql.sync.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a run may be told. */
final class RunOptions {

    @Option(
            names = "--only",
            paramLabel = "WHO",
            split = ",",
            description = "Only these people, by id or e-mail; @FILE reads them from a file, one a line.")
    List<String> only = new ArrayList<>();

    @Option(
            names = "--backfill",
            description = "Write, but tell nobody and start no answer clock: for after an import.")
    boolean backfill;

    Orders orders(Desk desk, Surroundings surroundings) {
        Set<Ref> people = new LinkedHashSet<>();
        for (String who : named(surroundings)) {
            people.add(People.find(desk, who));
        }
        Orders orders = Orders.everybody().withOnly(people);
        return backfill ? orders.inSilence() : orders;
    }

    private List<String> named(Surroundings surroundings) {
        List<String> names = new ArrayList<>();
        for (String who : only) {
            if (who.startsWith("@")) {
                names.addAll(lines(surroundings.folder().resolve(Path.of(who.substring(1)))));
            } else {
                names.add(who);
            }
        }
        return names;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UserError("the file cannot be read", file.toString(), "check that it is there and is UTF-8 text");
        }
    }
}
