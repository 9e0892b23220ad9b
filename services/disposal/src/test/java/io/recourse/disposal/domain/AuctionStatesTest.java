package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.LENDER;
import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.VENUE;
import static io.recourse.disposal.domain.Samples.ZONE;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every input of a sale in every state, as {@link Answers}. The asset is sold for case-1. */
class AuctionStatesTest {

    private static final Instant NOW = at("2026-06-01T09:00:00+08:00");
    private static final AuctionDecider AUCTION = new AuctionDecider(RULES, VENUE);

    private static String answers(AuctionInput input) {
        return Answers.to(ExampleStates.auctions(), state -> AUCTION.decide(state, input, NOW));
    }

    private static AuctionInput sale(String caseId) {
        return new AuctionInput.SaleOrdered(
                caseId,
                "house-1",
                LENDER,
                AssetKind.REAL_ESTATE,
                "FJ",
                ZONE,
                cny("100.00"),
                at("2027-03-05T00:00:00+08:00"),
                NOW);
    }

    @Test
    void a_sale_begins_where_none_runs() {
        assertThat(answers(sale("case-1"))).isEqualTo("""
                unopened: SaleOpened PartiesTold !tell-parties-1
                stopped, stopped-and-unconfirmed: SaleOpened PartiesTold !tell-parties-4
                """);
    }

    @Test
    void an_asset_is_never_sold_for_two_cases() {
        assertThat(answers(sale("case-2"))).isEqualTo("""
                unopened: SaleOpened PartiesTold !tell-parties-1
                ordered, informing, awaiting-clearance, announcing, running, running-with-a-bid, awaiting-payment, fallen, informing-of-the-second-round: impossible
                stopped, stopped-and-unconfirmed: SaleOpened PartiesTold !tell-parties-4
                """);
    }

    @Test
    void a_clearance_publishes_the_notice_that_waits_for_it() {
        assertThat(answers(new AuctionInput.Cleared("case-1", NOW.plusSeconds(1), NOW)))
                .isEqualTo("""
                awaiting-clearance: ClearanceHeard NoticeSent !announce-2
                """);
    }

    @Test
    void a_clearance_that_is_over_when_it_is_heard_is_asked_for_again() {
        assertThat(answers(new AuctionInput.Cleared("case-1", NOW, NOW))).isEqualTo("""
                awaiting-clearance: ClearanceHeard >ClearanceNeeded
                """);
    }

    @Test
    void a_clearance_of_another_case_publishes_nothing() {
        assertThat(answers(new AuctionInput.Cleared("case-2", NOW.plusSeconds(1), NOW)))
                .isEmpty();
    }

    @Test
    void the_end_of_the_case_stops_every_sale_and_withdraws_what_the_venue_shows() {
        assertThat(answers(stop("case-1", StopScope.ALL))).isEqualTo("""
                ordered, informing, awaiting-clearance, fallen, informing-of-the-second-round: SaleStopped >Stopped
                announcing, running, running-with-a-bid, awaiting-payment: SaleStopped WithdrawalSent >Stopped !withdraw-3
                """);
    }

    @Test
    void enough_sold_stops_every_sale_that_has_no_winner() {
        assertThat(answers(stop("case-1", StopScope.UNSOLD))).isEqualTo("""
                ordered, informing, awaiting-clearance, fallen, informing-of-the-second-round: SaleStopped >Stopped
                announcing, running, running-with-a-bid: SaleStopped WithdrawalSent >Stopped !withdraw-3
                """);
    }

    @Test
    void full_payment_stops_every_sale_whose_day_has_not_come() {
        assertThat(answers(stop("case-1", StopScope.BEFORE_THE_DAY))).isEqualTo("""
                ordered, informing, awaiting-clearance, fallen, informing-of-the-second-round: SaleStopped >Stopped
                announcing: SaleStopped WithdrawalSent >Stopped !withdraw-3
                """);
    }

    @Test
    void what_another_case_stops_goes_on() {
        assertThat(answers(stop("case-2", StopScope.ALL))).isEmpty();
    }

    private static AuctionInput stop(String caseId, StopScope scope) {
        return new AuctionInput.Stop(caseId, "debt-paid", scope, NOW);
    }

