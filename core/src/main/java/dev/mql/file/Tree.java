package dev.mql.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Builds the tree from the parser's tokens. Depth is bounded, so recursion is too. */
final class Tree {

    private static final YAMLFactory YAML = YAMLFactory.builder().build();

    private static final int LONGEST_PATH = 120;

    private final Mistakes mistakes;

    Tree(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Optional<Node> read(String text) {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), new WholeCharacters(text))) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                mistakes.add(Position.START, "", "the file is empty", "start from an example");
                return Optional.empty();
            }
            Node root = node(parser, first, "", 1);
            if (parser.nextToken() != null) {
                mistakes.add(position(parser), "", "a second document begins here", "delete the line `---`");
            }
            return Optional.of(root);
        } catch (TooDeep e) {
            mistakes.add(e.at, "", "more than " + YamlFile.DEEPEST + " levels deep", "nest less");
        } catch (JacksonException e) {
            notYaml(e);
        }
        return Optional.empty();
    }

    private Node node(YAMLParser parser, JsonToken token, String path, int depth) {
        Position at = position(parser);
        if (depth > YamlFile.DEEPEST) {
            throw new TooDeep(at);
        }
        refuseReferences(parser, at, path);
        return switch (token) {
            case START_OBJECT -> mapping(parser, at, path, depth);
            case START_ARRAY -> sequence(parser, at, path, depth);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(parser, Node.Kind.NUMBER, at, path);
            case VALUE_TRUE, VALUE_FALSE -> scalar(parser, Node.Kind.TRUTH, at, path);
            case VALUE_NULL -> new Node.Scalar("", Node.Kind.NOTHING, at, path);
            default -> scalar(parser, Node.Kind.TEXT, at, path);
        };
    }

    private static Node scalar(YAMLParser parser, Node.Kind kind, Position at, String path) {
        return new Node.Scalar(parser.getString(), kind, at, path);
    }

    private Node sequence(YAMLParser parser, Position at, String path, int depth) {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(parser, token, below(path, "[" + items.size() + "]"), depth + 1));
        }
        return new Node.Sequence(items, at, path);
    }

    private Node mapping(YAMLParser parser, Position at, String path, int depth) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Position keyAt = position(parser);
            String below = path.isEmpty() ? Quoted.cut(name) : below(path, "." + Quoted.cut(name));
            Node.Scalar key = new Node.Scalar(name, Node.Kind.TEXT, keyAt, below);
            Node.Entry entry = new Node.Entry(key, node(parser, parser.nextToken(), below, depth + 1));
            Node.@Nullable Entry earlier = entries.putIfAbsent(name, entry);
            if (earlier != null) {
                mistakes.add(
                        key,
                        "the key `" + Quoted.cut(name) + "` stands here twice, first in line "
                                + earlier.key().at().line(),
                        "keep one of them");
            }
        }
        return new Node.Mapping(List.copyOf(entries.values()), at, path);
    }

    /** Paths end somewhere: a file of long keys, deeply nested, would otherwise be a bomb. */
    private static String below(String path, String step) {
        return path.length() > LONGEST_PATH ? path : path + step;
    }

    /** What YAML has for programs: it hides from a reader what a signature covers. */
    private void refuseReferences(YAMLParser parser, Position at, String path) {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            mistakes.add(
                    at, path, "anchors (&) and aliases (*) are not read", "write it out; quote a text that begins so");
        }
        if (parser.getTypeId() != null) {
            mistakes.add(at, path, "tags (!) are not read", "delete it; quote a text that begins so");
        }
    }

    private void notYaml(JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            Mark mark = marked.getProblemMark().get();
            Position at = new Position(mark.getLine() + 1, mark.getColumn() + 1);
            String problem = Optional.ofNullable(marked.getProblem()).orElse("unreadable");
            if (problem.contains("TAB")) {
                mistakes.add(at, "", "a tab stands where YAML wants spaces", "indent with spaces");
            } else {
                mistakes.add(
                        at, "", "this is no YAML: " + Quoted.cut(problem), "look at indents, brackets and quotes here");
            }
            return;
        }
        TokenStreamLocation location = e.getLocation();
        Position at = location == null
                ? Position.START
                : new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
        mistakes.add(
                at,
                "",
                "this is no YAML: " + Quoted.cut(e.getOriginalMessage()),
                "keys are single values; look at brackets and quotes here");
    }

    private static Position position(YAMLParser parser) {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new Position(location.getLineNr(), location.getColumnNr());
    }

    private static final class TooDeep extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Position at;

        TooDeep(Position at) {
            super("", null, false, false);
            this.at = at;
        }
    }
}
