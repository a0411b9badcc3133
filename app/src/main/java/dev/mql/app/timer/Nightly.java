package dev.mql.app.timer;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.regex.Pattern;

/**
 * A sync once a day.
 *
 * @param name tells it from those of other workspaces
 * @param launcher the command {@code mql}, as an absolute path
 * @param workspace an absolute path
 * @param at by the machine's clock
 */
public record Nightly(String name, Path launcher, Path workspace, LocalTime at) {

    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9-]+");

    /** Named after the folder. */
    public static Nightly of(Path launcher, Path workspace, LocalTime at) {
        String name = UNFIT.matcher(String.valueOf(workspace.getFileName())).replaceAll("-");
        return new Nightly("mql-" + name, launcher, workspace, at);
    }
}
