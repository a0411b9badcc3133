package dev.mql.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.store.StoreException;
import dev.mql.store.StoreException.Why;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may not use a database is told what is missing, in words for whoever runs it. */
class PostgresDoorTest {

    /** From version 15 on this is what anybody but the owner of a database meets. */
    @Test
    void aUserWhoMayMakeNoTablesIsToldOfTheRightMissing() {
        String closed = PostgresServer.urlOfAGuest("closed");
        assertThatThrownBy(() -> SqlStore.open(closed))
                .isInstanceOfSatisfying(StoreException.class, mayNot("create schema"));
    }

    @Test
    void aSchemaThatIsNotThereIsNamedAsWhatIsMissing() {
        String nowhere = PostgresServer.urlOfAGuest("nowhere");
        assertThatThrownBy(() -> SqlStore.open(nowhere))
                .isInstanceOfSatisfying(StoreException.class, mayNot("currentSchema"));
    }

    private static Consumer<StoreException> mayNot(String remedy) {
        return refused -> {
            assertThat(refused.why()).isEqualTo(Why.READ_ONLY);
            assertThat(refused.remedy()).contains(remedy);
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {90_624, 130_023})
    void aServerOlderThanAnyTestRanOnIsRefused(long version) {
        assertThatThrownBy(() -> Postgres.refuseOlder(version))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(Long.toString(version / 10_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {140_000, 180_006})
    void aServerOfTodayIsNot(long version) {
        assertThatCode(() -> Postgres.refuseOlder(version)).doesNotThrowAnyException();
    }
}
