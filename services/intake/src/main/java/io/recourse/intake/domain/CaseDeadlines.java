package io.recourse.intake.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.BucketEntered;
import io.recourse.contracts.LenderNotice;
import io.recourse.intake.domain.CaseEvent.GuaranteeLimitationEnded;
import io.recourse.intake.domain.CaseEvent.GuaranteePeriodEnded;
import io.recourse.intake.domain.CaseEvent.LimitationExpired;
import io.recourse.intake.domain.CaseEvent.LimitationWarned;
import io.recourse.intake.domain.CaseEvent.Noticed;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.limitation.LimitationPolicy.Warning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * When to look at an open case again. Days past due and the law's own periods run on through every pause on the debtor's
 * side, so all but reminders and the review of a pause are LEGAL.
 */
record CaseDeadlines(CasePolicies policies, Rests rests, Reminders reminders) {

    private enum Kind {
        BUCKET("bucket"),
        LIMITATION_WARNING("limitation-warning"),
        LIMITATION("limitation"),
        GUARANTEE_PERIOD("guarantee-period"),
        GUARANTEE_LIMITATION("guarantee-limitation"),
        INSTALMENT_REMINDER("instalment-reminder"),
        PAUSE_REVIEW("pause-review");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        static Kind of(Deadline deadline) {
            for (Kind kind : values()) {
                if (kind.text.equals(deadline.kind())) {
                    return kind;
                }
            }
            throw new IllegalStateException("no deadline is called " + deadline.kind());
        }
    }

    Set<Deadline> of(Open open) {
        Set<Deadline> deadlines = new HashSet<>();
        CasePolicy policy = policies.of(open.account());
        LocalDate oldest = open.ledger().oldestUnpaidDue();
        LedgerPack.Step step = policy.pack().after(open.bucket());
        if (oldest != null && step != null) {
            Instant at =
                    LocalDays.startOfDpd(oldest, step.fromDpd(), open.account().zone());
            deadlines.add(Deadline.legal(
                    Kind.BUCKET.text,
                    step.bucket().name(),
                    at,
                    step.fromDpd() + " days past the oldest unpaid instalment"));
        }
        Claim claim = open.claim();
        if (!claim.expired()) {
            deadlines.add(Deadline.legal(Kind.LIMITATION.text, "", claim.endsAt(), "民法典 art. 188"));
            for (Warning warning : policy.limitation().warnings(open.withFolded(claim.facts()))) {
                if (warning.daysBefore() < claim.warned()) {
                    deadlines.add(Deadline.legal(
                            Kind.LIMITATION_WARNING.text,
                            Integer.toString(warning.daysBefore()),
                            warning.at(),
                            "warning before 民法典 art. 188"));
                }
            }
        }
        for (Guarantee guarantee : open.parties().guarantors()) {
            Instant at = guarantee.looksAt();
            if (at != null) {
                deadlines.add(
                        guarantee.kept() == null
                                ? Deadline.legal(Kind.GUARANTEE_PERIOD.text, guarantee.party(), at, "民法典 art. 692")
                                : Deadline.legal(
                                        Kind.GUARANTEE_LIMITATION.text, guarantee.party(), at, "民法典 art. 694"));
            }
        }
        LocalDate toCome = reminders.next(open);
        if (toCome != null) {
            deadlines.add(Deadline.business(
                    Kind.INSTALMENT_REMINDER.text,
                    toCome.toString(),
                    reminders.at(open, toCome),
                    "a reminder before an instalment falls due"));
        }
        open.reviews()
                .forEach((pauseId, at) -> deadlines.add(
                        Deadline.business(Kind.PAUSE_REVIEW.text, pauseId, at, "an open pause is reviewed")));
        return deadlines;
    }

    /** A look that the state no longer asks for is stale and finds nothing. */
    Decision<CaseEvent> passed(Open open, Deadline deadline, Instant now) {
        if (!of(open).contains(deadline)) {
            return Decision.nothing();
        }
        return switch (Kind.of(deadline)) {
            case BUCKET -> Decision.accept(entered(open, Bucket.valueOf(deadline.ref())));
            case LIMITATION_WARNING -> warned(open, Integer.parseInt(deadline.ref()), now);
            case LIMITATION -> Decision.accept(new LimitationExpired(deadline.dueAt()));
            case GUARANTEE_PERIOD -> Decision.accept(new GuaranteePeriodEnded(deadline.ref(), deadline.dueAt()));
            case GUARANTEE_LIMITATION ->
                Decision.accept(new GuaranteeLimitationEnded(deadline.ref(), deadline.dueAt()));
            case INSTALMENT_REMINDER -> reminders.due(open, LocalDate.parse(deadline.ref()), now);
            case PAUSE_REVIEW -> rests.review(open, deadline.ref(), deadline.dueAt());
        };
    }

    /** Of an end that is past nobody need be warned: of an account that came so late, or of a clock that slept so long. */
    private static Decision<CaseEvent> warned(Open open, int daysBefore, Instant now) {
        Instant endsAt = open.claim().endsAt();
        Decision.Accepted<CaseEvent> warned = Decision.accept(new LimitationWarned(daysBefore, endsAt));
        return now.isBefore(endsAt)
                ? warned.and(new Noticed(
                        new LenderNotice.LimitationEnding(open.account().lender(), daysBefore, endsAt)))
                : warned;
    }

    private CaseEvent entered(Open open, Bucket bucket) {
        LocalDate oldest = Objects.requireNonNull(open.ledger().oldestUnpaidDue(), "a bucket counts from a due date");
        LedgerPack.Step step = Objects.requireNonNull(
                policies.of(open.account()).pack().after(open.bucket()), "no bucket is left to enter");
        return new Told(new BucketEntered(bucket, step.fromDpd(), oldest));
    }
}
