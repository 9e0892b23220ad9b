package io.recourse.segmentation.domain;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a debt is judged by; what is not known of it is null.
 *
 * @param facts what its lender says of it
 * @param bucket how late it is
 * @param history how its account was used and paid
 */
public record Judged(
        @Nullable ScoringFacts facts,
        @Nullable Bucket bucket,
        @Nullable AccountHistory history) {

    /** A live case by what its lender said when it was opened. */
    static Judged of(ScoringFacts facts, Bucket bucket) {
        return new Judged(facts, bucket, null);
    }

    /** A live case whose debtor's account is known too. */
    Judged with(AccountHistory history) {
        return new Judged(facts, bucket, history);
    }

    /** An account by its months alone. */
    public static Judged of(AccountHistory history) {
        return new Judged(null, null, history);
    }
}
