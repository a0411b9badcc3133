package dev.mql.app.proof;

import dev.mql.crm.Crm;
import dev.mql.definition.Definition;
import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.file.Mistakes;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.MappingFile;
import dev.mql.store.Store;
import dev.mql.store.Switches;
import dev.mql.sync.Agreement;
import dev.mql.sync.Job;
import dev.mql.sync.Orders;
import dev.mql.sync.Progress;
import dev.mql.sync.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** The example's definition and mapping, live, ready for a run at a fixed instant. */
final class Workshop {

    private static final Path EXAMPLES = Path.of("..", "examples", "acme");

    private Workshop() {}

    static Mapping mapping() {
        return mapping("");
    }

    /** @param written lines more under {@code write:} */
    static Mapping mapping(String written) {
        String text = read("mapping-hubspot.yaml")
                .replaceFirst("(?m)^mode: shadow.*$", "mode: live")
                .replaceFirst("(?m)^live_from:.*$", "")
                .replaceFirst("(?m)^write:.*$", "write:\n" + written);
        Mistakes mistakes = new Mistakes("mapping-hubspot.yaml");
        return MappingFile.read(text, mistakes).orElseThrow(() -> new IllegalStateException("" + mistakes.list()));
    }

    private static Definition definition() {
        return DefinitionFile.read(read("definition.yaml"), "definition.yaml", Glossary.STANDARD)
                .definition()
                .orElseThrow();
    }

    static Job job(Crm crm, Store store, Instant asOf) {
        return job(crm, store, () -> asOf, Orders.everybody(), Progress.silent());
    }

    static Job job(Crm crm, Store store, InstantSource clock, Orders orders, Progress progress) {
        return job(crm, store, mapping(), clock, orders, progress);
    }

    static Job job(Crm crm, Store store, Mapping mapping, InstantSource clock, Orders orders, Progress progress) {
        ProcessHandle self = ProcessHandle.current();
        Switches.Holder here = new Switches.Holder(
                "here", self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
        return Job.of(
                crm,
                store,
                Agreement.signed(definition()),
                mapping,
                crm.describe(),
                orders,
                new Worker(here, clock, progress));
    }

    private static String read(String name) {
        try {
            return Files.readString(EXAMPLES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
