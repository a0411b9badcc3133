package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.crm.Fetched;
import dev.mql.crm.Setting;
import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.store.Run;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The defects other tools had with HubSpot; by their numbers in the list of cases F.1. */
class HubSpotPeersTest extends OnTrial {

    @Test
    @DisplayName("F.1 case 8: a merge of a merge is one person, though hs_calculated_merged_vids lacks one of the ids")
    void knowsEverybodyWhoWasMergedIntoSomebody() {
        long ada = trial.contact("ada");
        long ben = trial.contact("ben");
        long eve = trial.contact("eve");
        trial.sync();
        assertThat(trial.people()).isEqualTo(3);
        trial.pass(Duration.ofDays(1));
        trial.kim().merge(ObjectType.CONTACT, ben, eve);
        trial.kim().merge(ObjectType.CONTACT, ada, ben);
        trial.kim().submit(ada, "Demo request");
        assertThat(trial.value(ada, "hs_calculated_merged_vids")).doesNotContain(eve + ":");

        Run run = trial.sync();

        assertThat(run.tally().failed()).isZero();
        assertThat(trial.people()).isOne();
        assertThat(trial.dossier(eve).records().person()).isEqualTo(Trial.ref(ada));
        assertThat(trial.dossier(ben).records().person()).isEqualTo(Trial.ref(ada));
        assertThat(trial.status(ada)).isEqualTo("MQL");
    }

    @Test
    @DisplayName("F.1 case 10: hostile text comes from the CRM, through the store and back byte for byte")
    void carriesHostileTextByteForByte() {
        List<String> hostile = List.of(
                "O'Brien \"x\" \\ ; DROP TABLE record; --",
                "\uD83D\uDE80 \u05E9\u05DC\u05D5\u05DD \u202Eabc",
                "x".repeat(65_000),
                "a\u0301 e\u0308 \u2028 \t end");
        List<Long> contacts = new ArrayList<>();
        for (String text : hostile) {
            long contact = trial.contact("p" + contacts.size());
            trial.kim().edit(ObjectType.CONTACT, contact, Map.of("jobtitle", text));
            contacts.add(contact);
        }
        trial.plan();

        for (int i = 0; i < hostile.size(); i++) {
            String stored = trial.dossier(contacts.get(i))
                    .records()
                    .self()
                    .property("jobtitle")
                    .orElseThrow();
            Write back = new Write(
                    Trial.ref(contacts.get(i)),
                    new TreeMap<>(Map.of("company", stored)),
                    new TreeMap<>(),
                    trial.time().millis(),
                    "case-10-" + i);
            assertThat(trial.crm().write(List.of(back))).allMatch(WriteResult.Applied.class::isInstance);
            assertThat(trial.value(contacts.get(i), "company").getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(hostile.get(i).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    @DisplayName(
            "F.1 case 19: a hidden field of a form, a workflow, an import, another app and a person are told apart")
    void tellsApartWhoSetAValue() {
        Map<Author, Setting.By> authors = Map.of(
                Author.form("guid-1", "Demo request"), Setting.By.FORM,
                Author.workflow("Route"), Setting.By.WORKFLOW,
                Author.importOf("fair.csv"), Setting.By.IMPORT,
                Author.integration(4711), Setting.By.INTEGRATION,
                Author.person(9_586_504), Setting.By.HUMAN);
        Map<Long, Setting.By> expected = new TreeMap<>();
        authors.forEach((author, by) -> {
            long contact = trial.contact("p" + expected.size());
            trial.pass(Duration.ofSeconds(1));
            trial.sandbox().by(author).edit(ObjectType.CONTACT, contact, Map.of("hs_lead_status", "OPEN"));
            expected.put(contact, by);
        });

        for (Map.Entry<Long, Setting.By> one : expected.entrySet()) {
            List<Fetched> fetched =
                    trial.crm().fetch(List.of(Trial.ref(one.getKey())), Set.of(), Set.of("hs_lead_status"));
            assertThat(fetched.get(0).settings().get("hs_lead_status"))
                    .extracting(Setting::by)
                    .isEqualTo(one.getValue());
        }
    }

    @Test
    @DisplayName("F.1 case 32: what became empty in the CRM empties nothing that is not mql's own")
    void blanksNothingThatIsNotItsOwn() {
        long ada = trial.raised("ada");
        trial.kim()
                .edit(ObjectType.CONTACT, ada, Map.of("jobtitle", "CMO", "country", "DE", "numemployees", "100-500"));
        trial.sync();
        assertThat(trial.status(ada)).isEqualTo("MQL");
        Queue<String> cleared = new ConcurrentLinkedQueue<>();
        Pattern empty = Pattern.compile("\"(\\w+)\":\"\"");
        trial.exchanges((call, reply) -> {
            Matcher found = empty.matcher(call.content()
                    .filter(content -> call.url().endsWith("/batch/update"))
                    .map(content -> content.text())
                    .orElse(""));
            while (found.find()) {
                cleared.add(found.group(1));
            }
        });
        trial.pass(Duration.ofDays(1));
        trial.kim()
                .edit(
                        ObjectType.CONTACT,
                        ada,
                        Map.of("email", "", "jobtitle", "", "country", "", "numemployees", "", "lifecyclestage", ""));

        Run run = trial.sync();

        assertThat(run.tally().written())
                .as("the score fell, so something is written")
                .isOne();
        assertThat(cleared).allMatch(property -> property.startsWith("mql_"));
        assertThat(trial.status(ada)).isEqualTo("MQL");
    }
}
