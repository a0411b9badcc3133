package dev.mql.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one file, so that all of it can be told at once. Not for several threads. */
public final class Mistakes {

    /** More than anybody reads; the rest is counted. */
    private static final int MOST = 200;

    private final String file;
    private final Set<Mistake> found = new LinkedHashSet<>();
    private int left;

    public Mistakes(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    public void add(Node at, String what, String remedy) {
        add(at.at(), at.path(), what, remedy);
    }

    public void add(Position at, String path, String what, String remedy) {
        if (found.size() < MOST) {
            found.add(new Mistake(file, at, path, what, remedy));
        } else {
            left++;
        }
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** How many there are so far, to see whether a part of the file added any. */
    public int count() {
        return found.size() + left;
    }

    /** In the order of the file. */
    public List<Mistake> list() {
        List<Mistake> sorted = new ArrayList<>(found);
        sorted.sort(null);
        if (left > 0) {
            Position last = sorted.get(sorted.size() - 1).at();
            sorted.add(new Mistake(file, last, "", "and " + left + " more mistakes", "mend these first"));
        }
        return List.copyOf(sorted);
    }
}
