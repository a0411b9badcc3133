package dev.mql.crm;

/** Requests sent, those refused for a limit, and those sent again. */
public record Calls(long read, long write, long look, long refused, long retried) {

    public static final Calls NONE = new Calls(0, 0, 0, 0, 0);

    public long total() {
        return read + write + look;
    }

    public Calls plus(Calls further) {
        return new Calls(
                read + further.read,
                write + further.write,
                look + further.look,
                refused + further.refused,
                retried + further.retried);
    }

    public Calls minus(Calls earlier) {
        return new Calls(
                read - earlier.read,
                write - earlier.write,
                look - earlier.look,
                refused - earlier.refused,
                retried - earlier.retried);
    }
}
