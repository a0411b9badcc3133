package dev.mql.salesforce;

import dev.mql.crm.CrmException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folders an admin deploys from: one, and others beside it with a suffix. A list beside them, {@code FOLDER.files}, tells
 * what was written, as it was: what a later run does not want any more is taken away, unless somebody has changed it.
 */
final class MetadataFolders {

    private final Path root;
    private final SortedMap<String, String> written = new TreeMap<>();

    MetadataFolders(Path root) {
        this.root = root;
    }

    /** @return the folder */
    Path write(String suffix, Metadata metadata) {
        Path folder = root.resolveSibling(root.getFileName() + suffix);
        try {
            for (Map.Entry<String, String> file : metadata.files().entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, file.getValue());
                written.put(name(path), hash(file.getValue().getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException full) {
            throw unwritable(full);
        }
        return folder;
    }

    /**
     * What earlier runs wrote and this one did not.
     *
     * @param removed names of files taken away
     * @param changed names of files that somebody has changed, which are left
     */
    record Former(List<String> removed, List<String> changed) {}

    /** After everything was written; the next preparation begins anew. */
    Former tidy() {
        List<String> removed = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        try {
            for (Map.Entry<String, String> before : listed().entrySet()) {
                Path file = root.resolveSibling(before.getKey());
                if (written.containsKey(before.getKey()) || !Files.isRegularFile(file)) {
                    continue;
                }
                if (hash(Files.readAllBytes(file)).equals(before.getValue())) {
                    remove(file);
                    removed.add(before.getKey());
                } else {
                    changed.add(before.getKey());
                    written.put(before.getKey(), before.getValue());
                }
            }
            list(written);
        } catch (IOException full) {
            throw unwritable(full);
        }
        written.clear();
        return new Former(removed, changed);
    }

    private void list(Map<String, String> files) throws IOException {
        if (files.isEmpty()) {
            Files.deleteIfExists(list());
            return;
        }
        StringBuilder text = new StringBuilder();
        files.forEach(
                (name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
        Files.writeString(list(), text);
    }

    /** With the folders that are empty then. */
    private void remove(Path file) throws IOException {
        Files.delete(file);
        Path top = root.toAbsolutePath().getParent();
        for (Path folder = file.toAbsolutePath().getParent();
                folder != null && !folder.equals(top);
                folder = folder.getParent()) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException inUse) {
                return;
            }
        }
    }

    private SortedMap<String, String> listed() throws IOException {
        SortedMap<String, String> listed = new TreeMap<>();
        if (Files.isRegularFile(list())) {
            for (String line : Files.readAllLines(list())) {
                int gap = line.indexOf("  ");
                if (gap > 0 && isOurs(line.substring(gap + 2))) {
                    listed.put(line.substring(gap + 2), line.substring(0, gap));
                }
            }
        }
        return listed;
    }

    /** Whoever edits the list cannot make mql take anything else away. */
    private boolean isOurs(String name) {
        return name.startsWith(String.valueOf(root.getFileName())) && !name.contains("..");
    }

    private Path list() {
        return root.resolveSibling(root.getFileName() + ".files");
    }

    private String name(Path path) {
        Path from = root.toAbsolutePath().resolveSibling("");
        return from.relativize(path.toAbsolutePath()).toString().replace('\\', '/');
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private CrmException unwritable(IOException full) {
        return new CrmException(
                CrmException.Next.FIX_SETTINGS,
                "the metadata cannot be written to " + root,
                "make room on the disk, or give the right to write there, and run it again",
                null,
                full);
    }
}
