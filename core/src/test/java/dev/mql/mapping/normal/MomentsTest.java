package dev.mql.mapping.normal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    @Test
    void readsWhatCrmsWriteMostLikeAnyOtherSpelling() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String text = "%04d-%02d-%02dT%02d:%02d:%02d.%03d"
                    .formatted(
                            1900 + random.nextInt(200),
                            random.nextInt(14),
                            random.nextInt(33),
                            random.nextInt(26),
                            random.nextInt(62),
                            random.nextInt(62),
                            random.nextInt(1_000));
            assertThat(Moments.read(text + "Z", ZoneOffset.UTC))
                    .as(text)
                    .isEqualTo(Moments.read(text + "+00:00", ZoneOffset.UTC));
        }
    }

    @Test
    void keepsMilliseconds() {
        assertThat(Moments.read("2026-11-23T09:08:07.654Z", ZoneOffset.UTC))
                .contains(Instant.ofEpochMilli(1_795_424_887_654L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T09:08:07.65aZ", "2026-11-23 09.08.07.654Z", "2026-13-23T09:08:07.654Z"})
    void isEmptyWhereTheTextIsNoInstant(String text) {
        assertThat(Moments.read(text, ZoneOffset.UTC)).isEmpty();
    }
}
