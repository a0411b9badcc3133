package dev.mql.mapping;

import dev.mql.crm.Records.Version;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.model.Stage;
import dev.mql.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * When sales rejected the person: whenever a status property took a value that means so, and whenever sales gave a reason
 * or another one.
 */
final class Rejections {

    private final Stages stages;
    private final List<Path> reasons;

    /** @param reasons where sales says why */
    Rejections(Stages stages, List<Path> reasons) {
        this.stages = stages;
        this.reasons = reasons;
    }

    void addTo(SortedMap<String, List<Observation>> observed, Timeline timeline) {
        stages.leads().ifPresent(leads -> leads(leads, observed, timeline));
        for (Stages.Status status : stages.properties()) {
            each(observed, timeline, status.path(), version -> rejects(status, version) ? "rejected" : "");
        }
        for (Path reason : reasons) {
            each(
                    observed,
                    timeline,
                    reason,
                    version ->
                            version.row().property(reason.property()).orElse("").strip());
        }
    }

    /** @param said what a version says of a rejection; nothing where there is none */
    private static void each(
            SortedMap<String, List<Observation>> observed,
            Timeline timeline,
            Path path,
            Function<Version, String> said) {
        String before = "";
        for (Version version : timeline.own()) {
            if (version.row().ref().type().equals(path.object())) {
                String now = said.apply(version);
                if (!now.isEmpty() && !now.equals(before)) {
                    long at = Timeline.validFrom(version);
                    Value when = new Value.Moment(Instant.ofEpochMilli(at));
                    Normaliser.observe(observed, Facts.REJECTED_AT, at, when, path.toString());
                }
                before = now;
            }
        }
    }

    /** Each new date on which a lead of theirs was disqualified. */
    private static void leads(Stages.Leads leads, SortedMap<String, List<Observation>> observed, Timeline timeline) {
        leads.stages().forEach((date, stage) -> {
            if (stage == Stage.REJECTED) {
                for (Version version : timeline.own()) {
                    LeadStages.at(version.row(), date)
                            .ifPresent(at -> Normaliser.observe(
                                    observed, Facts.REJECTED_AT, at.toEpochMilli(), new Value.Moment(at), date));
                }
            }
        });
    }

    private static boolean rejects(Stages.Status status, Version version) {
        Stages.Meaning meaning = status.values()
                .get(version.row().property(status.path().property()).orElse(""));
        return meaning != null && meaning.stage() == Stage.REJECTED;
    }
}
