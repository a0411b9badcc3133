package dev.mql.store;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.decide.Decision;
import dev.mql.decide.Standing;
import dev.mql.evaluate.Interest;
import dev.mql.evaluate.NextChange;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Part;
import dev.mql.evaluate.Verdict;
import dev.mql.model.Ref;
import dev.mql.model.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values for tests of stores: a small CRM's rows, touches and verdicts. */
public final class Given {

    public static final String CRM = "hubspot";
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final Identity IDENTITY = new Identity(Map.of("contacts", "email"));

    private Given() {}

    public static Ref contact(long id) {
        return new Ref(CRM, "contacts", Long.toString(id));
    }

    public static Ref company(long id) {
        return new Ref(CRM, "companies", Long.toString(id));
    }

    public static Ref deal(long id) {
        return new Ref(CRM, "deals", Long.toString(id));
    }

    public static Instant after(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    public static Item.Row row(Ref ref, @Nullable Ref company, String... namesAndValues) {
        Map<String, String> properties = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Item.row(ref, properties, NOON.toEpochMilli(), company);
    }

    /** A form submission on the contact's own row. */
    public static Item.Touch form(long contact, String id, long seconds) {
        return touch(contact(contact), "forms", id, seconds, contact(contact));
    }

    /** A visit with a row of its own. */
    public static Item.Touch visit(long contact, String id, long seconds) {
        return touch(contact(contact), "pages", id, seconds, new Ref(CRM, "pages", id));
    }

    private static Item.Touch touch(Ref person, String source, String id, long seconds, Ref row) {
        return new Item.Touch(
                person, source, id, after(seconds).toEpochMilli(), new TreeMap<>(Map.of("name", "Demo request")), row);
    }

    public static Page last(Item... items) {
        return new Page(List.of(items), Optional.empty(), List.of(), NOON);
    }

    public static Checkpoint checkpoint(String stream, int part, String text) {
        return new Checkpoint(stream, part, text);
    }

    public static StoredVerdict verdict(Verdict.Kind kind, long score, Stage stage, long next) {
        String code = kind == Verdict.Kind.DISQUALIFIED ? "job_seeker" : "";
        List<String> ask = kind == Verdict.Kind.NEEDS_DATA ? List.of("company.country", "contact.title") : List.of();
        Outcome outcome = new Outcome(
                new Verdict(kind, code, ask),
                kind == Verdict.Kind.MQL,
                score,
                score - 1,
                score + 1,
                score / 2,
                score / 2,
                score / 3,
                score / 6,
                "B2",
                Set.of(Interest.PRODUCT));
        return new StoredVerdict(
                outcome,
                stage,
                "v1:d1",
                "f1",
                7,
                NOON.toEpochMilli(),
                new NextChange(next, true),
                Long.MAX_VALUE,
                List.of(
                        new StoredVerdict.Reason("pricing", 20_000_000, Part.State.FIRED),
                        new StoredVerdict.Reason("revenue", 0, Part.State.UNKNOWN)));
    }

    /** An item that writes the status of a person who becomes an MQL. */
    public static PlanItem writing(Dossier dossier, StoredVerdict verdict) {
        return item(dossier, verdict, List.of(new PlanItem.Change("hs_lead_status", "NEW", "MQL")), List.of());
    }

    /** An item that only keeps a verdict. */
    public static PlanItem silent(Dossier dossier, StoredVerdict verdict, Decision.Held... held) {
        return item(dossier, verdict, List.of(), List.of(held));
    }

    private static PlanItem item(
            Dossier dossier, StoredVerdict verdict, List<PlanItem.Change> changes, List<Decision.Held> held) {
        Standing after = new Standing(verdict.stage(), NOON.toEpochMilli(), null, null, 0, NOON.toEpochMilli(), null);
        Decision decision = new Decision(
                dossier.standing().stage(),
                verdict.stage(),
                Decision.Cause.CROSSED_LINE,
                List.of(new Decision.StatusChange("hs_lead_status", verdict.stage())),
                held,
                after,
                Long.MAX_VALUE,
                List.of());
        return new PlanItem(
                dossier.person(),
                dossier.records().person(),
                verdict,
                decision,
                changes,
                new TreeMap<>(Map.of("hs_lead_status", "NEW")),
                NOON.toEpochMilli(),
                changes.isEmpty() ? PlanItem.State.SILENT : PlanItem.State.PLANNED,
                null);
    }

    public static Settlement applied(PlanItem item) {
        return new Settlement(item.person(), PlanItem.State.APPLIED, item.ref(), item.values(), null);
    }

    public static Settlement refused(PlanItem item, String message) {
        return new Settlement(
                item.person(),
                PlanItem.State.REFUSED,
                item.ref(),
                new TreeMap<>(),
                new Failure("record", "INVALID_OPTION", message));
    }
}
