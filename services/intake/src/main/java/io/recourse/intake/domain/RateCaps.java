package io.recourse.intake.domain;

import io.recourse.intake.domain.CappedRate.Basis;
import io.recourse.intake.domain.CaseEvent.RateCapped;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.money.RateCap;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a private lender may ask (民间借贷规定 art. 25, 28, 29, 31); licensed ones are exempt (art. 1). */
record RateCaps(CasePolicies policies) {

    /**
     * What the rate comes to.
     *
     * @param statementDay stands in for the day of the suit of an older contract while there is none; the last day the table
     *     knows, where that is earlier
     * @return null where the table knows no rate of the day that counts
     */
    @Nullable
    CappedRate capped(CasePolicy policy, Credit credit, int askedBp, LocalDate statementDay) {
        LocalDate contract = Objects.requireNonNull(credit.contractDate(), "a private lender's contract has a date");
        RateCap cap = policy.lpr();
        if (cap.countsFromContract(contract)) {
            return of(cap, credit, askedBp, contract, Basis.CONTRACT);
        }
        LocalDate sued = credit.suedOn();
        CappedRate bySuit = sued == null ? null : of(cap, credit, askedBp, sued, Basis.SUIT);
        LocalDate standIn = statementDay.isAfter(cap.knownTo()) ? cap.knownTo() : statementDay;
        return bySuit == null ? of(cap, credit, askedBp, standIn, Basis.STATEMENT) : bySuit;
    }

    private static @Nullable CappedRate of(RateCap cap, Credit credit, int askedBp, LocalDate day, Basis basis) {
        RateCap.Most most = cap.on(day);
        if (most == null) {
            return null;
        }
        int usedBp = Math.min(askedBp, cap.mostBp(most, credit.dayCountMeant()));
        return new CappedRate(askedBp, usedBp, most.primeBp(), day, basis);
    }

    /** A suit was heard: the cap of an older contract is that of its day, from the beginning. */
    void sued(Story story) {
        Open open = story.open();
        CappedRate known = open.account().credit().capped();
        if (known == null || known.basis() == Basis.CONTRACT) {
            return;
        }
        CasePolicy policy = policies.of(open.account());
        CappedRate now = capped(
                policy,
                open.account().credit(),
                known.askedBp(),
                open.ledger().base().asOf());
        if (now != null && !now.equals(known)) {
            cap(story, now);
        }
    }

    /** Interest is reckoned by it from the beginning, and what was paid too much goes back. */
    void cap(Story story, CappedRate rate) {
        story.add(new RateCapped(rate));
        Open open = story.open();
        Reckoning reckoning = policies.reckon(open.account(), open.ledger());
        Standing.adjust(story, "rate-cap", reckoning.balance(), reckoning.oldestUnpaidDue());
        Standing.refund(story, reckoning.credit());
    }
}
