package dev.mql.definition.file;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A pattern an admin wrote. RE2 matches in linear time; what it builds from {@code {n}} grows with the product of nested
 * counts, which is bounded here before it is built.
 */
final class SafePattern {

    private static final int LONGEST = 1_000;
    private static final long LARGEST = 10_000;

    /** Of all patterns of a file together. */
    private long left = 200_000;

    Optional<String> read(Node node, Mistakes mistakes) {
        Optional<String> found = node.text(mistakes);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String pattern = found.get();
        long size = size(pattern);
        if (pattern.length() > LONGEST || size > LARGEST) {
            mistakes.add(node, "the pattern is too large", "at most 1,000 characters and small counts in {}");
            return Optional.empty();
        }
        left -= size;
        if (left < 0) {
            mistakes.add(node, "the patterns of this file are too large together", "use fewer or smaller ones");
            return Optional.empty();
        }
        try {
            Pattern.compile(pattern);
            return found;
        } catch (PatternSyntaxException e) {
            mistakes.add(
                    node,
                    "not a pattern: " + e.getDescription() + " at `" + e.getPattern() + "`",
                    "RE2 syntax; it knows no look-around and no back-references");
            return Optional.empty();
        }
    }

    /** How many single steps the pattern has when its counts are written out; text between brackets is one step. */
    static long size(String pattern) {
        Deque<Long> outer = new ArrayDeque<>();
        long sum = 0;
        long last = 0;
        for (int i = 0; i < pattern.length() && sum <= LARGEST; i++) {
            char c = pattern.charAt(i);
            if (c == '(') {
                outer.push(sum);
                sum = 0;
                last = 0;
            } else if (c == ')' && !outer.isEmpty()) {
                last = sum;
                sum += outer.pop();
            } else if (c == '{') {
                long count = count(pattern, i);
                sum += last * Math.max(0, count - 1);
                last *= count;
            } else {
                i += c == '\\' ? 1 : 0;
                last = 1;
                sum++;
            }
        }
        return Math.max(sum, outer.stream().mapToLong(Long::longValue).max().orElse(0));
    }

    private static long count(String pattern, int brace) {
        int end = pattern.indexOf('}', brace);
        if (end < 0 || end - brace > 10) {
            return 1;
        }
        long most = 1;
        for (String part : pattern.substring(brace + 1, end).split(",", -1)) {
            if (part.matches("[0-9]{1,4}")) {
                most = Math.max(most, Long.parseLong(part));
            }
        }
        return most;
    }
}
