package io.recourse.verify.read;

import io.recourse.verify.evidence.Accepted;
import io.recourse.verify.evidence.Lag;
import io.recourse.verify.evidence.Stream;
import io.recourse.verify.read.ServiceDatabase.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads a running stack once. It waits a while for the stack to come to rest; what was read while it worked is read again,
 * for a journal and a topic of two different moments would differ without anything being wrong.
 */
public final class Gathering {
    private static final int CASES_IN_A_SLICE = 1_000;
    private static final int READINGS = 3;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final RunningStack stack;
    private final List<ServiceDatabase> databases = new ArrayList<>();
    private final Broker broker;

    /** The counters at one moment; {@code atWork} is mail and effects. */
    private record Totals(
            Map<String, Map<String, Flow>> flows, Map<String, Set<String>> topics, List<Lag> lags, long atWork) {

        long sent(String topic) {
            return flows.keySet().stream()
                    .mapToLong(service -> of(service, topic).sent())
                    .sum();
        }

        Flow of(String service, String topic) {
            return flows.getOrDefault(service, Map.of()).getOrDefault(topic, new Flow(0, 0));
        }

        Map<String, Long> seen(String topic) {
            Map<String, Long> seen = new TreeMap<>();
            topics.getOrDefault(topic, Set.of())
                    .forEach(service -> seen.put(service, of(service, topic).seen()));
            return seen;
        }

        boolean atRest() {
            return atWork == 0
                    && lags.stream().allMatch(l -> l.unread() == 0)
                    && topics.keySet().stream()
                            .allMatch(t -> seen(t).values().stream().allMatch(seen -> seen == sent(t)));
        }
    }

    private Gathering(RunningStack stack, Broker broker) {
        this.stack = stack;
        this.broker = broker;
        stack.databases()
                .forEach((service, url) -> databases.add(
                        new ServiceDatabase(service, url, stack.keys().database())));
    }

    /** @param patience how long to wait for the stack to come to rest; then it is read as it is */
    public static Gathered of(RunningStack stack, Duration patience) {
        try (Broker broker = new Broker(stack)) {
            return new Gathering(stack, broker).gather(patience);
        }
    }

    private Gathered gather(Duration patience) {
        List<Accepted> accepted = AcceptedFile.read(stack.accepted());
        for (int reading = 0; reading < READINGS; reading++) {
            Totals before = awaitRest(patience);
            Spool spool = lay(accepted);
            Map<String, Long> written = written();
            if (totals().equals(before)) {
                List<Stream> streams = new ArrayList<>();
                before.topics()
                        .keySet()
                        .forEach(t -> streams.add(
                                new Stream(t, before.sent(t), written.getOrDefault(t, 0L), before.seen(t))));
                return new Gathered(spool, streams, before.lags());
            }
            spool.close();
        }
        throw new CannotRead("the stack was at work each time it was read; verify it when it rests");
    }

    private Totals awaitRest(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Totals last = totals();
        while (true) {
            LockSupport.parkNanos(PAUSE.toNanos());
            Totals now = totals();
            if ((now.atRest() && now.equals(last)) || System.nanoTime() > deadline) {
                return now;
            }
            last = now;
        }
    }

    private Totals totals() {
        Map<String, Map<String, Flow>> flows = new TreeMap<>();
        long atWork = 0;
        for (ServiceDatabase database : databases) {
            flows.put(database.service(), database.flow());
            atWork += database.atWork();
        }
        return new Totals(flows, broker.ours(), broker.lags(), atWork);
    }

    private Map<String, Long> written() {
        Map<String, Long> written = new HashMap<>();
        databases.forEach(d -> d.written().forEach((topic, rows) -> written.merge(topic, rows, Long::sum)));
        return written;
    }

    private Spool lay(List<Accepted> accepted) {
        Households households = new Households();
        int[] cases = {0};
        database("intake").openings((id, parties) -> {
            households.join(id, parties);
            cases[0]++;
        });
        // who shares a number is counted together there
        database("negotiation").dialled((party, number) -> households.join("number " + number, Set.of(party)));
        // and whoever is one person, with what joins it
        database("negotiation").linked(households::join);
        int slices = 1 + Math.max(cases[0], accepted.size()) / CASES_IN_A_SLICE;
        Spool spool = Spool.in(stack.folder(), slices, households);
        try {
            accepted.forEach(spool::add);
            List<CompletableFuture<Void>> sources = new ArrayList<>();
            databases.forEach(d -> sources.add(async(() -> d.pour(spool))));
            sources.add(async(() -> broker.pour(spool)));
            join(sources);
            spool.seal();
            return spool;
        } catch (RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    private static CompletableFuture<Void> async(Runnable source) {
        return CompletableFuture.runAsync(source, Thread::startVirtualThread);
    }

    private static void join(List<CompletableFuture<Void>> sources) {
        try {
            CompletableFuture.allOf(sources.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CannotRead cannot) {
                throw cannot;
            }
            throw e;
        }
    }

    private ServiceDatabase database(String service) {
        return databases.stream()
                .filter(d -> d.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new CannotRead("the stack has no " + service));
    }
}
