package dev.mql.mapping;

import dev.mql.crm.Schema;
import dev.mql.definition.Glossary;
import dev.mql.mapping.FactSource.As;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a fact is read where its mapping does not say: as the fact's own name wants it, else as the CRM's type of property suggests. */
final class FactTypes {

    /** Facts whose kind of value does not tell how they are read. */
    private static final Map<String, As> SPECIAL = Map.of(
            "company.industry", As.INDUSTRY,
            "contact.email_domain", As.DOMAIN,
            "company.domain", As.DOMAIN,
            "contact.tags", As.TEXTS);

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
        As special = SPECIAL.get(source.fact());
        return special != null
                ? special
                : Glossary.STANDARD
                        .fact(source.fact())
                        .map(fact -> asKind(fact.kind(), source))
                        .orElseGet(() -> asInCrm(source));
    }

    private As asKind(Glossary.Kind kind, FactSource.Property source) {
        return switch (kind) {
            case TEXT, CODE -> As.TEXT;
            case COUNTRY -> As.COUNTRY;
            case NUMBER -> As.RANGE;
            case MONEY -> As.MONEY;
            case TRUTH -> As.TRUTH;
            case MOMENT -> As.MOMENT;
            case ANY -> asInCrm(source);
        };
    }

    /** Whether the account has such records at all. */
    boolean isRead(String object) {
        return schema.streams().isEmpty()
                || schema.streams().containsKey(object)
                || schema.objects().containsKey(object);
    }

    private As asInCrm(FactSource.Property source) {
        if (!source.reading().values().isEmpty()) {
            return As.TEXT;
        }
        return source.from().values().stream()
                .flatMap(List::stream)
                .flatMap(path -> schema.property(path.object(), path.property()).stream())
                .map(property -> asType(property.type()))
                .findFirst()
                .orElse(As.TEXT);
    }

    /** HubSpot's and Salesforce's words for types of property. */
    static As asType(String type) {
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
