package dev.mql.bench;

import java.util.List;

/** A contact as somebody would write it down who knows the rules beforehand: a field for each fact. */
public final class Contact {

    /** Something done. */
    public record Act(String type, long at) {}

    public final long employees;
    public final long openDeals;
    public final long founded;
    public final String country;
    public final String industry;
    public final String seniority;
    public final String work;
    public final String emailKind;
    public final String language;
    public final String type;
    public final String relation;
    public final String source;
    public final boolean unsubscribed;
    public final List<Act> acts;

    Contact(long[] numbers, String[] texts, boolean unsubscribed, List<Act> acts) {
        this.employees = numbers[0];
        this.openDeals = numbers[1];
        this.founded = numbers[2];
        this.country = texts[0];
        this.industry = texts[1];
        this.seniority = texts[2];
        this.work = texts[3];
        this.emailKind = texts[4];
        this.language = texts[5];
        this.type = texts[6];
        this.relation = texts[7];
        this.source = texts[8];
        this.unsubscribed = unsubscribed;
        this.acts = acts;
    }
}
