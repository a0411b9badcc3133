package dev.mql.app.command;

import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.workspace.Desk;
import dev.mql.model.Ref;
import dev.mql.sync.Orders;
import dev.mql.sync.Orders.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
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
            description =
                    "Writes values and hands nobody over: no status moves, now or later, of who is an MQL by then.")
    boolean backfill;

    @Option(names = "--full", description = "Reads everything again, whatever was read before.")
    boolean full;

    @Option(names = "--sweep", description = "Asks which records still exist, which otherwise happens once a week.")
    boolean sweep;

    Orders orders(Desk desk, Surroundings surroundings) {
        Set<Ref> people = new LinkedHashSet<>();
        for (String who : named(surroundings)) {
            people.add(People.find(desk, who));
        }
        return Orders.everybody()
                .withOnly(people)
                .with(wishes())
                .keeping(desk.workspace().settings().retention());
    }

    private Set<Wish> wishes() {
        Set<Wish> wishes = EnumSet.noneOf(Wish.class);
        if (backfill) {
            wishes.add(Wish.BACKFILL);
        }
        if (full) {
            wishes.add(Wish.FULL);
        }
        if (sweep) {
            wishes.add(Wish.SWEEP);
        }
        return wishes;
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
