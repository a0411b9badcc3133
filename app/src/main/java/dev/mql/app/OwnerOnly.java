package dev.mql.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files with personal data or secrets, which only the account that mql runs under may read. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** Makes an empty file of that kind, unless there is one already: whose that is, its owner has settled. */
    public static Path file(Path file) throws IOException {
        try {
            return Files.createFile(file, attributes());
        } catch (FileAlreadyExistsException kept) {
            return file;
        }
    }

    /** What makes a new file its owner's alone; nothing on Windows, where the folder it is in says so. */
    public static FileAttribute<?>[] attributes() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
