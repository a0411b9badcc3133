package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.ReportScreen;
import dev.mql.app.screen.Times;
import dev.mql.app.workspace.Desk;
import dev.mql.insight.Cost;
import dev.mql.insight.Funnel;
import dev.mql.store.Handoffs;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "The funnel, what each team owes the other, and what an MQL costs. Asks no CRM.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    private static final Duration QUARTER = Duration.ofDays(90);

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    @Option(names = "--since", paramLabel = "DAY", description = "Such as 2026-09-01 (default: 90 days ago).")
    private @Nullable LocalDate since;

    @Option(names = "--spend", paramLabel = "AMOUNT", description = "What marketing spent since then.")
    private @Nullable BigDecimal spend;

    @Option(names = "--leads", paramLabel = "N", description = "How many new people came since then.")
    private long leads;

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            long now = surroundings.clock().instant().toEpochMilli();
            ZoneId zone = desk.workspace().agreed().definition().zone();
            long from = since == null
                    ? now - QUARTER.toMillis()
                    : since.atStartOfDay(zone).toInstant().toEpochMilli();
            Handoffs period = Handoffs.of(desk.store().outbox(), desk.crmName(), from);
            Funnel funnel = new Funnel(desk.store().people().census(desk.crmName()), period);
            Optional<Cost> cost = cost(period);
            if (options.json) {
                JsonText.print(ReportScreen.json(funnel, cost, from, now), surroundings);
            } else {
                ReportScreen.print(funnel, cost, from, new Times(zone, now), new Lines(surroundings.out()));
            }
            return ExitCode.DONE.code();
        }
    }

    private Optional<Cost> cost(Handoffs period) {
        if (spend == null) {
            return Optional.empty();
        }
        if (spend.signum() < 0 || leads < 0) {
            throw new UserError("less than nothing cannot be spent or counted", "report", "give amounts of 0 or more");
        }
        return Optional.of(new Cost(spend, leads, period.people()));
    }
}
