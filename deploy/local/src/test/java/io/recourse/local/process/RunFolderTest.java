package io.recourse.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    @Test
    void a_second_launcher_is_told_who_runs_and_touches_nothing() {
        Path folder = temporary.resolve("run");
        try (RunFolder first = RunFolder.claim(folder)) {
            assertThatThrownBy(() -> RunFolder.claim(folder))
                    .isInstanceOf(StackFailed.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--run-folder");
            assertThat(first.path("launcher")).exists();
        }
    }

    @Test
    void a_folder_that_was_given_back_can_be_taken_again() {
        Path folder = temporary.resolve("run");
        RunFolder.claim(folder).close();
        RunFolder.claim(folder).close();
    }

    @Test
    void secrets_stay_the_same_and_only_their_owner_reads_them() throws IOException {
        try (RunFolder run = RunFolder.claim(temporary.resolve("run"))) {
            String made = Secrets.of(run).get("kafka.admin");
            assertThat(Secrets.of(run).get("kafka.admin")).isEqualTo(made).hasSize(43);
            assertThat(Secrets.of(run).get("kafka.other")).isNotEqualTo(made);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.path("secrets.json"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.folder())))
                    .isEqualTo("rwx------");
        }
    }
}
