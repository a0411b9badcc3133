package dev.mql.definition;

import dev.mql.definition.Glossary.ActivityType;
import java.util.List;

/** The activity types every mapping can feed. */
final class StandardActivities {

    static final List<ActivityType> ALL = List.of(
            type("demo_request", "asked to be shown the product"),
            type("contact_sales", "asked to be called or written to by sales"),
            type("trial_started", "started a trial"),
            type("demo_download", "downloaded a demo version"),
            type("product_sheet_download", "downloaded something about the product"),
            type("sales_guide_download", "downloaded a guide for buyers"),
            type("case_study_view", "read a case study or a testimonial"),
            type("pricing_page_visit", "looked at prices"),
            type("product_page_visit", "looked at a page about the product"),
            type("page_visit", "looked at any other page"),
            type("site_visit", "a session on the site"),
            type("careers_page_visit", "looked at job offers"),
            type("content_download", "downloaded something about the topic: eBook, template"),
            type("content_upgrade", "took the extra offered inside an article"),
            type("exit_popup_submit", "filled in the form shown on leaving"),
            type("form_submission", "filled in any other form"),
            type("newsletter_signup", "subscribed to a newsletter"),
            type("webinar_registered", "registered for a webinar"),
            type("webinar_attended", "attended a webinar"),
            type("event_registered", "registered for an event"),
            type("event_attended", "attended an event"),
            type("email_open", "opened a marketing mail"),
            type("email_click", "clicked in a marketing mail"),
            type("sales_email_reply", "answered a mail of sales"),
            type("ad_click", "clicked on an advertisement"),
            type("social_like", "liked a post"),
            type("social_comment", "commented on a post"),
            type("social_share", "shared a post"),
            type("chat_started", "started a chat"),
            type("call_held", "spoke with sales on the telephone"),
            type("meeting_booked", "booked a meeting"),
            type("meeting_held", "met sales"),
            type("demo_held", "was shown the product"));

    private StandardActivities() {}

    private static ActivityType type(String name, String meaning) {
        return new ActivityType(name, meaning);
    }
}
