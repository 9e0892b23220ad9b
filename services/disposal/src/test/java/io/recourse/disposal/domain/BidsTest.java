package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.AuctionTest.cleared;
import static io.recourse.disposal.domain.AuctionTest.closed;
import static io.recourse.disposal.domain.AuctionTest.forcedSale;
import static io.recourse.disposal.domain.AuctionTest.next;
import static io.recourse.disposal.domain.AuctionTest.ordered;
import static io.recourse.disposal.domain.AuctionTest.running;
import static io.recourse.disposal.domain.AuctionTest.tells;
import static io.recourse.disposal.domain.AuctionTest.terms;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.Money;
import io.recourse.disposal.domain.AuctionEvent.RoundLate;
import io.recourse.disposal.domain.AuctionInput.BidPlaced;
import io.recourse.disposal.domain.AuctionInput.EffectEnded;
import io.recourse.disposal.domain.AuctionInput.PricePaid;
import io.recourse.disposal.domain.AuctionInput.RoundClosed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Bids, winners, prices and dates at the exact instant and cent. The first round starts at 70.00, opens on 6 April at 10:00
 * and closes a day later.
 */
class BidsTest {

    private static final String OPENS = "2026-04-06T10:00:00+08:00";
    private static final String CLOSES = "2026-04-07T10:00:00+08:00";

    private static Spec<AuctionState, AuctionInput, AuctionEvent> bid(
            Spec<AuctionState, AuctionInput, AuctionEvent> spec, int round, Money amount, String when) {
        return spec.when(new BidPlaced("case-1", round, amount, "b-1", at(when)))
                .at(when);
    }

    @Test
    void bids_are_taken_from_the_opening_on() {
        bid(running(), 1, cny("70.00"), "2026-04-06T09:59:59+08:00").thenRefused("bid-outside-the-round");
        assertThat(bid(running(), 1, cny("70.00"), OPENS).events()).hasSize(1);
        assertThat(bid(running(), 1, cny("70.00"), "2026-04-07T09:59:59+08:00").events())
                .hasSize(1);
        bid(running(), 1, cny("70.00"), CLOSES).thenRefused("bid-outside-the-round");
    }

    @Test
    void a_bid_is_at_least_the_start_in_its_currency_and_not_of_the_future() {
        bid(running(), 1, cny("69.99"), OPENS).thenRefused("bid-below-start");
        bid(running(), 1, new Money(7_000, "USD"), OPENS).thenRefused("currency-differs");
        running()
                .when(new BidPlaced("case-1", 1, cny("70.00"), "b-1", at("2026-04-06T10:00:01+08:00")))
                .at(OPENS)
                .thenRefused("report-time-impossible");
    }

    @Test
    void a_bid_five_minutes_before_the_end_moves_nothing_and_a_second_later_moves_it_by_a_second() {
        assertThat(terms(bid(running(), 1, cny("71.00"), "2026-04-07T09:55:00+08:00"))
                        .closesAt())
                .isEqualTo(at(CLOSES));
        assertThat(terms(bid(running(), 1, cny("71.00"), "2026-04-07T09:55:01+08:00"))
                        .closesAt())
                .isEqualTo(at("2026-04-07T10:00:01+08:00"));
    }

    @Test
    void the_second_bid_of_a_forced_sale_leaves_five_minutes_as_any_late_bid() {
        var spec = bid(forcedSale(), 3, cny("56.00"), "2026-06-01T12:00:00+08:00");
        bid(spec, 3, cny("57.00"), "2026-06-02T11:58:00+08:00");
        assertThat(terms(spec).closesAt()).isEqualTo(at("2026-06-02T12:03:00+08:00"));
    }

    @Test
    void a_forced_sale_may_be_over_a_day_after_its_opening_by_a_bid_of_which_only_its_end_tells() {
        String aDay = "2026-05-19T10:00:00+08:00";
        forcedSale().when(closed(3, cny("56.00"), aDay)).at(aDay).andStatus("sold");
        forcedSale()
                .when(closed(3, cny("56.00"), "2026-05-19T09:59:59+08:00"))
                .at(aDay)
                .thenRefused("round-still-open");
        forcedSale().when(closed(3, null, aDay)).at(aDay).thenRefused("round-still-open");
        running()
                .when(closed(1, cny("80.00"), "2026-04-07T09:59:59+08:00"))
                .at(CLOSES)
                .thenRefused("round-still-open");
    }

    @Test
    void a_bid_needs_a_bidder_and_one_is_enough() {
        closing(running(), cny("80.00"), "b-1", 0).thenRefused("bidders-missing");
        closing(running(), cny("80.00"), "b-1", 1).andStatus("awaiting-payment");
        closing(running(), new Money(8_000, "USD"), "b-1", 1).thenRefused("currency-differs");
    }

