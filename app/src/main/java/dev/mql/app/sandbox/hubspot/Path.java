package dev.mql.app.sandbox.hubspot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A path and its family: HubSpot puts the version at a place that differs by family, and old and new forms live side by
 * side, so endpoints are written against the form without it.
 */
record Path(String raw, String version, List<String> segments) {
    private static final Map<String, String> FAMILIES = new HashMap<>();

    static {
        for (String dated : List.of("2026-09", "2026-03")) {
            for (String family : List.of(
                    "crm/objects",
                    "crm/properties",
                    "crm/pipelines",
                    "crm/owners",
                    "crm/lists",
                    "crm/associations",
                    "events/event-occurrences",
                    "marketing/marketing-events",
                    "marketing/campaigns",
                    "account-info")) {
                FAMILIES.put(family + "/" + dated, family);
            }
            FAMILIES.put("oauth/" + dated, "oauth");
        }
        for (String family : List.of("objects", "properties", "pipelines", "owners", "lists")) {
            FAMILIES.put("crm/v3/" + family, "crm/" + family);
        }
        FAMILIES.put("crm/v4/objects", "crm/objects");
        FAMILIES.put("crm/v4/associations", "crm/associations");
        FAMILIES.put("events/v3/events", "events/event-occurrences");
        FAMILIES.put("marketing/v3/marketing-events", "marketing/marketing-events");
        FAMILIES.put("marketing/v3/campaigns", "marketing/campaigns");
        FAMILIES.put("marketing/v3/forms", "marketing/forms");
        FAMILIES.put("form-integrations/v1/submissions", "form-integrations/submissions");
        FAMILIES.put("email/public/v1", "email");
        FAMILIES.put("account-info/v3", "account-info");
        FAMILIES.put("oauth/v1", "oauth");
        FAMILIES.put("oauth/v3", "oauth");
        FAMILIES.put("oauth/v2/private-apps", "oauth/private-apps");
    }

    static Path of(String raw) {
        List<String> all = Arrays.stream(raw.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        for (int length : new int[] {3, 2}) {
            if (all.size() >= length) {
                String family = FAMILIES.get(String.join("/", all.subList(0, length)));
                if (family != null) {
                    return new Path(raw, version(all), joined(family, all.subList(length, all.size())));
                }
            }
        }
        return new Path(raw, "", List.of());
    }

    private static String version(List<String> segments) {
        return segments.stream()
                .filter(segment -> segment.matches("v\\d|\\d{4}-\\d{2}"))
                .findFirst()
                .orElse("");
    }

    private static List<String> joined(String family, List<String> rest) {
        return Arrays.asList((family + "/" + String.join("/", rest)).split("/", -1)).stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
    }
}
