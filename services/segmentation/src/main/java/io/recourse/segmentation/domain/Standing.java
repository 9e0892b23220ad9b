package io.recourse.segmentation.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.segmentation.domain.EarlyWarnings.Warning;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * @param warned causes for which it was an early warning, in the order they came
 * @param limitationEndsAt from this instant on the claim is time-barred, as last heard; null while unknown
 * @param grouped null before its first assessment
 * @param shown by the profile that the lender told; null if it told none
 * @param index of the industry that is shown; null if nothing was told of it
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
        @Nullable Shown shown,
        @Nullable IndustryIndex index) {

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
                null,
                null);
    }

    Standing reached(Bucket bucket, int dpd, LocalDate oldestUnpaidDue) {
        return moved(bucket, dpd, oldestUnpaidDue, balance, pauses, restedUntil, warned);
    }

    /** As late as it is at an instant; its bucket is what intake told last. */
    Standing at(Instant instant, ZoneId zone) {
        int late = oldestUnpaidDue == null ? 0 : LocalDays.dpd(oldestUnpaidDue, instant, zone);
        return moved(bucket, late, oldestUnpaidDue, balance, pauses, restedUntil, warned);
    }

    Standing owes(Balance balance, @Nullable LocalDate oldestUnpaidDue) {
        return moved(bucket, dpd, oldestUnpaidDue, balance, pauses, restedUntil, warned);
    }

    Standing paused(OpenPause pause) {
        List<OpenPause> open = Stream.concat(pauses.stream(), Stream.of(pause)).toList();
        return moved(bucket, dpd, oldestUnpaidDue, balance, open, restedUntil, warned);
    }

    Standing resumed(String pauseId, Instant at) {
        List<OpenPause> open =
                pauses.stream().filter(p -> !p.pauseId().equals(pauseId)).toList();
        Instant until = at.isAfter(restedUntil) ? at : restedUntil;
        return moved(bucket, dpd, oldestUnpaidDue, balance, open, until, warned);
    }

    Standing warnedOf(Warning warning) {
        List<Warning> all = Stream.concat(warned.stream(), Stream.of(warning)).toList();
        return moved(bucket, dpd, oldestUnpaidDue, balance, pauses, restedUntil, all);
    }

    Standing barredFrom(Instant endsAt) {
        return known(endsAt, grouped, shown, index);
    }

    Standing grouped(Grouped kind) {
        return known(limitationEndsAt, kind, shown, index);
    }

    /** What was told of another industry than the one that is shown now is forgotten. */
    Standing knownBy(Shown told) {
        boolean sameIndustry = index != null && index.industry().equals(told.industry());
        return known(limitationEndsAt, grouped, told, sameIndustry ? index : null);
    }

    /** Whether this is of the industry that is shown, and later than what was told of it before. */
    boolean isNews(IndustryIndex told) {
        return shown != null
                && told.industry().equals(shown.industry())
                && (index == null || index.number() < told.number());
    }

    Standing indexed(IndustryIndex told) {
        return known(limitationEndsAt, grouped, shown, told);
    }

    private Standing moved(
            Bucket bucket,
            int dpd,
            @Nullable LocalDate oldestUnpaidDue,
            Balance balance,
            List<OpenPause> pauses,
            Instant restedUntil,
            List<Warning> warned) {
        return new Standing(
                bucket,
                dpd,
                oldestUnpaidDue,
                balance,
                pauses,
                restedUntil,
                warned,
                limitationEndsAt,
                grouped,
                shown,
                index);
    }

    private Standing known(
            @Nullable Instant limitationEndsAt,
            @Nullable Grouped grouped,
            @Nullable Shown shown,
            @Nullable IndustryIndex index) {
        return new Standing(
                bucket,
                dpd,
                oldestUnpaidDue,
                balance,
                pauses,
                restedUntil,
                warned,
                limitationEndsAt,
                grouped,
                shown,
                index);
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
