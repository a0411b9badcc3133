package dev.mql.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {

    private final Mistakes mistakes = new Mistakes("test.yaml");

    @Test
    void knowsWhereEachKeyAndValueStands() {
        Node.Mapping root = mapping("a: 1\nb:\n  c: [x, NO]\n");

        assertThat(at(root, "a").at()).isEqualTo(new Position(1, 4));
        Node.Entry b = root.entry("b").orElseThrow();
        assertThat(b.key().at()).isEqualTo(new Position(2, 1));
        Node no = at((Node.Mapping) b.value(), "c").items().get(1);
        assertThat(no.at()).isEqualTo(new Position(3, 10));
        assertThat(no.path()).isEqualTo("b.c[1]");
    }

    @Test
    void readsNorwayAsText() {
        assertThat(at(mapping("a: [NO, no, yes, on]"), "a").texts(mistakes)).containsExactly("NO", "no", "yes", "on");
        assertThat(mistakes.list()).isEmpty();
    }

    @Test
    void keepsNumbersAsWritten() {
        assertThat(at(mapping("a: [1_000, 010, 2026-01-01, 0.920]"), "a").texts(mistakes))
                .containsExactly("1_000", "010", "2026-01-01", "0.920");
    }

    @Test
    void refusesEveryKeyThatStandsTwice() {
        read("a: 1\nb: {c: 1, c: 2}\na: 2\n");

        assertThat(mistakes.list())
                .extracting(Mistake::toString)
                .containsExactly(
                        "test.yaml:2:11: the key `c` stands here twice, first in line 2 (b.c): keep one of them",
                        "test.yaml:3:1: the key `a` stands here twice, first in line 1 (a): keep one of them");
    }

    @Test
    void refusesTabsWhereTheyStand() {
        read("a:\n\tb: 1\n");
        assertRefused(2, 1, "tab");
    }

    @Test
    void saysWhereASyntaxErrorIs() {
        read("a: 1\nb: [1, 2\nc: 3\n");
        assertRefused(3, 2, "no YAML");
    }

    @Test
    void refusesAnchorsAliasesTagsAndSecondDocuments() {
        assertThat(refusals("a: &x 1\nb: *x")).anyMatch(text -> text.contains("anchors"));
        assertThat(refusals("a: !!java.net.URL ['http://x']")).anyMatch(text -> text.contains("tags"));
        assertThat(refusals("a: 1\n---\nb: 2")).anyMatch(text -> text.contains("second document"));
    }

    @Test
    void isNotBlownUpByAliasesOfAliases() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 60; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(refusals(laughs.toString())).isNotEmpty().allMatch(text -> text.contains("anchors"));
    }

    @Test
    void refusesWhatEndsALineForSomeReadersOnly() {
        assertThat(refusals("a: x\u2028b: y"))
                .containsExactly("test.yaml:1:5: the control character U+2028 stands here: delete it");
    }

    @Test
    void refusesDepthAndSizeBeyondTheLimits() {
        assertThat(refusals("[".repeat(100_000)))
                .containsExactly("test.yaml:1:65: more than 64 levels deep: nest less");
        assertThat(refusals("a: " + "x".repeat(YamlFile.LARGEST))).hasSize(1);
        assertThat(refusals("[".repeat(64) + "]".repeat(64))).isEmpty();
    }

    @Test
    void isNotBlownUpByLongKeysDeepDown() {
        StringBuilder bomb = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            bomb.append("{").append("k".repeat(1000)).append(": ");
        }
        bomb.append("[").append("a,".repeat(400_000)).append("a]").append("}".repeat(60));
        assertThat(refusals(bomb.toString())).isEmpty();
    }

    @Test
    void readsAByteOrderMarkAndRefusesOtherEncodings(@TempDir Path folder) throws IOException {
        assertThat(refusals(folder, "\uFEFFa: ü".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(refusals(folder, "a: 1".getBytes(StandardCharsets.UTF_16))).hasSize(1);
        assertThat(refusals(folder, "a: 1".getBytes(Charset.forName("UTF-32LE"))))
                .hasSize(1);
        assertThat(refusals(folder, "a: 1\nb: ü".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("test.yaml:2:4: a character here is not UTF-8: save the file as UTF-8");
    }

    /** The parser below reads in pieces, and had trouble where one ends within a character. */
    @Test
    void readsCharactersOfTwoHalvesAnywhere() {
        for (int length = 1_000; length < 1_050; length++) {
            String text = "x".repeat(length) + "🦄y";
            assertThat(at(mapping("a: \"" + text + "\"\n"), "a").text(mistakes)).contains(text);
        }
        assertThat(mistakes.list()).isEmpty();
    }

    @Test
    void refusesControlCharactersWhereTheyStand() {
        assertThat(refusals("a: 1\nb: \u0000"))
                .containsExactly("test.yaml:2:4: the control character U+0000 stands here: delete it");
    }

    @Test
    void refusesAFileThatIsNotThereOrEmpty(@TempDir Path folder) {
        assertThat(YamlFile.read(folder.resolve("none.yaml"), mistakes)).isEmpty();
        assertThat(refusals("")).hasSize(1);
        assertThat(refusals("# nothing\n")).hasSize(1);
        assertThat(mistakes.list()).hasSize(1);
    }

    @Test
    void namesUnknownKeysAndWhatWasProbablyMeant() {
        Fields fields =
                mapping("poinst: 1\nwithin: 3d\nzzz: 1\n").fields(mistakes).orElseThrow();
        fields.optional("points");
        fields.optional("within");
        fields.end();

        assertThat(mistakes.list())
                .extracting(Mistake::toString)
                .containsExactly(
                        "test.yaml:1:1: unknown key `poinst` (poinst): did you mean `points`?",
                        "test.yaml:3:1: unknown key `zzz` (zzz): allowed here: points, within");
    }

    @Test
    void saysWhatItExpectedAndWhatItFound() {
        Fields fields = mapping("a: x\nb: [1]\nc: '5'\nd:\n").fields(mistakes).orElseThrow();
        fields.truth("a");
        fields.text("b");
        fields.whole("c", 0, 9);
        fields.fields("d");
        fields.required("e", "write `e: 1`");

        assertThat(mistakes.list())
                .extracting(Mistake::what)
                .containsExactlyInAnyOrder(
                        "expected yes or no, found the text \"x\"",
                        "expected a text, found a list",
                        "expected a whole number, found the text \"5\"",
                        "expected a block of keys, found empty",
                        "the key `e` is missing");
    }

    private static Node at(Node.Mapping mapping, String key) {
        return mapping.entry(key).orElseThrow().value();
    }

    private Node.Mapping mapping(String text) {
        return read(text).flatMap(Node::mapping).orElseThrow();
    }

    private Optional<Node> read(String text) {
        return YamlFile.read(text, mistakes);
    }

    private static List<String> refusals(String text) {
        Mistakes mistakes = new Mistakes("test.yaml");
        YamlFile.read(text, mistakes);
        return mistakes.list().stream().map(Mistake::toString).toList();
    }

    private static List<String> refusals(Path folder, byte[] bytes) throws IOException {
        Mistakes mistakes = new Mistakes("test.yaml");
        YamlFile.read(Files.write(folder.resolve("test.yaml"), bytes), mistakes);
        return mistakes.list().stream().map(Mistake::toString).toList();
    }

    private void assertRefused(int line, int column, String what) {
        assertThat(mistakes.list()).hasSize(1);
        Mistake mistake = mistakes.list().get(0);
        assertThat(mistake.at()).isEqualTo(new Position(line, column));
        assertThat(mistake.what()).contains(what);
    }
}
