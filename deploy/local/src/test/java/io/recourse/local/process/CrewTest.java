package io.recourse.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.local.process.Command.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrewTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    @Test
    void an_exit_nobody_asked_for_is_reported_with_the_last_twenty_lines() throws Exception {
        try (RunFolder run = RunFolder.claim(temporary.resolve("run"));
                Crew crew = new Crew(run)) {
            crew.start(shell(run, "kafka", "seq 1 30; exit 7"));
            String report = crew.trouble().get(10, TimeUnit.SECONDS).getMessage();
            assertThat(report)
                    .contains("kafka ended with exit code 7", "logs/kafka.log")
                    .contains("  11\n", "  30\n")
                    .doesNotContain("  10\n");
        }
    }

    @Test
    void a_kill_on_purpose_is_no_trouble_and_the_process_can_be_started_again() {
        try (RunFolder run = RunFolder.claim(temporary.resolve("run"));
                Crew crew = new Crew(run)) {
            Child first = crew.start(shell(run, "kafka", "exec sleep 600"));
            assertThatThrownBy(() -> crew.start(shell(run, "kafka", "exec sleep 600")))
                    .hasMessageContaining("already runs");
            first.kill();
            assertThat(first.alive()).isFalse();
            Child second = crew.start(shell(run, "kafka", "exec sleep 600"));
            assertThat(crew.pids()).containsExactly(Map.entry("kafka", second.pid()));
            assertThat(crew.trouble()).isNotDone();
        }
    }

    @Test
    void the_end_comes_in_reverse_order_and_nothing_starts_after_it() {
        try (RunFolder run = RunFolder.claim(temporary.resolve("run"))) {
            Crew crew = new Crew(run);
            Child kafka = crew.start(shell(run, "kafka", "exec sleep 600"));
            Child intake = crew.start(shell(run, "intake", "exec sleep 600"));
            List<String> order = new ArrayList<>();
            intake.exit().thenRun(() -> order.add("intake"));
            kafka.exit().thenRun(() -> order.add("kafka"));
            crew.close();
            assertThat(crew.pids()).isEmpty();
            assertThat(order).startsWith("intake");
            assertThatThrownBy(() -> crew.start(shell(run, "connect", "exec sleep 600")))
                    .hasMessageContaining("being stopped");
        }
    }

    @Test
    void some_can_be_ended_side_by_side_and_that_is_no_trouble() {
        try (RunFolder run = RunFolder.claim(temporary.resolve("run"));
                Crew crew = new Crew(run)) {
            crew.start(shell(run, "kafka", "exec sleep 600"));
            crew.start(shell(run, "intake", "exec sleep 600"));
            crew.start(shell(run, "disposal", "exec sleep 600"));
            crew.stop(List.of("intake", "disposal", "litigation"));
            assertThat(crew.pids()).containsOnlyKeys("kafka");
            assertThat(crew.trouble()).isNotDone();
        }
    }

    @Test
    void leftovers_are_known_by_their_own_command_line_and_strangers_are_left_alone() throws Exception {
        Path folder = temporary.resolve("run");
        RunFolder run = RunFolder.claim(folder);
        Child orphan = Child.start(shell(run, "kafka", "read line"), run);
        Child elsewhere = Child.start(
                new Command(
                        "kafka",
                        List.of("sh", "-c", "read line", "recourse.run=" + folder + "2"),
                        Map.of(),
                        StopSignal.TERM),
                run);
        try {
            assertThat(Leftovers.inFolder(folder))
                    .extracting(left -> left.name() + left.process().pid())
                    .containsExactly("kafka" + orphan.pid());
            assertThat(Leftovers.ofInstance("another launcher")).isEmpty();
            Leftovers.end(Leftovers.inFolder(folder));
            assertThat(orphan.alive()).isFalse();
            assertThat(elsewhere.alive()).isTrue();
        } finally {
            orphan.kill();
            elsewhere.kill();
            run.close();
        }
    }

    private static Command shell(RunFolder run, String name, String script) {
        List<String> line = new ArrayList<>(List.of("sh", "-c", script));
        line.addAll(run.marks(name));
        return new Command(name, line, Map.of(), StopSignal.TERM);
    }
}
