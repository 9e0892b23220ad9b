package io.recourse.segmentation.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.segmentation.domain.EarlyWarnings.Warning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What moves in a live case, as last heard from intake.
 *
 * @param dpd days past due when the bucket was reached
 * @param oldestUnpaidDue null while nothing is unpaid
 * @param pauses open ones; overlaps count once because any open one rests the case
 * @param restedUntil opening, or the end of the last pause: business deadlines fall due no earlier
 * @param warned causes the lender has been warned of
 * @param limitationEndsAt from this instant on the claim is time-barred, as last heard; null while unknown
 * @param grouped null before its first assessment
 * @param shown by the profile that the lender told; null if it told none
 */
public record Standing(
        Bucket bucket,
        int dpd,
        @Nullable LocalDate oldestUnpaidDue,
        Balance balance,
        List<OpenPause> pauses,
        Instant restedUntil,
        List<Warning> warned,
        @Nullable Instant limitationEndsAt,
        @Nullable Grouped grouped,
        @Nullable Shown shown) {

    /** Which of the kinds of a model it is of. */
    public record Grouped(String model, Cluster cluster) {}

    public record OpenPause(String pauseId, PauseReason reason) {}

    public Standing {
        pauses = List.copyOf(pauses);
        warned = List.copyOf(warned);
    }

    static Standing opened(CaseInput.Opened o) {
        return new Standing(
                Bucket.TECHNICAL,
                o.dpd(),
                o.oldestUnpaidDue(),
                o.balance(),
                List.of(),
                o.at(),
                List.of(),
                o.limitationEndsAt(),
                null,
                null);
    }

    Standing reached(Bucket bucket, int dpd, LocalDate oldestUnpaidDue) {
        return new Standing(
                bucket, dpd, oldestUnpaidDue, balance, pauses, restedUntil, warned, limitationEndsAt, grouped, shown);
    }

    Standing owes(Balance balance, @Nullable LocalDate oldestUnpaidDue) {
        return new Standing(
                bucket, dpd, oldestUnpaidDue, balance, pauses, restedUntil, warned, limitationEndsAt, grouped, shown);
    }

    Standing paused(OpenPause pause) {
        List<OpenPause> open = Stream.concat(pauses.stream(), Stream.of(pause)).toList();
        return new Standing(
                bucket, dpd, oldestUnpaidDue, balance, open, restedUntil, warned, limitationEndsAt, grouped, shown);
    }

    Standing resumed(String pauseId, Instant at) {
        List<OpenPause> open =
                pauses.stream().filter(p -> !p.pauseId().equals(pauseId)).toList();
        Instant until = at.isAfter(restedUntil) ? at : restedUntil;
        return new Standing(
                bucket, dpd, oldestUnpaidDue, balance, open, until, warned, limitationEndsAt, grouped, shown);
    }

    Standing warnedOf(Warning warning) {
        List<Warning> all = Stream.concat(warned.stream(), Stream.of(warning)).toList();
        return new Standing(
                bucket, dpd, oldestUnpaidDue, balance, pauses, restedUntil, all, limitationEndsAt, grouped, shown);
    }

    Standing barredFrom(Instant endsAt) {
        return new Standing(bucket, dpd, oldestUnpaidDue, balance, pauses, restedUntil, warned, endsAt, grouped, shown);
    }

    Standing grouped(Grouped kind) {
        return new Standing(
                bucket, dpd, oldestUnpaidDue, balance, pauses, restedUntil, warned, limitationEndsAt, kind, shown);
    }

    Standing knownBy(Shown known) {
        return new Standing(
                bucket, dpd, oldestUnpaidDue, balance, pauses, restedUntil, warned, limitationEndsAt, grouped, known);
    }

    /** Unenforceable from 24:00 of limitation's last day on (民法典 art. 192); a case whose end was never told is held to live. */
    boolean timeBarred(Instant at) {
        return limitationEndsAt != null && !at.isBefore(limitationEndsAt);
    }

    boolean rests(String pauseId) {
        return pauses.stream().anyMatch(p -> p.pauseId().equals(pauseId));
    }

    /** Reached the first bucket that is worked on, and something is owed. */
    boolean worked() {
        return bucket.compareTo(Bucket.EARLY) >= 0 && !balance.settled();
    }

    /** Late, and not yet in a bucket that is worked on. */
    boolean inFirstDays(LocalDate today) {
        return bucket == Bucket.TECHNICAL
                && !balance.settled()
                && oldestUnpaidDue != null
                && oldestUnpaidDue.isBefore(today);
    }

    Set<PauseReason> pauseReasons() {
        return pauses.stream().map(OpenPause::reason).collect(Collectors.toUnmodifiableSet());
    }
}