    @Test
    void a_bid_is_taken_by_the_round_that_runs() {
        assertThat(answers(
                        new AuctionInput.BidPlaced("case-1", 1, cny("90.00"), "b-9", at("2026-04-07T09:00:00+08:00"))))
                .isEqualTo("""
                unopened, stopped, stopped-and-unconfirmed: refused no-sale-under-way
                ordered, informing, awaiting-clearance, announcing, awaiting-payment, fallen: refused round-not-open
                running, running-with-a-bid: BidTaken
                informing-of-the-second-round: refused no-such-round
                """);
    }

    @Test
    void a_round_that_runs_is_won_by_who_bid_and_falls_where_nobody_did() {
        assertThat(answers(closed(cny("90.00"), "b-9", 1))).isEqualTo("""
                unopened, stopped, stopped-and-unconfirmed: refused no-sale-under-way
                ordered, informing, awaiting-clearance, announcing, awaiting-payment, fallen: refused round-not-open
                running, running-with-a-bid: RoundWon
                informing-of-the-second-round: refused no-such-round
                """);
        assertThat(answers(closed(null, null, 0))).isEqualTo("""
                unopened, stopped, stopped-and-unconfirmed: refused no-sale-under-way
                ordered, informing, awaiting-clearance, announcing, awaiting-payment, fallen: refused round-not-open
                running: RoundFell PartiesTold >RoundFailed !tell-parties-3
                running-with-a-bid: refused bid-missing
                informing-of-the-second-round: refused no-such-round
                """);
    }

    private static AuctionInput closed(@Nullable Money bid, @Nullable String winner, int bidders) {
        return new AuctionInput.RoundClosed("case-1", 1, bid, winner, bidders, NOW);
    }

    @Test
    void a_winner_pays_or_does_not() {
        assertThat(answers(new AuctionInput.PricePaid("case-1", 1, cny("80.00"), NOW)))
                .isEqualTo("""
                unopened, stopped, stopped-and-unconfirmed: refused no-sale-under-way
                ordered, informing, awaiting-clearance, announcing, running, running-with-a-bid, fallen: refused no-payment-awaited
                awaiting-payment: PricePaidIn >Sold
                informing-of-the-second-round: refused no-such-round
                """);
        assertThat(answers(new AuctionInput.WinnerInDefault("case-1", 1, NOW))).isEqualTo("""
                unopened, stopped, stopped-and-unconfirmed: refused no-sale-under-way
                ordered, informing, awaiting-clearance, announcing, running, running-with-a-bid, fallen: refused no-payment-awaited
                awaiting-payment: WinnerBarred RoundFell PartiesTold >WinnerLost >RoundFailed !tell-parties-3
                informing-of-the-second-round: refused no-such-round
                """);
    }

    @Test
    void a_notice_is_out_lost_or_planned_anew_as_the_venue_answers() {
        assertThat(answers(ended("announce-2", Effect.Result.DONE))).isEqualTo("""
                announcing: RoundAnnounced >Announced
                """);
        assertThat(answers(ended("announce-2", Effect.Result.FAILED))).isEqualTo("""
                announcing: NoticeLost >NoticeFailed
                """);
        assertThat(answers(ended("announce-2", Effect.Result.UNKNOWN))).isEqualTo("""
                announcing: NoticeLost >NoticeFailed
                """);
        assertThat(answers(ended("announce-2", Effect.Result.DROPPED))).isEqualTo("""
                announcing: NoticeLost >ClearanceNeeded
                """);
    }

    @Test
    void parties_that_could_not_be_told_are_told_by_display() {
        assertThat(answers(ended("tell-parties-1", Effect.Result.DONE))).isEmpty();
        assertThat(answers(ended("tell-parties-1", Effect.Result.FAILED))).isEqualTo("""
                informing: PartiesDeemedTold
                """);
    }

    @Test
    void a_withdrawal_that_may_not_have_happened_is_noted_where_it_was_ordered() {
        assertThat(answers(ended("withdraw-3", Effect.Result.DONE))).isEmpty();
        assertThat(answers(ended("withdraw-3", Effect.Result.UNKNOWN))).isEqualTo("""
                stopped, stopped-and-unconfirmed: WithdrawalUnconfirmed
                """);
    }

