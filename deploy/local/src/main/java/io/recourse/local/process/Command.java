package io.recourse.local.process;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process to start.
 *
 * @param name its name in the run: {@code postgres}, {@code kafka}, {@code connect} or a service
 * @param line program and arguments
 * @param environment added to the inherited environment; secrets travel here, never in {@code line}, which every user
 *     of the machine can read
 * @param stop the signal that asks for an orderly end
 */
public record Command(String name, List<String> line, Map<String, String> environment, StopSignal stop) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Five JVMs that put down at their end what they have learned, on the cores of one machine. */
    private static final Duration PATIENCE_WITH_WRITERS = Duration.ofMinutes(3);

    /** Signals that ask a process to end. */
    public enum StopSignal {
        TERM,
        /** PostgreSQL's fast shutdown; its TERM would wait for every client to leave. */
        INT
    }

    public Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }

    /** An option for a JVM that logs through slf4j-simple. */
    public static String logLevel(String logger, String level) {
        return "-Dorg.slf4j.simpleLogger.log." + logger + "=" + level;
    }

    /** A JVM with our markers; the class path goes through the environment so that the command line stays short. */
    public static Command java(
            String name,
            RunFolder run,
            List<String> options,
            Caches caches,
            List<String> mainAndArguments,
            Map<String, String> environment) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        run.marks(name).forEach(mark -> line.add("-D" + mark));
        line.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        line.addAll(options);
        line.addAll(caches.options(name));
        line.add("-XX:+UseSerialGC");
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("--sun-misc-unsafe-memory-access=allow");
        line.addAll(mainAndArguments);
        return new Command(name, line, environment, StopSignal.TERM);
    }

    /** How long it may take to end in order before it is ended by force. */
    Duration patience() {
        return line.stream().anyMatch(part -> part.startsWith(Caches.WRITING)) ? PATIENCE_WITH_WRITERS : PATIENCE;
    }

    /** The launcher's own class path, for mains of this module; absolute, for they run in another folder. */
    public static String ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
