package dev.mql.hubspot;

import dev.mql.crm.Item;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Form history as the contact carries it, {@code guid:ms;guid:ms...} for up to 800 submissions: the property
 * {@code hs_calculated_form_submissions}, which costs no call of its own.
 */
final class FormSubmissions {

    static final String PROPERTY = "hs_calculated_form_submissions";
    static final String SOURCE = "forms";

    private FormSubmissions() {}

    /**
     * One touch for each submission; what cannot be read is left out.
     *
     * @param names form id to name
     */
    static List<Item.Touch> touches(Ref contact, String submissions, Function<String, String> names) {
        List<Item.Touch> touches = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String submission : submissions.split(";", -1)) {
            int guidEnd = submission.indexOf(':');
            int timeStart = submission.lastIndexOf(':') + 1;
            if (guidEnd <= 0) {
                continue;
            }
            String form = submission.substring(0, guidEnd).strip();
            long at = Ids.number(submission.substring(timeStart).strip());
            if (form.isEmpty() || at < 0) {
                continue;
            }
            // The same form twice within a millisecond is two submissions.
            String id = form + ":" + at;
            int count = seen.merge(id, 1, Integer::sum);
            SortedMap<String, String> attributes = new TreeMap<>();
            attributes.put("form", form);
            attributes.put("name", names.apply(form));
            touches.add(new Item.Touch(contact, SOURCE, count == 1 ? id : id + ":" + count, at, attributes, contact));
        }
        return touches;
    }
}
