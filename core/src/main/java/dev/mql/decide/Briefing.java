package dev.mql.decide;

import java.io.Serializable;

/**
 * What sales needs to know of somebody handed over, in words. Names nobody.
 *
 * @param score micro-points
 * @param grade {@code B2}
 * @param reason one sentence of at most 255 characters, as on the record
 * @param askFor what is not known and sales has to ask; empty where nothing is missing
 * @param worth what sales may expect of the person, {@code 45000 EUR}; empty where nobody knows
 * @param definition name and hash of the definition
 * @param owner the CRM's id of who has the record; empty where nobody has
 * @param rejectedWhy the reason sales gave; empty where it gave none
 */
public record Briefing(
        long score,
        String grade,
        String reason,
        String askFor,
        String worth,
        String definition,
        String owner,
        String rejectedWhy)
        implements Serializable {

    /** What may be kept of somebody erased: by which definition. */
    public Briefing wordless() {
        return new Briefing(0, "", "", "", "", definition, "", "");
    }
}
