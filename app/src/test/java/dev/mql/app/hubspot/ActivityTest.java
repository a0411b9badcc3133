package dev.mql.app.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Edition;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.hubspot.SeedData;
import dev.mql.crm.Item;
import dev.mql.crm.Problem;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import dev.mql.hubspot.HubSpot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people did beside their record: lists, mails, events; each switched on by what the token may do. */
class ActivityTest {

    private static final Instant BEFORE = Instant.parse("2026-11-19T10:00:00Z");
    private static final String PRICING = "Saw pricing, twice";

    private Account account = new Account(Account.PLENTY, seed());

    private static SeedData seed() {
        return loader -> {
            Account.of(250, 3, 2).fill(loader);
            loader.list("51", PRICING, LongStream.rangeClosed(1, 230).boxed().toList());
            loader.list("52", "Nobody asks for it", List.of(5L));
            for (int i = 1; i <= 120; i++) {
                loader.emailEvent("CLICK", "P" + i + "@example.com", BEFORE, "https://example.com/ebook", false);
                loader.emailEvent("DELIVERED", "p" + i + "@example.com", BEFORE, "", false);
            }
            loader.emailEvent("OPEN", "p7@example.com", BEFORE, "", false);
            loader.emailEvent("CLICK", "p8@example.com", BEFORE, "https://example.com/scanned", true);
            loader.emailEvent("CLICK", "stranger@example.com", BEFORE, "https://example.com/ebook", false);
            loader.event("pe4711_demo_download", 9, BEFORE, Map.of("version", "3"));
            loader.event("ae12_invoice_sent", 10, BEFORE, Map.of());
            loader.pageView(9, BEFORE, "https://example.com/pricing", "Pricing");
        };
    }

    private HubSpot hubSpot() {
        return account.hubSpot();
    }

