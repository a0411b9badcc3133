package dev.mql.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.workspace.Settings.MailDomains;
import dev.mql.file.Mistake;
import dev.mql.mapping.normal.Mails;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainListsTest {

    @TempDir
    private Path folder;

    private final List<Mistake> told = new ArrayList<>();

    @Test
    void listedDomainsAreFreeDisposableOrNeither() throws Exception {
        Mails mails = DomainLists.read(
                new MailDomains(
                        file("free.txt", "# providers\nTown-Net.example\n\nmail.valley.example  # of the valley\n"),
                        file("disposable.txt", "\uFEFFgone-tomorrow.example\r\nmail.valley.example\r\n"),
                        file("corporate.txt", "t-online.de\n")),
                told);

        assertThat(told).isEmpty();
        assertThat(mails.kind("jo@town-net.example")).isEqualTo("free");
        assertThat(mails.kind("jo@mail.valley.example")).isEqualTo("disposable");
        assertThat(mails.kind("jo@gone-tomorrow.example")).isEqualTo("disposable");
        assertThat(mails.kind("jo@t-online.de")).isEqualTo("corporate");
        assertThat(mails.kind("jo@gmx.de")).isEqualTo("free");
    }

    @Test
    void everyLineThatIsNoDomainIsToldWithFileLineAndColumn() throws Exception {
        DomainLists.read(
                new MailDomains(
                        file("free.txt", "good.example\n  jo@bad.example\nlocalhost\n"),
                        null,
                        file("corporate.txt", "two words.example\n")),
                told);

        assertThat(told)
                .extracting(Mistake::toString)
                .containsExactly(
                        "free.txt:2:3: this is no domain: write what stands behind the @",
                        "free.txt:3:1: this is no domain: write one domain a line, such as mail.example",
                        "corporate.txt:1:1: this is no domain: write one domain a line, such as mail.example");
    }

    @Test
    void aListThatIsNotUtf8OrTooLargeIsRefused() throws Exception {
        Path latin = Files.write(folder.resolve("latin.txt"), "münchen.example".getBytes(StandardCharsets.ISO_8859_1));
        Path large = file("large.txt", "a.example\n".repeat(110_000));

        DomainLists.read(new MailDomains(latin, large, null), told);

        assertThat(told)
                .extracting(Mistake::toString)
                .containsExactly(
                        "latin.txt:1:2: a character here is not UTF-8: save the file as UTF-8",
                        "large.txt:1:1: the file is larger than 1 MB: keep lists of that size in the CRM");
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}
