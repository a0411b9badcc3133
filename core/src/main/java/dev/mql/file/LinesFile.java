package dev.mql.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a list people keep as text, one entry a line; empty lines and what follows a {@code #} count for nothing. */
public final class LinesFile {

    /** @param at where the text begins */
    public record Line(String text, Position at) {}

    private LinesFile() {}

    /** Its lines; none where the file cannot be read or is no text, which is a mistake. At most 1 MB, as of any file. */
    public static List<Line> read(Path path, Mistakes mistakes) {
        return YamlFile.text(path, mistakes).map(LinesFile::lines).orElse(List.of());
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String whole : text.split("\\R", -1)) {
            number++;
            int comment = whole.indexOf('#');
            String entry = comment < 0 ? whole : whole.substring(0, comment);
            String plain = entry.strip();
            if (!plain.isEmpty()) {
                int before = entry.indexOf(plain);
                lines.add(new Line(plain, new Position(number, entry.codePointCount(0, before) + 1)));
            }
        }
        return lines;
    }
}
