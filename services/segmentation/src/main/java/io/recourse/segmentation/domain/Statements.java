package io.recourse.segmentation.domain;

import io.recourse.contracts.Money;
import io.recourse.segmentation.domain.AccountHistory.Month;
import io.recourse.segmentation.domain.Profile.Account;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the account of a case was used and paid, as its lender told it.
 *
 * @param currency ISO 4217, of all amounts, which are minor units
 * @param limit what may be owed at most, ≥ 1
 * @param months the latest first, 1 … {@value #MOST}
 */
public record Statements(String currency, long limit, List<Month> months) {

    /** A case keeps no more of them. */
    static final int MOST = 24;

    public Statements {
        months = List.copyOf(months);
    }

    /** Null where nothing was told of the account. */
    static @Nullable Statements of(Profile profile) {
        Account account = profile.account();
        return account == null
                ? null
                : new Statements(
                        profile.currency(),
                        account.limit(),
                        account.months().stream()
                                .limit(MOST)
                                .map(month -> new Month(month.status(), month.billed(), month.paid()))
                                .toList());
    }

    /**
     * The latest months in whole units of another currency, rounded down.
     *
     * @return empty if there are fewer months, or nobody says what the one currency is in the other
     */
    Optional<AccountHistory> latest(int wanted, String other, ReferenceRates rates) {
        BigDecimal rate = rates.between(currency, other);
        if (rate == null || months.size() < wanted) {
            return Optional.empty();
        }
        BigDecimal perMinor = rate.movePointLeft(Money.digits(currency));
        return Optional.of(new AccountHistory(
                Math.max(1, whole(limit, perMinor)),
                months.stream()
                        .limit(wanted)
                        .map(month -> new Month(
                                month.status(), whole(month.billed(), perMinor), whole(month.paid(), perMinor)))
                        .toList()));
    }

    /** What a weak currency makes of it beyond what a history holds counts as the most it holds. */
    private static long whole(long minor, BigDecimal perMinor) {
        BigDecimal most = BigDecimal.valueOf(AccountHistory.MOST_AMOUNT);
        return BigDecimal.valueOf(minor)
                .multiply(perMinor)
                .min(most)
                .max(most.negate())
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
