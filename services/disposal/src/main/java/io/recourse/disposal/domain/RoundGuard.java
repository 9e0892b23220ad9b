package io.recourse.disposal.domain;

import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.Money;
import io.recourse.rules.calendar.LocalDays;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The law's bounds on a round's terms (网络司法拍卖规定). Percentages are compared exactly, days as whole local days. */
public record RoundGuard(DisposalLaw.Auction law) {

    /** A broken rule and where it stands. */
    public record Breach(String rule, String citation) {}

    /**
     * Holds the terms against every bound.
     *
     * @param basis the valuation for the first round, the previous start for a later one
     * @param forum zone whose days count
     * @return all broken rules; empty if the terms are lawful
     */
    public List<Breach> breaches(AssetKind kind, Money basis, RoundTerms terms, ZoneId forum) {
        List<Breach> found = new ArrayList<>();
        switch (terms.round()) {
            case Rounds.FIRST -> {
                check(found, firstStartKept(basis, terms.start()), "first-start-too-low", law.firstStartMinBp());
                checkDeposit(found, terms);
            }
            case Rounds.SECOND -> {
                check(found, dropKept(basis, terms.start()), "drop-too-large", law.dropMaxBp());
                checkDeposit(found, terms);
            }
            case Rounds.FORCED -> {
                check(found, terms.start().equals(basis), "forced-sale-price-differs", law.forcedDays());
                check(found, terms.deposit().equals(terms.start()), "full-prepayment-missing", law.forcedDays());
            }
            default -> throw new IllegalArgumentException("there is no round " + terms.round());
        }
        check(
                found,
                wholeDaysBetween(terms.partiesToldAt(), terms.noticeAt(), forum)
                        >= law.partiesToldDays().value(),
                "parties-told-too-late",
                law.partiesToldDays());
        Cited notice = law.noticeDays(terms.round(), kind);
        check(
                found,
                wholeDaysBetween(terms.noticeAt(), terms.opensAt(), forum) >= notice.value(),
                "notice-too-short",
                notice);
        check(
                found,
                Duration.between(terms.opensAt(), terms.closesAt()).toHours()
                        >= law.openHours().value(),
                "open-too-short",
                law.openHours());
        return List.copyOf(found);
    }

    /** First start ≥ 70 % of the valuation (art. 10). */
    public boolean firstStartKept(Money valuation, Money start) {
        return Shares.compare(start, valuation, law.firstStartMinBp().value()) >= 0;
    }

    /** A later start at most 20 % below the one before it (art. 26), not below the valuation. */
    public boolean dropKept(Money previousStart, Money start) {
        return Shares.compare(
                        start, previousStart, Shares.WHOLE - law.dropMaxBp().value())
                >= 0;
    }

    /** Deposit 5–20 % of the start price (art. 17). */
    public boolean depositKept(Money start, Money deposit) {
        return Shares.compare(deposit, start, law.depositMinBp().value()) >= 0
                && Shares.compare(deposit, start, law.depositMaxBp().value()) <= 0;
    }

    private void checkDeposit(List<Breach> found, RoundTerms terms) {
        check(found, depositKept(terms.start(), terms.deposit()), "deposit-out-of-range", law.depositMinBp());
    }

    /** Days that lie wholly between the two local days: the stricter reading of "n days before", for the term is ours. */
    private static long wholeDaysBetween(Instant from, Instant to, ZoneId forum) {
        return LocalDays.dateOf(to, forum).toEpochDay()
                - LocalDays.dateOf(from, forum).toEpochDay()
                - 1;
    }

    private static void check(List<Breach> found, boolean kept, String rule, Cited source) {
        if (!kept) {
            found.add(new Breach(rule, source.citation()));
        }
    }
}
