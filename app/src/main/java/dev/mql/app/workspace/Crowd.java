package dev.mql.app.workspace;

import dev.mql.store.Dossier;
import dev.mql.store.Selection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/** Looks at everybody in the store, with all of the machine's processors; few people are held at once. */
public final class Crowd<T> {

    private static final int TOGETHER = 200;

    private final Supplier<T> empty;
    private final BiConsumer<T, Dossier> look;
    private final BinaryOperator<T> together;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final ExecutorService threads = Executors.newFixedThreadPool(processors);
    private final Deque<Future<T>> findings = new ArrayDeque<>();
    private List<Dossier> few = new ArrayList<>(TOGETHER);
    private T all;

    private Crowd(Supplier<T> empty, BiConsumer<T, Dossier> look, BinaryOperator<T> together) {
        this.empty = empty;
        this.look = look;
        this.together = together;
        this.all = empty.get();
    }

    /**
     * @param empty what the findings about a few begin with; the answer for nobody
     * @param look adds what it finds about a person; called by several threads, each with findings of its own
     * @param together the findings about the former and the latter
     */
    public static <T> T each(Desk desk, Supplier<T> empty, BiConsumer<T, Dossier> look, BinaryOperator<T> together) {
        Crowd<T> crowd = new Crowd<>(empty, look, together);
        try {
            desk.store().people().each(desk.crmName(), new Selection.Everyone(), crowd::add);
            crowd.hand();
            while (!crowd.findings.isEmpty()) {
                crowd.take();
            }
            return crowd.all;
        } finally {
            crowd.threads.shutdownNow();
        }
    }

    private void add(Dossier dossier) {
        few.add(dossier);
        if (few.size() == TOGETHER) {
            hand();
        }
    }

    private void hand() {
        if (findings.size() > 2 * processors) {
            take();
        }
        List<Dossier> some = few;
        few = new ArrayList<>(TOGETHER);
        findings.add(threads.submit(() -> {
            T found = empty.get();
            some.forEach(dossier -> look.accept(found, dossier));
            return found;
        }));
    }

    /** In the order of people, so that the same crowd gives the same answer. */
    private void take() {
        try {
            all = together.apply(all, findings.remove().get());
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException defect
                    ? defect
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while looking at everybody", stopped);
        }
    }
}
