package dev.mql.app.sandbox.hubspot;

import java.util.Objects;

/** Two records become one: the loser's id leads to the winner from now on, and the winner fills its gaps from the loser. */
final class Merging {
    private static final String VIDS = "hs_calculated_merged_vids";
    private static final String FURTHER = "hs_additional_emails";
    private final Portal portal;

    Merging(Portal portal) {
        this.portal = portal;
    }

    Row merge(Table table, long winnerId, long loserId) {
        Row winner = Objects.requireNonNull(table.find(winnerId));
        Row loser = Objects.requireNonNull(table.find(loserId));
        portal.shadow(table, loserId, loser);
        portal.shadow(table, winnerId, winner);
        if (table.type() == ObjectType.CONTACT) {
            address(table, winner, loser);
            portal.activity().lists().values().forEach(list -> {
                Long joined = list.members().remove(loserId);
                if (joined != null) {
                    list.members().putIfAbsent(winnerId, joined);
                }
            });
        }
        for (Property property : table.catalog().all()) {
            String name = property.name();
            String value = table.valueOrEmpty(loser, name);
            if (!name.equals("hs_merged_object_ids")
                    && table.valueOrEmpty(winner, name).isEmpty()
                    && !value.isEmpty()) {
                winner.values = Packed.with(winner.values, table.catalog().number(name), value);
            }
        }
        joinSubmissions(table, winner, loser);
        String losers = joined(table.valueOrEmpty(winner, "hs_merged_object_ids"), Long.toString(loserId), ";");
        losers = joined(losers, table.valueOrEmpty(loser, "hs_merged_object_ids"), ";");
        winner.values = Packed.with(winner.values, table.catalog().number("hs_merged_object_ids"), losers);
        if (table.catalog().has(VIDS)) {
            // Seen to miss ids that hs_merged_object_ids has: here those of earlier merges.
            winner.values = Packed.with(winner.values, table.catalog().number(VIDS), loserId + ":" + portal.now());
        }
        winner.modifiedAt = portal.now();
        portal.links().merge(table.type(), loserId, winnerId);
        table.merge(loserId, winnerId);
        portal.records().rollUps().linked(table.type(), winnerId);
        return winner;
    }

    /** The loser's address leads to the winner and is one of its further ones. */
    private void address(Table table, Row winner, Row loser) {
        String email = table.valueOrEmpty(loser, "email");
        portal.emailChanged(loser.id, email, "");
        if (email.isEmpty() || table.valueOrEmpty(winner, "email").isEmpty()) {
            return;
        }
        portal.emailChanged(winner.id, "", email);
        String further = joined(table.valueOrEmpty(winner, FURTHER), email, ";");
        winner.values = Packed.with(winner.values, table.catalog().number(FURTHER), further);
    }

    private static void joinSubmissions(Table table, Row winner, Row loser) {
        String name = "hs_calculated_form_submissions";
        if (table.catalog().has(name)) {
            String theirs = table.valueOrEmpty(loser, name);
            String ours = table.valueOrEmpty(winner, name);
            if (!theirs.isEmpty() && !ours.equals(theirs)) {
                winner.values = Packed.with(winner.values, table.catalog().number(name), joined(theirs, ours, ";"));
            }
        }
    }

    private static String joined(String first, String second, String by) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + by + second;
    }
}
