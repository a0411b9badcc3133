package dev.mql.crm;

import dev.mql.model.NamedTexts;
import dev.mql.model.Ref;
import java.util.Collections;
import java.util.SortedMap;

/**
 * New values of one record. An empty text clears.
 *
 * @param values property to new text
 * @param lead what a lead shall hold that is opened for the person, unless one is open, before anything else is written;
 *     <code>{name}</code> in a text stands for the person's property. Empty where none is to be opened
 * @param expected property to the text it is believed to have now; where that is wrong nothing is written
 * @param readAt UTC milliseconds at which {@code expected} was read
 * @param trace unique in the run, for the CRM's own logs
 */
public record Write(
        Ref ref,
        SortedMap<String, String> values,
        SortedMap<String, String> lead,
        SortedMap<String, String> expected,
        long readAt,
        String trace) {

    public Write {
        values = NamedTexts.copyOf(values);
        lead = NamedTexts.copyOf(lead);
        expected = NamedTexts.copyOf(expected);
    }

    /** One that opens no lead. */
    public Write(
            Ref ref, SortedMap<String, String> values, SortedMap<String, String> expected, long readAt, String trace) {
        this(ref, values, Collections.emptySortedMap(), expected, readAt, trace);
    }
}
