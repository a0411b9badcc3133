package dev.mql.definition;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;

/**
 * What marketing and sales agreed on: who is stopped, who is handed over at once, how fit and engagement are counted,
 * and which lines have to be reached. Its meaning is fixed in {@code docs/meaning.md}.
 *
 * @param name what people call it
 * @param edition the signers' own name of this version; its identity is the hash of its meaning
 * @param lists named values; already expanded where rules use them, kept for lint and diff
 * @param never what stops a hand-over, in file order
 * @param salesNeeds the facts sales cannot do without, in asking order
 */
public record Definition(
        String name,
        String edition,
        Agreement agreement,
        ZoneId zone,
        WorkingHours workingHours,
        Currencies money,
        SortedMap<String, List<String>> lists,
        List<Never> never,
        HandRaise handRaise,
        List<String> salesNeeds,
        Fit fit,
        Engagement engagement,
        Lines mql,
        Leave leave,
        Grades grades,
        Handoff handoff,
        Sql sql,
        Views views)
        implements Serializable {

    public Definition {
        never = List.copyOf(never);
        salesNeeds = List.copyOf(salesNeeds);
    }
}
