package dev.mql.salesforce;

import dev.mql.crm.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

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

    private final String version;
    private final SortedMap<String, String> files = new TreeMap<>();
    private final SortedMap<String, List<String>> members = new TreeMap<>();

    /** By object, what its file consists of, by the name of the part. */
    private final SortedMap<String, SortedMap<String, List<Consumer<Xml>>>> objects = new TreeMap<>();

    Metadata(String version) {
        this.version = version;
    }

    /** One value of a status as the org has it, or as it shall be added. */
    record StatusValue(String name, String label, boolean standard, boolean converted) {}

    String version() {
        return version;
    }

    /** A file of its own, and the component it is, as {@code package.xml} names it. */
    void file(String path, String text, String type, String member) {
        files.put(path, text);
        member(type, member);
    }

    private void member(String type, String member) {
        members.computeIfAbsent(type, name -> new ArrayList<>()).add(member);
    }

    private void part(String object, String name, Consumer<Xml> part) {
        objects.computeIfAbsent(object, any -> new TreeMap<>())
                .computeIfAbsent(name, any -> new ArrayList<>())
                .add(part);
    }

    void fields(String object, List<Wanted.Target> targets) {
        targets.forEach(target -> {
            part(object, "fields", xml -> field(xml, target));
            member("CustomField", object + "." + target.property());
        });
    }

    private static void field(Xml xml, Wanted.Target target) {
        xml.line("fullName", target.property())
                .line("description", "Written by mql. What is typed here is overwritten.")
                .line("label", target.label());
        switch (target.kind()) {
            case NUMBER -> xml.line("precision", "5").line("scale", "0").line("type", "Number");
            case DATE_TIME -> xml.line("type", "DateTime");
            case CHOICE -> {
                xml.line("type", "Picklist");
                values(xml, target.options());
            }
            case TEXT -> xml.line("length", Integer.toString(NAME_LENGTH)).line("type", "Text");
            case LONG_TEXT -> xml.line("length", Integer.toString(LONG)).line("type", "Text");
        }
    }

    /** Not restricted: sales may add words of their own. */
    private static void values(Xml xml, List<String> options) {
        xml.block(
                "valueSet",
                () -> xml.line("restricted", false).block("valueSetDefinition", () -> {
                    xml.line("sorted", false);
                    options.forEach(option -> xml.block(
                            "value",
                            () -> xml.line("fullName", option)
                                    .line("default", false)
                                    .line("label", option)));
                }));
    }

    /** @param values all that are to be there afterwards: one left out is taken away */
    void leadStatus(List<StatusValue> values) {
        Xml xml = Xml.document("StandardValueSet").line("sorted", false);
        values.forEach(value -> xml.block(
                "standardValue",
                () -> xml.line("fullName", value.name())
                        .line("default", value.standard())
                        .line("label", value.label())
                        .line("converted", value.converted())));
        file("standardValueSets/LeadStatus.standardValueSet", xml.end(), "StandardValueSet", "LeadStatus");
    }

    /** A lead process as it shall be: replaced as a whole, too. */
    void leadProcess(LeadProcesses.LeadProcess process) {
        part(Objects.LEAD, "businessProcesses", xml -> {
            xml.line("fullName", process.name()).line("isActive", true);
            process.values()
                    .forEach(value -> xml.block(
                            "values",
                            () -> xml.line("fullName", value).line("default", value.equals(process.standard()))));
        });
        member("BusinessProcess", Objects.LEAD + "." + process.name());
    }

    /** New picklists show no value on a record type that does not name them. */
    void recordType(LeadProcesses.RecordType type, String process, List<Wanted.Target> choices) {
        part(Objects.LEAD, "recordTypes", xml -> {
            xml.line("fullName", type.name()).line("active", true);
            if (!process.isEmpty()) {
                xml.line("businessProcess", process);
            }
            xml.line("label", type.label());
            choices.forEach(choice -> xml.block("picklistValues", () -> {
                xml.line("picklist", choice.property());
                choice.options()
                        .forEach(option -> xml.block(
                                "values", () -> xml.line("fullName", option).line("default", false)));
            }));
        });
        member("RecordType", Objects.LEAD + "." + type.name());
    }

    /** New fields are seen by nobody until a permission set says so. */
    void permissions(Map<String, List<String>> written) {
        Xml xml = Xml.document("PermissionSet");
        written.forEach((object, fields) -> fields.forEach(field -> xml.block(
                "fieldPermissions",
                () -> xml.line("editable", true)
                        .line("field", object + "." + field)
                        .line("readable", true))));
        xml.line("label", "MQL engine");
        SortedMap<String, Boolean> edited = new TreeMap<>();
        written.keySet().forEach(object -> edited.put(object, true));
        if (written.containsKey(Objects.CONTACT)) {
            // Else the deployment fails: "Permission Read Contact depends on permission(s): Read Account".
            edited.putIfAbsent(Objects.ACCOUNT, false);
        }
        edited.forEach((object, edit) -> xml.block(
                "objectPermissions",
                () -> xml.line("allowCreate", false)
                        .line("allowDelete", false)
                        .line("allowEdit", edit)
                        .line("allowRead", true)
                        .line("modifyAllRecords", false)
                        .line("object", object)
                        .line("viewAllRecords", true)));
        file("permissionsets/" + PERMISSIONS + ".permissionset", xml.end(), "PermissionSet", PERMISSIONS);
    }

    /** Every file by its path below the folder, the one that names them all included. */
    SortedMap<String, String> files() {
        SortedMap<String, String> all = new TreeMap<>(files);
        objects.forEach((object, parts) -> {
            Xml xml = Xml.document("CustomObject");
            parts.forEach((name, each) -> each.forEach(part -> xml.block(name, () -> part.accept(xml))));
            all.put("objects/" + object + ".object", xml.end());
        });
        Xml xml = Xml.document("Package");
        members.forEach((type, names) -> xml.block("types", () -> {
            names.forEach(name -> xml.line("members", name));
            xml.line("name", type);
        }));
        all.put("package.xml", xml.line("version", version).end());
        return all;
    }
}
