package dev.mql.definition.file;

import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.util.regex.Pattern;

/** Names the file gives: they become part of the CRM's values, of hashes and of commands. */
final class Ids {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private Ids() {}

    static boolean check(Node.Scalar key, Mistakes mistakes) {
        boolean fine = FORM.matcher(key.text()).matches();
        if (!fine) {
            mistakes.add(key, "not usable as a name", "use at most 64 letters, digits, - and _");
        }
        return fine;
    }
}
