package dev.mql.evaluate;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * What the definition says of a person (meaning 30).
 *
 * @param code the first reason that stops the person; empty unless disqualified
 * @param ask facts to ask for: those that keep the person from being an MQL, or that sales still wants to know
 */
public record Verdict(Kind kind, String code, List<String> ask) implements Serializable {

    public Verdict {
        ask = List.copyOf(ask);
    }

    public enum Kind {
        MQL,
        NEEDS_DATA,
        NURTURE,
        DISQUALIFIED;

        /** Its name in files, in the CRM and in JSON: {@code needs_data}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
