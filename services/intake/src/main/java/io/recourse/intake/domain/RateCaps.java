package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.AccountPushed.DayCount;
import io.recourse.contracts.Balance;
import io.recourse.intake.domain.CappedRate.Basis;
import io.recourse.intake.domain.CaseEvent.RateCapped;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.money.Accrual;
import io.recourse.rules.money.Interest;
import io.recourse.rules.money.Interest.Leg;
import io.recourse.rules.money.RateCap;
import io.recourse.rules.money.Ratio;
import java.time.LocalDate;
import java.util.List;
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

    /**
     * The most a statement may say is owed beside the principal, minor units: what the cap comes to on the principal from the
     * contract's day on. Interest is paid before principal (民法典 art. 561), so what is unpaid of it is of the principal that is
     * unpaid; default interest, penalties and fees count with it (民间借贷规定 art. 29).
     *
     * @return null where nothing bounds it here: of a licensed lender, of a day the table does not know, and of a contract that
     *     is older than the cap, whose interest had another bound until then (art. 31)
     */
    @Nullable
    Long most(CasePolicy policy, Credit credit, Statement statement) {
        LocalDate contract = credit.contractDate();
        if (!credit.isCapped() || contract == null || !policy.lpr().countsFromContract(contract)) {
            return null;
        }
        RateCap.Most most = policy.lpr().on(contract);
        if (most == null || statement.asOf().isBefore(contract)) {
            return null;
        }
        DayCount count = credit.dayCountMeant();
        Leg whole = new Leg(
                statement.balance().principal(), new Accrual(count, contract).parts(contract, statement.asOf()));
        Ratio rate = new Ratio(policy.lpr().mostBp(most, count), 10_000);
        return Interest.yearly(statement.balance().currency(), List.of(whole), rate, count)
                .minor();
    }

    /**
     * Refuses what says that more is owed; null if it does not.
     *
     * @param stages costs that stages told, such as court fees: they are not the lender's and no statement's less for the cap
     */
    @Nullable
    Decision<CaseEvent> beyond(CasePolicy policy, Credit credit, Statement statement, List<Cost> stages) {
        Long most = most(policy, credit, statement);
        Balance owed = statement.balance();
        long theirs = stages.stream()
                .filter(c -> statement.knows(c.on()))
                .mapToLong(Cost::minor)
                .sum();
        return most == null || Math.max(0, owed.costs() - theirs) + owed.interest() <= most
                ? null
                : Decision.refuse(
                        "interest-beyond-cap",
                        "interest",
                        "a private lender may ask for four times the prime rate, costs included, and no more");
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
