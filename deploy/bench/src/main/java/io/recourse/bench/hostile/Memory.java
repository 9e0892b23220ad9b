package io.recourse.bench.hostile;

import io.recourse.local.parts.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What every JVM of the stack keeps: its heap after a full collection, and what the system has given it. */
record Memory(Map<String, Double> heapMb, Map<String, Double> rssMb) {

    private static final Pattern USED = Pattern.compile("(?m)^(?!\\s*(?:Metaspace|class space)).*?used (\\d+)K");
    private static final Pattern RSS = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    static Memory of(Ground ground) throws IOException, InterruptedException {
        Map<String, Double> heap = new TreeMap<>();
        Map<String, Double> rss = new TreeMap<>();
        Map<String, Long> pids = new TreeMap<>(ground.place().stack().pids());
        // it has no heap to ask for
        pids.remove(Postgres.NAME);
        for (Map.Entry<String, Long> process : pids.entrySet()) {
            long pid = process.getValue();
            // what waits for a finalizer or a cleaner goes with the second
            ask(pid, "GC.run");
            ask(pid, "GC.run");
            heap.put(process.getKey(), sum(USED, ask(pid, "GC.heap_info")));
            rss.put(process.getKey(), sum(RSS, Files.readString(Path.of("/proc", Long.toString(pid), "status"))));
        }
        return new Memory(heap, rss);
    }

    /** By how much the heap of the one that grew most has grown. */
    double growthSince(Memory before) {
        return heapMb.entrySet().stream()
                .mapToDouble(e -> e.getValue() - before.heapMb().getOrDefault(e.getKey(), 0.0))
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

    private static double sum(Pattern pattern, String text) {
        return pattern.matcher(text)
                        .results()
                        .map(MatchResult.class::cast)
                        .mapToLong(m -> Long.parseLong(m.group(1)))
                        .sum()
                / 1024.0;
    }
}
