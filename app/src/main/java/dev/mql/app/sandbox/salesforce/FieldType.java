package dev.mql.app.sandbox.salesforce;

import java.util.Locale;

/** The types of describe; in {@code objects.txt} and in describe they are written as the vendor writes them. */
public enum FieldType {
    ID("id"),
    REFERENCE("reference"),
    STRING("string"),
    TEXTAREA("textarea"),
    PICKLIST("picklist"),
    MULTIPICKLIST("multipicklist"),
    COMBOBOX("combobox"),
    EMAIL("email"),
    PHONE("phone"),
    URL("url"),
    BOOLEAN("boolean"),
    INT("int"),
    DOUBLE("double"),
    CURRENCY("currency"),
    PERCENT("percent"),
    DATE("date"),
    DATETIME("datetime"),
    ADDRESS("address"),
    ANY("anyType");

    private final String word;

    FieldType(String word) {
        this.word = word;
    }

    static FieldType named(String word) {
        for (FieldType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no field type " + word);
    }

    String word() {
        return word;
    }

    boolean numeric() {
        return switch (this) {
            case INT, DOUBLE, CURRENCY, PERCENT -> true;
            default -> false;
        };
    }

    /** Whether COUNT(field) takes it: SOQL and SOSL Reference, "Support for Field Types in Aggregate Functions". */
    boolean countable() {
        return switch (this) {
            case BOOLEAN, TEXTAREA, MULTIPICKLIST, ADDRESS, ANY -> false;
            default -> true;
        };
    }

    boolean isId() {
        return this == ID || this == REFERENCE;
    }

    boolean listed() {
        return this == PICKLIST || this == MULTIPICKLIST || this == COMBOBOX;
    }

    /** Few different values in many records: worth a dictionary. */
    boolean repeats() {
        return listed() || this == BOOLEAN || this == DATE;
    }

    String soapType() {
        return switch (this) {
            case ID, REFERENCE -> "tns:ID";
            case BOOLEAN -> "xsd:boolean";
            case INT -> "xsd:int";
            case DOUBLE, CURRENCY, PERCENT -> "xsd:double";
            case DATE -> "xsd:date";
            case DATETIME -> "xsd:dateTime";
            case ADDRESS -> "urn:address";
            case ANY -> "xsd:anyType";
            default -> "xsd:string";
        };
    }

    @Override
    public String toString() {
        return word.toLowerCase(Locale.ROOT);
    }
}
