package dev.mql.salesforce;

import java.util.List;

/**
 * What people see of mql's fields (Metadata API Developer Guide, "Layout", "LeadConvertSettings"). A layout is replaced as a
 * whole by its name, so mql's is one of its own: it can be assigned as it is, or its section be drawn into the layouts sales
 * works with.
 */
final class Pages {

    private static final String LAYOUT = "MQL Layout";
    private static final String CONVERSION = "LeadConvertSettings";

    private Pages() {}

    static void layout(Metadata metadata, String object, List<String> fields) {
        Xml xml = Xml.document("Layout");
        section(xml, object + " information", "Required", required(object));
        section(xml, "Qualification by mql", "Readonly", fields);
        String name = object + "-" + LAYOUT;
        metadata.file("layouts/" + name + ".layout", xml.end(), "Layout", name);
    }

    private static List<String> required(String object) {
        return object.equals(Objects.LEAD) ? List.of("Name", "Company", "Status") : List.of("Name");
    }

    private static void section(Xml xml, String label, String behavior, List<String> fields) {
        xml.block(
                "layoutSections",
                () -> xml.line("customLabel", true)
                        .line("detailHeading", true)
                        .line("editHeading", true)
                        .line("label", label)
                        .block(
                                "layoutColumns",
                                () -> fields.forEach(field -> xml.block(
                                        "layoutItems",
                                        () -> xml.line("behavior", behavior).line("field", field))))
                        .line("style", "OneColumn"));
    }

    /** Each of mql's fields of the lead goes to its namesake of the contact. */
    static void conversion(Metadata metadata, List<String> fields) {
        Xml xml = Xml.document(CONVERSION);
        xml.block("objectMapping", () -> {
            xml.line("inputObject", Objects.LEAD);
            fields.forEach(field -> xml.block(
                    "mappingFields", () -> xml.line("inputField", field).line("outputField", field)));
            xml.line("outputObject", Objects.CONTACT);
        });
        metadata.file(CONVERSION + "/" + CONVERSION + ".LeadConvertSetting", xml.end(), CONVERSION, CONVERSION);
    }
}
