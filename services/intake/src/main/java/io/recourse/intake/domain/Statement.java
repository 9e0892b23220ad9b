package io.recourse.intake.domain;

import io.recourse.contracts.Balance;
import io.recourse.rules.money.Split;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the lender's books say of an account at the end of a day.
 *
 * @param asOf payments, reversals and costs up to and including this day are in it
 * @param revision ≥ 0; tells statements of one day apart
 * @param contentHash of all it says, its day and revision too, however it was written down; keyed, for it names people. Same
 *     hash, same statement
 * @param annualRateBp interest on principal from {@code asOf} on under {@link Authority#RECOURSE}, basis
 *     points of a year as the contract counts it, ≥ 0
 * @param instalments what is unpaid, kept by due date
 */
public record Statement(
        LocalDate asOf,
        int revision,
        String contentHash,
        Authority authority,
        int annualRateBp,
        Balance balance,
        List<Instalment> instalments) {

    public Statement {
        if (revision < 0 || annualRateBp < 0) {
            throw new IllegalArgumentException("neither revision nor rate may be negative");
        }
        instalments = instalments.stream()
                .sorted(Comparator.comparing(Instalment::dueOn))
                .toList();
    }

    /** Names a statement; later ones compare greater. The hash is no part of the order. */
    public record Key(LocalDate asOf, int revision, String contentHash) {

        static final Comparator<Key> ORDER = Comparator.comparing(Key::asOf).thenComparing(Key::revision);
    }

    public Key key() {
        return new Key(asOf, revision, contentHash);
    }

    Statement withRate(int anotherBp) {
        return new Statement(asOf, revision, contentHash, authority, anotherBp, balance, instalments);
    }

    Statement with(Instalment unpaid) {
        List<Instalment> more =
                Stream.concat(instalments.stream(), Stream.of(unpaid)).toList();
        return new Statement(asOf, revision, contentHash, authority, annualRateBp, balance, more);
    }

    Statement underRecourse() {
        return new Statement(asOf, revision, contentHash, Authority.RECOURSE, annualRateBp, balance, instalments);
    }

    /** True if a fact of that day is in the statement already. */
    boolean knows(LocalDate on) {
        return !on.isAfter(asOf);
    }

    /** Whether it has the payment as paid. */
    boolean counts(Payment payment) {
        return payment.stoodOn(asOf);
    }

    /** The oldest instalment that is still unpaid once so much was paid on top of the statement, oldest first. */
    @Nullable
    LocalDate oldestUnpaid(long paidMinor) {
        return oldestUnpaid(paidMinor, 0);
    }

    /** The same where the debt fell by so much without a payment: every instalment fell in proportion. */
    @Nullable
    LocalDate oldestUnpaid(long paidMinor, long relievedMinor) {
        List<Long> unpaid = instalments.stream().map(Instalment::minor).toList();
        long total = unpaid.stream().mapToLong(Long::longValue).sum();
        List<Long> due = relievedMinor == 0 ? unpaid : Split.minor(Math.max(0, total - relievedMinor), unpaid);
        long left = paidMinor;
        for (int i = 0; i < due.size(); i++) {
            left -= due.get(i);
            if (left < 0) {
                return instalments.get(i).dueOn();
            }
        }
        return null;
    }

    /** Due date of the last instalment named, null if none is unpaid. */
    @Nullable
    LocalDate lastDue() {
        return instalments.isEmpty() ? null : instalments.getLast().dueOn();
    }
}
