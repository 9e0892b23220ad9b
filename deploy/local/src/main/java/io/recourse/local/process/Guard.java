package io.recourse.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * Orphan protection. A tiny JVM beside the launcher reads a pipe that only the launcher holds; when the launcher ends
 * without tidying up, even by {@code kill -9}, the pipe breaks and the guard ends the launcher's children in order.
 */
public final class Guard implements AutoCloseable {
    private final Child child;

    private Guard(Child child) {
        this.child = child;
    }

    /** Starts the guard of this launcher. */
    public static Guard start(RunFolder run) {
        List<String> options = List.of("-Xmx16m", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
        Command command = Command.java(
                "guard",
                run,
                options,
                new Caches(run.path("caches"), false),
                List.of(Guard.class.getName(), run.instance()),
                Map.of("CLASSPATH", Command.ownClassPath()));
        return new Guard(Child.start(command, run));
    }

    public long pid() {
        return child.pid();
    }

    /** The launcher has stopped its children itself. */
    @Override
    public void close() {
        child.kill();
    }

    /** The guard's own process: {@code Guard <instance>}. */
    public static void main(String[] arguments) throws IOException {
        String instance = arguments[0];
        try (InputStream pipe = System.in) {
            while (pipe.read() >= 0) {
                continue;
            }
        }
        long self = ProcessHandle.current().pid();
        List<Leftovers.Leftover> orphans = Leftovers.ofInstance(instance).stream()
                .filter(orphan -> orphan.process().pid() != self)
                .toList();
        for (Leftovers.Leftover orphan : orphans) {
            System.out.println("the launcher is gone; ending " + orphan.name() + " ("
                    + orphan.process().pid() + ")");
        }
        Leftovers.end(orphans);
    }
}
