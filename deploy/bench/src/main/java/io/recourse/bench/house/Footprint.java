package io.recourse.bench.house;

import io.recourse.bench.Family;
import io.recourse.bench.Figures;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.local.process.StackFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The whole stack as {@code make up} starts it, data made anew: how long until it is ready, and how much memory it has then. */
public final class Footprint implements Section {

    private static final String READY = "Recourse is up";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final double KIB_PER_MB = 1_000_000 / 1024.0;

    @Override
    public String name() {
        return "stack";
    }

    @Override
    public String about() {
        return "all eight processes from nothing to ready, and their memory";
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws IOException, InterruptedException {
        List<Double> ready = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        for (int round = 1; round <= setup.rounds(); round++) {
            long began = System.nanoTime();
            Process make = start(setup);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(make)));
            try {
                List<String> said = new ArrayList<>();
                // left open: whoever still writes would be told that nobody listens
                BufferedReader lines = make.inputReader();
                String line = lines.readLine();
                for (; line != null && !line.startsWith(READY); line = lines.readLine()) {
                    said.add(line);
                }
                if (line == null) {
                    throw new StackFailed("make up has ended:\n" + String.join("\n", said));
                }
                ready.add((System.nanoTime() - began) / 1e9);
                memory.add(new Family(make.pid()).pssKib() / KIB_PER_MB);
            } finally {
                end(make);
                if (!make.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new StackFailed("what make up has started does not end");
                }
            }
            say.accept("round %d: ready in %.1f s, %,.0f MB".formatted(round, ready.getLast(), memory.getLast()));
        }
        figures.add(
                "stack_pss_mb", "MB", memory, "proportional set size, shared pages counted once; with the launcher");
        figures.add("stack_ready_s", "s", ready, "make up; databases, topics, users made anew");
    }

    /** The very command of a user; what it is to build has been built for this bench. */
    private static Process start(Setup setup) throws IOException {
        ProcessBuilder make = new ProcessBuilder(
                        "make", "up", "ARGS=--fresh --run-folder='%s'".formatted(setup.folder()))
                .directory(setup.repository().toFile())
                .redirectErrorStream(true);
        // what was said to the make around this one is not meant for that one
        make.environment().keySet().removeAll(List.of("MAKEFLAGS", "MAKEOVERRIDES", "MFLAGS", "MAKELEVEL"));
        return make.start();
    }

    /** Ends the launcher as Ctrl-C would, and with it all it has started. */
    private static void end(Process make) {
        make.children().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroy);
    }
}
