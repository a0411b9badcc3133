package dev.mql.http;

/** How one CRM's answers are to be taken. */
public interface Vendor {

    /** Its name in messages: {@code HubSpot}. */
    String name();

    /** What an answer means. Pure but for the clock. */
    Ruling rule(Call call, Reply reply);

    /** Takes limits out of an answer's headers. */
    void learn(Call call, Reply reply, Limits limits);
}
