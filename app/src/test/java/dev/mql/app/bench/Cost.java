package dev.mql.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** What a step costs, in processor time too: on a machine shared with others that is what counts. */
final class Cost {

    private final PrintStream out;
    private final long contacts;

    Cost(PrintStream out, long contacts) {
        this.out = out;
        this.contacts = contacts;
    }

    void of(String what, Runnable step) {
        of(what, () -> {
            step.run();
            return "";
        });
    }

    /** @param step returns what it has to say of itself */
    void of(String what, Supplier<String> step) {
        long start = System.nanoTime();
        long used = processorTime();
        String said = step.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        double processor = (processorTime() - used) / 1e9;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        out.printf(
                "  %-30s %7.1f s  %7.1f s of processor time  %.3f ms a contact  heap %,d of %,d MB  %s%n",
                what,
                seconds,
                processor,
                1000 * processor / contacts,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20,
                said);
    }

    /** Nanoseconds of all threads. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
