package dev.mql.mapping;

import dev.mql.crm.Records.Version;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.model.Stage;
import dev.mql.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** When sales rejected the person: whenever a status property took a value that means so. */
final class Rejections {

    private final Stages stages;

    Rejections(Stages stages) {
        this.stages = stages;
    }

    void addTo(SortedMap<String, List<Observation>> observed, Timeline timeline) {
        stages.leads().ifPresent(leads -> leads(leads, observed, timeline));
        for (Stages.Status status : stages.properties()) {
            boolean rejected = false;
            for (Version version : timeline.own()) {
                if (version.row().ref().type().equals(status.path().object())) {
                    boolean now = rejects(status, version);
                    if (now && !rejected) {
                        long at = Timeline.validFrom(version);
                        Value when = new Value.Moment(Instant.ofEpochMilli(at));
                        Normaliser.observe(
                                observed,
                                Facts.REJECTED_AT,
                                at,
                                when,
                                status.path().toString());
                    }
                    rejected = now;
                }
            }
        }
    }

    /** Each new date on which a lead of theirs was disqualified. */
    private static void leads(Stages.Leads leads, SortedMap<String, List<Observation>> observed, Timeline timeline) {
        for (int i = 0; i < Stages.Leads.DATES.size(); i++) {
            if (leads.stages().get(i) == Stage.REJECTED) {
                String date = Stages.Leads.DATES.get(i);
                for (Version version : timeline.own()) {
                    LeadStages.at(version.row(), date)
                            .ifPresent(at -> Normaliser.observe(
                                    observed, Facts.REJECTED_AT, at.toEpochMilli(), new Value.Moment(at), date));
                }
            }
        }
    }

    private static boolean rejects(Stages.Status status, Version version) {
        Stages.Meaning meaning = status.values()
                .get(version.row().property(status.path().property()).orElse(""));
        return meaning != null && meaning.stage() == Stage.REJECTED;
    }
}
