package dev.mql.app.serve;

import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.workspace.Serving;
import dev.mql.app.workspace.Stores;
import dev.mql.app.workspace.Workspace;
import dev.mql.definition.file.Approvals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A workspace served: its door, and for each CRM who works through what it told, who runs, and who watches. */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** A CRM gives up after five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS_AT_FILES = Duration.ofSeconds(5);
    private static final int REFUSALS_A_MINUTE = 120;

    private final Supplier<Workspace> files;
    private final InstantSource clock;
    private final SharedStore store;
    private final Telemetry telemetry = new Telemetry();
    private final Map<String, Workplace> places = new LinkedHashMap<>();
    private final Map<String, Agenda> agendas = new LinkedHashMap<>();
    private final List<Loop> loops = new ArrayList<>();
    private final Mailbox mailbox;
    private final Door door;
    private volatile boolean open;
    private final List<Path> workspaceFiles;
    private volatile String print;

    /** @param files reads the workspace anew, and throws where its files do not check */
    public Server(Supplier<Workspace> files, Surroundings surroundings) {
        this(files, surroundings, REFUSALS_A_MINUTE);
    }

    Server(Supplier<Workspace> files, Surroundings surroundings, int refusalsAMinute) {
        this.files = files;
        this.clock = surroundings.clock();
        Workspace workspace = files.get();
        Serving serving = workspace.settings().serving().complete();
        this.store = new SharedStore(Stores.open(workspace.settings()));
        this.mailbox = new Mailbox(store.queue(), clock, PATIENCE);
        Bell bell = new Bell(serving.alerting(), clock);
        for (String crm : workspace.mappings().keySet()) {
            Workplace place = new Workplace(workspace, crm, surroundings, store, telemetry);
            Agenda agenda =
                    new Agenda(place, Optional.ofNullable(serving.schedules().get(crm)), clock);
            places.put(crm, place);
            agendas.put(crm, agenda);
            loops.add(new Loop(crm + "-runs", agenda));
            loops.add(new Loop(crm + "-told", new Clerk(place, clock, telemetry, agenda::reviewSoon)));
            loops.add(new Loop(crm + "-events", () -> {
                place.tell();
                return BETWEEN_EVENTS;
            }));
            loops.add(new Loop(
                    crm + "-watch", new Watch(crm, store, serving.alerting().silentAfter(), clock, bell, telemetry)));
        }
        loops.add(new Loop("files", this::lookAtFiles));
        this.workspaceFiles = files(workspace);
        this.print = print(workspaceFiles);
        Sources sources = new Sources(refusalsAMinute);
        WebhookHandler webhooks = new WebhookHandler(
                places, serving.publicUrl(), serving.behindProxy(), mailbox, sources, telemetry, clock);
        ApiHandler api = new ApiHandler(places, agendas, serving.tokenHash(), this::reload);
        Health health = new Health(List.copyOf(places.values()), loops, () -> open);
        this.door = new Door(serving, webhooks, api, telemetry, health);
    }

    /** Opens the door, and begins with what was left. */
    public void start() {
        mailbox.start();
        loops.forEach(Loop::start);
        open = true;
        door.open();
        LOG.atInfo().addKeyValue("port", port()).log("serving {}", places.keySet());
    }

    public int port() {
        return door.port();
    }

    /** Definition and mappings as their files are now, from the next run on; the former ones where they do not check. */
    synchronized void reload() {
        Workspace workspace = files.get();
        List<String> mistakes = new ArrayList<>();
        if (!workspace.mappings().keySet().equals(places.keySet())) {
            mistakes.add("error: a CRM came or went (mappings): restart mql serve");
        } else {
            places.values().forEach(place -> mistakes.addAll(place.mistakes(workspace)));
        }
        if (!mistakes.isEmpty()) {
            throw UserError.inFiles(mistakes);
        }
        places.values().forEach(place -> place.adopt(workspace));
        agendas.values().forEach(Agenda::reviewSoon);
        LOG.atInfo()
                .addKeyValue("definition", workspace.agreed().hash())
                .log("reloaded, {}", workspace.agreed().signatures());
    }

    /** Changed files are told of once, whether they check or not. */
    private Duration lookAtFiles() {
        String now = print(workspaceFiles);
        if (!now.equals(print)) {
            print = now;
            try {
                reload();
            } catch (UserError mistakes) {
                LOG.warn("the changed files do not check, the former ones stay in force: {}", mistakes.getMessage());
            }
        }
        return BETWEEN_LOOKS_AT_FILES;
    }

    private static List<Path> files(Workspace workspace) {
        List<Path> files = new ArrayList<>();
        files.add(workspace.agreed().file());
        files.add(Approvals.beside(workspace.agreed().file()));
        workspace.mappings().keySet().forEach(crm -> files.add(Workspace.mappingFile(workspace.folder(), crm)));
        return files;
    }

    /** What differs once somebody has saved one of them. */
    private static String print(List<Path> files) {
        StringBuilder print = new StringBuilder();
        for (Path file : files) {
            try {
                print.append(Files.getLastModifiedTime(file)).append(' ').append(Files.size(file));
            } catch (IOException notThere) {
                print.append('-');
            }
            print.append(' ');
        }
        return print.toString();
    }

    /** Takes nothing more in, lets what is at work end at its next batch, and hands the rest to the next process. */
    @Override
    public void close() {
        open = false;
        door.close();
        mailbox.close();
        places.values().forEach(Workplace::stop);
        loops.forEach(Loop::close);
        places.values().forEach(Workplace::close);
        store.close();
    }
}
