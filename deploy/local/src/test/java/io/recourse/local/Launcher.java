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

/** The launcher as a process of its own, off a terminal: command after command on the same ports and in the same run folder. */
final class Launcher {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Map<String, Integer> ports = Ports.anyFree();
    private final Path temporary;
    private int launches;

    /** @param temporary a folder nobody else has */
    Launcher(Path temporary) {
        this.temporary = temporary;
    }

    Path folder() {
        return temporary.toAbsolutePath().resolve("run");
    }

    List<Leftovers.Leftover> left() {
        return Leftovers.inFolder(folder());
    }

    ProcessHandle one(String name) {
        return left().stream()
                .filter(left -> left.name().equals(name))
                .findFirst()
                .orElseThrow()
                .process();
    }

    Launch launch(String... command) throws IOException {
        launches++;
        // A runner in the background may have this JVM ignore Ctrl-C, which children inherit: back to the default.
        List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx256m", Main.class.getName()));
        line.addAll(List.of(command));
        line.addAll(List.of("--repository", "../.."));
        line.addAll(List.of("--run-folder", folder().toString()));
        ports.forEach((name, port) -> line.addAll(List.of("--port-" + name, port.toString())));
        File output = temporary.resolve("launch-" + launches + ".txt").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new Launch(builder.start(), output.toPath());
    }

    record Launch(Process process, Path output) {
        void says(String text) {
            eventually(() -> read().contains(text));
        }

        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
        }

        int exit() throws InterruptedException {
            return exit(PATIENCE);
        }

        int exit(Duration patience) throws InterruptedException {
            assertThat(process.waitFor(patience.toSeconds(), TimeUnit.SECONDS))
                    .as("ended; %s", read())
                    .isTrue();
            return process.exitValue();
        }

        String read() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                return e.toString();
            }
        }
    }

    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
