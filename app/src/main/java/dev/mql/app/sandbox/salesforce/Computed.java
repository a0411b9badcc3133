package dev.mql.app.sandbox.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values nobody stores: names put together, what a stage or a status implies, what a member takes from its person. */
final class Computed {
    private static final Duration ARCHIVED_AFTER = Duration.ofDays(365);
    static final Map<String, Integer> PROBABILITY = Map.of(
            "Prospecting", 10,
            "Qualification", 10,
            "Needs Analysis", 20,
            "Value Proposition", 50,
            "Id. Decision Makers", 60,
            "Perception Analysis", 70,
            "Proposal/Price Quote", 75,
            "Negotiation/Review", 90,
            "Closed Won", 100,
            "Closed Lost", 0);
    private final Org org;

    Computed(Org org) {
        this.org = org;
    }

    @Nullable
    String value(Table table, Row row, Field field) {
        return switch (table.object().name()) {
            case "Lead", "User" -> name(table, row);
            case "Contact" -> contact(table, row, field);
            case "CampaignMember" -> member(table, row, field);
            case "Task" -> task(table, row, field);
            case "Event" -> event(table, row, field);
            case "Opportunity" -> opportunity(table, row, field);
            default -> null;
        };
    }

    private static String name(Table table, Row row) {
        String first = table.value(row, "FirstName");
        String last = Objects.requireNonNullElse(table.value(row, "LastName"), "");
        return first == null ? last : first + " " + last;
    }

    private static @Nullable String contact(Table table, Row row, Field field) {
        return switch (field.name()) {
            case "Name" -> name(table, row);
            case "IsEmailBounced" -> Boolean.toString(table.value(row, "EmailBouncedDate") != null);
            default -> null;
        };
    }

    private @Nullable String member(Table table, Row row, Field field) {
        String contact = table.value(row, "ContactId");
        String lead = table.value(row, "LeadId");
        boolean isContact = contact != null;
        Table people = org.table(isContact ? "Contact" : "Lead");
        Row person = people.find(isContact ? contact : lead);
        return switch (field.name()) {
            case "Type" -> isContact ? "Contact" : "Lead";
            case "LeadOrContactId" -> isContact ? contact : lead;
            case "CompanyOrAccount" -> person == null ? null : company(people, person);
            default -> person == null ? null : people.value(person, field.name());
        };
    }

    private @Nullable String company(Table people, Row person) {
        if (people.object().name().equals("Lead")) {
            return people.value(person, "Company");
        }
        Table accounts = org.table("Account");
        Row account = accounts.find(people.value(person, "AccountId"));
        return account == null ? null : accounts.value(account, "Name");
    }

    private @Nullable String task(Table table, Row row, Field field) {
        return switch (field.name()) {
            case "IsClosed" -> Boolean.toString(closed(table, row));
            case "IsHighPriority" -> Boolean.toString("High".equals(table.value(row, "Priority")));
            case "AccountId" -> account(table, row);
            case "IsArchived" ->
                Boolean.toString(closed(table, row) && old(day(table.value(row, "ActivityDate"), row)));
            default -> null;
        };
    }

    private static boolean closed(Table table, Row row) {
        return "Completed".equals(table.value(row, "Status"));
    }

    private @Nullable String event(Table table, Row row, Field field) {
        String start = table.value(row, "StartDateTime");
        String day = start == null ? null : Values.day(Long.parseLong(start));
        return switch (field.name()) {
            case "ActivityDate" -> day;
            case "AccountId" -> account(table, row);
            case "IsArchived" -> Boolean.toString(old(day(day, row)));
            default -> null;
        };
    }

    private static LocalDate day(@Nullable String day, Row row) {
        return day == null
                ? Instant.ofEpochMilli(row.created).atOffset(ZoneOffset.UTC).toLocalDate()
                : LocalDate.parse(day);
    }

    private boolean old(LocalDate day) {
        return !day.isAfter(Instant.ofEpochMilli(org.now())
                .minus(ARCHIVED_AFTER)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate());
    }

    /** An activity belongs to the account it is about, or to the account of the contact it is with. */
    private @Nullable String account(Table table, Row row) {
        String what = table.value(row, "WhatId");
        if (what != null && what.startsWith("001")) {
            return what;
        }
        Row contact = org.table("Contact").find(table.value(row, "WhoId"));
        return contact == null ? null : org.table("Contact").value(contact, "AccountId");
    }

    private static @Nullable String opportunity(Table table, Row row, Field field) {
        String stage = Objects.requireNonNullElse(table.value(row, "StageName"), "");
        return switch (field.name()) {
            case "IsWon" -> Boolean.toString(stage.equals("Closed Won"));
            case "IsClosed" -> Boolean.toString(stage.startsWith("Closed "));
            case "ForecastCategory" ->
                stage.equals("Closed Won") ? "Closed" : stage.equals("Closed Lost") ? "Omitted" : "Pipeline";
            case "ExpectedRevenue" -> expected(table.value(row, "Amount"), table.value(row, "Probability"));
            default -> null;
        };
    }

    private static @Nullable String expected(@Nullable String amount, @Nullable String probability) {
        if (amount == null || probability == null) {
            return null;
        }
        return new java.math.BigDecimal(amount)
                .multiply(new java.math.BigDecimal(probability))
                .movePointLeft(2)
                .stripTrailingZeros()
                .toPlainString();
    }
}
