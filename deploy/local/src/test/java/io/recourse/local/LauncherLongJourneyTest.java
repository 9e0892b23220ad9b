package io.recourse.local;

import static io.recourse.local.Launcher.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.local.Launcher.Launch;
import io.recourse.local.process.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a person meets it: a command that is interrupted, crashes, and is started again. */
@Tag("long")
class LauncherLongJourneyTest {
    @TempDir
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
    void whatever_way_the_launcher_ends_no_process_stays_and_the_next_start_works() throws Exception {
        Launch interruptedEarly = up();
        interruptedEarly.says("kafka  ");
        interruptedEarly.signal("INT");
        assertThat(interruptedEarly.exit()).isEqualTo(130);
        assertThat(launcher.left()).isEmpty();

        Launch killed = up();
        killed.says("Recourse is up");
        assertThat(Files.exists(launcher.folder().resolve("stack.json"))).isTrue();
        killed.process().destroyForcibly();
        // The guard ends the orphans.
        eventually(() -> launcher.left().isEmpty());

        Launch killedWithItsGuard = up();
        killedWithItsGuard.says("Recourse is up");
        launcher.one("guard").destroyForcibly();
        eventually(() -> launcher.left().stream().noneMatch(left -> left.name().equals("guard")));
        killedWithItsGuard.process().destroyForcibly().waitFor();
        assertThat(launcher.left())
                .extracting(Leftovers.Leftover::name)
                .containsExactly("connect", "kafka", "postgres");

        Launch afterTheCrash = up();
        afterTheCrash.says("left over from a run that crashed");
        afterTheCrash.says("Recourse is up");
        launcher.one("kafka").destroyForcibly();
        assertThat(afterTheCrash.exit()).isEqualTo(1);
        afterTheCrash.says("kafka ended with exit code 137; the last lines of");
        assertThat(launcher.left()).isEmpty();

        Launch last = up();
        last.says("Recourse is up");
        last.signal("INT");
        assertThat(last.exit()).isEqualTo(130);
        assertThat(launcher.left()).isEmpty();
        assertThat(Files.exists(launcher.folder().resolve("stack.json"))).isFalse();
    }

    private Launch up() throws IOException {
        return launcher.launch("up", "--without-services");
    }
}
