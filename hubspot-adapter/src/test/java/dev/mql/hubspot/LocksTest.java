package dev.mql.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.crm.WriteResult.Fix;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocksTest {

    private static final String UPDATE = "/crm/objects/2026-09/contacts/batch/update";
    private static final String LOCKED = "423 {\"status\": \"error\", \"message\": \"locked\"}";

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void waitsForALockedBatchAndSendsItWholeOnceItIsFree() {
        portal.onPost(UPDATE, List.of(LOCKED, LOCKED, Portal.results(Portal.record("1", "\"mql_score\": \"72\""))));

        assertThat(write(Portal.score("1", "72"))).allMatch(WriteResult.Applied.class::isInstance);
        assertThat(portal.time().slept()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
    }

    @Test
    void aRecordThatStaysLockedCostsOnlyItself() {
        String[] others = {Portal.record("1", "\"mql_score\": \"72\""), Portal.record("2", "\"mql_score\": \"72\"")};
        portal.onPost(
                UPDATE,
                List.of(
                        LOCKED,
                        LOCKED,
                        LOCKED,
                        LOCKED,
                        LOCKED,
                        Portal.results(others),
                        LOCKED,
                        LOCKED,
                        Portal.results(Portal.record("4", "\"mql_score\": \"72\""))));

        List<WriteResult> results = write(
                Portal.score("1", "72"), Portal.score("2", "72"), Portal.score("3", "72"), Portal.score("4", "72"));

        assertThat(results.get(2))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.fix()).isEqualTo(Fix.NEXT_RUN));
        assertThat(List.of(results.get(0), results.get(1), results.get(3)))
                .allMatch(WriteResult.Applied.class::isInstance);
        assertThat(portal.time().slept()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(9));
        assertThat(portal.bodies(UPDATE)).hasSize(5 + 4);
    }

    @Test
    void whereEverythingIsLockedItDoesNotLookForTheOneRecord() {
        portal.onPost(UPDATE, List.of(LOCKED));
        List<Write> writes = Stream.iterate(1, i -> i <= 100, i -> i + 1)
                .map(i -> Portal.score(Integer.toString(i), "72"))
                .toList();

        assertThat(portal.hubSpot().write(writes))
                .hasSize(100)
                .allMatch(result -> result instanceof WriteResult.Refused refused && refused.fix() == Fix.NEXT_RUN);
        assertThat(portal.bodies(UPDATE)).hasSizeLessThan(100);
    }

    private List<WriteResult> write(Write... writes) {
        return portal.hubSpot().write(List.of(writes));
    }
}
