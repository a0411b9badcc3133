package dev.mql.salesforce;

import dev.mql.crm.Wanted;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files an admin deploys (Metadata API Developer Guide; format of {@code sf project deploy start --metadata-dir}): a
 * field is a part of its object's file, and a standard value set is replaced as a whole, so it names every value the org
 * has now.
 */
final class Metadata {

    static final String STATUS = "Status";
    static final String PERMISSIONS = "MQL_Engine";

    /** Longest texts: a verdict, a tier, a definition's name; and a sentence. */
    static final int SHORT = 20;

    static final int LONG = 255;
    private static final int NAME_LENGTH = 120;

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String XMLNS = " xmlns=\"http://soap.sforce.com/2006/04/metadata\"";

    private final String version;
    private final SortedMap<String, String> files = new TreeMap<>();
    private final SortedMap<String, List<String>> members = new TreeMap<>();

    Metadata(String version) {
        this.version = version;
    }

    /** One value of a status as the org has it, or as it shall be added. */
    record StatusValue(String name, String label, boolean standard, boolean converted) {}

    void fields(String object, List<Wanted.Target> targets) {
        StringBuilder xml =
                new StringBuilder(HEAD).append("<CustomObject").append(XMLNS).append(">\n");
        targets.forEach(target -> xml.append(field(target)));
        files.put(
                "objects/" + object + ".object", xml.append("</CustomObject>\n").toString());
        members.merge(
                "CustomField",
                targets.stream().map(target -> object + "." + target.property()).toList(),
                Metadata::both);
    }

    private static List<String> both(List<String> some, List<String> others) {
        return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
    }

    private static String field(Wanted.Target target) {
        StringBuilder xml = new StringBuilder("    <fields>\n")
                .append(line(2, "fullName", target.property()))
                .append(line(2, "description", "Written by mql. What is typed here is overwritten."))
                .append(line(2, "label", target.label()));
        switch (target.kind()) {
            case NUMBER ->
                xml.append(line(2, "type", "Number"))
                        .append(line(2, "precision", "5"))
                        .append(line(2, "scale", "0"));
            case DATE_TIME -> xml.append(line(2, "type", "DateTime"));
            case CHOICE -> xml.append(line(2, "type", "Picklist")).append(values(target.options()));
            case TEXT -> xml.append(line(2, "type", "Text")).append(line(2, "length", Integer.toString(NAME_LENGTH)));
            case LONG_TEXT -> xml.append(line(2, "type", "Text")).append(line(2, "length", Integer.toString(LONG)));
        }
        return xml.append("    </fields>\n").toString();
    }

    /** Not restricted: sales may add words of their own. */
    private static String values(List<String> options) {
        StringBuilder xml = new StringBuilder("        <valueSet>\n            <restricted>false</restricted>\n")
                .append("            <valueSetDefinition>\n                <sorted>false</sorted>\n");
        options.forEach(option -> xml.append("                <value>\n")
                .append(line(5, "fullName", option))
                .append(line(5, "default", "false"))
                .append(line(5, "label", option))
                .append("                </value>\n"));
        return xml.append("            </valueSetDefinition>\n        </valueSet>\n")
                .toString();
    }

    /** @param values all that are to be there afterwards: one left out is taken away */
    void leadStatus(List<StatusValue> values) {
        StringBuilder xml = new StringBuilder(HEAD)
                .append("<StandardValueSet")
                .append(XMLNS)
                .append(">\n")
                .append(line(1, "sorted", "false"));
        values.forEach(value -> xml.append("    <standardValue>\n")
                .append(line(2, "fullName", value.name()))
                .append(line(2, "default", Boolean.toString(value.standard())))
                .append(line(2, "label", value.label()))
                .append(line(2, "converted", Boolean.toString(value.converted())))
                .append("    </standardValue>\n"));
        files.put(
                "standardValueSets/LeadStatus.standardValueSet",
                xml.append("</StandardValueSet>\n").toString());
        members.put("StandardValueSet", List.of("LeadStatus"));
    }

    /** New fields are seen by nobody until a permission set says so. */
    void permissions(Map<String, List<String>> written) {
        StringBuilder xml = new StringBuilder(HEAD)
                .append("<PermissionSet")
                .append(XMLNS)
                .append(">\n")
                .append(line(1, "label", "MQL engine"));
        written.forEach((object, fields) -> fields.forEach(field -> xml.append("    <fieldPermissions>\n")
                .append(line(2, "editable", "true"))
                .append(line(2, "field", object + "." + field))
                .append(line(2, "readable", "true"))
                .append("    </fieldPermissions>\n")));
        written.keySet()
                .forEach(object -> xml.append("    <objectPermissions>\n")
                        .append(line(2, "allowCreate", "false"))
                        .append(line(2, "allowDelete", "false"))
                        .append(line(2, "allowEdit", "true"))
                        .append(line(2, "allowRead", "true"))
                        .append(line(2, "modifyAllRecords", "false"))
                        .append(line(2, "object", object))
                        .append(line(2, "viewAllRecords", "true"))
                        .append("    </objectPermissions>\n"));
        files.put(
                "permissionsets/" + PERMISSIONS + ".permissionset",
                xml.append("</PermissionSet>\n").toString());
        members.put("PermissionSet", List.of(PERMISSIONS));
    }

    /** Every file by its path below the folder, the one that names them all included. */
    SortedMap<String, String> files() {
        StringBuilder xml =
                new StringBuilder(HEAD).append("<Package").append(XMLNS).append(">\n");
        members.forEach((type, names) -> {
            xml.append("    <types>\n");
            names.forEach(name -> xml.append(line(2, "members", name)));
            xml.append(line(2, "name", type)).append("    </types>\n");
        });
        SortedMap<String, String> all = new TreeMap<>(files);
        all.put(
                "package.xml",
                xml.append(line(1, "version", version)).append("</Package>\n").toString());
        return all;
    }

    private static String line(int depth, String name, String text) {
        return "    ".repeat(depth) + "<" + name + ">" + escaped(text) + "</" + name + ">\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
