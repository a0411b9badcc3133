package dev.mql.definition;

/**
 * Something about a definition that is wrong, or that its authors may not have meant.
 *
 * @param path the keys in the file that lead to it: {@code engagement.product.pricing}
 * @param what half a sentence without a full stop
 * @param remedy half a sentence without a full stop
 */
public record Finding(Weight weight, String path, String what, String remedy) {

    public enum Weight {
        /** It cannot be meant: the definition is refused. */
        WRONG,
        /** It is probably not meant. */
        DOUBTFUL,
        /** Worth knowing. */
        NOTE
    }

    static Finding wrong(String path, String what, String remedy) {
        return new Finding(Weight.WRONG, path, what, remedy);
    }

    static Finding doubtful(String path, String what, String remedy) {
        return new Finding(Weight.DOUBTFUL, path, what, remedy);
    }

    static Finding note(String path, String what, String remedy) {
        return new Finding(Weight.NOTE, path, what, remedy);
    }
}
