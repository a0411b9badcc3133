package dev.mql.app.proof;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a {@link Trial} of its own. */
abstract class OnTrial {

    @TempDir
    private Path folder;

    Trial trial;

    @BeforeEach
    void begin() {
        trial = new Trial(folder);
    }

    @AfterEach
    void end() {
        trial.close();
    }
}
