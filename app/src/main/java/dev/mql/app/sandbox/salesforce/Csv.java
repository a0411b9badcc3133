package dev.mql.app.sandbox.salesforce;

import java.util.List;

/** Writes tables as the platform does: every cell in quotes. */
final class Csv {
    private Csv() {}

    static void cell(StringBuilder csv, int column, String value) {
        if (column > 0) {
            csv.append(',');
        }
        csv.append('"');
        if (value.indexOf('"') >= 0) {
            csv.append(value.replace("\"", "\"\""));
        } else {
            csv.append(value);
        }
        csv.append('"');
    }

    static void line(StringBuilder csv, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            cell(csv, i, cells.get(i));
        }
        csv.append('\n');
    }
}
