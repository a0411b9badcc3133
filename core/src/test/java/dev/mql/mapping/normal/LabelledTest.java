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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each normaliser against a file labelled by hand. What is wrong or missing is printed, so that one sees what to mend. */
class LabelledTest {

    private static final Path FILES = Path.of("src", "test", "resources", "dev", "mql", "mapping", "normal");
    private static final String NOTHING = "-";

    /** @param found what the normaliser said, or {@code -} */
    private record Answer(String group, String text, String label, String found) {}

    @Test
    void readsSenioritiesInFiveLanguages() {
        hold("seniority", titles(2, Titles::seniority), 0.97, 0.97);
    }

    @Test
    void readsFunctionsInFiveLanguages() {
        hold("function", titles(3, Titles::function), 0.96, 0.96);
    }

    @Test
    void readsCountries() {
        hold("country", answers("labelled-countries.txt", cells -> cells.get(1), Countries::code), 1, 0.99);
    }

    @Test
    void readsIndustries() {
        List<Answer> answers =
                answers("labelled-industries.txt", cells -> cells.get(1), text -> Optional.of(Industries.code(text)));
        hold("industry", answers, 0.97, 0.97);
    }

    @Test
    void readsSizesAndAmounts() {
        List<Answer> answers = answers(
                "labelled-sizes.txt",
                cells -> cells.get(1).equals(NOTHING)
                        ? NOTHING
                        : micros(cells.get(1)) + ".."
                                + (cells.get(2).equals("*") ? Value.OPEN_END : micros(cells.get(2))),
                text -> Amounts.range(text).map(found -> found.low() + ".." + found.high()));
        hold("size", answers, 1, 1);
    }

    private static List<Answer> titles(int cell, Function<String, Optional<String>> normaliser) {
        List<Answer> answers = new ArrayList<>();
        for (List<String> cells : rows("labelled-titles.txt")) {
            String found = normaliser.apply(cells.get(1)).orElse(NOTHING);
            answers.add(new Answer(cells.get(0), cells.get(1), cells.get(cell), found));
        }
        return answers;
    }

    private static List<Answer> answers(
            String file, Function<List<String>, String> label, Function<String, Optional<String>> normaliser) {
        List<Answer> answers = new ArrayList<>();
        for (List<String> cells : rows(file)) {
            String found = normaliser.apply(cells.get(0)).orElse(NOTHING);
            answers.add(new Answer("all", cells.get(0), label.apply(cells), found));
        }
        return answers;
    }

    /** Precision: of what was found, the right part. Recall: of what there is to find, the part found rightly. */
    private static void hold(String what, List<Answer> answers, double precision, double recall) {
        Map<String, List<Answer>> groups = new TreeMap<>();
        for (Answer answer : answers) {
            groups.computeIfAbsent(answer.group(), group -> new ArrayList<>()).add(answer);
        }
        groups.forEach((group, members) -> {
            double right = count(
                    members,
                    answer -> answer.label().equals(answer.found())
                            && !answer.found().equals(NOTHING));
            double found = count(members, answer -> !answer.found().equals(NOTHING));
            double there = count(members, answer -> !answer.label().equals(NOTHING));
            System.out.printf(
                    java.util.Locale.ROOT,
                    "%s %s: %d labelled, precision %.3f, recall %.3f%n",
                    what,
                    group,
                    members.size(),
                    right / found,
                    right / there);
            members.stream()
                    .filter(answer -> !answer.label().equals(answer.found()))
                    .forEach(answer -> System.out.println(
                            "  " + answer.text() + ": " + answer.found() + ", not " + answer.label()));
            assertThat(right / found).as("precision of %s %s", what, group).isGreaterThanOrEqualTo(precision);
            assertThat(right / there).as("recall of %s %s", what, group).isGreaterThanOrEqualTo(recall);
        });
    }

    private static long count(List<Answer> answers, java.util.function.Predicate<Answer> which) {
        return answers.stream().filter(which).count();
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
