package dev.mql.app.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SeedData;
import dev.mql.crm.CrmException;
import dev.mql.crm.Fetched;
import dev.mql.crm.Item;
import dev.mql.crm.Preparation;
import dev.mql.crm.Preparation.State;
import dev.mql.crm.Problem;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Schema;
import dev.mql.crm.Setting;
import dev.mql.crm.Wanted;
import dev.mql.crm.WriteResult;
import dev.mql.hubspot.HubSpot;
import dev.mql.hubspot.HubSpotConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HubSpotTest {

    private static final Wanted.Target SCORE =
            new Wanted.Target("mql_score", "MQL score", Wanted.Kind.NUMBER, List.of(), true);
    private static final Wanted.Target VERDICT =
            new Wanted.Target("mql_verdict", "MQL verdict", Wanted.Kind.CHOICE, List.of("mql", "nurture"), true);
    private static final Wanted.Target STATUS =
            new Wanted.Target("hs_lead_status", "Lead Status", Wanted.Kind.CHOICE, List.of("MQL"), false);

    private final Account account = new Account(Account.PLENTY, Account.of(250, 7, 5));
    private final HubSpot hubSpot = account.hubSpot();

    @AfterEach
    void close() {
        account.close();
    }

    private static Wanted writing(Wanted.Target... targets) {
        return new Wanted(
                Map.of("contacts", Set.of("email", "jobtitle")), Set.of(), Map.of("contacts", List.of(targets)));
    }

    @Test
    void describesTheAccount() {
        Schema schema = hubSpot.describe();

        assertThat(schema.account().zone()).isEqualTo("Europe/Berlin");
        assertThat(schema.property("contacts", "hs_lead_status")).isPresent();
        assertThat(schema.streams()).containsKeys("contacts", "companies", "deals", "forms", "pages", "meetings");
        assertThat(schema.catalogue()).containsKeys("forms", "owners", "pipelines", "stages", "campaigns");
        assertThat(schema.missing()).isEmpty();
        assertThat(hubSpot.calls().look()).isEqualTo(9);
    }

    @Test
    void readsEveryContactCompanyAndDealWithItsLinks() {
        List<Item> contacts = account.read("contacts", Set.of("email"), new ReadMode.All());
        List<Item> deals = account.read("deals", Set.of("dealname"), new ReadMode.All());

        assertThat(Account.only(Item.Row.class, contacts)).hasSize(250).allSatisfy(row -> {
            assertThat(row.property("email")).isPresent();
            assertThat(row.linked("company")).hasSize(1);
        });
        assertThat(Account.only(Item.Row.class, deals)).hasSize(5).allSatisfy(row -> {
            assertThat(row.linked("contact")).hasSize(1);
            assertThat(row.linked("company")).hasSize(1);
        });
    }

    @Test
    void readsOnlyWhatChangedWhetherByAPersonOrAForm() {
        Instant since = Instant.now().minusSeconds(2);
        account.sandbox().by(Account.KIM).edit(ObjectType.CONTACT, 17, Map.of("jobtitle", "CMO"));

        List<Item> items = account.read("contacts", Set.of("jobtitle"), new ReadMode.Since(since));

        assertThat(items).extracting(Item::ref).containsExactly(Account.contact(17));
    }

    @Test
    void writesAndFindsItUnchangedTheSecondTime() {
        hubSpot.prepare(writing(SCORE), true);
        Instant now = Instant.now();

        WriteResult first = hubSpot.write(
                        List.of(Account.write(3, Map.of("mql_score", "72"), Map.of("mql_score", ""), now)))
                .get(0);
        WriteResult second = hubSpot.write(
                        List.of(Account.write(3, Map.of("mql_score", "72"), Map.of("mql_score", "72"), now)))
                .get(0);

        assertThat(first).isInstanceOf(WriteResult.Applied.class);
        assertThat(second).isInstanceOf(WriteResult.Unchanged.class);
        assertThat(account.sandbox().value(ObjectType.CONTACT, 3, "mql_score")).contains("72");
    }

    @Test
    void writesToTheWinnerOfAMergeAndSaysSo() {
        hubSpot.prepare(writing(SCORE), true);
        account.sandbox().by(Account.KIM).merge(ObjectType.CONTACT, 1, 2);
        Instant now = Instant.now();

        List<WriteResult> results = hubSpot.write(List.of(
                Account.write(2, Map.of("mql_score", "72"), Map.of("mql_score", ""), now),
                Account.write(3, Map.of("mql_score", "73"), Map.of("mql_score", ""), now)));

        assertThat(results.get(0))
                .isInstanceOfSatisfying(
                        WriteResult.Applied.class,
                        applied -> assertThat(applied.ref()).isEqualTo(Account.contact(1)));
        assertThat(results.get(1)).isInstanceOf(WriteResult.Applied.class);
        assertThat(account.sandbox().value(ObjectType.CONTACT, 1, "mql_score")).contains("72");
    }

    @Test
    void oneRowThatARuleForbidsDoesNotCostTheOthers() {
        hubSpot.prepare(writing(STATUS, SCORE), true);
        account.sandbox().by(Account.KIM).archive(ObjectType.CONTACT, 4);
        Instant now = Instant.now();

        List<WriteResult> results = hubSpot.write(List.of(
                Account.write(4, Map.of("mql_score", "1"), Map.of("mql_score", ""), now),
                Account.write(5, Map.of("hs_lead_status", "NOPE"), Map.of(), now),
                Account.write(6, Map.of("hs_lead_status", "MQL", "mql_score", "80"), Map.of(), now)));

        assertThat(results.get(0))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.fix()).isEqualTo(WriteResult.Fix.GONE));
        assertThat(results.get(1)).isInstanceOf(WriteResult.Refused.class);
        assertThat(results.get(2)).isInstanceOf(WriteResult.Applied.class);
        assertThat(account.sandbox().value(ObjectType.CONTACT, 6, "hs_lead_status"))
                .contains("MQL");
    }

    @Test
    void preparesTheAccountOnceAndLosesNoOption() {
        List<String> before = options();

        List<Preparation> planned = hubSpot.prepare(writing(SCORE, VERDICT, STATUS), false);
        List<Preparation> done = hubSpot.prepare(writing(SCORE, VERDICT, STATUS), true);
        List<Preparation> again = hubSpot.prepare(writing(SCORE, VERDICT, STATUS), true);

        assertThat(planned).extracting(Preparation::state).containsOnly(State.TO_DO);
        assertThat(done).extracting(Preparation::state).containsOnly(State.DONE);
        assertThat(again).extracting(Preparation::state).containsOnly(State.THERE);
        assertThat(options()).containsAll(before).contains("MQL").hasSize(before.size() + 1);
        assertThat(hubSpot.check(writing(SCORE, VERDICT, STATUS), hubSpot.describe()))
                .isEmpty();
    }

    private List<String> options() {
        return hubSpot.describe().property("contacts", "hs_lead_status").orElseThrow().options().stream()
                .map(Schema.Option::value)
                .toList();
    }

    @Test
    void namesEveryProblemOfAMappingAtOnceWithARemedy() {
        Wanted wanted = new Wanted(
                Map.of("contacts", Set.of("jobtitel", "email")),
                Set.of("pages", "podcasts"),
                Map.of("contacts", List.of(SCORE, STATUS)));

        List<Problem> problems = hubSpot.check(wanted, hubSpot.describe());

        assertThat(problems)
                .extracting(Problem::subject)
                .containsExactlyInAnyOrder(
                        "contacts.jobtitel", "podcasts", "contacts.mql_score", "contacts.hs_lead_status");
        assertThat(problems.stream().filter(problem -> problem.subject().endsWith("jobtitel")))
                .extracting(Problem::remedy)
                .containsExactly("did you mean jobtitle (\"Job Title\")?");
    }

    @Test
    @DisplayName(
            "F.1 case 28: where a mapped property is computed by a formula, the check says when its change is seen")
    void warnsOfAFormulaWhoseChangeIsNoChangeOfTheRecord() {
        SeedData seed = loader -> loader.formula(ObjectType.CONTACT, "budget_per_head", "Budget per head");
        try (Account formulas = new Account(Account.PLENTY, seed)) {
            Wanted wanted =
                    new Wanted(Map.of("contacts", Set.of("budget_per_head", "hs_email_open")), Set.of(), Map.of());

            List<Problem> problems =
                    formulas.hubSpot().check(wanted, formulas.hubSpot().describe());

            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.subject()).isEqualTo("contacts.budget_per_head");
                assertThat(problem.message()).contains("Budget per head", "formula", "next other change");
                assertThat(problem.remedy()).contains("workflow");
                assertThat(problem.fatal()).isFalse();
            });
        }
    }

    @Test
    void saysWhatIsWrongWithTheLeadsToBeOpenedAndStopsNothingForIt() {
        SortedMap<String, String> lead =
                new TreeMap<>(Map.of("hs_lead_name", "{frstname}", "hs_lead_label", "BURNING", "hs_lead_typ", "X"));
        Wanted wanted = new Wanted(Map.of("contacts", Set.of("email")), Set.of(), Map.of(), lead);

        assertThat(hubSpot.check(wanted, hubSpot.describe(wanted, hubSpot.describe())))
                .allMatch(problem -> !problem.fatal())
                .extracting(Problem::subject)
                .containsExactlyInAnyOrder("contacts.frstname", "leads.hs_lead_label", "leads.hs_lead_typ");

        account.sandbox().scopes(Set.of("crm.objects.contacts.read", "crm.objects.contacts.write"));
        assertThat(hubSpot.check(wanted, hubSpot.describe(wanted, hubSpot.describe())))
                .filteredOn(problem -> problem.subject().equals("leads"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).contains("crm.objects.leads.write"));
    }

    @Test
    void tellsWhoSetAValue() {
        account.sandbox().by(Account.KIM).edit(ObjectType.CONTACT, 1, Map.of("hs_lead_status", "OPEN"));
        account.sandbox().by(Author.workflow("Nurture")).edit(ObjectType.CONTACT, 2, Map.of("hs_lead_status", "OPEN"));
        hubSpot.prepare(writing(STATUS), true);
        hubSpot.write(List.of(Account.write(3, Map.of("hs_lead_status", "MQL"), Map.of(), Instant.now())));

        List<Fetched> fetched = hubSpot.fetch(
                List.of(Account.contact(1), Account.contact(2), Account.contact(3), Account.contact(9999)),
                Set.of("email"),
                Set.of("hs_lead_status"));

        assertThat(fetched.subList(0, 3))
                .extracting(one -> Optional.ofNullable(one.settings().get("hs_lead_status"))
                        .map(Setting::by)
                        .orElse(Setting.By.UNKNOWN))
                .containsExactly(Setting.By.HUMAN, Setting.By.WORKFLOW, Setting.By.OURS);
        assertThat(fetched.get(3).items()).singleElement().isInstanceOf(Item.Gone.class);
    }

    @Test
    void findsAPersonByAddressWhateverItsCase() {
        assertThat(hubSpot.find("P17@Example.com", Set.of("email")))
                .singleElement()
                .satisfies(found -> assertThat(found.asked()).isEqualTo(Account.contact(17)));
        assertThat(hubSpot.find("nobody@example.com", Set.of("email"))).isEmpty();
    }

    @Test
    void doesNotMoveALifecycleStageBackAndSaysWhatItIs() {
        account.sandbox().by(Account.KIM).edit(ObjectType.CONTACT, 1, Map.of("lifecyclestage", "customer"));

        WriteResult result = hubSpot.write(List.of(Account.write(
                        1,
                        Map.of("lifecyclestage", "marketingqualifiedlead", "jobtitle", "CMO"),
                        Map.of(),
                        Instant.now())))
                .get(0);

        assertThat(result)
                .isInstanceOfSatisfying(
                        WriteResult.Applied.class,
                        applied -> assertThat(applied.answered())
                                .containsEntry("lifecyclestage", "customer")
                                .containsEntry("jobtitle", "CMO"));
    }

    @Test
    void switchesOffWhatTheTokenMayNotReadAndReadsTheRest() {
        account.sandbox().scopes(Set.of("crm.objects.contacts.read", "crm.objects.contacts.write"));

        Schema schema = hubSpot.describe();

        assertThat(schema.streams()).containsKey("contacts").doesNotContainKeys("companies", "deals");
        assertThat(schema.missing()).extracting(Problem::subject).contains("companies", "deals", "owners", "forms");
        assertThat(account.read("contacts", Set.of("email"), new ReadMode.All()))
                .hasSize(250);
        assertThat(account.read("webinars", Set.of(), new ReadMode.All())).isEmpty();
    }

    @Test
    void saysInOneSentenceThatTheTokenWasRefusedOrIsMissing() {
        account.sandbox().revoke(account.sandbox().token());

        CrmException refused = catchThrowableOfType(CrmException.class, hubSpot::describe);
        CrmException missing;
        try (HubSpot none = account.open(
                HubSpotConfig.of(account.sandbox().baseUrl().toString(), HubSpotConfig.Credential.token(" ")))) {
            missing = catchThrowableOfType(CrmException.class, none::describe);
        }

        assertThat(refused).hasMessage("HubSpot refused the token (401)");
        assertThat(refused.next()).isEqualTo(CrmException.Next.FIX_CREDENTIAL);
        assertThat(missing).hasMessage("there is no HubSpot token");
    }

    @Test
    void readsWithAnOAuthAppThatRenewsItsTokenByItself() {
        var access = Account.PLENTY.access();
        HubSpotConfig config = HubSpotConfig.of(
                account.sandbox().baseUrl().toString(),
                new HubSpotConfig.Credential.OAuth(access.clientId(), access.clientSecret(), access.refreshToken()));
        try (HubSpot app = account.open(config)) {
            assertThat(app.describe().account().id()).isNotEmpty();
        }
        HubSpotConfig wrong = HubSpotConfig.of(
                account.sandbox().baseUrl().toString(),
                new HubSpotConfig.Credential.OAuth(access.clientId(), access.clientSecret(), "gone"));
        try (HubSpot app = account.open(wrong)) {
            assertThat(catchThrowableOfType(CrmException.class, app::describe).next())
                    .isEqualTo(CrmException.Next.FIX_CREDENTIAL);
        }
    }

    @Test
    void worksWithFormerVersionsOfTheApi() {
        for (String version : List.of("2026-03", "v3")) {
            try (HubSpot former = account.open(account.settings().withApiVersion(version))) {
                assertThat(former.describe().missing()).as(version).isEmpty();
                assertThat(Account.read(former, "deals", Set.of("dealname"), new ReadMode.Since(Instant.EPOCH), 1))
                        .as(version)
                        .hasSize(5);
            }
        }
    }
}
