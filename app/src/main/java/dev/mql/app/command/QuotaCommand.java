package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Lines;
import dev.mql.insight.Pipeline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = "How many opportunities and MQLs a revenue target needs, and by when. Needs no workspace.",
        mixinStandardHelpOptions = true)
final class QuotaCommand implements Callable<Integer> {

    private static final int PERCENT_DIGITS = 2;

    private final Surroundings surroundings;

    @Option(names = "--target", required = true, paramLabel = "AMOUNT", description = "Revenue to be won.")
    private BigDecimal target = BigDecimal.ZERO;

    @Option(names = "--by", required = true, paramLabel = "DAY", description = "Until when, such as 2027-03-31.")
    private LocalDate by = LocalDate.EPOCH;

    @Option(names = "--deal", required = true, paramLabel = "AMOUNT", description = "What a won deal is worth.")
    private BigDecimal deal = BigDecimal.ZERO;

    @Option(names = "--win-rate", required = true, paramLabel = "PERCENT", description = "Of opportunities.")
    private BigDecimal winRate = BigDecimal.ZERO;

    @Option(names = "--cycle", required = true, paramLabel = "DAYS", description = "From opportunity to win.")
    private int cycle;

    @Option(names = "--mql-to-opportunity", paramLabel = "PERCENT", description = "Of MQLs.")
    private @Nullable BigDecimal mqlToOpportunity;

    @Option(names = "--opportunities", paramLabel = "N", description = "How many are open now: what they bring a day.")
    private long opportunities;

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    QuotaCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try {
            Pipeline pipeline = new Pipeline(share(winRate), deal, cycle);
            Pipeline.Quota quota = pipeline.quota(
                    target, by, Optional.ofNullable(mqlToOpportunity).map(QuotaCommand::share));
            BigDecimal velocity = pipeline.velocity(opportunities);
            if (json) {
                JsonText.print(json(quota, velocity), surroundings);
            } else {
                print(quota, velocity);
            }
            return ExitCode.DONE.code();
        } catch (IllegalArgumentException wrong) {
            throw new UserError(String.valueOf(wrong.getMessage()), "quota", "see mql quota --help");
        }
    }

    private void print(Pipeline.Quota quota, BigDecimal velocity) {
        Lines lines = new Lines(surroundings.out());
        lines.line(
                "%s by %s needs %s worth %s, there by %s",
                Lines.amount(target), by, many(quota.opportunities()), Lines.amount(quota.worth()), quota.neededBy());
        quota.mqls().ifPresent(mqls -> lines.line("and %s for them", Lines.many(mqls, "MQL")));
        if (opportunities > 0) {
            lines.line("the %s open now bring %s a day", many(opportunities), Lines.amount(velocity));
        }
        lines.flush();
    }

    private Map<String, Object> json(Pipeline.Quota quota, BigDecimal velocity) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("pipeline", quota.worth());
        found.put("opportunities", quota.opportunities());
        quota.mqls().ifPresent(mqls -> found.put("mqls", mqls));
        found.put("needed_by", quota.neededBy().toString());
        if (opportunities > 0) {
            found.put("velocity_per_day", velocity.setScale(2, RoundingMode.HALF_EVEN));
        }
        return found;
    }

    private static BigDecimal share(BigDecimal percent) {
        return percent.movePointLeft(PERCENT_DIGITS);
    }

    private static String many(long opportunities) {
        return opportunities == 1 ? "1 opportunity" : Lines.count(opportunities) + " opportunities";
    }
}
