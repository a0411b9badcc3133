package dev.mql.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What mql promises and proves at length. A normal build tries a sample of each; the profile {@code proof} all, and ends with
 * a table of these.
 */
public enum Proof {
    ANY_ORDER("facts in any order, batching and repetition give the same verdict"),
    ARRIVAL("records in any order, batching and repetition give the same bytes"),
    RANGE("the range of a score holds every filling in of what is unknown"),
    SHARPNESS("a range with one unknown attains both ends"),
    WAYS("each way to an MQL is one, and undoes nothing known"),
    NEXT_CHANGE("the next change is the first of all instants that differ"),
    BELOW_LEAVING("the leaving line was crossed when mql says"),
    MUTATED_DEFINITIONS("a mutated definition is read or refused at its place"),
    MUTATED_MAPPINGS("a mutated mapping is read or refused at its place"),
    MUTATED_SETTINGS("mutated settings are read or refused at their place"),
    SCHEMA("the schema refuses no definition that mql reads"),
    BACKFILL("a backfill hands nobody over"),
    FIRST_CONTACT("first contact with a full CRM hands nobody over"),
    FAULTS_OF_HUBSPOT("HubSpot's faults change no end"),
    FAULTS_OF_SALESFORCE("Salesforce's faults change no end"),
    RATE("a full load uses 95 % of HubSpot's rate"),
    CPU_OF_HUBSPOT("HubSpot costs at most three times its bare transport"),
    CPU_OF_SALESFORCE("Salesforce costs at most three times its bare transport"),
    KILLED_RUN("a killed run ends as if nobody had killed it"),
    TWO_PROCESSES("two processes, one killed, lose and double nothing"),
    KILLED_SERVER("a killed server loses nothing it has acknowledged"),
    HOSTILE_REQUESTS("hostile requests are refused and change nothing"),
    FORGERIES("a byte turned in the chain is found at its link"),
    RETENTION("what retention lets go of changes no verdict"),
    MILLION("a million contacts fit into 512 MB"),
    LARGE_ORG("an org with a million campaign members fits into 512 MB");

    private static final boolean FULL = Boolean.getBoolean("mql.proof");
    private static final int LESS = Integer.getInteger("mql.less", 1);
    private static final Set<Proof> TOLD = EnumSet.noneOf(Proof.class);

    private final String promise;

    Proof(String promise) {
        this.promise = promise;
    }

    public String promise() {
        return promise;
    }

    /** Whether the full numbers are asked for. */
    public static boolean isFull() {
        return FULL;
    }

    /** How many: all where the full numbers are asked for, less than usual where each mutant meets the tests. */
    public static int times(int full, int sample) {
        return FULL ? full : Math.max(1, sample / LESS);
    }

    /**
     * It held, with these figures; of a sample nothing is noted. The last thing a test does.
     *
     * @param figures such as {@code 200 kills}
     */
    public void held(String figures) {
        if (FULL) {
            note(figures);
        }
    }

    private synchronized void note(String figures) {
        boolean first = TOLD.add(this);
        try {
            Files.createDirectories(file(Path.of("")).getParent());
            Files.writeString(
                    file(Path.of("")),
                    figures + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    first ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the figures cannot be kept", e);
        }
    }

    /** What was noted in the modules in these folders. */
    public List<String> figures(List<Path> modules) throws IOException {
        List<String> all = new ArrayList<>();
        for (Path module : modules) {
            if (Files.exists(file(module))) {
                all.addAll(Files.readAllLines(file(module), StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    private Path file(Path module) {
        return module.resolve("target").resolve("proof").resolve(name() + ".txt");
    }
}
