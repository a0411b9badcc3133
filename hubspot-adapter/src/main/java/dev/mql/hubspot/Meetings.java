package dev.mql.hubspot;

import dev.mql.crm.Item;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Meetings of the CRM: each is a touch of every contact it is associated with. */
final class Meetings {

    static final String STREAM = "meetings";

    private static final String OUTCOME = "hs_meeting_outcome";
    private static final String TITLE = "hs_meeting_title";
    private static final String START = "hs_meeting_start_time";
    private static final String TIME = "hs_timestamp";

    static final Set<String> PROPERTIES = Set.of(OUTCOME, TITLE, START, TIME);

    private Meetings() {}

    static List<Item.Touch> touches(Found meeting) {
        Ref row = Rows.ref(STREAM, meeting.id());
        OptionalLong start = time(meeting, START);
        long at = start.isPresent() ? start.getAsLong() : time(meeting, TIME).orElse(meeting.updatedAt());
        SortedMap<String, String> attributes = new TreeMap<>();
        String outcome = meeting.properties().get(OUTCOME);
        if (outcome != null) {
            attributes.put(OUTCOME, outcome);
        }
        String title = meeting.properties().get(TITLE);
        if (title != null) {
            attributes.put("name", title);
        }
        List<Item.Touch> touches = new ArrayList<>();
        for (String contact : meeting.associations().getOrDefault(Rows.CONTACTS, List.of())) {
            Ref person = Rows.ref(Rows.CONTACTS, contact);
            touches.add(new Item.Touch(person, STREAM, meeting.id(), at, attributes, row));
        }
        return touches;
    }

    private static OptionalLong time(Found meeting, String property) {
        String text = meeting.properties().get(property);
        return text == null ? OptionalLong.empty() : Sameness.millis(text);
    }
}