    @Test
    void an_answer_to_an_order_of_another_number_moves_nothing() {
        for (String ref : List.of("announce-9", "tell-parties-9")) {
            assertThat(answers(ended(ref, Effect.Result.FAILED))).as(ref).isEmpty();
        }
    }

    private static AuctionInput ended(String ref, Effect.Result result) {
        return new AuctionInput.EffectEnded(ref, result, "said so");
    }

    @Test
    void notice_round_report_and_price_have_their_terms() {
        assertThat(Answers.table(
                        ExampleStates.auctions(),
                        state -> Answers.terms(
                                AUCTION.deadlines(state),
                                term -> AUCTION.decide(state, AUCTION.passed(term), term.dueAt()))))
                .isEqualTo("""
                informing: notice-may-follow 2026-03-05T16:00:00Z LEGAL NoticeMayFollow >ClearanceNeeded; round-due 2026-03-12T16:00:00Z LEGAL RoundLate
                awaiting-clearance, announcing: round-due 2026-03-12T16:00:00Z LEGAL RoundLate
                running, running-with-a-bid: report-due 2026-04-10T02:00:00Z BUSINESS ReportMissed
                awaiting-payment: price-due 2026-04-17T16:00:00Z LEGAL WinnerBarred RoundFell PartiesTold >WinnerLost >RoundFailed !tell-parties-3
                informing-of-the-second-round: notice-may-follow 2026-04-21T16:00:00Z LEGAL NoticeMayFollow >ClearanceNeeded; round-due 2026-05-18T16:00:00Z LEGAL RoundLate
                """);
    }

    @Test
    void no_term_ends_for_a_sale_that_has_none() {
        for (String kind : List.of("notice-may-follow", "round-due", "report-due", "price-due")) {
            AuctionInput passed = AUCTION.passed(Deadline.legal(kind, "1", NOW, "x"));
            for (String idle : List.of("unopened", "ordered", "fallen", "stopped", "stopped-and-unconfirmed")) {
                assertThat(AUCTION.decide(
                                Objects.requireNonNull(ExampleStates.auctions().get(idle)), passed, NOW))
                        .as("%s %s", kind, idle)
                        .isEqualTo(Decision.nothing());
            }
        }
    }

    @Test
    void the_term_before_a_notice_ends_nothing_once_it_is_over() {
        AuctionInput passed = AUCTION.passed(Deadline.legal(AuctionDecider.NOTICE_MAY_FOLLOW, "1", NOW, "x"));
        for (String informed : List.of("awaiting-clearance", "announcing")) {
            assertThat(AUCTION.decide(
                            Objects.requireNonNull(ExampleStates.auctions().get(informed)), passed, NOW))
                    .as(informed)
                    .isEqualTo(Decision.nothing());
        }
    }

    @Test
    void queries_see_a_sale_by_lender_state_venue_round_and_start() {
        assertThat(Answers.table(ExampleStates.auctions(), state -> {
                    var facets = AUCTION.facets(state);
                    return facets.tenant() + " " + facets.status() + " " + facets.holder() + " "
                            + new TreeMap<>(facets.columns());
                }))
                .isEqualTo("""
                unopened: - unopened null {}
                ordered: bank-a ordered hammer-1 {round=1}
                informing: bank-a informing hammer-1 {round=1}
                awaiting-clearance: bank-a awaiting-clearance hammer-1 {round=1}
                announcing: bank-a announcing hammer-1 {round=1, start_minor=7000}
                running, running-with-a-bid: bank-a running hammer-1 {round=1, start_minor=7000}
                awaiting-payment: bank-a awaiting-payment hammer-1 {round=1, start_minor=7000}
                fallen: bank-a fallen hammer-1 {round=1, start_minor=7000}
                informing-of-the-second-round: bank-a informing hammer-1 {round=2}
                stopped: bank-a stopped hammer-1 {round=1}
                stopped-and-unconfirmed: bank-a withdrawal-unconfirmed hammer-1 {round=1}
                """);
    }
}
