package dev.mql.app.workspace;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/** When something is to run: five fields of cron, by the clock on a wall of one zone. */
public final class Timetable {

    private final Cron cron;
    private final ExecutionTime times;
    private final ZoneId zone;

    private Timetable(Cron cron, ZoneId zone) {
        this.cron = cron;
        this.times = ExecutionTime.forCron(cron);
        this.zone = zone;
    }

    /** @throws IllegalArgumentException saying what is wrong with the text */
    public static Timetable of(String text, ZoneId zone) {
        Cron cron = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(text);
        return new Timetable(cron.validate(), zone);
    }

    /** The first time after an instant; empty where it never comes, as the 30th of February. */
    public Optional<Instant> next(Instant after) {
        return times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
    }

    /** The cron text itself. */
    public String text() {
        return cron.asString();
    }

    public ZoneId zone() {
        return zone;
    }

    /** {@code at 06:15 every day between Monday and Friday, Europe/Berlin}. */
    @Override
    public String toString() {
        return CronDescriptor.instance(Locale.ENGLISH).describe(cron) + ", " + zone.getId();
    }
}
