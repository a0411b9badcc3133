package dev.mql.crm;

import dev.mql.model.NamedTexts;
import dev.mql.model.Ref;
import java.util.SortedMap;

/**
 * New values of one record. An empty text clears.
 *
 * @param values property to new text; one that begins with {@link #LEAD} is of a lead that is opened for the person, unless
 *     one is open, before anything else is written
 * @param expected property to the text it is believed to have now; where that is wrong nothing is written
 * @param readAt UTC milliseconds at which {@code expected} was read
 * @param trace unique in the run, for the CRM's own logs
 */
public record Write(
        Ref ref, SortedMap<String, String> values, SortedMap<String, String> expected, long readAt, String trace) {

    /** How the names of a lead's properties begin; in their texts <code>{name}</code> stands for the person's property. */
    public static final String LEAD = "leads.";

    public Write {
        values = NamedTexts.copyOf(values);
        expected = NamedTexts.copyOf(expected);
    }
}
