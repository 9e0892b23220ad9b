package io.recourse.local.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A started process of the run. */
public final class Child {

    private final Command command;
    private final Path log;
    private final Process process;
    private volatile boolean endWanted;

    private Child(Command command, Path log, Process process) {
        this.command = command;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts the process in a session of its own, so that Ctrl-C at the terminal reaches the launcher alone and the
     * launcher decides the order of the end.
     */
    public static Child start(Command command, RunFolder run) {
        Path log = run.log(command.name());
        List<String> line = new ArrayList<>();
        if (Programs.onPath("setsid")) {
            line.add("setsid");
        }
        line.addAll(command.line());
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(run.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(command.environment());
        try {
            Files.createDirectories(log.getParent());
            return new Child(command, log, builder.start());
        } catch (IOException e) {
            throw new StackFailed("cannot start " + command.name() + ": " + e.getMessage(), e);
        }
    }

    public String name() {
        return command.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public Path log() {
        return log;
    }

    /** The pipe to its standard input; closed by the system when this JVM ends in whatever way. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** True once the launcher asked for the end of this process: its exit is then no news. */
    public boolean endWanted() {
        return endWanted;
    }

    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Waits; true when it has exited. */
    public boolean exitsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted while waiting for " + name(), e);
        }
    }

    /** Orderly end; by force when its patience is over. */
    public void stop() {
        endWanted = true;
        Signals.stop(process.toHandle(), command.stop(), command.patience());
    }

    /** {@code kill -9}. */
    public void kill() {
        endWanted = true;
        Signals.kill(process.toHandle());
    }

    /** "kafka ended with exit code 1; the last lines of …:" and those lines. */
    public String obituary() {
        StringBuilder text = new StringBuilder(name()).append(" ended");
        if (!alive()) {
            text.append(" with exit code ").append(process.exitValue());
        }
        text.append("; the last lines of ").append(log).append(":\n");
        tail(20).forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    /** The last lines of its log. */
    public List<String> tail(int lines) {
        try {
            List<String> all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("(no log: " + e.getMessage() + ")");
        }
    }
}
