package io.recourse.disposal.domain;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.disposal.domain.AuctionEvent.ClearanceHeard;
import io.recourse.disposal.domain.AuctionEvent.NoticeLost;
import io.recourse.disposal.domain.AuctionEvent.NoticeMayFollow;
import io.recourse.disposal.domain.AuctionEvent.NoticeSent;
import io.recourse.disposal.domain.AuctionEvent.PartiesDeemedTold;
import io.recourse.disposal.domain.AuctionEvent.PartiesTold;
import io.recourse.disposal.domain.AuctionEvent.RoundAnnounced;
import io.recourse.disposal.domain.AuctionEvent.RoundFell;
import io.recourse.disposal.domain.AuctionEvent.RoundLate;
import io.recourse.disposal.domain.AuctionEvent.SaleGivenUp;
import io.recourse.disposal.domain.AuctionEvent.ValuationOutdated;
import io.recourse.disposal.domain.AuctionEvent.WithdrawalSent;
import io.recourse.disposal.domain.AuctionState.Announcing;
import io.recourse.disposal.domain.AuctionState.AwaitingClearance;
import io.recourse.disposal.domain.AuctionState.Ended;
import io.recourse.disposal.domain.AuctionState.Informing;
import io.recourse.disposal.domain.AuctionState.Next;
import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * The way to a round's public notice: tell the parties, wait, ask for clearance, publish. The parties come first so that
 * the ledger is asked when the notice itself, which cannot be undone, is next; a clearance would not live through the wait.
 */
record Notices(RoundPlanner planner) {

    static final String ADAPTER = "auction";

    void tellParties(Draft<AuctionState, AuctionEvent> draft, Sale sale, Next next, Instant now) {
        ZoneId forum = ZoneId.of(sale.zone());
        String ref = sale.nextRef("tell-parties");
        draft.add(new PartiesTold(next, ref, now, planner.noticeFrom(now, forum)));
        draft.effect(new Effect(ADAPTER, ref, order("tell-parties", sale, next.round()), null));
    }

    /** The venue could not tell everybody: public display for the term of art. 16 takes its place. */
    void displayInstead(Draft<AuctionState, AuctionEvent> draft, Informing informing, Instant now) {
        ZoneId forum = ZoneId.of(informing.sale().zone());
        Instant told = planner.deemedToldAt(now, forum);
        draft.add(new PartiesDeemedTold(told, planner.noticeFrom(told, forum)));
    }

    void noticeMayFollow(Draft<AuctionState, AuctionEvent> draft, Instant at, Instant now) {
        draft.add(new NoticeMayFollow(at));
        publishOrAsk(draft, at, now);
    }

    void cleared(Draft<AuctionState, AuctionEvent> draft, Instant until, Instant at, Instant now) {
        draft.add(new ClearanceHeard(until));
        publishOrAsk(draft, at, now);
    }

    void lost(Draft<AuctionState, AuctionEvent> draft, Announcing announcing, Effect.Result result, Instant now) {
        switch (result) {
            case DROPPED -> {
                draft.add(new NoticeLost("clearance-ran-out"));
                publishOrAsk(draft, now, now);
            }
            case FAILED -> giveToPerson(draft, announcing, "venue-refused", now);
            case UNKNOWN -> giveToPerson(draft, announcing, "venue-outcome-unknown", now);
            case DONE -> throw new IllegalStateException("a published notice is not lost");
        }
    }

    private static void giveToPerson(
            Draft<AuctionState, AuctionEvent> draft, Announcing announcing, String rule, Instant now) {
        draft.add(new NoticeLost(rule));
        tellCase(
                draft,
                announcing.sale(),
                new CaseInput.NoticeFailed(announcing.sale().asset(), announcing.round(), rule, now));
    }

