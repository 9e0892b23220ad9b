package io.recourse.casework.telemetry;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

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
    public static final String OUTBOX_LAG = "outbox_lag";
    public static final String PARKED_SUBJECTS = "parked_subjects";
    public static final String WAITING_EVENTS = "waiting_events";
    public static final String EVENTS_SENT = "events_sent";
    public static final String EVENTS_SEEN = "events_seen";

    private final MeterRegistry registry;
    private final DistributionSummary batchSize;
    private final Timer batchTime;
    private final AtomicReference<Double> outboxLag = new AtomicReference<>(Double.NaN);
    private final MultiGauge parkedSubjects;
    private final MultiGauge waitingEvents;
    private final MultiGauge eventsSent;
    private final MultiGauge eventsSeen;

    @Inject
    public DeskMeters(MeterRegistry registry) {
        this.registry = registry;
        this.batchSize = DistributionSummary.builder(BATCH_SIZE).register(registry);
        this.batchTime = Timer.builder(BATCH_TIME).register(registry);
        this.parkedSubjects = MultiGauge.builder(PARKED_SUBJECTS).register(registry);
        this.waitingEvents = MultiGauge.builder(WAITING_EVENTS).register(registry);
        this.eventsSent = MultiGauge.builder(EVENTS_SENT).register(registry);
        this.eventsSeen = MultiGauge.builder(EVENTS_SEEN).register(registry);
        Gauge.builder(OUTBOX_LAG, outboxLag, AtomicReference::get)
                .baseUnit("bytes")
                .register(registry);
    }

    /** A batch of {@code size} subjects was committed. */
    public void batch(int size, long nanos) {
        batchSize.record(size);
        batchTime.record(Duration.ofNanos(nanos));
    }

    public void refusal(String rule) {
        registry.counter(REFUSALS, "rule", rule).increment();
    }

    /** A deadline was taken this long after it could have been, in business time. */
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

    /** How far the journal's reader is behind, in bytes of the write-ahead log; NaN while nobody can say. */
    public void outboxLag(double bytes) {
        outboxLag.set(bytes);
    }

    public void parkedSubjects(Map<String, Long> perKind) {
        parkedSubjects.register(rows("kind", perKind), true);
    }

    /** Events that wait for others, those of subjects that nobody has opened included. */
    public void waitingEvents(Map<String, Long> perKind) {
        waitingEvents.register(rows("kind", perKind), true);
    }

    /**
     * Events of all time: what this service sent less what another has seen of the same topic is on its way there. Gauges,
     * because they are read and not counted.
     */
    public void events(Map<String, Long> sentPerTopic, Map<String, Long> seenPerTopic) {
        eventsSent.register(rows("topic", sentPerTopic), true);
        eventsSeen.register(rows("topic", seenPerTopic), true);
    }

    private static List<MultiGauge.Row<?>> rows(String label, Map<String, Long> values) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        values.forEach((name, value) -> rows.add(MultiGauge.Row.of(Tags.of(label, name), value)));
        return rows;
    }
}
