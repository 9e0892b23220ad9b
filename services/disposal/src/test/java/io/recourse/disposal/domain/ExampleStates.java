package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.AssetTest.reported;
import static io.recourse.disposal.domain.AssetTest.valued;
import static io.recourse.disposal.domain.AssetTest.valuing;
import static io.recourse.disposal.domain.AuctionTest.cleared;
import static io.recourse.disposal.domain.AuctionTest.closed;
import static io.recourse.disposal.domain.AuctionTest.ordered;
import static io.recourse.disposal.domain.AuctionTest.running;
import static io.recourse.disposal.domain.CaseTest.selling;
import static io.recourse.disposal.domain.CaseTest.take;
import static io.recourse.disposal.domain.CaseTest.terms;
import static io.recourse.disposal.domain.CaseTest.watching;
import static io.recourse.disposal.domain.Samples.HOUSE;
import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.VENUE;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.car;
import static io.recourse.disposal.domain.Samples.cny;
import static io.recourse.disposal.domain.Samples.house;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.spec.Spec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** States as cases, assets and auctions come to them, by the names of their golden files. */
public final class ExampleStates {

    private static final Instant OVER = at("2026-03-01T09:00:00+08:00");
    private static final Instant LATER = at("2026-06-01T09:00:00+08:00");
    private static final String NOTICE = "2026-03-06T09:00:00+08:00";
    private static final String CLOSES = "2026-04-07T10:00:00+08:00";

    private ExampleStates() {}

    public static Map<String, CaseState> cases() {
        Map<String, CaseState> cases = new LinkedHashMap<>();
        cases.put("unopened", Spec.of(new CaseDecider(RULES), "case-1").state());
        cases.put("watching", watching("50000.00", house()).state());
        cases.put(
                "disposing",
                take(watching("50000.00", house()), new CaseInput.NegotiationOver(OVER))
                        .state());
        Spec<CaseState, CaseInput, CaseEvent> asked = selling("150000.00", house(), car());
        take(asked, new CaseInput.LitigationOver(LATER));
        take(asked, new CaseInput.ClearanceNeeded("house-1", 1, LATER));
        cases.put("disposing-asked", asked.state());
        take(asked, new CaseInput.ClearanceRefused("sale-1", "case-paused", LATER));
        cases.put("disposing-denied", asked.state());
        Spec<CaseState, CaseInput, CaseEvent> sold = selling("150000.00", house(), car());
        take(sold, new CaseInput.Announced("house-1", terms(1, "70000.00"), LATER));
        take(sold, new CaseInput.Sold("house-1", 1, cny("80000.00"), LATER));
        for (int ask = 1; ask <= 5; ask++) {
            take(sold, new CaseInput.ClearanceNeeded("car-1", 1, LATER));
        }
        cases.put("disposing-sold-and-asking-a-person", sold.state());
        Spec<CaseState, CaseInput, CaseEvent> unsold = selling("50000.00", house());
        take(unsold, new CaseInput.Unsold("house-1", LATER));
        cases.put("ended", unsold.state());
        cases.put("shut", take(unsold, new CaseInput.Closed(LATER)).state());
        return cases;
    }

    /** Talks ended, and limitation before them. */
    public static CaseState barred() {
        return MortgageTest.barred().state();
    }

    public static Map<String, AssetState> assets() {
        Map<String, AssetState> assets = new LinkedHashMap<>();
        assets.put(
                "unregistered", Spec.of(new AssetDecider(RULES, VENUE), HOUSE).state());
        assets.put("valuing", valuing().state());
        assets.put("reported", reported().state());
        assets.put(
                "objected",
                reported()
                        .when(new AssetInput.ValuationObjected("case-1", at("2026-03-09T23:59:59+08:00")))
                        .at("2026-03-09T23:59:59+08:00")
                        .state());
        assets.put("valued", valued().state());
        assets.put(
                "lapsed",
                valued().whenTimePasses().at("2027-03-05T00:00:00+08:00").state());
        assets.put(
                "free",
                valued().when(new AssetInput.LetGo("case-1", "no-title", LATER))
                        .at(LATER)
                        .state());
        return assets;
    }

    public static Map<String, AuctionState> auctions() {
        AuctionDecider decider = new AuctionDecider(RULES, VENUE);
        Map<String, AuctionState> auctions = new LinkedHashMap<>();
        auctions.put("unopened", Spec.of(decider, HOUSE).state());
        // ordered and fallen, on the way to the next round: never longer than one decision
        auctions.put(
                "ordered",
                Spec.of(decider, HOUSE).given(ordered().events().getFirst()).state());
        auctions.put("informing", ordered().state());
        Spec<AuctionState, AuctionInput, AuctionEvent> awaiting =
                ordered().whenTimePasses().at("2026-03-06T00:00:00+08:00");
        auctions.put("awaiting-clearance", awaiting.state());
        awaiting.when(cleared(NOTICE, "2026-03-07T00:00:00+08:00"));
        auctions.put("announcing", awaiting.at(NOTICE).state());
        auctions.put("running", running().state());
        Spec<AuctionState, AuctionInput, AuctionEvent> bid = running();
        bid.when(new AuctionInput.BidPlaced("case-1", 1, cny("80.00"), "bidder-1", at("2026-04-07T09:54:00+08:00")))
                .at("2026-04-07T09:54:00+08:00");
        auctions.put("running-with-a-bid", bid.state());
        Spec<AuctionState, AuctionInput, AuctionEvent> won =
                running().when(closed(1, cny("80.00"), CLOSES)).at(CLOSES);
        auctions.put("awaiting-payment", won.state());
        AuctionState.AwaitingPayment unpaid = (AuctionState.AwaitingPayment) won.state();
        auctions.put("fallen", unpaid.barring("bidder-1").fell(unpaid.payBy()));
        won.whenTimePasses().at("2026-04-18T00:00:00+08:00");
        auctions.put("informing-of-the-second-round", won.state());
        Spec<AuctionState, AuctionInput, AuctionEvent> stopped = running();
        stopped.when(new AuctionInput.Stop("case-1", "debt-paid", StopScope.ALL, at(NOTICE)))
                .at(NOTICE);
        auctions.put("stopped", stopped.state());
        stopped.when(new AuctionInput.EffectEnded("withdraw-3", Effect.Result.UNKNOWN, "timeout"));
        auctions.put("stopped-and-unconfirmed", stopped.at(NOTICE).state());
        return auctions;
    }
}
