package dev.mql.app.sandbox.hubspot;

import org.jspecify.annotations.Nullable;

/** Who set a value, as property history reports it: source, id, label and, for people, the user. */
public record Author(
        Source source,
        @Nullable String id,
        @Nullable String label,
        @Nullable Long userId) {
    /** The change sources of property history and webhooks that matter for respect. */
    public enum Source {
        CRM_UI,
        AUTOMATION_PLATFORM,
        IMPORT,
        FORM,
        INTEGRATION,
        CALCULATED
    }

    static final Author CALCULATED = new Author(Source.CALCULATED, null, null, null);

    public static Author person(long userId) {
        return new Author(Source.CRM_UI, "userId:" + userId, null, userId);
    }

    public static Author workflow(String name) {
        return new Author(
                Source.AUTOMATION_PLATFORM,
                "enrollmentId:" + Math.abs((long) name.hashCode()) + ";actionExecutionIndex:0",
                name,
                null);
    }

    public static Author importOf(String file) {
        return new Author(Source.IMPORT, Long.toString(Math.abs((long) file.hashCode())), file, null);
    }

    public static Author form(String guid, String name) {
        return new Author(Source.FORM, guid, name, null);
    }

    public static Author integration(long appId) {
        return new Author(Source.INTEGRATION, Long.toString(appId), null, null);
    }
}
