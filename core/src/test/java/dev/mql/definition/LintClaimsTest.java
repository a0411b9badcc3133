package dev.mql.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What lint says of rules that are dead, swallow or exclude each other has to be true of every person there could be. */
class LintClaimsTest {

    private static final List<String> ORIGINS = List.of("a", "b", "c");
    private static final List<Integer> SIZES = List.of(1, 5, 6, 9);
    private static final Pattern OTHER = Pattern.compile("(never\\.\\w+|fit\\.\\w+)");

    /** @param origin empty for unknown; {@code size} 0 for unknown */
    private record Person(String origin, int size) {}

    private record Atom(String text, boolean isOrigin, List<String> origins, int low, int high, boolean not) {

        /** True, and not merely unknown. */
        boolean holds(Person person) {
            boolean known = isOrigin ? !person.origin().isEmpty() : person.size() > 0;
            boolean inside =
                    isOrigin ? origins.contains(person.origin()) : low <= person.size() && person.size() <= high;
            return known && inside != not;
        }
    }

    @Test
    void claimsNothingThatSomebodyRefutes() {
        Random random = new Random(17);
        int claims = 0;
        for (int round = 0; round < 3_000; round++) {
            List<List<Atom>> rules = new ArrayList<>();
            StringBuilder never = new StringBuilder("never:\n");
            StringBuilder fit = new StringBuilder("fit:\n");
            for (int i = 0; i < 4; i++) {
                List<Atom> atoms = List.of(atom(random), atom(random));
                rules.add(atoms);
                String when = "{when: {all: [{" + atoms.get(0).text() + "}, {"
                        + atoms.get(1).text() + "}]}";
                if (i < 2) {
                    never.append("  r").append(i).append(": ").append(when).append(", say: n, why: n}\n");
                } else {
                    fit.append("  r").append(i).append(": ").append(when).append(", points: 1}\n");
                }
            }
            String text = "definition: Small\n" + never + fit + "mql: {enter: {score: 0, product: 0}}\n";
            for (Finding finding : Lint.of(Definitions.of(text))) {
                claims += refuted(finding, rules, text) ? 1 : 0;
            }
        }
        assertThat(claims).isGreaterThan(1_000);
    }

    /** Answers whether the finding was a claim about rules. */
    private static boolean refuted(Finding finding, List<List<Atom>> rules, String text) {
        if (!finding.path().matches("(never|fit)\\.r[0-3]")) {
            return false;
        }
        List<Atom> own = rules.get(finding.path().charAt(finding.path().length() - 1) - '0');
        Matcher matcher = OTHER.matcher(finding.what());
        List<Atom> other = matcher.find()
                ? rules.get(matcher.group().charAt(matcher.group().length() - 1) - '0')
                : List.of();
        for (Person person : everybody()) {
            boolean first = own.stream().allMatch(atom -> atom.holds(person));
            boolean second = other.stream().allMatch(atom -> atom.holds(person));
            boolean refuted;
            if (finding.what().contains("exclude each other")) {
                refuted = first;
            } else if (finding.what().contains("together")) {
                refuted = first && second;
            } else if (finding.what().contains("asks for the same")) {
                refuted = first != second;
            } else {
                refuted = first && !second;
            }
            assertThat(refuted).as(finding + " of " + person + "\n" + text).isFalse();
        }
        return true;
    }

    private static List<Person> everybody() {
        List<Person> everybody = new ArrayList<>();
        for (String origin : List.of("", "a", "b", "c", "d")) {
            for (int size : List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)) {
                everybody.add(new Person(origin, size));
            }
        }
        return everybody;
    }

    private static Atom atom(Random random) {
        boolean not = random.nextInt(3) == 0;
        if (random.nextBoolean()) {
            List<String> origins = ORIGINS.subList(0, 1 + random.nextInt(3));
            String list = String.join(", ", origins);
            String test = not ? "{not: [" + list + "]}" : "[" + list + "]";
            return new Atom("origin: " + test, true, origins, 0, 0, not);
        }
        int low = SIZES.get(random.nextInt(SIZES.size()));
        int high = low + random.nextInt(5);
        String test = not ? "{not: " + low + "-" + high + "}" : low + "-" + high;
        return new Atom("company.employees: " + test, false, List.of(), low, high, not);
    }
}
