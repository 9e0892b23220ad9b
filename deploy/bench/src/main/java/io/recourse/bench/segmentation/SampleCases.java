package io.recourse.bench.segmentation;

import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.local.portfolio.Portfolio;
import io.recourse.segmentation.domain.CaseInput.BucketReached;
import io.recourse.segmentation.domain.CaseInput.Opened;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Cases as intake tells segmentation of them, from the accounts of the sample portfolio that are four days late or more. */
final class SampleCases {

    /** Nobody is told of a case before this. */
    static final Instant AT =
            Portfolio.AS_OF.plusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();

    private static final int EARLY = 4;
    private static final int M1 = 31;
    private static final int M2 = 61;
    private static final int M3 = 91;

    private SampleCases() {}

    /** What opens a case, and the bucket that it has reached. */
    record SampleCase(String id, Opened opened, BucketReached reached) {}

    /** @param count how many, none kept */
    static Stream<SampleCase> stream(long seed, int count) {
        return new Portfolio(seed, Integer.MAX_VALUE, Portfolio.LENDERS, Portfolio.AS_OF)
                .stream()
                        .filter(sample -> dpd(sample.message()) >= EARLY)
                        .limit(count)
                        .map(sample -> of(sample.lender(), sample.message()));
    }

    private static SampleCase of(String lender, AccountPushed account) {
        int dpd = dpd(account);
        return new SampleCase(
                account.account(),
                new Opened(
                        lender,
                        account.debtor().kind(),
                        account.jurisdiction(),
                        account.contractZone(),
                        account.contractZone(),
                        account.debtor().province(),
                        !account.collateral().isEmpty(),
                        account.scoring(),
                        account.balance(),
                        oldestDue(account),
                        dpd,
                        null,
                        AT),
                new BucketReached(bucket(dpd), dpd, oldestDue(account), AT));
    }

    private static LocalDate oldestDue(AccountPushed account) {
        return account.instalments().stream()
                .map(instalment -> instalment.dueOn())
                .min(LocalDate::compareTo)
                .orElse(account.asOf());
    }

    private static int dpd(AccountPushed account) {
        return Math.toIntExact(ChronoUnit.DAYS.between(oldestDue(account), account.asOf()));
    }

    private static Bucket bucket(int dpd) {
        return List.of(Bucket.EARLY, Bucket.M1, Bucket.M2, Bucket.M3)
                .get((dpd >= M1 ? 1 : 0) + (dpd >= M2 ? 1 : 0) + (dpd >= M3 ? 1 : 0));
    }
}
