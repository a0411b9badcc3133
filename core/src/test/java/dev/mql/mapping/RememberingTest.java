package dev.mql.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.model.Activity;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is remembered from one person to the next changes no answer. */
class RememberingTest {

    private static final Ref PERSON = new Ref("salesforce", "Lead", "00Q000000000001AAA");
    private static final String[] CAMPAIGNS = {"EMEA Demo request", "Demo requesttrue", "Datasheet CRM", "Picnic", ""};
    private static final String[] TRUTHS = {"true", "false", ""};
    private static final String[] TYPES = {"Webinar", "Other", "Conference", "Partners", "nullWebinar"};
    private static final String[] STATES = {"Attended", "Registered", "Sent", "null"};

    private final Random random = new Random(5);

    @Test
    void touchesMeanTheSameWhateverWasAskedBefore() {
        List<ActivitySource> lines = Acme.mapping("mapping-salesforce.yaml").activities();
        TouchActivities longUsed = new TouchActivities(lines);
        int activities = 0;
        for (int i = 0; i < 4_000; i++) {
            List<Item.Touch> touch = List.of(campaign(i));
            List<Activity> fresh = new TouchActivities(lines).of(touch);
            assertThat(longUsed.of(touch)).as("touch %d, %s", i, touch).isEqualTo(fresh);
            activities += fresh.size();
        }
        assertThat(activities).as("touches that mean something").isGreaterThan(500);
    }

    @Test
    void moreNamesThanCanBeRememberedAreReadAll() {
        TouchActivities longUsed = new TouchActivities(Acme.hubspot().activities());
        for (int i = 0; i < 50_000; i++) {
            SortedMap<String, String> named = new TreeMap<>();
            named.put("name", (i % 2 == 0 ? "eBook " : "Picnic ") + i);
            List<Activity> found = longUsed.of(List.of(new Item.Touch(PERSON, "forms", "f" + i, i, named, PERSON)));
            assertThat(found).as("%s", named).hasSize(i % 2 == 0 ? 1 : 0);
        }
    }

    private Item.Touch campaign(int id) {
        SortedMap<String, String> attributes = new TreeMap<>();
        maybe(attributes, "Campaign.Name", CAMPAIGNS);
        maybe(attributes, "HasResponded", TRUTHS);
        maybe(attributes, "Campaign.Type", TYPES);
        maybe(attributes, "Status", STATES);
        return new Item.Touch(PERSON, "CampaignMember", "c" + id, id, attributes, PERSON);
    }

    private void maybe(SortedMap<String, String> attributes, String name, String[] texts) {
        List<String> all = new ArrayList<>(List.of(texts));
        if (random.nextInt(6) > 0) {
            attributes.put(name, all.get(random.nextInt(all.size())));
        }
    }
}
