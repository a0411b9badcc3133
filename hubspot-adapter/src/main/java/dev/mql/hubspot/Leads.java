package dev.mql.hubspot;

import dev.mql.crm.CrmException;
import dev.mql.crm.WriteResult.Fix;
import dev.mql.http.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens a lead for whom sales is handed (HubSpot's page "Leads"; Sales Hub Professional). Creating is not repeatable, so who
 * has an open lead is looked up right before: a lost answer doubles nobody's. Where the token or the edition does not
 * allow leads, that is said once, and everything else is written all the same.
 */
final class Leads {

    static final String TYPE = "leads";
    static final String SCOPE = "crm.objects.leads.write";

    private static final Logger LOG = LoggerFactory.getLogger(Leads.class);

    private static final String NAME = "hs_lead_name";
    private static final String IS_OPEN = "hs_lead_is_open";
    private static final String STAGE = "hs_pipeline_stage";

    /** The stages of HubSpot's own pipeline in which a lead has ended; others are told by {@link #IS_OPEN}. */
    private static final Set<String> ENDED = Set.of("qualified-stage-id", "unqualified-stage-id");

    /** From a lead to its primary contact; without it HubSpot makes no lead. */
    private static final int PRIMARY_CONTACT = 578;

    private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9_]+)}");

    private final Api api;
    private final Fetching fetching;
    private final Associations associations;
    private final Locks locks;
    private final AtomicBoolean off = new AtomicBoolean();

    Leads(Api api, Fetching fetching, Associations associations, Locks locks) {
        this.api = api;
        this.fetching = fetching;
        this.associations = associations;
        this.locks = locks;
    }

    /** What the token may do may have changed. */
    void tryAgain() {
        off.set(false);
    }

    /** The properties of the person that a text is made of. */
    static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Settles those for whom no lead could be opened; the others stay open. */
    void open(List<Pending> rows, BatchUpdates.Run run) {
        if (rows.isEmpty() || off.get()) {
            return;
        }
        Map<String, Found> lacking = new HashMap<>();
        run.looking(rows, () -> lacking.putAll(withoutLead(rows)));
        for (Pending row : rows) {
            Found person = lacking.get(row.id());
            if (person != null && row.open() && !off.get() && !run.halted()) {
                run.guarded(List.of(row), () -> create(row, person));
            }
        }
    }

    /** Those who have no open lead, with what their lead's texts are made of. */
    private Map<String, Found> withoutLead(List<Pending> rows) {
        List<String> people = rows.stream().map(Pending::id).distinct().toList();
        Set<String> places = rows.stream()
                .flatMap(row -> row.lead().values().stream())
                .flatMap(text -> places(text).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        try {
            Map<String, List<String>> linked = associations.certainOf(Rows.CONTACTS, people, TYPE);
            Set<String> open = open(
                    linked.values().stream().flatMap(List::stream).distinct().toList());
            List<String> lacking = people.stream()
                    .filter(person ->
                            linked.getOrDefault(person, List.of()).stream().noneMatch(open::contains))
                    .toList();
            return fetching.read(Rows.CONTACTS, lacking, places, Set.of());
        } catch (CrmException refused) {
            if (refused.next() != CrmException.Next.FIX_CREDENTIAL
                    && refused.next() != CrmException.Next.FIX_SETTINGS) {
                throw refused;
            }
            turnOff(refused);
            return Map.of();
        }
    }

    /** Of these leads those that have not ended, as far as HubSpot tells. */
    private Set<String> open(List<String> leads) {
        return fetching.read(TYPE, leads, Set.of(IS_OPEN, STAGE), Set.of()).values().stream()
                .filter(lead -> !lead.properties().getOrDefault(IS_OPEN, "").equals("false"))
                .filter(lead -> !ENDED.contains(lead.properties().getOrDefault(STAGE, "")))
                .map(Found::id)
                .collect(Collectors.toSet());
    }

    private void create(Pending row, Found person) {
        ObjectNode body = body(row, person);
        Reply reply = locks.outwait(
                Locks.TRIES, () -> api.create("open a lead", api.paths().objects(TYPE), body));
        if (Locks.met(reply)) {
            Locks.refuse(row);
        } else if (reply.status() == 403) {
            turnOff(Api.refused("open a lead", reply));
        } else if (reply.status() == 400 || reply.status() == 409) {
            Complaint complaint = Complaint.of(reply);
            row.refused(
                    complaint.isOfTheMapping() ? Fix.MAPPING : Fix.RECORD,
                    complaint.code(),
                    "HubSpot refused the lead: " + complaint.details()
                            + "; change write: leads: in the mapping, or HubSpot's rules for leads");
        } else if (!reply.successful()) {
            throw Api.refused("open a lead", reply);
        }
    }

    private static ObjectNode body(Pending row, Found person) {
        ObjectNode body = Json.object();
        ObjectNode properties = body.putObject("properties");
        row.lead().forEach((property, text) -> {
            String filled = filled(text, place -> person.properties().getOrDefault(place, ""));
            if (!filled.isEmpty()) {
                properties.put(property, filled);
            } else if (property.equals(NAME)) {
                properties.put(property, "Contact " + row.id());
            }
        });
        ObjectNode association = body.putArray("associations").addObject();
        association.putObject("to").put("id", row.id());
        association
                .putArray("types")
                .addObject()
                .put("associationCategory", "HUBSPOT_DEFINED")
                .put("associationTypeId", PRIMARY_CONTACT);
        return body;
    }

    private static String filled(String text, Function<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))))
                .strip()
                .replaceAll("\\s+", " ");
    }

    private void turnOff(CrmException why) {
        if (off.compareAndSet(false, true)) {
            LOG.warn("no leads are opened: {}; {}; all else is written", why.getMessage(), why.remedy());
        }
    }
}
