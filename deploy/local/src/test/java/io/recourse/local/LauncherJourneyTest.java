package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.local.process.Leftovers;
import io.recourse.local.process.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a person meets it: a command that is interrupted, crashes, and is started again. */
@Tag("journey")
class LauncherJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Map<String, Integer> ports = Ports.anyFree();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    @AfterEach
    void nothingStays() {
        Leftovers.end(Leftovers.inFolder(folder()));
    }

    @Test
    void whatever_way_the_launcher_ends_no_process_stays_and_the_next_start_works() throws Exception {
        Launch interruptedEarly = launch();
        interruptedEarly.says("kafka  ");
        interruptedEarly.signal("INT");
        assertThat(interruptedEarly.exit()).isEqualTo(130);
        assertThat(Leftovers.inFolder(folder())).isEmpty();

        Launch killed = launch();
        killed.says("Recourse is up");
        assertThat(Files.exists(folder().resolve("stack.json"))).isTrue();
        killed.process.destroyForcibly();
        // The guard ends the orphans.
        eventually(() -> Leftovers.inFolder(folder()).isEmpty());

        Launch killedWithItsGuard = launch();
        killedWithItsGuard.says("Recourse is up");
        one("guard").destroyForcibly();
        eventually(() -> Leftovers.inFolder(folder()).stream()
                .noneMatch(left -> left.name().equals("guard")));
        killedWithItsGuard.process.destroyForcibly().waitFor();
        assertThat(Leftovers.inFolder(folder()))
                .extracting(Leftovers.Leftover::name)
                .containsExactly("connect", "kafka", "postgres");

        Launch afterTheCrash = launch();
        afterTheCrash.says("left over from a run that crashed");
        afterTheCrash.says("Recourse is up");
        one("kafka").destroyForcibly();
        assertThat(afterTheCrash.exit()).isEqualTo(1);
        afterTheCrash.says("kafka ended with exit code 137; the last lines of");
        assertThat(Leftovers.inFolder(folder())).isEmpty();

        Launch last = launch();
        last.says("Recourse is up");
        last.signal("INT");
        assertThat(last.exit()).isEqualTo(130);
        assertThat(Leftovers.inFolder(folder())).isEmpty();
        assertThat(Files.exists(folder().resolve("stack.json"))).isFalse();
    }

    private Path folder() {
        return temporary.toAbsolutePath().resolve("run");
    }

    private ProcessHandle one(String name) {
        return Leftovers.inFolder(folder()).stream()
                .filter(left -> left.name().equals(name))
                .findFirst()
                .orElseThrow()
                .process();
    }

    private int launches;

    private Launch launch() throws IOException {
        launches++;
        // A runner in the background may have this JVM ignore Ctrl-C, which children inherit: back to the default.
        List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx256m", Main.class.getName(), "up", "--without-services", "--repository", "../.."));
        line.addAll(List.of("--run-folder", folder().toString()));
        ports.forEach((name, port) -> line.addAll(List.of("--port-" + name, port.toString())));
        File output = temporary.resolve("launch-" + launches + ".txt").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new Launch(builder.start(), output.toPath());
    }

    private record Launch(Process process, Path output) {
        void says(String text) {
            eventually(() -> read().contains(text));
        }

        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
        }

        int exit() throws InterruptedException {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("ended; %s", read())
                    .isTrue();
            return process.exitValue();
        }

        private String read() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                return e.toString();
            }
        }
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
