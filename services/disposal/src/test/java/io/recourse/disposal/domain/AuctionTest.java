package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.HOUSE;
import static io.recourse.disposal.domain.Samples.LAW;
import static io.recourse.disposal.domain.Samples.LENDER;
import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.VENUE;
import static io.recourse.disposal.domain.Samples.ZONE;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.Money;
import io.recourse.disposal.domain.AuctionEvent.PartiesDeemedTold;
import io.recourse.disposal.domain.AuctionEvent.RoundLate;
import io.recourse.disposal.domain.AuctionInput.BidPlaced;
import io.recourse.disposal.domain.AuctionInput.Cleared;
import io.recourse.disposal.domain.AuctionInput.EffectEnded;
import io.recourse.disposal.domain.AuctionInput.PricePaid;
import io.recourse.disposal.domain.AuctionInput.RoundClosed;
import io.recourse.disposal.domain.AuctionInput.SaleOrdered;
import io.recourse.disposal.domain.AuctionInput.Stop;
import io.recourse.disposal.domain.AuctionInput.WinnerInDefault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuctionTest {

    /** A Monday; the parties are told on it, the notice may follow on Friday. */
    private static final String ORDERED = "2026-03-02T09:00:00+08:00";

    private static final String NOTICE_FROM = "2026-03-06T00:00:00+08:00";
    private static final String NOTICE = "2026-03-06T09:00:00+08:00";
    private static final String OPENS = "2026-04-06T10:00:00+08:00";
    private static final String CLOSES = "2026-04-07T10:00:00+08:00";

    private static final String VALID_UNTIL = "2027-03-01T00:00:00+08:00";

    static Spec<AuctionState, AuctionInput, AuctionEvent> ordered() {
        return ordered(RULES, AssetKind.REAL_ESTATE, "100.00");
    }

    static Spec<AuctionState, AuctionInput, AuctionEvent> ordered(DisposalRules rules, AssetKind kind, String value) {
        return Spec.of(new AuctionDecider(rules, VENUE), HOUSE)
                .when(saleOrdered(kind, value, VALID_UNTIL))
                .at(ORDERED);
    }

    private static SaleOrdered saleOrdered(AssetKind kind, String value, String validUntil) {
        return new SaleOrdered("case-1", "house-1", LENDER, kind, "FJ", ZONE, cny(value), at(validUntil), at(ORDERED));
    }

    @ParameterizedTest(name = "valid until {0}, usable until {1}")
    @CsvSource({
        "2027-03-01T00:00:00+08:00, 2027-08-29T00:00:00+08:00",
        "2027-08-31T00:00:00+08:00, 2028-03-01T00:00:00+08:00",
        "2026-09-01T00:00:00+08:00, 2027-03-01T00:00:00+08:00",
        "2027-04-01T00:00:00+08:00, 2027-10-01T00:00:00+08:00"
    })
    void six_months_after_a_last_day_end_with_the_same_day_of_the_month_or_with_the_months_last(
            String validUntil, String usableUntil) {
        var spec = Spec.of(new AuctionDecider(RULES, VENUE), HOUSE)
                .when(saleOrdered(AssetKind.REAL_ESTATE, "100.00", validUntil))
                .at(ORDERED);
        assertThat(spec.events())
                .filteredOn(AuctionEvent.SaleOpened.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        AuctionEvent.SaleOpened.class,
                        e -> assertThat(e.sale().usableUntil()).isEqualTo(at(usableUntil)));
    }

    static Cleared cleared(String at, String until) {
        return new Cleared("case-1", at(until), at(at));
    }

    static Spec<AuctionState, AuctionInput, AuctionEvent> running() {
        return running(ordered());
    }

    static Spec<AuctionState, AuctionInput, AuctionEvent> running(
            Spec<AuctionState, AuctionInput, AuctionEvent> ordered) {
        return ordered.whenTimePasses()
                .at(NOTICE_FROM)
                .when(cleared(NOTICE, "2026-03-07T00:00:00+08:00"))
                .at(NOTICE)
                .when(new EffectEnded("announce-2", Effect.Result.DONE, ""))
                .at(NOTICE);
    }

    static RoundClosed closed(int round, @Nullable Money bid, String when) {
        return new RoundClosed("case-1", round, bid, bid == null ? null : "bidder-1", bid == null ? 0 : 1, at(when));
    }

    static List<String> tells(Spec<AuctionState, AuctionInput, AuctionEvent> spec) {
        return spec.ran().tells().stream()
                .map(Tell::input)
                .map(i -> i.getClass().getSimpleName())
                .toList();
    }

    static RoundTerms terms(Spec<AuctionState, AuctionInput, AuctionEvent> spec) {
        return ((AuctionState.Running) spec.state()).terms();
    }

    /** From a failed round to the running next one, as fast as the law lets us. */
    static Spec<AuctionState, AuctionInput, AuctionEvent> next(
            Spec<AuctionState, AuctionInput, AuctionEvent> spec, String noticeFrom, int effect) {
        spec.whenTimePasses().at(noticeFrom);
        assertThat(tells(spec)).containsExactly("ClearanceNeeded");
        return spec.when(new Cleared("case-1", at(noticeFrom).plusSeconds(86_400), at(noticeFrom)))
                .at(noticeFrom)
                .when(new EffectEnded("announce-" + effect, Effect.Result.DONE, ""))
                .at(noticeFrom);
    }

    @Test
    void the_parties_are_told_three_days_before_clearance_for_the_notice_is_asked() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec = ordered();
        spec.andStatus("informing").andDeadline("notice-may-follow", NOTICE_FROM);
        assertThat(spec.ran().effects()).extracting(e -> e.body().get("act")).containsExactly("tell-parties");
        spec.whenTimePasses()
                .at(NOTICE_FROM)
                .andStatus("awaiting-clearance")
                .andDeadlines(Deadline.legal(
                        "round-due",
                        "1",
                        at("2026-03-13T00:00:00+08:00"),
                        LAW.auction().firstWithinDays().citation()));
        assertThat(tells(spec)).containsExactly("ClearanceNeeded");
    }

    @Test
    void a_sale_whose_notice_is_out_ten_days_after_value_and_title_began_in_time() {
        ordered().andDeadline("round-due", "2026-03-13T00:00:00+08:00");
        Spec<AuctionState, AuctionInput, AuctionEvent> spec =
                publish(ordered().whenTimePasses().at(NOTICE_FROM), "2026-03-12T23:59:59+08:00");
        spec.andStatus("running").andNoDeadline("round-due");
        assertThat(spec.events()).doesNotHaveAnyElementsOfTypes(RoundLate.class);
    }

    @Test
    void a_sale_without_notice_after_ten_days_is_late_on_record_and_begins_all_the_same() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec =
                ordered().whenTimePasses().at(NOTICE_FROM);
        spec.whenTimePasses()
                .at("2026-03-13T00:00:00+08:00")
                .then(new RoundLate(1, at("2026-03-13T00:00:00+08:00")))
                .andStatus("awaiting-clearance")
                .andDeadlines();
        publish(spec, "2026-03-13T09:00:00+08:00").andStatus("running");
        assertThat(spec.events()).as("once is enough").doesNotHaveAnyElementsOfTypes(RoundLate.class);
    }

    /** The first notice, cleared and published at that very instant. */
    private static Spec<AuctionState, AuctionInput, AuctionEvent> publish(
            Spec<AuctionState, AuctionInput, AuctionEvent> informed, String when) {
        return informed.when(new Cleared("case-1", at(when).plusSeconds(3_600), at(when)))
                .at(when)
                .when(new EffectEnded("announce-2", Effect.Result.DONE, ""))
                .at(when);
    }

    @Test
    void a_party_that_cannot_be_told_is_told_by_five_days_of_public_display() {
        ordered()
                .when(new EffectEnded("tell-parties-1", Effect.Result.FAILED, "no address"))
                .at("2026-03-02T10:00:00+08:00")
                .then(new PartiesDeemedTold(at("2026-03-08T00:00:00+08:00"), at("2026-03-12T00:00:00+08:00")))
                .andDeadline("notice-may-follow", "2026-03-12T00:00:00+08:00");
    }

    @Test
    void the_notice_goes_out_within_the_clearance_with_lawful_dates() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec = ordered()
                .whenTimePasses()
                .at(NOTICE_FROM)
                .when(cleared(NOTICE, "2026-03-06T21:00:00+08:00"))
                .at(NOTICE);
        assertThat(spec.ran().effects()).singleElement().satisfies(effect -> {
            assertThat(effect.adapter()).isEqualTo("auction");
            assertThat(effect.until()).isEqualTo(at("2026-03-06T21:00:00+08:00"));
            assertThat(effect.body())
                    .containsEntry("act", "announce")
                    .containsEntry("asset", HOUSE)
                    .containsEntry("name", "house-1")
                    .containsEntry("round", "1")
                    .containsEntry("start", "7000")
                    .containsEntry("deposit", "700")
                    .containsEntry("noticeAt", at(NOTICE).toString())
                    .containsEntry("opensAt", at(OPENS).toString())
                    .containsEntry("closesAt", at(CLOSES).toString());
        });
    }

    @Test
    void a_round_counts_as_announced_when_the_venue_has_published_it() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec = running();
        assertThat(tells(spec)).containsExactly("Announced");
        spec.andStatus("running").andDeadline("report-due", "2026-04-10T10:00:00+08:00");
    }

    @Test
    void movables_open_after_fifteen_days_of_notice() {
        assertThat(terms(running(ordered(RULES, AssetKind.MOVABLE, "100.00"))).opensAt())
                .isEqualTo(at("2026-03-22T10:00:00+08:00"));
    }

    @Test
    void a_clearance_that_ran_out_is_asked_for_again() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec = ordered();
        spec.whenTimePasses().at(NOTICE_FROM).when(cleared(NOTICE_FROM, NOTICE)).at(NOTICE);
        assertThat(tells(spec)).containsExactly("ClearanceNeeded");
        assertThat(spec.ran().effects()).isEmpty();
    }

    @Test
    void a_notice_the_sender_dropped_is_cleared_anew() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec = ordered();
        spec.whenTimePasses()
                .at(NOTICE_FROM)
                .when(cleared(NOTICE, "2026-03-06T10:00:00+08:00"))
                .at(NOTICE);
        spec.when(new EffectEnded("announce-2", Effect.Result.DROPPED, "")).at("2026-03-06T10:00:00+08:00");
        assertThat(tells(spec)).containsExactly("ClearanceNeeded");
        spec.andStatus("awaiting-clearance");
    }

    @Test
    void a_notice_dropped_at_midnight_is_planned_anew_under_a_clearance_that_still_holds() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec = ordered();
        spec.whenTimePasses()
                .at(NOTICE_FROM)
                .when(cleared(NOTICE, "2026-03-07T09:00:00+08:00"))
                .at(NOTICE);
        assertThat(spec.ran().effects().getFirst().until()).isEqualTo(at("2026-03-07T00:00:00+08:00"));
        spec.when(new EffectEnded("announce-2", Effect.Result.DROPPED, "")).at("2026-03-07T00:00:00+08:00");
        assertThat(spec.ran().effects()).extracting(Effect::ref).containsExactly("announce-3");
        assertThat(spec.ran().effects().getFirst().body())
                .containsEntry("opensAt", at("2026-04-07T10:00:00+08:00").toString());
    }

    @Test
    void a_notice_nobody_knows_about_is_given_to_a_person() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec = ordered();
        spec.whenTimePasses()
                .at(NOTICE_FROM)
                .when(cleared(NOTICE, "2026-03-07T00:00:00+08:00"))
                .at(NOTICE);
        spec.when(new EffectEnded("announce-2", Effect.Result.UNKNOWN, "")).at("2026-03-06T09:01:00+08:00");
        assertThat(tells(spec)).containsExactly("NoticeFailed");
    }

    @Test
    void one_bidder_at_the_start_price_is_enough() {
        running()
                .when(closed(1, cny("70.00"), CLOSES))
                .at(CLOSES)
                .andStatus("awaiting-payment")
                .andDeadline("price-due", "2026-04-18T00:00:00+08:00");
    }

    @Test
    void a_bid_below_the_start_is_void() {
        running().when(closed(1, cny("69.99"), CLOSES)).at(CLOSES).thenRefused("bid-below-start");
    }

    @Test
    void a_round_is_not_over_before_its_closing_time() {
        running().when(closed(1, null, "2026-04-07T09:59:59+08:00")).at(CLOSES).thenRefused("round-still-open");
        running().when(closed(2, null, CLOSES)).at(CLOSES).thenRefused("no-such-round");
        running().when(closed(1, null, CLOSES)).at("2026-04-07T09:00:00+08:00").thenRefused("report-time-impossible");
    }

    @Test
    void a_bid_in_the_last_five_minutes_moves_the_end_five_minutes_after_it() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec = running();
        spec.when(new BidPlaced("case-1", 1, cny("71.00"), "b-1", at("2026-04-07T09:54:00+08:00")))
                .at("2026-04-07T09:54:00+08:00");
        assertThat(terms(spec).closesAt()).isEqualTo(at(CLOSES));
        spec.when(new BidPlaced("case-1", 1, cny("72.00"), "b-2", at("2026-04-07T09:58:00+08:00")))
                .at("2026-04-07T09:58:00+08:00");
        assertThat(terms(spec).closesAt()).isEqualTo(at("2026-04-07T10:03:00+08:00"));
        spec.when(new BidPlaced("case-1", 1, cny("72.00"), "b-1", at("2026-04-07T09:59:00+08:00")))
                .at("2026-04-07T09:59:00+08:00")
                .thenRefused("bid-not-higher");
        spec.when(new BidPlaced("case-1", 1, cny("73.00"), "b-1", at("2026-04-07T10:03:00+08:00")))
                .at("2026-04-07T10:03:00+08:00")
                .thenRefused("bid-outside-the-round");
        spec.when(closed(1, null, "2026-04-07T10:03:00+08:00"))
                .at("2026-04-07T10:03:00+08:00")
                .thenRefused("bid-missing");
        spec.when(closed(1, cny("72.00"), "2026-04-07T10:03:00+08:00"))
                .at("2026-04-07T10:03:00+08:00")
                .andStatus("awaiting-payment");
    }

    @Test
    void only_the_venue_holds_a_sale() {
        assertThat(new AuctionDecider(RULES, VENUE).facets(running().state()).holder())
                .isEqualTo(VENUE);
    }

    @Test
    void a_paid_price_ends_the_sale() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec =
                running().when(closed(1, cny("80.00"), CLOSES)).at(CLOSES);
        spec.when(new PricePaid("case-1", 1, cny("80.00"), at("2026-04-10T09:00:00+08:00")))
                .at("2026-04-10T09:00:00+08:00")
                .andStatus("sold")
                .andDeadlines()
                .when(new PricePaid("case-1", 1, cny("80.00"), at("2026-04-10T09:00:00+08:00")))
                .at("2026-04-10T09:00:00+08:00")
                .thenRefused("no-sale-under-way");
    }

    @Test
    void a_part_of_the_price_is_not_the_price() {
        running()
                .when(closed(1, cny("80.00"), CLOSES))
                .at(CLOSES)
                .when(new PricePaid("case-1", 1, cny("79.99"), at("2026-04-10T09:00:00+08:00")))
                .at("2026-04-10T09:00:00+08:00")
                .thenRefused("price-differs")
                .andStatus("awaiting-payment");
    }

    @Test
    void a_failed_round_is_followed_within_thirty_days_at_most_twenty_percent_below_its_start() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec =
                running().when(closed(1, null, CLOSES)).at(CLOSES);
        assertThat(tells(spec)).containsExactly("RoundFailed");
        spec.andDeadline("round-due", "2026-05-08T00:00:00+08:00")
                .andDeadline("notice-may-follow", "2026-04-11T00:00:00+08:00");
        next(spec, "2026-04-11T00:00:00+08:00", 4).andNoDeadline("round-due");
        assertThat(terms(spec).start()).isEqualTo(cny("56.00"));
        assertThat(terms(spec).opensAt()).isEqualTo(at("2026-04-27T10:00:00+08:00"));
    }

    @Test
    void the_second_start_hangs_on_the_first_start_not_on_the_valuation() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec =
                running(ordered(Samples.rules(9000, 2000, 1000), AssetKind.REAL_ESTATE, "100.00"));
        assertThat(terms(spec).start()).isEqualTo(cny("90.00"));
        next(spec.when(closed(1, null, CLOSES)).at(CLOSES), "2026-04-11T00:00:00+08:00", 4);
        assertThat(terms(spec).start()).isEqualTo(cny("72.00"));
    }

    @Test
    void a_second_round_that_misses_its_thirty_days_is_on_record_and_still_held() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec =
                running().when(closed(1, null, CLOSES)).at(CLOSES);
        spec.whenTimePasses()
                .at("2026-05-08T00:00:00+08:00")
                .andNoDeadline("round-due")
                .andStatus("awaiting-clearance");
        assertThat(spec.events()).contains(new RoundLate(2, at("2026-05-08T00:00:00+08:00")));
    }

    static Spec<AuctionState, AuctionInput, AuctionEvent> forcedSale() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec =
                running().when(closed(1, null, CLOSES)).at(CLOSES);
        next(spec, "2026-04-11T00:00:00+08:00", 4);
        spec.when(closed(2, null, "2026-04-28T10:00:00+08:00")).at("2026-04-28T10:00:00+08:00");
        spec.andDeadline("round-due", "2026-05-14T00:00:00+08:00");
        return next(spec, "2026-05-02T00:00:00+08:00", 6);
    }

    @Test
    void the_forced_sale_lasts_sixty_days_at_the_second_start_paid_in_full_beforehand() {
        RoundTerms terms = terms(forcedSale());
        assertThat(terms.round()).isEqualTo(Rounds.FORCED);
        assertThat(terms.start()).isEqualTo(cny("56.00"));
        assertThat(terms.deposit()).isEqualTo(cny("56.00"));
        assertThat(terms.opensAt()).isEqualTo(at("2026-05-18T10:00:00+08:00"));
        assertThat(terms.closesAt()).isEqualTo(at("2026-07-17T10:00:00+08:00"));
    }

    @Test
    void the_first_bid_of_the_forced_sale_leaves_others_twenty_four_hours() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec = forcedSale();
        spec.when(new BidPlaced("case-1", 3, cny("56.00"), "b-1", at("2026-06-01T12:00:00+08:00")))
                .at("2026-06-01T12:00:00+08:00");
        assertThat(terms(spec).closesAt()).isEqualTo(at("2026-06-02T12:00:00+08:00"));
        spec.when(closed(3, cny("56.00"), "2026-06-02T12:00:00+08:00"))
                .at("2026-06-02T12:00:00+08:00")
                .andStatus("sold");
        assertThat(tells(spec)).containsExactly("Sold");
    }

    @Test
    void an_asset_unsold_after_the_forced_sale_is_given_up() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec = forcedSale();
        spec.when(closed(3, null, "2026-07-17T10:00:00+08:00"))
                .at("2026-07-17T10:00:00+08:00")
                .andStatus("unsold")
                .andDeadlines();
        assertThat(tells(spec)).containsExactly("RoundFailed", "Unsold");
    }

    @Test
    void a_winner_who_does_not_pay_in_time_loses_the_deposit_and_may_not_bid_again() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec =
                running().when(closed(1, cny("80.00"), CLOSES)).at(CLOSES);
        spec.whenTimePasses().at("2026-04-18T00:00:00+08:00").andNoDeadline("price-due");
        assertThat(spec.ran().tells().getFirst().input())
                .isEqualTo(new CaseInput.WinnerLost("house-1", 1, cny("7.00"), at("2026-04-18T00:00:00+08:00")));
        assertThat(tells(spec)).containsExactly("WinnerLost", "RoundFailed");
        next(spec, "2026-04-22T00:00:00+08:00", 4);
        spec.when(new BidPlaced("case-1", 2, cny("60.00"), "bidder-1", at("2026-05-08T11:00:00+08:00")))
                .at("2026-05-08T11:00:00+08:00")
                .thenRefused("defaulted-bidder-barred");
        spec.when(closed(2, cny("60.00"), "2026-05-09T10:00:00+08:00"))
                .at("2026-05-09T10:00:00+08:00")
                .thenRefused("defaulted-bidder-barred");
    }

    @Test
    void a_default_the_venue_reports_counts_as_a_failed_round() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec =
                running().when(closed(1, cny("80.00"), CLOSES)).at(CLOSES);
        spec.when(new WinnerInDefault("case-1", 1, at("2026-04-09T09:00:00+08:00")))
                .at("2026-04-09T09:00:00+08:00")
                .andStatus("informing");
        assertThat(tells(spec)).containsExactly("WinnerLost", "RoundFailed");
    }

    @Test
    void full_payment_stops_a_sale_before_its_day_but_not_on_it() {
        Spec<AuctionState, AuctionInput, AuctionEvent> before = running();
        before.when(stop(StopScope.BEFORE_THE_DAY, "2026-04-05T23:59:59+08:00"))
                .at("2026-04-05T23:59:59+08:00")
                .andStatus("stopped")
                .andDeadlines();
        assertThat(tells(before)).containsExactly("Stopped");
        assertThat(before.ran().effects()).extracting(Effect::ref).containsExactly("withdraw-3");
        running()
                .when(stop(StopScope.BEFORE_THE_DAY, "2026-04-06T00:00:00+08:00"))
                .at("2026-04-06T00:00:00+08:00")
                .thenNothing()
                .andStatus("running");
    }

    private static Stop stop(StopScope scope, String when) {
        return new Stop("case-1", "debt-paid", scope, at(when));
    }

    @Test
    void a_sale_with_a_winner_is_stopped_by_nothing_but_the_end_of_the_case() {
        running()
                .when(closed(1, cny("80.00"), CLOSES))
                .at(CLOSES)
                .when(stop(StopScope.UNSOLD, CLOSES))
                .at(CLOSES)
                .thenNothing()
                .when(stop(StopScope.ALL, CLOSES))
                .at(CLOSES)
                .andStatus("stopped");
    }

    @Test
    void a_stop_that_overtakes_the_venues_answer_withdraws_the_notice() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec = ordered();
        spec.whenTimePasses()
                .at(NOTICE_FROM)
                .when(cleared(NOTICE, "2026-03-07T00:00:00+08:00"))
                .at(NOTICE);
        spec.when(stop(StopScope.BEFORE_THE_DAY, NOTICE)).at(NOTICE).andStatus("stopped");
        assertThat(spec.ran().effects()).extracting(e -> e.body().get("act")).containsExactly("withdraw");
        spec.when(new EffectEnded("announce-2", Effect.Result.DONE, ""))
                .at(NOTICE)
                .thenNothing()
                .andStatus("stopped");
        spec.when(new EffectEnded("withdraw-3", Effect.Result.UNKNOWN, "timeout"))
                .at(NOTICE)
                .andStatus("withdrawal-unconfirmed");
    }

    @Test
    void a_venue_that_does_not_report_is_overdue_once_and_may_still_report() {
        running()
                .whenTimePasses()
                .at("2026-04-10T10:00:00+08:00")
                .andStatus("report-overdue")
                .andDeadlines()
                .when(closed(1, null, CLOSES))
                .at("2026-04-12T10:00:00+08:00")
                .andStatus("informing");
    }

    @Test
    void a_value_older_than_a_year_carries_no_first_notice() {
        Spec<AuctionState, AuctionInput, AuctionEvent> spec = ordered();
        spec.whenTimePasses().at(NOTICE_FROM);
        spec.when(cleared("2027-03-01T09:00:00+08:00", "2027-03-02T09:00:00+08:00"))
                .at("2027-03-01T09:00:00+08:00")
                .andStatus("valuation-outdated");
        assertThat(tells(spec)).containsExactly("ValuationTooOld");
        spec.when(saleOrdered(AssetKind.REAL_ESTATE, "95.00", VALID_UNTIL))
                .at("2027-03-20T09:00:00+08:00")
                .andStatus("informing");
        assertThat(spec.ran().effects()).extracting(Effect::ref).containsExactly("tell-parties-2");
    }

    @Test
    void a_report_for_an_asset_nobody_sells_is_refused() {
        Spec.of(new AuctionDecider(RULES, VENUE), "car-9")
                .when(closed(1, null, CLOSES))
                .at(CLOSES)
                .thenRefused("no-sale-under-way");
    }

    @Test
    void a_report_for_another_case_is_refused_whatever_it_says() {
        running()
                .when(new RoundClosed("case-2", 1, null, null, 0, at(CLOSES)))
                .at(CLOSES)
                .thenRefused("report-of-another-case")
                .andStatus("running");
        running()
                .when(new BidPlaced("case-2", 1, cny("71.00"), "b-1", at(OPENS)))
                .at(OPENS)
                .thenRefused("report-of-another-case");
        Spec<AuctionState, AuctionInput, AuctionEvent> won =
                running().when(closed(1, cny("80.00"), CLOSES)).at(CLOSES);
        won.when(new PricePaid("case-2", 1, cny("80.00"), at(CLOSES)))
                .at(CLOSES)
                .thenRefused("report-of-another-case");
        won.when(new WinnerInDefault("case-2", 1, at(CLOSES))).at(CLOSES).thenRefused("report-of-another-case");
    }

    @Test
    void every_order_to_the_venue_names_the_case_its_reports_must_name() {
        assertThat(ordered().ran().effects())
                .extracting(e -> e.body().get("case"))
                .containsExactly("case-1");
        Spec<AuctionState, AuctionInput, AuctionEvent> spec = ordered()
                .whenTimePasses()
                .at(NOTICE_FROM)
                .when(cleared(NOTICE, "2026-03-06T21:00:00+08:00"))
                .at(NOTICE);
        assertThat(spec.ran().effects()).extracting(e -> e.body().get("case")).containsExactly("case-1");
        spec.when(stop(StopScope.ALL, NOTICE)).at(NOTICE);
        assertThat(spec.ran().effects()).extracting(e -> e.body().get("case")).containsExactly("case-1");
    }

    @Test
    void a_repeated_order_and_a_foreign_clearance_change_nothing() {
        ordered()
                .when(saleOrdered(AssetKind.REAL_ESTATE, "100.00", VALID_UNTIL))
                .at(ORDERED)
                .thenNothing();
        ordered()
                .whenTimePasses()
                .at(NOTICE_FROM)
                .when(new Cleared("case-2", at("2026-03-07T00:00:00+08:00"), at(NOTICE)))
                .at(NOTICE)
                .thenNothing();
    }
}
