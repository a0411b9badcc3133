package dev.mql.definition.file;

import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.file.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who approved which definition: {@code definition.approvals.yaml} beside {@code definition.yaml}. An approval belongs to
 * the hash of a meaning, so it outlives changed words and ends with a changed meaning.
 */
public record Approvals(List<Approval> list) {

    /** Both, or the definition is planned and never applied. */
    public static final List<String> TEAMS = List.of("marketing", "sales");

    public static final Approvals NONE = new Approvals(List.of());

    public Approvals {
        list = List.copyOf(list);
    }

    public record Approval(String hash, String team, String by, Instant at) {}

    /** {@code definition.yaml} to {@code definition.approvals.yaml}, in the same folder. */
    public static Path beside(Path definition) {
        String name = String.valueOf(definition.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return definition.resolveSibling(stem + ".approvals.yaml");
    }

    /** None where there is no file; where it is broken the mistakes say so. */
    public static Approvals read(Path file, Mistakes mistakes) {
        return Files.exists(file) ? of(YamlFile.read(file, mistakes), mistakes) : NONE;
    }

    public static Approvals read(String text, Mistakes mistakes) {
        return of(YamlFile.read(text, mistakes), mistakes);
    }

    private static Approvals of(Optional<Node> root, Mistakes mistakes) {
        List<Approval> found = new ArrayList<>();
        Optional<Fields> top = root.flatMap(node -> node.fields(mistakes));
        top.flatMap(fields -> fields.optional("approvals"))
                .ifPresent(node ->
                        node.items().forEach(item -> approval(item, mistakes).ifPresent(found::add)));
        top.ifPresent(Fields::end);
        return new Approvals(found);
    }

    private static Optional<Approval> approval(Node item, Mistakes mistakes) {
        Optional<Fields> block = item.fields(mistakes);
        if (block.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = block.get();
        String remedy = "let `mql approve` write this file";
        Optional<String> hash = fields.required("hash", remedy).flatMap(node -> node.text(mistakes));
        Optional<String> team = fields.required("team", remedy).flatMap(node -> node.text(mistakes));
        Optional<String> by = fields.required("by", remedy).flatMap(node -> node.text(mistakes));
        Optional<Instant> at = fields.required("at", remedy).flatMap(node -> instant(node, mistakes));
        fields.end();
        return hash.isPresent() && team.isPresent() && by.isPresent() && at.isPresent()
                ? Optional.of(new Approval(hash.get(), team.get(), by.get(), at.get()))
                : Optional.empty();
    }

    private static Optional<Instant> instant(Node node, Mistakes mistakes) {
        try {
            return node.text(mistakes).map(Instant::parse);
        } catch (DateTimeException e) {
            mistakes.add(node, "no instant: " + node.form(), "write it as 2026-12-01T09:00:00Z");
            return Optional.empty();
        }
    }

    /** The teams that approved the definition with this hash, in the order of the alphabet. */
    public Set<String> teams(String hash) {
        Set<String> teams = new TreeSet<>();
        of(hash).forEach(approval -> teams.add(approval.team()));
        return teams;
    }

    public List<Approval> of(String hash) {
        return list.stream().filter(approval -> approval.hash().equals(hash)).toList();
    }

    /** Whether marketing and sales both approved it. */
    public boolean complete(String hash) {
        return teams(hash).containsAll(TEAMS);
    }

    /** One approval per hash and team: a second one replaces the first. */
    public Approvals with(Approval approval) {
        List<Approval> all = new ArrayList<>(list);
        all.removeIf(
                other -> other.hash().equals(approval.hash()) && other.team().equals(approval.team()));
        all.add(approval);
        return new Approvals(all);
    }

    /** Replaces the file in one step: a reader sees the old one or the new one. */
    public void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text(), StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    String text() {
        StringBuilder text = new StringBuilder("# Written by `mql approve`. Each line belongs to one meaning of the"
                + " definition, known by its hash.\napprovals:");
        for (Approval approval : list) {
            text.append("\n  - {hash: ")
                    .append(quoted(approval.hash()))
                    .append(", team: ")
                    .append(quoted(approval.team()))
                    .append(", by: ")
                    .append(quoted(approval.by()))
                    .append(", at: ")
                    .append(quoted(approval.at().toString()))
                    .append("}");
        }
        return text.append(list.isEmpty() ? " []\n" : "\n").toString();
    }

    /** In single quotes only the quote itself is doubled; what YAML cannot hold becomes a space. */
    private static String quoted(String text) {
        return "'" + text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Cn}]", " ").replace("'", "''") + "'";
    }
}
