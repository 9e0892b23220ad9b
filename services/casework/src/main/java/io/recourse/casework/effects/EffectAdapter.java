package io.recourse.casework.effects;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.SubjectId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out one sort of effect. */
public interface EffectAdapter {

    /** As in {@link Effect#adapter}. */
    String name();

    /**
     * True if the other side does nothing twice under one idempotency key. Then an attempt whose outcome is unknown is made
     * again; else it ends as {@link Effect.Result#UNKNOWN}.
     */
    boolean idempotent();

    /** How many are handed to it at once, 1 … 500: what it carries out within a minute, after which a claim counts as lost. */
    default int batch() {
        return EffectClaims.BATCH;
    }

    /**
     * Results in the order of the tasks. A failed Uni means that nobody knows what happened to any of them, if not with
     * {@link NothingDone} or with {@link Unfinished}.
     */
    Uni<List<Ended>> perform(List<Task> tasks);

    /**
     * @param key idempotency key: the same for every attempt at this effect
     * @param tried whether it was handed over before and nobody knows what came of that
     * @param putOff how often the other side did not take it for now, ≥ 0
     */
    record Task(
            long n,
            SubjectId subject,
            String ref,
            String key,
            Map<String, String> body,
            @Nullable Instant until,
            @Nullable String traceparent,
            boolean tried,
            int putOff) {

        /** The first attempt. */
        public Task(
                long n,
                SubjectId subject,
                String ref,
                String key,
                Map<String, String> body,
                @Nullable Instant until,
                @Nullable String traceparent) {
            this(n, subject, ref, key, body, until, traceparent, false, 0);
        }

        /** The same, in other words. */
        public Task saying(Map<String, String> other) {
            return new Task(n, subject, ref, key, other, until, traceparent, tried, putOff);
        }
    }

    /** @param detail for people; never holds personal data */
    record Ended(Effect.Result result, String detail) {}
}
