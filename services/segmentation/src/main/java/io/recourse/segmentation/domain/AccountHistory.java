package io.recourse.segmentation.domain;

import java.util.List;

/**
 * How an account was used and paid, month by month. Amounts are whole units of one currency, the one a scorecard's bounds are
 * in; nothing owed is ever reckoned from them.
 *
 * @param limit what may be owed at most, ≥ 1
 * @param months the latest first, {@value #LEAST} … {@value #MOST}; all of them are looked at
 */
public record AccountHistory(long limit, List<Month> months) {

    /** Fewer say nothing about a trend. */
    static final int LEAST = 3;

    /** More are no history any more. */
    static final int MOST = 120;

    /** No amount is further from zero, so no sum of a history and no share of its limit overflows. */
    static final long MOST_AMOUNT = 1L << 40;

    /**
     * One month as its statement closed it.
     *
     * @param status {@value #UNUSED} … {@value #MOST_LATE}: −2 not used, −1 paid in full, 0 paid in part as agreed, from 1 on
     *     the months it is late
     * @param billed what the statement asks for; below zero after an overpayment
     * @param paid what was paid in it, ≥ 0
     */
    public record Month(int status, long billed, long paid) {
        static final int UNUSED = -2;
        static final int MOST_LATE = 36;

        public Month {
            if (status < UNUSED || status > MOST_LATE) {
                throw new IllegalArgumentException("a month's status is −2 … 36, not " + status);
            }
            if (paid < 0) {
                throw new IllegalArgumentException("paid is ≥ 0, not " + paid);
            }
            bounded("billed", billed);
            bounded("paid", paid);
        }

        boolean late() {
            return status > 0;
        }
    }

    /** @throws IllegalArgumentException if a value is outside its range, naming it */
    public AccountHistory {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is ≥ 1, not " + limit);
        }
        bounded("limit", limit);
        months = List.copyOf(months);
        if (months.size() < LEAST || months.size() > MOST) {
            throw new IllegalArgumentException(
                    "a history has " + LEAST + " … " + MOST + " months, not " + months.size());
        }
    }

    private static void bounded(String name, long amount) {
        if (amount < -MOST_AMOUNT || amount > MOST_AMOUNT) {
            throw new IllegalArgumentException(name + " is at most 2⁴⁰ from zero, not " + amount);
        }
    }

    Month latest() {
        return months.getFirst();
    }

    /** What was bought or drawn in a month that has a statement before it: what the statement grew by, and what was paid. */
    long spentIn(int month) {
        return months.get(month).billed()
                - months.get(month + 1).billed()
                + months.get(month).paid();
    }

    long mostSpent() {
        long most = Long.MIN_VALUE;
        for (int month = 0; month < months.size() - 1; month++) {
            most = Math.max(most, spentIn(month));
        }
        return most;
    }

    long spent() {
        long sum = 0;
        for (int month = 0; month < months.size() - 1; month++) {
            sum += spentIn(month);
        }
        return sum;
    }

    long paid() {
        return months.stream().mapToLong(Month::paid).sum();
    }

    long billedOnAverage() {
        return Math.floorDiv(months.stream().mapToLong(Month::billed).sum(), months.size());
    }

    int greatestStatus() {
        return months.stream().mapToInt(Month::status).max().orElseThrow();
    }

    int monthsLate() {
        return (int) months.stream().filter(Month::late).count();
    }

    int monthsWithoutPayment() {
        return (int) months.stream().filter(month -> month.paid() == 0).count();
    }

    /** Basis points of the limit, rounded down. */
    long ofLimit(long amount) {
        return Math.floorDiv(amount * 10_000, limit);
    }
}
