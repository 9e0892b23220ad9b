package io.recourse.bench.hostile;

import io.recourse.bench.Family;
import io.recourse.local.parts.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What every JVM of the stack keeps after a full collection, and what every process has of its own. The bench's own JVM, where
 * tables are read, is no part of it: it remembers whom it must find again and grows with every neighbour.
 */
record Memory(Map<String, Double> heapMb, Map<String, Double> ownMb) {

    private static final Pattern USED = Pattern.compile("(?m)^(?!\\s*(?:Metaspace|class space)).*?used (\\d+)K");
    private static final double KIB_PER_MB = 1024;

    static Memory of(Ground ground) throws IOException, InterruptedException {
        Map<String, Double> heap = new TreeMap<>();
        Map<String, Double> own = new TreeMap<>();
        for (Map.Entry<String, Long> process : ground.place().stack().pids().entrySet()) {
            long pid = process.getValue();
            // it has no heap to ask for
            if (!process.getKey().equals(Postgres.NAME)) {
                // what waits for a finalizer or a cleaner goes with the second
                ask(pid, "GC.run");
                ask(pid, "GC.run");
                heap.put(process.getKey(), used(ask(pid, "GC.heap_info")));
                // what compilers had for a while and gave back to malloc is nobody's
                ask(pid, "System.trim_native_heap");
            }
            own.put(process.getKey(), new Family(pid).ownKib() / KIB_PER_MB);
        }
        return new Memory(heap, own);
    }

    /** By how much the heap of the one that grew most has grown. */
    double heapGrowthSince(Memory before) {
        return growth(before.heapMb(), heapMb);
    }

    /** By how much the JVM that grew most has grown in all: what is beside a heap may grow, too. */
    double jvmGrowthSince(Memory before) {
        Map<String, Double> jvms = new TreeMap<>(ownMb);
        jvms.keySet().retainAll(heapMb.keySet());
        return growth(before.ownMb(), jvms);
    }

    double postgresGrowthSince(Memory before) {
        return growth(before.ownMb(), Map.of(Postgres.NAME, ownMb.getOrDefault(Postgres.NAME, 0.0)));
    }

    private static double growth(Map<String, Double> before, Map<String, Double> now) {
        return now.entrySet().stream()
                .mapToDouble(e -> e.getValue() - before.getOrDefault(e.getKey(), 0.0))
                .max()
                .orElse(0);
    }

    private static String ask(long pid, String what) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), what)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!jcmd.waitFor(60, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
            throw new IOException("jcmd " + what + ": " + said);
        }
        return said;
    }

    /** A form we cannot read must not look like a heap that does not grow. */
    private static double used(String info) throws IOException {
        long kib = USED.matcher(info)
                .results()
                .map(MatchResult.class::cast)
                .mapToLong(m -> Long.parseLong(m.group(1)))
                .sum();
        if (kib == 0) {
            throw new IOException("jcmd does not say what a heap uses: " + info);
        }
        return kib / KIB_PER_MB;
    }
}
