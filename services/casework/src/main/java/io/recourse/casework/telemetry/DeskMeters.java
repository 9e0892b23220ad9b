package io.recourse.casework.telemetry;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Every meter of a service and its labels. Labels name rules, kinds and statuses; never a subject, a tenant or a person. */
@Singleton
public class DeskMeters {

    public static final String TRANSITIONS = "case_transitions";
    public static final String LATENESS = "deadline_lateness";
    public static final String BATCH_SIZE = "desk_batch_size";
    public static final String BATCH_TIME = "desk_batch";
    public static final String REFUSALS = "refusals";
    public static final String PARKED = "subjects_parked";
    public static final String DEAD_LETTERS = "dead_letters";
    public static final String EFFECTS = "effects";

    private final MeterRegistry registry;
    private final DistributionSummary batchSize;
    private final Timer batchTime;

    @Inject
    public DeskMeters(MeterRegistry registry) {
        this.registry = registry;
        this.batchSize = DistributionSummary.builder(BATCH_SIZE).register(registry);
        this.batchTime = Timer.builder(BATCH_TIME).register(registry);
    }

    /** A batch of {@code size} subjects was committed. */
    public void batch(int size, long nanos) {
        batchSize.record(size);
        batchTime.record(Duration.ofNanos(nanos));
    }

    public void refusal(String rule) {
        registry.counter(REFUSALS, "rule", rule).increment();
    }

    /** A deadline was taken this long after it fell due, in business time. */
    public void lateness(String kind, Duration lateness) {
        registry.timer(LATENESS, "deadline", kind).record(lateness);
    }

    public void transition(String kind, String from, String to) {
        registry.counter(TRANSITIONS, "kind", kind, "from", from, "to", to).increment();
    }

    public void parked(String kind) {
        registry.counter(PARKED, "kind", kind).increment();
    }

    public void deadLetter(String rule) {
        registry.counter(DEAD_LETTERS, "rule", rule).increment();
    }

    public void effect(String adapter, String result) {
        registry.counter(EFFECTS, "adapter", adapter, "result", result).increment();
    }
}
