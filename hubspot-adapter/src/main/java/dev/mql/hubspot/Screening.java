package dev.mql.hubspot;

import dev.mql.crm.WriteResult;
import dev.mql.crm.WriteResult.Fix;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds values that HubSpot would refuse, before they are sent: one of them would cost a whole batch of a hundred. The
 * codes are HubSpot's own.
 */
final class Screening {

    private static final int LONGEST = 65_536;
    private static final String CHECK = "run mql check, then mql bootstrap --apply";

    private Screening() {}

    /** What is wrong with a row; empty where nothing is. */
    static Optional<WriteResult> refusal(Pending row, Map<String, Definition> definitions) {
        for (Map.Entry<String, String> value : row.values().entrySet()) {
            Optional<Finding> finding = finding(definitions.get(value.getKey()), value.getValue());
            if (finding.isPresent()) {
                String property = value.getKey();
                return Optional.of(new WriteResult.Refused(
                        row.write().ref(),
                        finding.get().fix(),
                        finding.get().code(),
                        property + " " + finding.get().words()));
            }
        }
        return Optional.empty();
    }

    private record Finding(Fix fix, String code, String words) {}

    private static Optional<Finding> finding(@Nullable Definition definition, String value) {
        if (definition == null) {
            return Optional.of(
                    new Finding(Fix.MAPPING, "PROPERTY_DOESNT_EXIST", "does not exist in HubSpot: " + CHECK));
        }
        if (definition.readOnly() || definition.calculated()) {
            return Optional.of(new Finding(
                    Fix.MAPPING, "READ_ONLY_VALUE", "is set by HubSpot itself: take it out of write: in the mapping"));
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (definition.type()) {
            case "enumeration" -> option(definition, value);
            case "number" ->
                isNumber(value)
                        ? Optional.empty()
                        : Optional.of(new Finding(Fix.MAPPING, "INVALID_DOUBLE", "takes numbers only"));
            case "date", "datetime" ->
                Sameness.millis(value).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Finding(Fix.MAPPING, "INVALID_DATE", "takes dates only"));
            case "bool" ->
                Set.of("true", "false").contains(value)
                        ? Optional.empty()
                        : Optional.of(new Finding(Fix.MAPPING, "INVALID_OPTION", "takes true and false only"));
            default ->
                value.length() > LONGEST
                        ? Optional.of(new Finding(Fix.RECORD, "INVALID_LENGTH", "is longer than 65,536 characters"))
                        : Optional.empty();
        };
    }

    private static Optional<Finding> option(Definition definition, String value) {
        String[] choices = definition.isMultiple() ? value.split(";", -1) : new String[] {value};
        for (String choice : choices) {
            if (!choice.isEmpty() && !definition.allows(choice)) {
                return Optional.of(new Finding(
                        Fix.MAPPING,
                        "INVALID_OPTION",
                        "(\"" + definition.label() + "\") lacks the option mql would set: " + CHECK));
            }
        }
        return Optional.empty();
    }

    private static boolean isNumber(String text) {
        try {
            return new BigDecimal(text).scale() < 1000;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
