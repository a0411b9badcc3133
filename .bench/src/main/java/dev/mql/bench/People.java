package dev.mql.bench;

import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The same made-up people for everybody, twenty activities each, every fact known: so few that they stay in the cache, where
 * facts are that have just been read, and so many that they do not.
 */
@State(Scope.Benchmark)
public class People {

    static final long NOW = 1_795_420_800_000L;

    private static final String[][] TEXTS = {
        {"DE", "AT", "CH", "FR", "IT", "BR", "US"},
        {"software", "retail", "consulting", "education"},
        {"c_level", "vp", "director", "manager", "staff"},
        {"marketing", "sales", "it", "hr"},
        {"corporate", "free", "corporate"},
        {"de", "en", "fr"},
        {"business", "agency", "education"},
        {"none", "none", "customer"},
        {"organic", "paid", "direct"}
    };
    private static final String[] TEXT_FACTS = {
        "company.country",
        "company.industry",
        "contact.seniority",
        "contact.function",
        "contact.email_kind",
        "contact.language",
        "company.type",
        "company.relation",
        "contact.source"
    };

    @Param({"256", "2000"})
    public int count;

    Facts[] facts = {};
    Contact[] contacts = {};
    private int next;

    @Setup
    public void make() {
        facts = new Facts[count];
        contacts = new Contact[count];
        Random random = new Random(4);
        Map<String, Feed> feeds = new HashMap<>();
        for (String type : Rules.TYPE) {
            feeds.put(type, Feed.FED);
        }
        Map<String, Feed> shared = Map.copyOf(feeds);
        for (int person = 0; person < count; person++) {
            make(person, random, shared);
        }
    }

    private void make(int person, Random random, Map<String, Feed> feeds) {
        long[] numbers = {1 + random.nextInt(3_000), random.nextInt(10) / 8, 1980 + random.nextInt(45)};
        String[] texts = new String[TEXTS.length];
        TreeMap<String, List<Observation>> properties = new TreeMap<>();
        for (int i = 0; i < texts.length; i++) {
            texts[i] = TEXTS[i][random.nextInt(TEXTS[i].length)];
            // Of their own, as records read from a CRM are.
            properties.put(TEXT_FACTS[i], seen(new Value.Text(new String(texts[i]))));
        }
        boolean unsubscribed = random.nextInt(10) == 0;
        properties.put("company.employees", seen(Value.Quantity.of(numbers[0])));
        properties.put("company.open_deals", seen(Value.Quantity.of(numbers[1])));
        properties.put("company.founded", seen(Value.Quantity.of(numbers[2])));
        properties.put("contact.unsubscribed", seen(new Value.Truth(unsubscribed)));
        List<Activity> activities = new ArrayList<>();
        List<Contact.Act> acts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String type = Rules.TYPE[random.nextInt(Rules.TYPES)];
            long at = NOW - (long) (random.nextDouble() * 180 * Rules.DAY);
            activities.add(Activity.of(type, at, "bench", "a" + i));
            acts.add(new Contact.Act(type, at));
        }
        acts.sort(Comparator.comparingLong(Contact.Act::at));
        facts[person] = new Facts(properties, activities, feeds);
        contacts[person] = new Contact(numbers, texts, unsubscribed, List.copyOf(acts));
    }

    private static List<Observation> seen(Value value) {
        return List.of(new Observation(0, value, "bench"));
    }

    int next() {
        next = next + 1 < count ? next + 1 : 0;
        return next;
    }
}