    @Test
    void a_venue_that_names_no_winner_means_the_bidder_it_told_of_before_or_nobody_we_know() {
        var known = bid(running(), 1, cny("80.00"), OPENS);
        assertThat(winner(closing(known, cny("80.00"), null, 1))).isEqualTo("b-1");
        var higher = bid(running(), 1, cny("80.00"), OPENS);
        assertThat(winner(closing(higher, cny("81.00"), null, 2))).isNull();
        var another = bid(running(), 1, cny("80.00"), OPENS);
        assertThat(winner(closing(another, cny("81.00"), "b-2", 2))).isEqualTo("b-2");
    }

    @Test
    void a_bid_lower_than_the_one_told_of_before_cannot_win() {
        var spec = bid(running(), 1, cny("80.00"), OPENS);
        closing(spec, cny("79.99"), "b-2", 2).thenRefused("bid-missing");
    }

    private static @Nullable String winner(Spec<AuctionState, AuctionInput, AuctionEvent> won) {
        return ((AuctionState.AwaitingPayment) won.state()).winner();
    }

    private static Spec<AuctionState, AuctionInput, AuctionEvent> closing(
            Spec<AuctionState, AuctionInput, AuctionEvent> spec, Money price, @Nullable String winner, int bidders) {
        return spec.when(new RoundClosed("case-1", 1, price, winner, bidders, at(CLOSES)))
                .at(CLOSES);
    }

    @Test
    void an_unknown_winner_in_default_loses_the_deposit_and_bars_nobody() {
        var spec = closing(bid(running(), 1, cny("80.00"), OPENS), cny("81.00"), null, 2);
        spec.whenTimePasses().at("2026-04-18T00:00:00+08:00");
        assertThat(tells(spec)).containsExactly("WinnerLost", "RoundFailed");
        assertThat(((AuctionState.Live) spec.state()).sale().barred()).isEmpty();
    }

    @Test
    void every_winner_in_default_stays_barred() {
        var spec = closing(running(), cny("80.00"), "b-1", 1);
        spec.whenTimePasses().at("2026-04-18T00:00:00+08:00");
        assertThat(tells(spec)).containsExactly("WinnerLost", "RoundFailed");
        next(spec, "2026-04-22T00:00:00+08:00", 4);
        spec.when(new RoundClosed("case-1", 2, cny("60.00"), "b-2", 1, at("2026-05-09T10:00:00+08:00")))
                .at("2026-05-09T10:00:00+08:00");
        spec.whenTimePasses().at("2026-05-20T00:00:00+08:00");
        assertThat(((AuctionState.Live) spec.state()).sale().barred()).containsExactly("b-1", "b-2");
    }

    @Test
    void nobody_pays_for_what_was_not_yet_open() {
        closing(running(), cny("80.00"), "b-1", 1)
                .when(new PricePaid("case-1", 1, cny("80.00"), at("2026-04-06T09:59:59+08:00")))
                .at(CLOSES)
                .thenRefused("report-time-impossible");
    }

    /** The first round failed on 7 April; the second must open by the end of 7 May, a notice is sixteen days older. */
    private static Spec<AuctionState, AuctionInput, AuctionEvent> secondNotice(String when) {
        return notice(running().when(closed(1, null, CLOSES)).at(CLOSES), "2026-04-11T00:00:00+08:00", 4, when);
    }

    private static Spec<AuctionState, AuctionInput, AuctionEvent> notice(
            Spec<AuctionState, AuctionInput, AuctionEvent> informing, String from, int effect, String when) {
        return informing
                .whenTimePasses()
                .at(from)
                .when(new AuctionInput.Cleared("case-1", at(when).plusSeconds(3_600), at(when)))
                .at(when)
                .when(new EffectEnded("announce-" + effect, Effect.Result.DONE, ""))
                .at(when);
    }

    @Test
    void the_second_round_is_in_time_when_it_opens_within_thirty_days_and_the_forced_sale_when_it_is_published() {
        assertThat(secondNotice("2026-04-21T09:00:00+08:00").events()).doesNotHaveAnyElementsOfTypes(RoundLate.class);
        assertThat(secondNotice("2026-04-22T09:00:00+08:00").events())
                .contains(new RoundLate(2, at("2026-05-08T00:00:00+08:00")));
        var spec = secondNotice("2026-04-21T09:00:00+08:00");
        spec.when(closed(2, null, "2026-05-08T10:00:00+08:00")).at("2026-05-08T10:00:00+08:00");
        spec.andDeadline("round-due", "2026-05-24T00:00:00+08:00");
        assertThat(notice(spec, "2026-05-12T00:00:00+08:00", 6, "2026-05-23T23:00:00+08:00")
                        .events())
                .doesNotHaveAnyElementsOfTypes(RoundLate.class);
    }

