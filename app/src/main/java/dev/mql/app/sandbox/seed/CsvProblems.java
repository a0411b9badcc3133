package dev.mql.app.sandbox.seed;

import java.util.List;

/** Everything that is wrong with a mapping and its files, each with file, line and what to do. */
public final class CsvProblems extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<String> problems;

    CsvProblems(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
