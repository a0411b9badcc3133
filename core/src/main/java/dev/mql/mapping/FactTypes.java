package dev.mql.mapping;

import dev.mql.crm.Schema;
import dev.mql.mapping.FactSource.As;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a fact is read where its mapping does not say: as the fact's own name wants it, else as the CRM's type of property suggests. */
final class FactTypes {

    /** The facts definitions are written in, and how they are read. */
    private static final Map<String, As> STANDARD = Map.ofEntries(
            Map.entry("contact.email", As.TEXT),
            Map.entry("contact.email_domain", As.TEXT),
            Map.entry("contact.email_kind", As.TEXT),
            Map.entry("contact.title", As.TEXT),
            Map.entry("contact.seniority", As.TEXT),
            Map.entry("contact.function", As.TEXT),
            Map.entry("contact.unsubscribed", As.TRUTH),
            Map.entry("contact.bounced", As.TRUTH),
            Map.entry("company.country", As.COUNTRY),
            Map.entry("company.employees", As.RANGE),
            Map.entry("company.revenue", As.MONEY),
            Map.entry("company.industry", As.INDUSTRY),
            Map.entry("company.relation", As.TEXT),
            Map.entry("origin", As.TEXT),
            Map.entry("bant.budget", As.TRUTH),
            Map.entry("bant.authority", As.TRUTH),
            Map.entry("bant.need", As.TRUTH),
            Map.entry("bant.timing", As.TRUTH));

    private final Schema schema;

    FactTypes(Schema schema) {
        this.schema = schema;
    }

    As as(FactSource.Property source) {
        if (source.as().isPresent()) {
            return source.as().get();
        }
        if (!source.reading().trueIf().isEmpty()) {
            return As.TRUTH;
        }
        As standard = STANDARD.get(source.fact());
        if (standard != null) {
            return standard;
        }
        return source.reading().values().isEmpty() ? asInCrm(source) : As.TEXT;
    }

    /** Whether the account has such records at all. */
    boolean isRead(String object) {
        return schema.streams().isEmpty()
                || schema.streams().containsKey(object)
                || schema.objects().containsKey(object);
    }

    private As asInCrm(FactSource.Property source) {
        return source.from().values().stream()
                .flatMap(List::stream)
                .flatMap(path -> schema.property(path.object(), path.property()).stream())
                .map(property -> asType(property.type()))
                .findFirst()
                .orElse(As.TEXT);
    }

    /** HubSpot's and Salesforce's words for types of property. */
    private static As asType(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "bool", "boolean" -> As.TRUTH;
            case "number", "int", "double", "percent", "long" -> As.NUMBER;
            case "currency" -> As.MONEY;
            case "date", "datetime" -> As.MOMENT;
            case "multipicklist" -> As.TEXTS;
            default -> As.TEXT;
        };
    }
}
