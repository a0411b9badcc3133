package dev.mql.app.sandbox.salesforce;

import java.util.List;
import java.util.Map;

/** A record type and the values it leaves of each picklist; a picklist it does not name keeps all of them. */
record RecordTypeInfo(String id, String name, String developerName, Map<String, List<String>> values) {
    static final String MASTER = "012000000000000AAA";

    RecordTypeInfo {
        values = Map.copyOf(values);
    }
}