    private void reopen(SandboxConfig config, SeedData seed) {
        account.close();
        account = new Account(config, seed);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private List<Item> changes(String stream, Instant since) {
        return account.read(stream, Set.of(PRICING), new ReadMode.Since(since));
    }

    @Test
    void eachMemberOfAWantedListIsARowLinkedToTheContact() {
        List<Item.Row> rows = Account.only(Item.Row.class, account.read("lists", Set.of(PRICING), new ReadMode.All()));

        assertThat(rows).hasSize(230).allSatisfy(row -> {
            assertThat(row.property(PRICING)).contains("2026-01-01T00:00:00Z");
            assertThat(row.linked("contact")).hasSize(1);
        });
        assertThat(hubSpot().calls().look()).isEqualTo(1);
        assertThat(hubSpot().calls().read()).isEqualTo(3);
    }

    @Test
    void aListWhoseMembersStayedCostsOneCallAndOneThatGainedAMemberIsReadAgain() {
        Instant since = Instant.now().minusSeconds(1);
        assertThat(changes("lists", since)).isEmpty();
        assertThat(hubSpot().calls().total()).isEqualTo(1);

        account.sandbox().by(Account.KIM).join("51", 240);

        assertThat(Account.only(Item.Row.class, changes("lists", since))).hasSize(231);
    }

    @Test
    void theMembersOfAListThatLostOneAreSaidToBeAllAfterThreePages() {
        Instant since = Instant.now().minusSeconds(1);
        account.sandbox().by(Account.KIM).leave("51", 3);

        List<Item> items = changes("lists", since);

        assertThat(Account.only(Item.Seen.class, items))
                .hasSize(229)
                .noneMatch(item -> item.ref().id().equals("51-3"));
        assertThat(Account.only(Item.Whole.class, items))
                .extracting(whole -> whole.ref().id())
                .containsExactly("51");
        assertThat(hubSpot().calls().total()).isEqualTo(1 + 3);
    }

    @Test
    void aMappedListTheAccountDoesNotHaveIsNamedWithTheOneThatWasMeant() {
        Wanted wanted = new Wanted(Map.of("lists", Set.of("Saw pricing twice", PRICING)), Set.of(), Map.of());

        List<Problem> problems = hubSpot().check(wanted, hubSpot().describe());

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("no list of contacts");
            assertThat(problem.remedy()).contains(PRICING);
        });
    }

    @Test
    void opensAndClicksArriveAtTheContactWithTheAddressAndMachinesAndStrangersDoNot() {
        List<Item.Touch> touches = Account.only(Item.Touch.class, account.read("emails", Set.of(), new ReadMode.All()));

        assertThat(touches).hasSize(121);
        assertThat(touches)
                .filteredOn(touch -> touch.ref().equals(Account.contact(7)))
                .extracting(touch -> touch.attributes().get("type"))
                .containsExactlyInAnyOrder("CLICK", "OPEN");
        assertThat(touches).noneMatch(touch -> touch.attributes().containsValue("https://example.com/scanned"));
        assertThat(hubSpot().calls().read()).isEqualTo(1 + 2 + 1 + 1);
    }

    @Test
    void mailToAnAddressThatWasMergedAwayArrivesAtTheWinner() {
        account.sandbox().by(Account.KIM).merge(ObjectType.CONTACT, 1, 2);

        List<Item> touches = account.read("emails", Set.of(), new ReadMode.All());

        assertThat(touches)
                .filteredOn(touch -> touch.ref().equals(Account.contact(1)))
                .hasSize(2);
    }

    @Test
    void anIdlePollOfMailsTakesOneCall() {
        assertThat(changes("emails", Instant.now())).isEmpty();

        assertThat(hubSpot().calls().read()).isEqualTo(1);
    }

    @Test
    void manyMailEventsSinceThenAreReadByKind() {
        reopen(Account.PLENTY, loader -> {
            Account.of(5, 1, 1).fill(loader);
            for (int i = 0; i < 3200; i++) {
                loader.emailEvent(i % 800 == 0 ? "CLICK" : "SENT", "p1@example.com", BEFORE.plusSeconds(i), "", false);
            }
        });

        assertThat(changes("emails", BEFORE)).hasSize(4);
        assertThat(hubSpot().calls().read()).isEqualTo(1 + 2 + 1);
    }

    @Test
    void eventsTheAccountAndItsAppsDefineAreReadWithTheirNames() {
        List<Item.Touch> touches = Account.only(Item.Touch.class, account.read("events", Set.of(), new ReadMode.All()));

        assertThat(touches)
                .extracting(touch -> touch.attributes().get("name"))
                .containsExactlyInAnyOrder("pe4711_demo_download", "ae12_invoice_sent");
        assertThat(touches).anyMatch(touch -> "3".equals(touch.attributes().get("version")));
        assertThat(account.read("pages", Set.of(), new ReadMode.All())).hasSize(1);
    }

    @Test
    void whatTheTokenMayNotDoIsSwitchedOffAndSaidOnceWithItsScope() {
        account.sandbox().scopes(Set.of("crm.objects.contacts.read", "crm.objects.companies.read"));

        Schema schema = hubSpot().describe();

        assertThat(schema.streams()).doesNotContainKeys("lists", "emails", "webinars");
        assertThat(schema.missing())
                .filteredOn(problem -> Set.of("lists", "emails", "webinars").contains(problem.subject()))
                .extracting(Problem::remedy)
                .hasSize(3)
                .anyMatch(remedy -> remedy.contains("crm.lists.read"))
                .anyMatch(remedy -> remedy.contains("content"))
                .anyMatch(remedy -> remedy.contains("crm.objects.marketing_events.read"));
        for (String stream : List.of("lists", "emails", "webinars", "pages", "events")) {
            assertThat(account.read(stream, Set.of(PRICING), new ReadMode.All()))
                    .as(stream)
                    .isEmpty();
        }
    }

    @Test
    void belowEnterpriseNothingIsTakenForZeroPageViews() {
        reopen(Account.PLENTY.withEdition(Edition.PROFESSIONAL), seed());

        assertThat(hubSpot().describe().streams())
                .doesNotContainKeys("pages", "events")
                .containsKey("lists");
    }
}
