package io.recourse.segmentation.domain;

import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.Money;
import io.recourse.contracts.SegmentationEvent.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of a case under its strategy, from the assignment to the end of the talks: what an arm on trial is judged by. What
 * is paid later is the merit of a later stage.
 *
 * @param since when the talks were to start
 * @param currency of both amounts, ISO 4217
 * @param owedMinor what was owed when the strategy was assigned
 * @param paidMinor what was paid of it since, less what went back
 * @param contacts attempts by channel
 * @param lastContact the attempt counted last; null before the first
 * @param complaints disputes and wishes not to be contacted that paused the case
 * @param finish null while the talks may go on
 */
public record Course(
        Instant since,
        String currency,
        long owedMinor,
        long paidMinor,
        Map<Channel, Integer> contacts,
        @Nullable String lastContact,
        int complaints,
        @Nullable Finish finish) {

    /** How it ended for the strategy. */
    public enum Outcome {
        /** Paid or cured while the talks were the case's stage. */
        RECOVERED,
        /** The talks were over without result. */
        EXHAUSTED,
        /** Recalled, sold or given up: no verdict on a strategy. */
        LEFT
    }

    public record Finish(Outcome outcome, Instant at) {}

    public Course {
        // in the order of the channels, so that equal states are written alike
        contacts = Collections.unmodifiableMap(new TreeMap<>(contacts));
    }

    /** @param lastContact counted for the strategy before, whose word may come twice; null for none */
    static Course from(Instant since, Money owed, @Nullable String lastContact) {
        return new Course(since, owed.currency(), owed.minor(), 0, Map.of(), lastContact, 0, null);
    }

    Course paid(long minor) {
        return new Course(since, currency, owedMinor, paidMinor + minor, contacts, lastContact, complaints, finish);
    }

    Course contacted(String attemptId, Channel channel) {
        Map<Channel, Integer> more = new TreeMap<>(contacts);
        more.merge(channel, 1, Integer::sum);
        return new Course(since, currency, owedMinor, paidMinor, more, attemptId, complaints, finish);
    }

    Course paused(PauseReason reason) {
        return switch (reason) {
            case DISPUTE, CEASE_CONTACT ->
                new Course(since, currency, owedMinor, paidMinor, contacts, lastContact, complaints + 1, finish);
            case HARDSHIP, DECEASED, BANKRUPTCY, INCAPACITY -> this;
        };
    }

    Course exhausted(Instant at) {
        return finished(Outcome.EXHAUSTED, at);
    }

    Course closed(CloseReason reason, Instant at) {
        return switch (reason) {
            case PAID, CURED -> finished(Outcome.RECOVERED, at);
            case RECALLED, UNRECOVERABLE -> finished(Outcome.LEFT, at);
        };
    }

    private Course finished(Outcome outcome, Instant at) {
        return finish == null
                ? new Course(
                        since,
                        currency,
                        owedMinor,
                        paidMinor,
                        contacts,
                        lastContact,
                        complaints,
                        new Finish(outcome, at))
                : this;
    }

    /** Whole days the case took under its strategy, rounded up; null while it runs. One that ended before the talks took none. */
    @Nullable
    Long cycleDays() {
        if (finish == null) {
            return null;
        }
        Duration took = Duration.between(since, finish.at());
        return took.isNegative()
                ? 0
                : Math.ceilDiv(took.toSeconds(), Duration.ofDays(1).toSeconds());
    }
}
