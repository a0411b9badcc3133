package dev.mql.app.workspace;

import dev.mql.app.workspace.Settings.MailDomains;
import dev.mql.file.LinesFile;
import dev.mql.file.Mistake;
import dev.mql.file.Mistakes;
import dev.mql.mapping.normal.Mails;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lists of domains that {@code mql.yaml} names. */
final class DomainLists {

    private DomainLists() {}

    /** @param told where every line that is no domain is added */
    static Mails read(MailDomains files, List<Mistake> told) {
        return Mails.with(
                read(files.freeOrNull(), told),
                read(files.disposableOrNull(), told),
                read(files.corporateOrNull(), told));
    }

    private static Set<String> read(@Nullable Path file, List<Mistake> told) {
        if (file == null) {
            return Set.of();
        }
        Mistakes mistakes = new Mistakes(String.valueOf(file.getFileName()));
        Set<String> domains = new HashSet<>();
        for (LinesFile.Line line : LinesFile.read(file, mistakes)) {
            String domain = line.text().toLowerCase(Locale.ROOT);
            if (Mails.isDomain(domain)) {
                domains.add(domain);
            } else {
                mistakes.add(line.at(), "", "this is no domain", remedy(domain));
            }
        }
        told.addAll(mistakes.list());
        return domains;
    }

    private static String remedy(String text) {
        return text.contains("@") ? "write what stands behind the @" : "write one domain a line, such as mail.example";
    }
}
