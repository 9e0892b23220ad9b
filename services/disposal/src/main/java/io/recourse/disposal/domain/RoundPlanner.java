package io.recourse.disposal.domain;

import io.recourse.contracts.Money;
import io.recourse.rules.calendar.LocalDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns law and policy into the terms and dates of a round. */
record RoundPlanner(DisposalLaw.Auction law, SalePolicy policy) {

    /** First instant for the notice: the days between telling the parties and it are whole local days (art. 16). */
    Instant noticeFrom(Instant toldAt, ZoneId forum) {
        return LocalDays.startOf(
                LocalDays.dateOf(toldAt, forum).plusDays(law.partiesToldDays().value() + 1L), forum);
    }

    /** Who cannot be told counts as told after public display (art. 16). */
    Instant deemedToldAt(Instant displayedAt, ZoneId forum) {
        return LocalDays.startOf(
                LocalDays.dateOf(displayedAt, forum)
                        .plusDays(law.deemedToldDays().value() + 1L),
                forum);
    }

    /**
     * A sale starts within 10 days of its value (确定财产处置参考价规定 art. 30), or of the title if that comes later. The rule
     * does not say by which act: guarded at the strictest reading, the notice.
     *
     * @param from when both were there
     */
    AuctionState.Next first(Sale sale, Instant from) {
        return new AuctionState.Next(
                Rounds.FIRST, sale.valuation(), endOf(law.firstWithinDays(), from, ZoneId.of(sale.zone())), false);
    }

    /**
     * The round after a failed one, null after the forced sale: the second opens within 30 days (art. 26), the forced sale is
     * published within 15 days of the second failure.
     */
    AuctionState.@Nullable Next after(RoundTerms failed, Instant failedAt, ZoneId forum) {
        return switch (failed.round()) {
            case Rounds.FIRST -> next(failed, law.secondWithinDays(), failedAt, forum);
            case Rounds.SECOND -> next(failed, law.forcedPublishedWithinDays(), failedAt, forum);
            default -> null;
        };
    }

    private static AuctionState.Next next(RoundTerms failed, Cited within, Instant failedAt, ZoneId forum) {
        return new AuctionState.Next(failed.round() + 1, failed.start(), endOf(within, failedAt, forum), false);
    }

    /** A round's date is ours to keep, so no holiday lengthens it. */
    private static Instant endOf(Cited within, Instant from, ZoneId forum) {
        return LocalDays.endOf(LocalDays.dateOf(from, forum).plusDays(within.value()), forum);
    }

    String dueRule(int round) {
        Cited within =
                switch (round) {
                    case Rounds.FIRST -> law.firstWithinDays();
                    case Rounds.SECOND -> law.secondWithinDays();
                    case Rounds.FORCED -> law.forcedPublishedWithinDays();
                    default -> throw new IllegalArgumentException("there is no round " + round);
                };
        return within.citation();
    }

    /**
     * @throws IllegalStateException if the terms would break the law; policy is checked against it at start, so that is a bug
     */
    RoundTerms plan(Sale sale, AuctionState.Next next, Instant partiesToldAt, Instant noticeAt, Instant clearedUntil) {
        ZoneId forum = ZoneId.of(sale.zone());
        Money start = start(next);
        Money deposit = next.round() == Rounds.FORCED ? start : deposit(start);
        LocalDate opens = LocalDays.dateOf(noticeAt, forum)
                .plusDays(law.noticeDays(next.round(), sale.kind()).value() + 1L);
        Instant opensAt = atHour(opens, forum);
        Instant closesAt = next.round() == Rounds.FORCED
                ? atHour(opens.plusDays(law.forcedDays().value()), forum)
                : opensAt.plus(Duration.ofHours(policy.openHours()));
        RoundTerms terms =
                new RoundTerms(next.round(), start, deposit, partiesToldAt, noticeAt, opensAt, closesAt, clearedUntil);
        List<RoundGuard.Breach> breaches = new RoundGuard(law).breaches(sale.kind(), next.basis(), terms, forum);
        if (!breaches.isEmpty()) {
            throw new IllegalStateException("round " + next.round() + " of " + sale.asset() + " breaks " + breaches);
        }
        return terms;
    }

    private Money start(AuctionState.Next next) {
        return switch (next.round()) {
            case Rounds.FIRST -> Shares.atLeast(next.basis(), policy.firstStartBp());
            case Rounds.SECOND -> Shares.atLeast(next.basis(), Shares.WHOLE - policy.dropBp());
            case Rounds.FORCED -> next.basis();
            default -> throw new IllegalArgumentException("there is no round " + next.round());
        };
    }

    /** Rounded up so that the law's least deposit is kept, unless that would pass its greatest. */
    private Money deposit(Money start) {
        Money up = Shares.atLeast(start, policy.depositBp());
        return Shares.compare(up, start, law.depositMaxBp().value()) > 0
                ? new Money(up.minor() - 1, up.currency())
                : up;
    }

    private Instant atHour(LocalDate day, ZoneId forum) {
        return day.atTime(LocalTime.of(policy.openingHour(), 0)).atZone(forum).toInstant();
    }

    /** The end of bidding after a bid: five minutes for late bids (art. 20); the forced sale's first bid leaves 24 hours. */
    Instant closesAfter(RoundTerms terms, Instant bidAt, boolean firstBid) {
        if (terms.round() == Rounds.FORCED && firstBid) {
            return bidAt.plus(Duration.ofHours(law.forcedBidHours().value()));
        }
        Instant extended = bidAt.plus(Duration.ofMinutes(law.lateBidMinutes().value()));
        return extended.isAfter(terms.closesAt()) ? extended : terms.closesAt();
    }

    /** First instant at which a report of the end can be true: a forced sale with a bid not reported before may end early. */
    Instant earliestEnd(RoundTerms terms, boolean unreportedBid) {
        Instant afterOneBid =
                terms.opensAt().plus(Duration.ofHours(law.forcedBidHours().value()));
        return terms.round() == Rounds.FORCED && unreportedBid && afterOneBid.isBefore(terms.closesAt())
                ? afterOneBid
                : terms.closesAt();
    }
}