    /** With a clearance that still holds the notice goes out, without one the case must ask for it. */
    private void publishOrAsk(Draft<AuctionState, AuctionEvent> draft, Instant at, Instant now) {
        if (!(draft.state() instanceof AwaitingClearance(Sale sale, Next next, Instant toldAt))) {
            throw new IllegalStateException("no notice is due in " + draft.state());
        }
        Instant until = sale.clearedUntil();
        if (until == null || !now.isBefore(until)) {
            tellCase(draft, sale, new CaseInput.ClearanceNeeded(sale.asset(), next.round(), at));
            return;
        }
        RoundTerms terms = planner.plan(sale, next, toldAt, now, until);
        if (tooOld(sale, terms)) {
            draft.add(new ValuationOutdated(at));
            tellCase(draft, sale, new CaseInput.ValuationTooOld(sale.asset(), next.round(), at));
            return;
        }
        String ref = sale.nextRef("announce");
        // the dates in the notice count from its day, so a notice that did not go out on it is dropped and planned anew
        Instant dayEnds = LocalDays.endOfDayOf(now, ZoneId.of(sale.zone()));
        draft.add(new NoticeSent(terms, ref));
        draft.effect(new Effect(ADAPTER, ref, body(sale, terms), dayEnds.isBefore(until) ? dayEnds : until));
    }

    /**
     * 确定财产处置参考价规定 art. 27: the first notice within validity, no round later than six months after it. Both end with a
     * day, so the first instant of the next one is too late.
     */
    private static boolean tooOld(Sale sale, RoundTerms terms) {
        return !terms.opensAt().isBefore(sale.usableUntil())
                || (terms.round() == Rounds.FIRST && !terms.noticeAt().isBefore(sale.validUntil()));
    }

    private static Map<String, String> body(Sale sale, RoundTerms terms) {
        return Map.ofEntries(
                Map.entry("act", terms.round() == Rounds.FORCED ? "announce-forced-sale" : "announce"),
                Map.entry("case", sale.caseId()),
                Map.entry("asset", sale.code()),
                Map.entry("name", sale.asset()),
                Map.entry("kind", sale.kind().name()),
                Map.entry("province", sale.province()),
                Map.entry("round", String.valueOf(terms.round())),
                Map.entry("currency", terms.start().currency()),
                Map.entry("start", String.valueOf(terms.start().minor())),
                Map.entry("deposit", String.valueOf(terms.deposit().minor())),
                Map.entry("partiesToldAt", terms.partiesToldAt().toString()),
                Map.entry("noticeAt", terms.noticeAt().toString()),
                Map.entry("opensAt", terms.opensAt().toString()),
                Map.entry("closesAt", terms.closesAt().toString()));
    }

    void announced(Draft<AuctionState, AuctionEvent> draft, Announcing announcing, Instant now) {
        Next next = announcing.next();
        RoundTerms terms = announcing.terms();
        Instant counted = terms.round() == Rounds.SECOND ? terms.opensAt() : terms.noticeAt();
        if (!next.late() && !counted.isBefore(next.dueAt())) {
            draft.add(new RoundLate(terms.round(), next.dueAt()));
        }
        draft.add(new RoundAnnounced(terms));
        tellCase(
                draft,
                announcing.sale(),
                new CaseInput.Announced(announcing.sale().asset(), terms, now));
    }

    /** A round without buyer: on to the next one, or the sale is given up. */
    void fell(Draft<AuctionState, AuctionEvent> draft, Sale sale, RoundTerms terms, Instant at, Instant now) {
        draft.add(new RoundFell(terms.round(), at));
        tellCase(draft, sale, new CaseInput.RoundFailed(sale.asset(), terms.round(), at));
        Next next = planner.after(terms, at, ZoneId.of(sale.zone()));
        if (next == null) {
            draft.add(new SaleGivenUp(at));
            tellCase(draft, sale, new CaseInput.Unsold(sale.asset(), at));
        } else {
            tellParties(draft, sale, next, now);
        }
    }

    /** Takes the lot down at the venue. */
    static void withdraw(Draft<AuctionState, AuctionEvent> draft, int round) {
        if (!(draft.state() instanceof Ended ended)) {
            throw new IllegalStateException("only an ended sale is withdrawn");
        }
        String ref = ended.sale().nextRef("withdraw");
        draft.add(new WithdrawalSent(ref));
        draft.effect(new Effect(ADAPTER, ref, order("withdraw", ended.sale(), round), null));
    }

    /** Case and asset are named so that reports can name them: the asset may be sold for another case later. */
    private static Map<String, String> order(String act, Sale sale, int round) {
        return Map.of(
                "act",
                act,
                "case",
                sale.caseId(),
                "asset",
                sale.code(),
                "name",
                sale.asset(),
                "round",
                String.valueOf(round));
    }

    static void tellCase(Draft<AuctionState, AuctionEvent> draft, Sale sale, Input input) {
        draft.tell(CaseDecider.KIND, sale.caseId(), input);
    }
}
