package dev.mql.app.workspace;

import dev.mql.crm.Crm;
import dev.mql.crm.Fetched;
import dev.mql.crm.Setting;
import dev.mql.model.Ref;
import dev.mql.store.Backlog.Held;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who set the values that mql leaves alone, by the CRM's history of fields: a call for every fifty records. A CRM that
 * keeps no history of a field says nothing, and then nobody is known.
 */
public final class HeldSources {

    private static final int TOGETHER = 50;

    private final Crm crm;

    public HeldSources(Crm crm) {
        this.crm = crm;
    }

    /** In the order given; {@link Setting.By#UNKNOWN} where the CRM does not say. */
    public Map<Held, Setting.By> of(List<Held> held) {
        Map<String, List<Held>> byProperty =
                held.stream().collect(Collectors.groupingBy(Held::property, LinkedHashMap::new, Collectors.toList()));
        Map<Held, Setting.By> found = new HashMap<>();
        byProperty.forEach((property, each) -> {
            for (int from = 0; from < each.size(); from += TOGETHER) {
                found.putAll(ask(property, each.subList(from, Math.min(from + TOGETHER, each.size()))));
            }
        });
        Map<Held, Setting.By> ordered = new LinkedHashMap<>();
        held.forEach(each -> ordered.put(each, found.getOrDefault(each, Setting.By.UNKNOWN)));
        return ordered;
    }

    private Map<Held, Setting.By> ask(String property, List<Held> held) {
        List<Ref> refs = held.stream().map(Held::person).toList();
        Map<Ref, Setting> settings = new HashMap<>();
        for (Fetched fetched : crm.fetch(refs, Set.of(property), Set.of(property))) {
            Setting setting = fetched.settings().get(property);
            if (setting != null) {
                settings.put(fetched.asked(), setting);
            }
        }
        Map<Held, Setting.By> found = new HashMap<>();
        for (Held each : held) {
            Setting setting = settings.get(each.person());
            // Somebody may have set another value since mql looked: that is not the one held back.
            if (setting != null && setting.value().equals(each.value())) {
                found.put(each, setting.by());
            }
        }
        return found;
    }
}
