package dev.mql.app.workspace;

import dev.mql.crm.Item;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import dev.mql.store.Dossier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where somebody came from.
 *
 * @param channel the fact {@code origin}, or {@code unknown}
 * @param forms names of the forms they sent; none where the CRM has none
 * @param assets what they read, watched or downloaded
 */
record Origins(String channel, Set<String> forms, Set<String> assets) {

    private static final Set<String> FORM_SOURCES = Set.of("forms", "CampaignMember");
    private static final List<String> NAMES = List.of("name", "Campaign.Name");

    static Origins of(Dossier dossier, Facts facts, long asOf) {
        Set<String> forms = new TreeSet<>();
        for (Item.Touch touch : dossier.records().touches()) {
            if (FORM_SOURCES.contains(touch.source())) {
                NAMES.forEach(name -> {
                    String form = touch.attributes().getOrDefault(name, "");
                    if (!form.isBlank()) {
                        forms.add(form);
                    }
                });
            }
        }
        Set<String> assets = new TreeSet<>();
        for (Activity activity : facts.activities()) {
            activity.asset().ifPresent(assets::add);
        }
        return new Origins(channel(facts, asOf), forms, assets);
    }

    static String channel(Facts facts, long asOf) {
        String origin = "unknown";
        for (Observation observation : facts.properties().getOrDefault(Facts.ORIGIN, List.of())) {
            if (observation.validFrom() <= asOf && observation.valueOrNull() instanceof Value.Text text) {
                origin = text.text();
            }
        }
        return origin;
    }
}
