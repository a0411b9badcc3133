package dev.mql.crm;

import dev.mql.model.Ref;
import java.util.List;
import java.util.Map;

/**
 * What asking for one record gave.
 *
 * @param asked the record asked for; by e-mail, the record found
 * @param items its row with its touches, or what became of it, the row it became included
 * @param settings by property, who set the value it has now; only those asked for and known
 */
public record Fetched(Ref asked, List<Item> items, Map<String, Setting> settings) {}
