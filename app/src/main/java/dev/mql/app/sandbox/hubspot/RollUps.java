package dev.mql.app.sandbox.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Values HubSpot computes. Setting one never moves the modification date, which is why an incremental read by it alone misses them. */
final class RollUps {
    /** `hs_calculated_form_submissions` holds at most the latest 800. */
    private static final int SUBMISSIONS = 800;

    private final Portal portal;

    RollUps(Portal portal) {
        this.portal = portal;
    }

    void set(ObjectType type, Row row, String name, String value) {
        Table table = portal.table(type);
        int number = table.catalog().number(name);
        if (!value.equals(Packed.get(row.values, number))) {
            portal.shadow(table, row.id, row);
            row.values = Packed.with(row.values, number, value);
        }
    }

    /** Recomputes what depends on the values that have just changed. */
    void follow(Table table, Row row, Map<String, String> after) {
        if (table.type() == ObjectType.CONTACT && after.containsKey("email")) {
            String email = after.getOrDefault("email", "");
            set(table.type(), row, "hs_email_domain", email.substring(email.indexOf('@') + 1));
        }
        if (table.type() == ObjectType.DEAL) {
            deal(table, row, after);
        } else if (table.type() == ObjectType.LEAD) {
            new LeadStages(portal).follow(row, after);
        }
    }

    private void deal(Table table, Row row, Map<String, String> after) {
        if (after.containsKey("amount")) {
            set(table.type(), row, "amount_in_home_currency", after.getOrDefault("amount", ""));
        }
        String stage = after.getOrDefault("dealstage", "");
        if (!stage.isEmpty()) {
            set(table.type(), row, "hs_is_closed", Boolean.toString(DealStages.closed(stage)));
            set(table.type(), row, "hs_is_closed_won", Boolean.toString(DealStages.won(stage)));
            set(table.type(), row, "hs_deal_stage_probability", DealStages.probability(stage));
        }
        for (long company : portal.links().of(ObjectType.DEAL, row.id, ObjectType.COMPANY)) {
            companyDeals(company);
        }
        for (long contact : portal.links().of(ObjectType.DEAL, row.id, ObjectType.CONTACT)) {
            contactDeals(contact);
        }
    }

    /** To be called when two records were linked or unlinked. */
    void linked(ObjectType type, long id) {
        if (type == ObjectType.CONTACT) {
            Row row = portal.table(type).find(id);
            long[] companies = portal.links().of(type, id, ObjectType.COMPANY);
            if (row != null) {
                set(type, row, "associatedcompanyid", companies.length == 0 ? "" : Long.toString(companies[0]));
                contactDeals(id);
            }
        } else if (type == ObjectType.COMPANY) {
            companyDeals(id);
        } else if (type == ObjectType.LEAD) {
            Row lead = portal.table(type).find(id);
            if (lead != null) {
                new LeadStages(portal).told(lead);
            }
        }
    }

    private void contactDeals(long contact) {
        Row row = portal.table(ObjectType.CONTACT).find(contact);
        long[] deals = portal.links().of(ObjectType.CONTACT, contact, ObjectType.DEAL);
        if (row != null && deals.length > 0) {
            set(ObjectType.CONTACT, row, "num_associated_deals", Integer.toString(deals.length));
        }
    }

    private void companyDeals(long company) {
        Row row = portal.table(ObjectType.COMPANY).find(company);
        if (row == null) {
            return;
        }
        Table deals = portal.table(ObjectType.DEAL);
        long[] linked = portal.links().of(ObjectType.COMPANY, company, ObjectType.DEAL);
        long open = Arrays.stream(linked)
                .mapToObj(deals::find)
                .filter(Objects::nonNull)
                .filter(deal -> !deals.valueOrEmpty(deal, "hs_is_closed").equals("true"))
                .count();
        set(ObjectType.COMPANY, row, "hs_num_open_deals", Long.toString(open));
        set(ObjectType.COMPANY, row, "num_associated_deals", Integer.toString(linked.length));
        long[] contacts = portal.links().of(ObjectType.COMPANY, company, ObjectType.CONTACT);
        set(ObjectType.COMPANY, row, "num_associated_contacts", Integer.toString(contacts.length));
    }

    void submitted(Row contact, Portal.Form form, long at) {
        Table table = portal.table(ObjectType.CONTACT);
        String before = table.valueOrEmpty(contact, "hs_calculated_form_submissions");
        List<String> all = new ArrayList<>(before.isEmpty() ? List.of() : Arrays.asList(before.split(";", -1)));
        all.add(form.guid() + ":" + at);
        List<String> latest = all.subList(Math.max(0, all.size() - SUBMISSIONS), all.size());
        conversions(contact, latest, form.name(), at);
    }

    private void conversions(Row contact, List<String> submissions, String formName, long at) {
        String when = Instant.ofEpochMilli(at).toString();
        long unique = submissions.stream()
                .map(text -> text.substring(0, text.lastIndexOf(':')))
                .distinct()
                .count();
        set(ObjectType.CONTACT, contact, "hs_calculated_form_submissions", String.join(";", submissions));
        set(ObjectType.CONTACT, contact, "num_conversion_events", Integer.toString(submissions.size()));
        set(ObjectType.CONTACT, contact, "num_unique_conversion_events", Long.toString(unique));
        set(ObjectType.CONTACT, contact, "recent_conversion_date", when);
        set(ObjectType.CONTACT, contact, "recent_conversion_event_name", "Website: " + formName);
        if (submissions.size() == 1) {
            set(ObjectType.CONTACT, contact, "first_conversion_date", when);
            set(ObjectType.CONTACT, contact, "first_conversion_event_name", "Website: " + formName);
        }
    }

    void visited(Row contact, String url, long at) {
        Table table = portal.table(ObjectType.CONTACT);
        String when = Instant.ofEpochMilli(at).toString();
        String views = table.valueOrEmpty(contact, "hs_analytics_num_page_views");
        set(ObjectType.CONTACT, contact, "hs_analytics_num_page_views", plusOne(views));
        if (table.valueOrEmpty(contact, "hs_analytics_first_timestamp").isEmpty()) {
            set(ObjectType.CONTACT, contact, "hs_analytics_first_timestamp", when);
            set(ObjectType.CONTACT, contact, "hs_analytics_first_url", url);
        }
        set(ObjectType.CONTACT, contact, "hs_analytics_last_timestamp", when);
        set(ObjectType.CONTACT, contact, "hs_analytics_last_url", url);
    }

    private static String plusOne(String number) {
        return Long.toString(number.isEmpty() ? 1 : Long.parseLong(number) + 1);
    }
}
