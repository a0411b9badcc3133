package dev.mql.hubspot;

import dev.mql.crm.Setting;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Tells who set a value from a property's history, whose newest entry is the value it has now. */
final class Histories {

    private Histories() {}

    /** @param ourApp the id of the app whose token we use; empty where unknown */
    static Optional<Setting> latest(JsonNode history, String ourApp) {
        JsonNode newest = null;
        for (JsonNode entry : history) {
            // Newest first, says HubSpot; whoever relies on it less is right more often.
            if (newest == null || at(entry) > at(newest)) {
                newest = entry;
            }
        }
        if (newest == null) {
            return Optional.empty();
        }
        String source = Json.string(newest, "sourceType").toUpperCase(Locale.ROOT);
        String sourceId = Json.string(newest, "sourceId");
        String user = Json.string(newest, "updatedByUserId");
        Setting.By by = by(source, sourceId, ourApp);
        String actor = by == Setting.By.HUMAN && !user.isEmpty() ? user : sourceId;
        return Optional.of(new Setting(Json.string(newest, "value"), at(newest), by, actor));
    }

    private static long at(JsonNode entry) {
        return ObjectPageReader.millis(Json.string(entry, "timestamp"));
    }

    private static Setting.By by(String source, String sourceId, String ourApp) {
        return switch (source) {
            case "CRM_UI", "CONTACTS", "MOBILE_IOS", "MOBILE_ANDROID", "CRM_UI_BULK_ACTION", "SALES", "BATCH_UPDATE" ->
                Setting.By.HUMAN;
            case "FORM", "FORMS", "FORM_SUBMISSION", "MEETINGS" -> Setting.By.FORM;
            case "AUTOMATION_PLATFORM", "WORKFLOWS", "WORKFLOW" -> Setting.By.WORKFLOW;
            case "IMPORT", "CONTACTS_IMPORT" -> Setting.By.IMPORT;
            case "INTEGRATION", "API", "PRIVATE_APP" ->
                !ourApp.isEmpty() && sourceId.equals(ourApp) ? Setting.By.OURS : Setting.By.INTEGRATION;
            default -> Setting.By.UNKNOWN;
        };
    }
}
