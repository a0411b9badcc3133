package dev.mql.app.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchedulerTest {

    private static final Path HOME = Path.of("/home/dana");
    private static final Nightly SYNC =
            Nightly.of(Path.of("/opt/mql/mql"), Path.of("/srv/100% & sales/acme"), LocalTime.of(6, 5));

    @Test
    void isASystemdTimerOfTheUsersOwnThatMakesUpAMissedRun() {
        Map<Path, String> files = Scheduler.SYSTEMD.files(SYNC, HOME);
        assertThat(files.get(HOME.resolve(".config/systemd/user/mql-acme.timer")))
                .contains("OnCalendar=*-*-* 06:05:00\n")
                .contains("Persistent=true");
        assertThat(files.get(HOME.resolve(".config/systemd/user/mql-acme.service")))
                .contains("ExecStart=\"/opt/mql/mql\" sync --workspace \"/srv/100%% & sales/acme\"")
                .contains("SuccessExitStatus=3 4");
        assertThat(Scheduler.SYSTEMD.install(SYNC, HOME)).last().asString().contains("enable, --now, mql-acme.timer");
    }

    @Test
    void isALaunchdJob() {
        Path file = HOME.resolve("Library/LaunchAgents/dev.mql.mql-acme.plist");
        assertThat(Scheduler.LAUNCHD.files(SYNC, HOME).get(file))
                .contains("<string>/srv/100% &amp; sales/acme</string>")
                .contains("<key>Hour</key><integer>6</integer><key>Minute</key><integer>5</integer>");
        assertThat(Scheduler.LAUNCHD.remove(SYNC, HOME).get(0)).contains("unload", file.toString());
    }

    @Test
    void isAWindowsTask() {
        assertThat(Scheduler.WINDOWS.install(SYNC, HOME).get(0))
                .contains("/ST", "06:05", "/TN", "mql-acme")
                .last()
                .asString()
                .startsWith("\"");
        assertThat(Scheduler.of("Windows 11")).isEqualTo(Scheduler.WINDOWS);
        assertThat(Scheduler.of("Mac OS X")).isEqualTo(Scheduler.LAUNCHD);
        assertThat(Scheduler.of("Linux")).isEqualTo(Scheduler.SYSTEMD);
    }
}
