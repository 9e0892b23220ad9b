package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.reversal;
import static io.recourse.intake.domain.Given.statement;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.BucketEntered;
import io.recourse.contracts.IntakeEvent.LimitationMoved;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Days past due count from the oldest unpaid instalment (the lesson of killbill#2297). */
class DelinquencyTest {

    private static Spec<CaseState, CaseInput, CaseEvent> stepsAt10And20And30() {
        return Spec.of(Given.decider(Given.stepsAt10And20And30()), "case-1")
                .when(received(statement(
                        "2026-01-05", 0, balance(0, 0, 100_000), due("2026-01-01", 50_000), due("2026-01-20", 50_000))))
                .at("2026-01-05T09:00:00+08:00");
    }

    @Test
    void paying_the_first_of_two_instalments_counts_from_the_second() {
        stepsAt10And20And30()
                .whenTimePasses()
                .at("2026-01-11T00:00:00+08:00")
                .thenPublished(new BucketEntered(Bucket.EARLY, 10, day("2026-01-01")))
                .whenTimePasses()
                .at("2026-01-21T00:00:00+08:00")
                .thenPublished(new BucketEntered(Bucket.M1, 20, day("2026-01-01")))
                .when(payment("p1", 50_000, "2026-01-25"))
                .at("2026-01-25T12:00:00+08:00")
                .thenAlsoPublished(new BucketEntered(Bucket.TECHNICAL, 5, day("2026-01-20")))
                .whenTimePasses()
                .at("2026-01-29T23:59:59+08:00")
                .thenNothing()
                .whenTimePasses()
                .at("2026-01-30T00:00:00+08:00")
                .thenPublished(new BucketEntered(Bucket.EARLY, 10, day("2026-01-20")))
                .whenTimePasses()
                .at("2026-01-31T00:00:00+08:00")
                .thenNothing()
                .whenTimePasses()
                .at("2026-02-09T00:00:00+08:00")
                .thenPublished(new BucketEntered(Bucket.M1, 20, day("2026-01-20")))
                .whenTimePasses()
                .at("2026-02-18T23:59:59+08:00")
                .thenNothing()
                .whenTimePasses()
                .at("2026-02-19T00:00:00+08:00")
                .thenPublished(new BucketEntered(Bucket.M2, 30, day("2026-01-20")))
                .andNoDeadline("bucket");
    }

    @Test
    void a_clock_that_slept_enters_every_bucket_in_order() {
        stepsAt10And20And30()
                .whenTimePasses()
                .at("2026-02-10T00:00:00+08:00")
                .thenPublished(
                        new BucketEntered(Bucket.EARLY, 10, day("2026-01-01")),
                        new BucketEntered(Bucket.M1, 20, day("2026-01-01")),
                        new BucketEntered(Bucket.M2, 30, day("2026-01-01")));
    }

    @Test
    void the_shipped_buckets_begin_at_4_and_31_and_61_and_91_days() {
        Given.opened()
                .andDeadline("bucket", "2026-02-01T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-06-01T00:00:00+08:00")
                .thenPublished(
                        new BucketEntered(Bucket.M1, 31, day("2026-01-01")),
                        new BucketEntered(Bucket.M2, 61, day("2026-01-01")),
                        new BucketEntered(Bucket.M3, 91, day("2026-01-01")));
    }

    @Test
    void a_payment_within_one_instalment_moves_no_bucket() {
        Given.opened()
                .when(payment("p1", 49_999, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .andDeadline("bucket", "2026-02-01T00:00:00+08:00");
    }

    /** No event can say that a bucket has no day: whoever counts buckets knows it by the due date that is gone. */
    @Test
    void with_no_instalment_unpaid_there_is_no_bucket_and_a_reversal_enters_one_anew() {
        Given.spec()
                .when(received(statement("2026-01-10", 0, balance(0, 5_000, 95_000), due("2026-01-01", 50_000))))
                .at(Given.OPENED)
                .thenAlsoPublished(new BucketEntered(Bucket.EARLY, 9, day("2026-01-01")))
                .when(payment("p1", 50_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .thenPublished(
                        new PaymentAllocated(
                                "p1",
                                day("2026-01-12"),
                                Given.cny(50_000),
                                0,
                                5_000,
                                45_000,
                                0,
                                balance(0, 0, 50_000),
                                null),
                        new LimitationMoved("part-payment", Instant.parse("2029-01-12T16:00:00Z")))
                .andNoDeadline("bucket")
                .when(reversal("p1", "2026-01-14"))
                .at("2026-01-14T12:00:00+08:00")
                .thenAlsoPublished(new BucketEntered(Bucket.EARLY, 13, day("2026-01-01")));
    }

    @Test
    void a_reversal_brings_the_old_day_and_its_bucket_back() {
        Given.opened()
                .when(payment("p1", 50_000, "2026-01-22"))
                .at("2026-01-22T12:00:00+08:00")
                .thenAlsoPublished(new BucketEntered(Bucket.TECHNICAL, 2, day("2026-01-20")))
                .when(reversal("p1", "2026-02-03"))
                .at("2026-02-03T12:00:00+08:00")
                .thenAlsoPublished(new BucketEntered(Bucket.M1, 33, day("2026-01-01")))
                .andDeadline("bucket", "2026-03-03T00:00:00+08:00");
    }
}
