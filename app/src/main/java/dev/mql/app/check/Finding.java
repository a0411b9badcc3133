package dev.mql.app.check;

import dev.mql.file.Mistake;

/**
 * One line of what was checked.
 *
 * @param subject what it is about: {@code contacts.jobtitle}
 * @param place the file and line to mend, {@code mapping-hubspot.yaml:12:5}; empty where it is in no file
 * @param remedy what to do; empty where nothing is wrong
 */
public record Finding(State state, String subject, String place, String message, String remedy) {

    /** From the least to the most. */
    public enum State {
        OK,
        NOTE,
        /** A sync would fail. */
        WRONG
    }

    static Finding ok(String subject, String message) {
        return new Finding(State.OK, subject, "", message, "");
    }

    static Finding note(String subject, String message, String remedy) {
        return new Finding(State.NOTE, subject, "", message, remedy);
    }

    static Finding wrong(String subject, String message, String remedy) {
        return new Finding(State.WRONG, subject, "", message, remedy);
    }

    static Finding note(Mistake doubt) {
        return new Finding(State.NOTE, doubt.path(), doubt.file() + ":" + doubt.at(), doubt.what(), doubt.remedy());
    }

    Finding at(String where) {
        return new Finding(state, subject, where, message, remedy);
    }
}
