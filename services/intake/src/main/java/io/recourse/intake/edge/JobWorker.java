package io.recourse.intake.edge;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.desk.DatabaseAway;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.door.Ndjson;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Works jobs off: takes the next piece, hands its lines to the desk as the stream's door does, and writes down what came of them.
 * One piece at a time, so memory is bounded by one. Between desk and writing down it may be killed: whoever takes the piece then
 * gets the same answers, from the receipts of its lines, and counts them once.
 */
@Singleton
class JobWorker {

    private static final Logger LOG = Logger.getLogger(JobWorker.class);

    /** For jobs of other instances, and leases that ran out. */
    private static final long LOOK_MILLIS = 1000;

    private static final long SWEEP_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Jobs jobs;
    private final AccountBatch batches;
    private final Ndjson ndjson;
    private final JobsConfig config;
    private final Semaphore wanted = new Semaphore(0);
    private volatile boolean stopped;

    @Inject
    JobWorker(Jobs jobs, AccountBatch batches, Ndjson ndjson, JobsConfig config) {
        this.jobs = jobs;
        this.batches = batches;
        this.ndjson = ndjson;
        this.config = config;
    }

    /**
     * What came of a piece.
     *
     * @param outcomes how many lines of each
     * @param away whether the database was away for any of them: then none of it counts
     */
    record Answers(Map<String, Long> outcomes, String lines, boolean away) {}

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("jobs").daemon().start(this::work);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        wake();
    }

    /** There is something to do. */
    void wake() {
        wanted.release();
    }

    private void work() {
        long sweepAt = System.nanoTime();
        while (!stopped) {
            boolean more = false;
            try {
                if (System.nanoTime() - sweepAt >= 0) {
                    sweepAt = System.nanoTime() + SWEEP_NANOS;
                    jobs.sweep();
                }
                more = turn();
            } catch (DatabaseAway e) {
                // it is asked again soon
            } catch (RuntimeException e) {
                StackTraceElement[] trace = e.getStackTrace();
                // class and place only: the message may quote a person's data
                LOG.errorf(
                        "A job's piece failed: %s at %s", e.getClass().getName(), trace.length == 0 ? null : trace[0]);
            }
            if (!more) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (wanted.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                wanted.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /** One piece; false if there was none, or none could be done. */
    private boolean turn() {
        Jobs.Chunk chunk = jobs.next();
        if (chunk == null) {
            return false;
        }
        if (chunk.tries() > config.tries()) {
            jobs.fail(chunk.tenant(), chunk.job(), "piece-failed");
            return true;
        }
        try {
            Answers answers = answers(chunk);
            if (answers.away()) {
                // that the desk does not come to it is no fault of the piece
                jobs.untried(chunk);
                return false;
            }
            jobs.done(chunk, answers.outcomes(), answers.lines());
        } catch (GeneralSecurityException e) {
            jobs.fail(chunk.tenant(), chunk.job(), "piece-unreadable");
        }
        return true;
    }

    /** Hands the lines of a piece to the desk; the same answers come as often as it is asked, until they are written down. */
    Answers answers(Jobs.Chunk chunk) throws GeneralSecurityException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        Map<String, Long> outcomes = new HashMap<>();
        boolean[] away = new boolean[1];
        int[] read = new int[1];
        try {
            ndjson.copy(
                    new ByteArrayInputStream(jobs.open(chunk)),
                    lines,
                    batch -> {
                        List<AccountBatch.Pushed> pushed = new ArrayList<>();
                        for (byte[] line : batch) {
                            String key = Integer.toString(read[0]++);
                            Entry.Command origin = new Entry.Command(chunk.sender(), key, chunk.job());
                            pushed.add(new AccountBatch.Pushed(chunk.tenant(), line, origin));
                        }
                        return batches.read(pushed);
                    },
                    result -> {
                        away[0] |= result.status() == 503;
                        Ndjson.Result told = AccountOutcomes.of(result);
                        outcomes.merge(told.outcome(), 1L, Long::sum);
                        return told.at(chunk.firstLine() - 1 + told.line());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answers(outcomes, lines.toString(StandardCharsets.UTF_8), away[0]);
    }
}
