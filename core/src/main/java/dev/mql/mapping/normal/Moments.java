package dev.mql.mapping.normal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Instants, as CRMs write them: ISO 8601 with or without time and offset, or milliseconds since 1970. */
public final class Moments {

    /** Counts up with every change of what is read out of a text. */
    public static final int VERSION = 1;

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
            if (plain.chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
                return plain.length() > 15
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(Long.parseLong(plain)));
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
}
