package dev.mql.definition;

import java.io.Serializable;

/** Which of the activities a rule found are kept (meaning 19, 20). */
public sealed interface Count extends Serializable {

    record Each() implements Count {}

    /** The newest per asset; an unknown asset stands for itself. */
    record EachAsset() implements Count {}

    /** The newest only. */
    record Once() implements Count {}

    /** From the oldest on, kept if fewer than {@code n} were kept within {@code within} milliseconds before. */
    record AtMost(int n, long within) implements Count {}

    /**
     * Fewer than {@code n} kept give nothing, else the points once at the age of the newest.
     *
     * @param of which are kept, before they are counted: three webinars, or three different ones
     */
    record AtLeast(int n, Count of) implements Count {

        public AtLeast(int n) {
            this(n, new Each());
        }
    }
}
