package dev.mql.mapping;

/**
 * One property of one kind of record.
 *
 * @param object the CRM's name of the object: {@code contacts}, {@code Account}
 * @param property the CRM's name of the property; of a record beyond a link with its path: {@code Campaign.Name}
 */
public record Path(String object, String property) implements Comparable<Path> {

    /** {@code contacts.jobtitle}; the object is what stands before the first dot. */
    public static Path of(String text) {
        int dot = text.indexOf('.');
        if (dot <= 0 || dot == text.length() - 1) {
            throw new IllegalArgumentException("\"" + text + "\" is not object.property");
        }
        return new Path(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public int compareTo(Path other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return object + "." + property;
    }
}
