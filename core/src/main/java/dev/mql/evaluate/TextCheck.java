package dev.mql.evaluate;

import dev.mql.model.Folding;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Equal to one of some texts once folded, or matching one of the globs among them (meaning 13). */
final class TextCheck implements Check {

    /** As the definition writes them, because most texts are written like that, and folded. */
    private final Set<String> texts = new HashSet<>();

    private final List<Glob> globs = new ArrayList<>();
    private final boolean page;

    TextCheck(Collection<String> wanted, boolean page) {
        this.page = page;
        for (String text : wanted) {
            if (Glob.isGlob(text)) {
                globs.add(new Glob(text));
            } else {
                String compared = page ? Glob.path(text) : text;
                texts.add(compared);
                texts.add(Folding.fold(compared));
            }
        }
    }

    @Override
    public int of(@Nullable Observation seen, Span span) {
        Value value = seen == null ? null : seen.valueOrNull();
        if (value instanceof Value.Text text) {
            if (value == Checks.SOME_OTHER_TEXT) {
                return globs.isEmpty() ? Kleene.FALSE : Kleene.UNKNOWN;
            }
            return Kleene.of(holds(text.text()));
        } else if (value instanceof Value.Texts texts) {
            return Kleene.of(texts.texts().stream().anyMatch(this::holds));
        } else if (value instanceof Value.Truth truth) {
            return Kleene.of(holds(Boolean.toString(truth.truth())));
        }
        return Kleene.UNKNOWN;
    }

    private boolean holds(String read) {
        String text = page ? Glob.path(read) : read;
        if (texts.contains(text)) {
            return true;
        }
        String comparable = Folding.fold(text);
        if (!comparable.equals(text) && texts.contains(comparable)) {
            return true;
        }
        for (Glob glob : globs) {
            if (glob.matches(comparable)) {
                return true;
            }
        }
        return false;
    }
}
