package dev.mql.app.timer;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A machine's own scheduler: the files it reads, and the commands that make it look at them. */
public enum Scheduler {
    /** Linux; a timer of the user's own. A run missed while the machine was off is made up. */
    SYSTEMD {
        @Override
        public Map<Path, String> files(Nightly sync, Path home) {
            Path folder = home.resolve(".config/systemd/user");
            Map<Path, String> files = new TreeMap<>();
            files.put(folder.resolve(sync.name() + ".service"), """
                    [Unit]
                    Description=mql sync of %s
                    After=network-online.target

                    [Service]
                    Type=oneshot
                    ExecStart="%s" sync --workspace "%s"
                    # Records that failed, a limit that passes by itself: mql status tells of both.
                    SuccessExitStatus=3 4
                    """.formatted(
                            percent(sync.workspace()), percent(sync.launcher()), percent(sync.workspace())));
            files.put(folder.resolve(sync.name() + ".timer"), """
                    [Unit]
                    Description=mql sync of %s, every day

                    [Timer]
                    OnCalendar=*-*-* %s:00
                    Persistent=true

                    [Install]
                    WantedBy=timers.target
                    """.formatted(percent(sync.workspace()), sync.at()));
            return files;
        }

        @Override
        public List<List<String>> install(Nightly sync, Path home) {
            return List.of(
                    List.of("systemctl", "--user", "daemon-reload"),
                    List.of("systemctl", "--user", "enable", "--now", sync.name() + ".timer"));
        }

        @Override
        public List<List<String>> remove(Nightly sync, Path home) {
            return List.of(List.of("systemctl", "--user", "disable", "--now", sync.name() + ".timer"));
        }

        /** In a unit a percent sign begins a word of systemd's own. */
        private String percent(Path path) {
            return path.toString().replace("%", "%%");
        }
    },
    /** macOS; a job of the user's own. */
    LAUNCHD {
        @Override
        public Map<Path, String> files(Nightly sync, Path home) {
            return Map.of(file(sync, home), """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                    <plist version="1.0">
                    <dict>
                      <key>Label</key><string>dev.mql.%s</string>
                      <key>ProgramArguments</key>
                      <array><string>%s</string><string>sync</string><string>--workspace</string><string>%s</string></array>
                      <key>StartCalendarInterval</key>
                      <dict><key>Hour</key><integer>%d</integer><key>Minute</key><integer>%d</integer></dict>
                      <key>StandardErrorPath</key><string>%s</string>
                    </dict>
                    </plist>
                    """.formatted(
                            sync.name(),
                            xml(sync.launcher()),
                            xml(sync.workspace()),
                            sync.at().getHour(),
                            sync.at().getMinute(),
                            xml(sync.workspace().resolve("mql-sync.log"))));
        }

        @Override
        public List<List<String>> install(Nightly sync, Path home) {
            return List.of(List.of("launchctl", "load", "-w", file(sync, home).toString()));
        }

        @Override
        public List<List<String>> remove(Nightly sync, Path home) {
            return List.of(List.of("launchctl", "unload", "-w", file(sync, home).toString()));
        }

        private Path file(Nightly sync, Path home) {
            return home.resolve("Library/LaunchAgents/dev.mql." + sync.name() + ".plist");
        }

        private String xml(Path path) {
            return path.toString().replace("&", "&amp;").replace("<", "&lt;");
        }
    },
    /** Windows; a task of the user's own. */
    WINDOWS {
        @Override
        public Map<Path, String> files(Nightly sync, Path home) {
            return Map.of();
        }

        @Override
        public List<List<String>> install(Nightly sync, Path home) {
            return List.of(List.of(
                    "schtasks",
                    "/Create",
                    "/F",
                    "/SC",
                    "DAILY",
                    "/TN",
                    sync.name(),
                    "/ST",
                    sync.at().toString(),
                    "/TR",
                    "\"" + sync.launcher() + "\" sync --workspace \"" + sync.workspace() + "\""));
        }

        @Override
        public List<List<String>> remove(Nightly sync, Path home) {
            return List.of(List.of("schtasks", "/Delete", "/F", "/TN", sync.name()));
        }
    };

    /** Of the machine with this name of an operating system. */
    public static Scheduler of(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") ? LAUNCHD : SYSTEMD;
    }

    /** What is written, by file. */
    public abstract Map<Path, String> files(Nightly sync, Path home);

    /** What is run once the files are there. */
    public abstract List<List<String>> install(Nightly sync, Path home);

    /** What is run before the files are deleted. */
    public abstract List<List<String>> remove(Nightly sync, Path home);
}
