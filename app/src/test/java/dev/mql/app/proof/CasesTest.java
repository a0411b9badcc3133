package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each defect that other tools had, by its number in the list of cases F.1, has a test with its number in its name. */
class CasesTest {

    private static final int CASES = 35;
    private static final Pattern NAMED =
            Pattern.compile("@DisplayName\\(\\s*\"F\\.1 case (\\d+): |void case(\\d+)[A-Z_]");

    @Test
    void eachOfTheThirtyFiveIsTheNameOfATest() throws IOException {
        SortedSet<Integer> named = new TreeSet<>();
        for (Path source : tests()) {
            Matcher matcher = NAMED.matcher(Files.readString(source));
            while (matcher.find()) {
                named.add(Integer.parseInt(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
            }
        }
        assertThat(named)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, CASES).boxed().toList());
    }

    private static List<Path> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."), 40)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains(String.join("/", "src", "test", "java")))
                    .toList();
        }
    }
}