    /** Valid until the end of 28 February 2027, usable until the end of 28 August. */
    @Test
    void the_first_notice_comes_before_the_value_is_a_year_old() {
        firstNotice("2027-02-28T23:59:59+08:00").andStatus("announcing");
        firstNotice("2027-03-01T00:00:00+08:00").andStatus("valuation-outdated");
    }

    private static Spec<AuctionState, AuctionInput, AuctionEvent> firstNotice(String when) {
        return ordered()
                .whenTimePasses()
                .at("2026-03-06T00:00:00+08:00")
                .when(new AuctionInput.Cleared("case-1", at(when).plusSeconds(3_600), at(when)))
                .at(when);
    }

    @Test
    void no_round_opens_later_than_six_months_after_the_value_was_a_year_old() {
        secondNotice("2027-08-12T09:00:00+08:00").andStatus("running");
        var late = running().when(closed(1, null, CLOSES)).at(CLOSES);
        late.whenTimePasses().at("2026-04-11T00:00:00+08:00");
        late.when(cleared("2027-08-13T09:00:00+08:00", "2027-08-13T10:00:00+08:00"))
                .at("2027-08-13T09:00:00+08:00")
                .andStatus("valuation-outdated");
        assertThat(tells(late)).containsExactly("ValuationTooOld");
    }

    /** The first round failed as 7 April began, so the second opens before the end of 7 May. */
    @Test
    void a_second_round_that_opens_with_the_day_after_its_last_is_late() {
        String closes = "2026-04-07T00:00:00+08:00";
        var spec = running(atMidnight()).when(closed(1, null, closes)).at(closes);
        spec.andDeadline("round-due", "2026-05-08T00:00:00+08:00");
        assertThat(notice(spec, "2026-04-11T00:00:00+08:00", 4, "2026-04-22T09:00:00+08:00")
                        .events())
                .contains(new RoundLate(2, at("2026-05-08T00:00:00+08:00")));
    }

    @Test
    void a_round_that_would_open_with_the_day_after_the_values_last_is_not_announced() {
        opening("2027-08-13T09:00:00+08:00").andStatus("valuation-outdated");
        opening("2027-08-12T09:00:00+08:00").andStatus("running");
    }

    private static Spec<AuctionState, AuctionInput, AuctionEvent> opening(String notice) {
        String closes = "2026-04-07T00:00:00+08:00";
        var spec = running(atMidnight()).when(closed(1, null, closes)).at(closes);
        spec.whenTimePasses().at("2026-04-11T00:00:00+08:00");
        spec.when(new AuctionInput.Cleared("case-1", at(notice).plusSeconds(3_600), at(notice)))
                .at(notice);
        return spec.state() instanceof AuctionState.Announcing
                ? spec.when(new EffectEnded("announce-4", Effect.Result.DONE, ""))
                        .at(notice)
                : spec;
    }

    /** Under a policy whose rounds open when the day begins. */
    private static Spec<AuctionState, AuctionInput, AuctionEvent> atMidnight() {
        SalePolicy p = Samples.POLICY;
        SalePolicy midnight = new SalePolicy(
                p.name(),
                p.version(),
                p.source(),
                p.firstStartBp(),
                p.dropBp(),
                p.depositBp(),
                p.payDays(),
                0,
                p.openHours(),
                p.askAgainDays(),
                p.reportDays(),
                p.valuationFeeBp(),
                p.roundFeeBp(),
                p.minValuationMinor(),
                p.firstMethod());
        return ordered(
                new DisposalRules(Samples.LAW, midnight, Samples.CLEARANCE, Samples.TERMS),
                AssetKind.REAL_ESTATE,
                "100.00");
    }

    @Test
    void a_notice_of_the_forced_sale_says_so() {
        var spec = running().when(closed(1, null, CLOSES)).at(CLOSES);
        next(spec, "2026-04-11T00:00:00+08:00", 4);
        spec.when(closed(2, null, "2026-04-28T10:00:00+08:00")).at("2026-04-28T10:00:00+08:00");
        assertThat(acts(spec)).containsExactly("tell-parties 3");
        spec.whenTimePasses().at("2026-05-02T00:00:00+08:00");
        spec.when(cleared("2026-05-02T09:00:00+08:00", "2026-05-02T10:00:00+08:00"))
                .at("2026-05-02T09:00:00+08:00");
        assertThat(acts(spec)).containsExactly("announce-forced-sale 3");
    }

    private static List<String> acts(Spec<AuctionState, AuctionInput, AuctionEvent> spec) {
        return spec.ran().effects().stream()
                .map(effect -> effect.body().get("act") + " " + effect.body().get("round"))
                .toList();
    }
}
