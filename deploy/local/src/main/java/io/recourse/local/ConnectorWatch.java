package io.recourse.local;

import io.recourse.local.parts.Connectors;
import io.recourse.local.process.StackFailed;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A connector that gives up leaves its process alive and every event behind it waiting: it is looked at. */
final class ConnectorWatch implements AutoCloseable {
    private static final long PERIOD_SECONDS = 5;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("connector-watch").factory());
    private final Connectors connectors;
    private final BooleanSupplier steady;
    private final Consumer<StackFailed> report;

    /** @param steady false while a process is down on purpose */
    ConnectorWatch(Connectors connectors, BooleanSupplier steady, Consumer<StackFailed> report) {
        this.connectors = connectors;
        this.steady = steady;
        this.report = report;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        if (!steady.getAsBoolean()) {
            return;
        }
        List<String> failures = connectors.failures();
        // Asked again: a kill may have begun between the two questions.
        if (!failures.isEmpty() && steady.getAsBoolean()) {
            report.accept(new StackFailed(String.join("\n", failures)));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
