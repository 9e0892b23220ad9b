package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.local.Launcher.Launch;
import io.recourse.local.process.Leftovers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A whole run as a script calls it: by the command line, off a terminal, with a process killed on the way. */
@Tag("long")
class RunLongJourneyTest {
    /** Five services and some virtual days, on whatever machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    @SuppressWarnings("NullAway.Init")
    private Launcher launcher;

    @BeforeEach
    void aFolder() {
        launcher = new Launcher(temporary);
    }

    @AfterEach
    void nothingStays() {
        Leftovers.end(launcher.left());
    }

    @Test
    void a_run_with_a_kill_reports_ends_by_itself_and_leaves_no_process() throws Exception {
        // long enough for deadlines: a run in which none was taken proves nothing and does not end well
        Launch run = launcher.launch("run", "--accounts", "20", "--days", "12", "--kill", "intake");
        assertThat(run.exit(PATIENCE)).as("%s", run.read()).isZero();
        assertThat(run.read())
                .containsSubsequence(
                        "20 accounts pushed", "kill -9 intake", "20 cases, 12 virtual days", "outcome digest ");
        assertThat(launcher.folder().resolve("report.json")).isNotEmptyFile();
        assertThat(launcher.left()).isEmpty();
        assertThat(launcher.folder().resolve("stack.json")).doesNotExist();
    }
}
