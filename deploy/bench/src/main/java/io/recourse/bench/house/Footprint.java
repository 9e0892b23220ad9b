package io.recourse.bench.house;

import io.recourse.bench.Figures;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.local.Sandbox;
import io.recourse.local.StackOptions;
import io.recourse.local.world.Answer;
import io.recourse.local.world.Answer.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The whole stack as {@code make up} starts it, data made anew: how long until it is ready, and how much memory it has then. */
public final class Footprint implements Section {

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
    public void run(Setup setup, Figures figures, Consumer<String> say) throws IOException {
        List<Double> ready = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        for (int round = 1; round <= setup.rounds(); round++) {
            try (Sandbox sandbox = Sandbox.claim(
                    StackOptions.in(setup.repository())
                            .runFolder(setup.folder())
                            .fresh(true),
                    1,
                    order -> new Answer(order.key(), Result.DONE, "done"))) {
                long began = System.nanoTime();
                sandbox.stack().start();
                ready.add((System.nanoTime() - began) / 1e9);
                memory.add(pss(sandbox.stack().pids().values()) / KIB_PER_MB);
            }
            say.accept("round %d: ready in %.1f s, %,.0f MB".formatted(round, ready.getLast(), memory.getLast()));
        }
        figures.add("stack_pss_mb", "MB", memory, "proportional set size, shared pages counted once");
        figures.add("stack_ready_s", "s", ready, "databases, topics, users made anew");
    }

    /** KiB of these processes and all their children. */
    private static long pss(Iterable<Long> pids) throws IOException {
        long sum = 0;
        for (long pid : pids) {
            List<ProcessHandle> family = new ArrayList<>();
            ProcessHandle.of(pid).ifPresent(p -> {
                family.add(p);
                p.descendants().forEach(family::add);
            });
            for (ProcessHandle member : family) {
                sum += pssOf(member.pid()).orElse(0L);
            }
        }
        return sum;
    }

    private static Optional<Long> pssOf(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(l -> l.startsWith("Pss:"))
                    .map(l -> Long.parseLong(l.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}
