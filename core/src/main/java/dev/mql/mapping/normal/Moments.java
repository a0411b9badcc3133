package dev.mql.mapping.normal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Instants, as CRMs write them: ISO 8601 with or without time and offset, or milliseconds since 1970. */
public final class Moments {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "+0000")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);

    private static final int LONGEST = 40;

    /** As both CRMs write nearly all of them; read without the formatter, which takes ten times as long. */
    private static final String PLAIN_UTC = "0000-00-00T00:00:00.000Z";

    private Moments() {}

    /**
     * Empty where the text is no instant.
     *
     * @param zone in which a date begins, or a time without an offset is meant (meaning 3)
     */
    public static Optional<Instant> read(String text, ZoneId zone) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            if (isNumber(plain, 0, plain.length())) {
                return plain.length() > 15
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(Long.parseLong(plain)));
            }
            if (isPlainUtc(plain)) {
                return Optional.of(plainUtc(plain));
            }
            TemporalAccessor parsed =
                    ISO.parseBest(plain.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime offset) {
                return Optional.of(offset.toInstant());
            } else if (parsed instanceof LocalDateTime local) {
                return Optional.of(local.atZone(zone).toInstant());
            }
            return Optional.of(((LocalDate) parsed).atStartOfDay(zone).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainUtc(String text) {
        if (text.length() != PLAIN_UTC.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char wanted = PLAIN_UTC.charAt(i);
            if (wanted == '0' ? !isNumber(text, i, i + 1) : text.charAt(i) != wanted) {
                return false;
            }
        }
        // The formatter takes days that a month does not have, and midnight at the end of a day.
        return number(text, 8, 10) <= 28 && number(text, 11, 13) <= 23;
    }

    private static Instant plainUtc(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 23) * 1_000_000)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
