package io.recourse.bench.house;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many at work for raw SQL as a desk has lanes. */
final class Workers {

    static final int COUNT = 2;

    private Workers() {}

    /** What one of them does. */
    interface Work {
        /** @return how many rows it took care of */
        long of(int worker) throws Exception;
    }

    /** Returns when all are through. @return how many rows they took care of together */
    static long run(Work work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(COUNT)) {
            List<Future<Long>> done = new ArrayList<>();
            for (int i = 0; i < COUNT; i++) {
                int worker = i;
                done.add(threads.submit(() -> work.of(worker)));
            }
            long sum = 0;
            for (Future<Long> each : done) {
                sum += each.get();
            }
            return sum;
        }
    }
}
