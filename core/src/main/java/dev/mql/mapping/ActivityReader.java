package dev.mql.mapping;

import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.mapping.ActivitySource.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code activities}. */
final class ActivityReader {

    private static final String NAME = "[a-z][a-z0-9_]*";
    private static final String ASSET = "asset";

    private final Dialect dialect;
    private final Mistakes mistakes;
    private final Paths paths;
    private final List<ActivitySource> sources = new ArrayList<>();

    ActivityReader(Dialect dialect, Mistakes mistakes) {
        this.dialect = dialect;
        this.mistakes = mistakes;
        this.paths = new Paths(dialect, mistakes);
    }

    List<ActivitySource> read(Node node) {
        node.fields(mistakes).ifPresent(fields -> {
            for (String source : dialect.sources()) {
                fields.fields(source).ifPresent(block -> touches(source, block));
            }
            fields.fields("dates").ifPresent(this::dates);
            fields.fields("counters").ifPresent(this::counters);
            fields.optional("otherwise").ifPresent(this::otherwise);
            fields.end();
        });
        return sources;
    }

    private void touches(String source, Fields block) {
        for (Node.Entry entry : block.others()) {
            if (isName(entry)) {
                List<Fit> fits = new ArrayList<>();
                String asset = fits(source, entry.value(), fits);
                sources.add(new ActivitySource.Touches(entry.name(), source, fits, asset));
            }
        }
    }

    /** Patterns alone are of what such touches are known by. */
    private @Nullable String fits(String source, Node node, List<Fit> fits) {
        if (node.mapping().isEmpty()) {
            fits.add(new Fit(dialect.attribute(source), patterns(node)));
            return null;
        }
        String asset = null;
        for (Node.Entry entry : node.mapping().get().entries()) {
            if (entry.name().equals(ASSET)) {
                asset = entry.value().text(mistakes).orElse(null);
            } else {
                fits.add(new Fit(entry.name(), patterns(entry.value())));
            }
        }
        if (fits.isEmpty()) {
            mistakes.add(
                    node,
                    "nothing says which " + source + " are meant",
                    "write a pattern, for example name: \"Demo*\"");
        }
        return asset;
    }

    private List<String> patterns(Node node) {
        List<String> patterns = node.texts(mistakes);
        if (node.sequence().isPresent() && node.items().isEmpty()) {
            mistakes.add(node, "an empty list fits nothing", "write a pattern, or drop the line");
        }
        return patterns;
    }

    private void dates(Fields block) {
        for (Node.Entry entry : block.others()) {
            if (isName(entry)) {
                List<Path> dates = paths.full(entry.value());
                sources.add(new ActivitySource.Dates(entry.name(), dates));
            }
        }
    }

    private void counters(Fields block) {
        for (Node.Entry entry : block.others()) {
            if (isName(entry)) {
                entry.value().fields(mistakes).ifPresent(fields -> counter(entry.name(), fields));
            }
        }
    }

    private void counter(String type, Fields fields) {
        Optional<Path> total =
                fields.required("total", "name the property that counts").flatMap(paths::one);
        Optional<Path> last =
                fields.required("last", "name the property with the last date").flatMap(paths::one);
        fields.end();
        if (total.isPresent() && last.isPresent()) {
            sources.add(new ActivitySource.Counter(type, total.get(), last.get()));
        }
    }

    private void otherwise(Node node) {
        node.text(mistakes)
                .filter(word -> !word.equals("report"))
                .ifPresent(word -> mistakes.add(
                        node,
                        "`otherwise: " + word + "` is not known",
                        "write `otherwise: report`; what is known and worth no points goes under `nothing`"));
    }

    private boolean isName(Node.Entry entry) {
        boolean name = entry.name().matches(NAME);
        if (!name) {
            mistakes.add(
                    entry.key(),
                    "`" + entry.name() + "` is no name of an activity type",
                    "write small letters, digits and _: demo_request");
        }
        return name;
    }
}
