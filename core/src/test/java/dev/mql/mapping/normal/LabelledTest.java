package dev.mql.mapping.normal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Each normaliser against a file labelled by hand. What is wrong or missing is printed, so that one sees what to mend; of
 * what is held out only how much, so that it stays unseen.
 */
class LabelledTest {

    private static final Path FILES = Path.of("src", "test", "resources", "dev", "mql", "mapping", "normal");
    private static final String NOTHING = "-";
    private static final String TITLES = "labelled-titles.txt";
    private static final String HELD_OUT_TITLES = "held-out-titles.txt";

    /**
     * @param labels the right answers; {@code -} where it is right to find nothing
     * @param found what the normaliser said, or {@code -}
     */
    private record Answer(String group, String text, List<String> labels, String found) {

        boolean isFound() {
            return !found.equals(NOTHING);
        }

        boolean isToBeFound() {
            return !labels.contains(NOTHING);
        }

        boolean isRight() {
            return labels.contains(found);
        }
    }

    @Test
    void readsSenioritiesInFiveLanguages() {
        hold("seniority", titles(TITLES, 2, Titles::seniority), 0.98, 0.98);
    }

    @Test
    void readsFunctionsInFiveLanguages() {
        hold("function", titles(TITLES, 3, Titles::function), 0.98, 0.97);
    }

    @Test
    void readsSenioritiesOfTitlesTheListsWereNotMendedOn() {
        hold("held out seniority", titles(HELD_OUT_TITLES, 2, Titles::seniority), 0.95, 0.93);
    }

    @Test
    void readsFunctionsOfTitlesTheListsWereNotMendedOn() {
        hold("held out function", titles(HELD_OUT_TITLES, 3, Titles::function), 0.95, 0.92);
    }

    @Test
    void hasThreeHundredTitlesPerLanguage() {
        Map<String, Long> perLanguage = Stream.of(TITLES, HELD_OUT_TITLES)
                .flatMap(file -> rows(file).stream())
                .distinct()
                .collect(Collectors.groupingBy(cells -> cells.get(0), Collectors.counting()));
        assertThat(perLanguage).containsOnlyKeys("en", "de", "fr", "es", "ja");
        assertThat(perLanguage.values()).allMatch(titles -> titles >= 300);
    }

    @Test
    void readsCountries() {
        hold("country", countries("labelled-countries.txt"), 0.99, 0.99);
        hold("held out country", countries("held-out-countries.txt"), 0.98, 0.92);
    }

    @Test
    void readsIndustries() {
        hold("industry", industries("labelled-industries.txt"), 0.98, 0.98);
        hold("held out industry", industries("held-out-industries.txt"), 0.95, 0.9);
    }

    @Test
    void readsSizesAndAmounts() {
        hold("size", sizes("labelled-sizes.txt"), 1, 1);
        hold("held out size", sizes("held-out-sizes.txt"), 0.98, 0.95);
    }

    private static List<Answer> countries(String file) {
        return answers(file, cells -> cells.get(1), Countries::code);
    }

    /** What the lists do not know is an industry of its own, and counts as not found. */
    private static List<Answer> industries(String file) {
        return answers(
                file,
                cells -> cells.get(1),
                text -> Optional.of(Industries.code(text)).filter(Industries.codes()::contains));
    }

    private static List<Answer> sizes(String file) {
        return answers(
                file,
                cells -> cells.get(1).equals(NOTHING)
                        ? NOTHING
                        : micros(cells.get(1)) + ".."
                                + (cells.get(2).equals("*") ? Value.OPEN_END : micros(cells.get(2))),
                text -> Amounts.range(text).map(found -> found.low() + ".." + found.high()));
    }

    private static List<Answer> titles(String file, int cell, Function<String, Optional<String>> normaliser) {
        List<Answer> answers = new ArrayList<>();
        for (List<String> cells : rows(file)) {
            String found = normaliser.apply(cells.get(1)).orElse(NOTHING);
            List<String> labels = List.of(cells.get(cell).split("/", -1));
            answers.add(new Answer(cells.get(0), cells.get(1), labels, found));
        }
        return answers;
    }

    private static List<Answer> answers(
            String file, Function<List<String>, String> label, Function<String, Optional<String>> normaliser) {
        List<Answer> answers = new ArrayList<>();
        for (List<String> cells : rows(file)) {
            String found = normaliser.apply(cells.get(0)).orElse(NOTHING);
            answers.add(
                    new Answer("all", cells.get(0), List.of(label.apply(cells).split("/", -1)), found));
        }
        return answers;
    }

    /** Precision: of what was found, the right part. Recall: of what there is to find, the part found rightly. */
    private static void hold(String what, List<Answer> answers, double precision, double recall) {
        Map<String, List<Answer>> groups = new TreeMap<>();
        for (Answer answer : answers) {
            groups.computeIfAbsent(answer.group(), group -> new ArrayList<>()).add(answer);
        }
        SoftAssertions all = new SoftAssertions();
        groups.forEach((group, members) -> {
            double precise = share(members, Answer::isFound);
            double recalled = share(members, Answer::isToBeFound);
            System.out.printf(
                    Locale.ROOT,
                    "%s %s: %d labelled, precision %.3f, recall %.3f%n",
                    what,
                    group,
                    members.size(),
                    precise,
                    recalled);
            if (!what.startsWith("held out")) {
                members.stream()
                        .filter(answer -> !answer.isRight())
                        .forEach(answer -> System.out.println("  " + answer.text() + ": " + answer.found() + ", not "
                                + String.join(" or ", answer.labels())));
            }
            all.assertThat(precise).as("precision of %s %s", what, group).isGreaterThanOrEqualTo(precision);
            all.assertThat(recalled).as("recall of %s %s", what, group).isGreaterThanOrEqualTo(recall);
        });
        all.assertAll();
    }

    private static double share(List<Answer> answers, Predicate<Answer> of) {
        List<Answer> all = answers.stream().filter(of).toList();
        return all.stream().filter(Answer::isRight).count() / (double) all.size();
    }

    private static long micros(String number) {
        return new BigDecimal(number).multiply(BigDecimal.valueOf(Value.MICROS)).longValueExact();
    }

    private static List<List<String>> rows(String file) {
        try {
            return Files.readAllLines(FILES.resolve(file)).stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> List.of(line.split("\\|", -1)).stream()
                            .map(String::strip)
                            .toList())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
