package dev.mql.crm;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a CRM account holds.
 *
 * @param objects by the CRM's name
 * @param streams which streams can be read, by name
 * @param catalogue names by kind and id: {@code forms -> guid -> "Demo request"}
 * @param missing features the credential or the licence does not allow, each with its remedy
 * @param narrowings where some records of an object may have fewer values than its properties' options
 */
public record Schema(
        Account account,
        Map<String, Map<String, Property>> objects,
        Map<String, StreamInfo> streams,
        Map<String, Map<String, String>> catalogue,
        List<Problem> missing,
        List<Narrowing> narrowings) {

    public Schema {
        narrowings = List.copyOf(narrowings);
    }

    /** Of a CRM, or of an account, whose records of one object all may have the same values. */
    public Schema(
            Account account,
            Map<String, Map<String, Property>> objects,
            Map<String, StreamInfo> streams,
            Map<String, Map<String, String>> catalogue,
            List<Problem> missing) {
        this(account, objects, streams, catalogue, missing, List.of());
    }

    public Optional<Property> property(String object, String name) {
        return Optional.ofNullable(objects.getOrDefault(object, Map.of()).get(name));
    }

    /**
     * @param id portal or organisation; pinned by the store
     * @param zone IANA name of the account's time zone
     */
    public record Account(String id, String zone, String currency, String link) {}

    /**
     * @param type the CRM's own word: {@code enumeration}, {@code picklist}
     * @param length longest text; 0 where the CRM sets none
     * @param options allowed values in the CRM's order; empty where any is
     * @param calculated whether a formula of the account's computes it, so that its change may not count as one of the
     *     record
     */
    public record Property(
            String name,
            String label,
            String type,
            int length,
            List<Option> options,
            boolean writable,
            boolean calculated) {}

    public record Option(String value, String label) {}

    /**
     * The values that records of one kind may have of a property, where they are not all of its options.
     *
     * @param kind the CRM's name for it: of a record type, in Salesforce
     * @param enforced whether a write of any other value is refused; where not, people are not offered it and no more
     */
    public record Narrowing(String object, String kind, String property, List<String> values, boolean enforced) {

        public Narrowing {
            values = List.copyOf(values);
        }
    }

    /**
     * @param since UTC milliseconds from which the stream is complete; {@link Long#MIN_VALUE} where always
     * @param sampled whether it is a lower bound only
     */
    public record StreamInfo(long since, boolean sampled, boolean deletesSeen) {}
}
