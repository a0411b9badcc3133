package dev.mql.salesforce;

import dev.mql.crm.Item;
import dev.mql.model.Ref;
import dev.mql.salesforce.Columns.Cells;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Records as the port's items: rows with links, touches, and what became of the deleted, merged and converted. */
final class Rows {

    private Rows() {}

    /** As the reading wants them: of ids, that the record is there, and the record itself where its columns were asked for. */
    static void add(Cursor cursor, Columns columns, Cells cells, List<Item> to) {
        if (cursor.mode() == Cursor.Mode.IDS && !Objects.isTouch(cursor.stream())) {
            to.add(new Item.Seen(Objects.ref(cursor.stream(), cells.text(Objects.ID))));
        }
        if (!columns.bare()) {
            add(columns, cells, to);
        }
    }

    static void add(Columns columns, Cells cells, List<Item> to) {
        String object = columns.object();
        Ref ref = Objects.ref(object, cells.text(Objects.ID));
        long changed = cells.millis(Objects.STAMP, 0);
        if (cells.text(Objects.DELETED).equals("true")) {
            String master = cells.text(Objects.MASTER);
            to.add(
                    master.isEmpty()
                            ? new Item.Gone(ref, changed, Item.Why.DELETED)
                            : new Item.Became(ref, Objects.ref(object, master), changed, Item.Why.MERGED));
        } else if (Objects.isTouch(object)) {
            to.add(touch(cells, ref, changed));
        } else {
            to.add(new Item.Row(ref, cells.properties(), changed, links(object, cells)));
            converted(object, cells, ref, to);
        }
    }

    private static void converted(String object, Cells cells, Ref ref, List<Item> to) {
        String contact = cells.text(Objects.CONVERTED_TO);
        if (object.equals(Objects.LEAD) && cells.text(Objects.CONVERTED).equals("true") && !contact.isEmpty()) {
            long on = cells.millis(Objects.CONVERTED_ON, 0);
            to.add(new Item.Became(ref, Objects.ref(Objects.CONTACT, contact), on, Item.Why.CONVERTED));
        }
    }

    private static SortedMap<String, SortedSet<Ref>> links(String object, Cells cells) {
        SortedMap<String, SortedSet<Ref>> links = new TreeMap<>();
        switch (object) {
            case Objects.CONTACT, Objects.OPPORTUNITY ->
                link(links, "company", Objects.ACCOUNT, cells.text("AccountId"));
            case Objects.CONTACT_ROLE -> {
                link(links, "contact", Objects.CONTACT, cells.text("ContactId"));
                link(links, "deal", Objects.OPPORTUNITY, cells.text("OpportunityId"));
            }
            default -> {}
        }
        return links;
    }

    private static void link(SortedMap<String, SortedSet<Ref>> links, String role, String object, String id) {
        if (!id.isEmpty()) {
            links.put(role, new TreeSet<>(List.of(Objects.ref(object, id))));
        }
    }

    /** A task of nobody retracts what it told before. */
    private static Item touch(Cells cells, Ref row, long changed) {
        String who = person(row.type(), cells);
        String type = Objects.personType(who);
        if (type.isEmpty()) {
            return new Item.Gone(row, changed, Item.Why.DELETED);
        }
        SortedMap<String, String> attributes = cells.properties();
        String name = row.type().equals(Objects.CAMPAIGN_MEMBER) ? "Campaign.Name" : "Subject";
        if (!cells.text(name).isEmpty()) {
            attributes.put(name, cells.text(name));
        }
        // The lead and the contact it became may both be members: of one campaign somebody is a member once.
        String campaign = cells.text("CampaignId");
        return new Item.Touch(
                Objects.ref(type, who),
                row.type(),
                campaign.isEmpty() ? row.id() : campaign,
                at(row.type(), cells),
                attributes,
                row);
    }

    private static String person(String object, Cells cells) {
        if (!object.equals(Objects.CAMPAIGN_MEMBER)) {
            return cells.text("WhoId");
        }
        String contact = cells.text("ContactId");
        return contact.isEmpty() ? cells.text("LeadId") : contact;
    }

    private static long at(String object, Cells cells) {
        long created = cells.millis("CreatedDate", 0);
        return switch (object) {
            case Objects.CAMPAIGN_MEMBER -> day(cells.text("FirstRespondedDate"), created);
            case Objects.TASK ->
                Values.millis(cells.text("CompletedDateTime"), day(cells.text("ActivityDate"), created));
            default -> Values.millis(cells.text("StartDateTime"), day(cells.text("ActivityDate"), created));
        };
    }

    /** A day without a time is its beginning, but on the day of its creation the row was not there any earlier. */
    private static long day(String date, long created) {
        long at = Values.millis(date, created);
        return at <= created && created - at < 86_400_000 ? created : at;
    }
}
