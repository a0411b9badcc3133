package dev.mql.store;

import java.util.Locale;

/**
 * Why a record could not be written.
 *
 * @param fix where the remedy lies: {@code mapping}, {@code record}, {@code rights}, {@code gone}, {@code next_run}
 * @param code the CRM's own code
 * @param remedy what to do, in the CRM's words; without the record's values
 */
public record Failure(String fix, String code, String remedy) {

    /** Names the failures that need the same remedy, for the command line: {@code record/INVALID_OPTION-3f9a}. */
    public String group() {
        return String.format(Locale.ROOT, "%s/%s-%04x", fix, code, remedy.hashCode() & 0xffff);
    }
}
