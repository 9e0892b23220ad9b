package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.HOUSE;
import static io.recourse.disposal.domain.Samples.LENDER;
import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.car;
import static io.recourse.disposal.domain.Samples.cny;
import static io.recourse.disposal.domain.Samples.house;
import static io.recourse.disposal.domain.Samples.opened;
import static io.recourse.disposal.domain.Samples.owed;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.DisposalEvent.AssetReleased;
import io.recourse.contracts.DisposalEvent.AssetSold;
import io.recourse.contracts.DisposalEvent.AuctionAnnounced;
import io.recourse.contracts.DisposalEvent.AuctionFailed;
import io.recourse.contracts.DisposalEvent.DisposalEnded;
import io.recourse.contracts.DisposalEvent.DisposalStarted;
import io.recourse.contracts.DisposalEvent.ProceedsDistributed;
import io.recourse.contracts.DisposalEvent.SaleCostsIncurred;
import io.recourse.contracts.DisposalEvent.SaleRequested;
import io.recourse.contracts.DisposalEvent.SaleStopped;
import io.recourse.contracts.DisposalEvent.ValuationFixed;
import io.recourse.contracts.DisposalEvent.WinnerDefaulted;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.disposal.domain.CaseInput.Announced;
import io.recourse.disposal.domain.CaseInput.BalanceChanged;
import io.recourse.disposal.domain.CaseInput.ClearanceGiven;
import io.recourse.disposal.domain.CaseInput.ClearanceNeeded;
import io.recourse.disposal.domain.CaseInput.ClearanceRefused;
import io.recourse.disposal.domain.CaseInput.Closed;
import io.recourse.disposal.domain.CaseInput.HoldRefused;
import io.recourse.disposal.domain.CaseInput.LitigationOver;
import io.recourse.disposal.domain.CaseInput.NegotiationOver;
import io.recourse.disposal.domain.CaseInput.PersonDecided;
import io.recourse.disposal.domain.CaseInput.RoundFailed;
import io.recourse.disposal.domain.CaseInput.Sold;
import io.recourse.disposal.domain.CaseInput.Stopped;
import io.recourse.disposal.domain.CaseInput.TitleReached;
import io.recourse.disposal.domain.CaseInput.Unsold;
import io.recourse.disposal.domain.CaseInput.ValuationLapsed;
import io.recourse.disposal.domain.CaseInput.ValuationStuck;
import io.recourse.disposal.domain.CaseInput.ValuationTooOld;
import io.recourse.disposal.domain.CaseInput.Valued;
import io.recourse.disposal.domain.CaseInput.WinnerLost;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseTest {

    private static final String T0 = "2026-01-05T09:00:00+08:00";
    private static final Instant OVER = at("2026-03-01T09:00:00+08:00");
    private static final Instant FIXED = at("2026-03-10T00:00:00+08:00");
    private static final Instant TITLE = at("2026-05-01T09:00:00+08:00");
    private static final Instant VALID = at("2027-03-05T00:00:00+08:00");
    private static final Instant LATER = at("2026-06-01T09:00:00+08:00");

    static Spec<CaseState, CaseInput, CaseEvent> watching(String principal, Collateral... collateral) {
        return Spec.of(new CaseDecider(RULES), "case-1")
                .when(opened(principal, collateral))
                .at(T0);
    }

    static Spec<CaseState, CaseInput, CaseEvent> take(Spec<CaseState, CaseInput, CaseEvent> spec, CaseInput input) {
        return spec.when(input).at(input.at());
    }

    private static Valued valued(String asset, String value) {
        return new Valued(asset, cny(value), ValuationMethod.NETWORK, FIXED, VALID);
    }

    static Spec<CaseState, CaseInput, CaseEvent> selling(String principal, Collateral... collateral) {
        Spec<CaseState, CaseInput, CaseEvent> spec = watching(principal, collateral);
        take(spec, new NegotiationOver(OVER));
        for (Collateral each : collateral) {
            take(spec, valued(each.asset(), "100000.00"));
        }
        return take(spec, new TitleReached(TITLE));
    }

    /** By the lender's own names. */
    private static List<String> tells(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.ran().tells().stream()
                .map(t -> t.to().toString().replace(HOUSE, "house-1").replace(AssetCode.of(LENDER, "car-1"), "car-1")
                        + " " + t.input().getClass().getSimpleName())
                .toList();
    }

    static RoundTerms terms(int round, String start) {
        return new RoundTerms(
                round,
                cny(start),
                cny("7000.00"),
                at("2026-05-01T09:00:00+08:00"),
                at("2026-05-05T09:00:00+08:00"),
                at("2026-06-05T10:00:00+08:00"),
                at("2026-06-06T10:00:00+08:00"),
                at("2026-05-06T09:00:00+08:00"));
    }

    @Test
    void talks_without_result_start_the_disposal_of_what_secures_the_debt() {
        Spec<CaseState, CaseInput, CaseEvent> spec = watching("50000.00", house(), car());
        take(spec, new NegotiationOver(OVER))
                .thenPublished(new DisposalStarted(2, OVER))
                .andStatus("awaiting-title");
        assertThat(tells(spec)).containsExactly("asset/house-1 ValuationOrdered", "asset/car-1 ValuationOrdered");
    }

    @Test
    void without_collateral_or_debt_nothing_starts() {
        take(watching("50000.00"), new NegotiationOver(OVER)).thenPublished().andStatus("watching");
        take(watching("0.00", house()), new NegotiationOver(OVER))
                .thenPublished()
                .andStatus("watching");
    }

    @Test
    void when_talks_go_on_what_has_not_begun_waits_for_their_end_once_more() {
        Instant late = OVER.plusSeconds(60);
        Instant again = OVER.plusSeconds(120);
        Spec<CaseState, CaseInput, CaseEvent> spec = watching("0.00", house());
        take(spec, new NegotiationOver(OVER));
        take(spec, new CaseInput.TalksResumed(late)).then(new CaseEvent.ResumptionNoted(late));
        take(spec, new CaseInput.TalksResumed(late)).thenNothing();
        take(spec, new BalanceChanged(owed("50000.00"), null, late))
                .thenPublished()
                .andStatus("watching");
        take(spec, new NegotiationOver(again)).thenPublished(new DisposalStarted(1, again));
    }

    @Test
    void when_talks_go_on_what_has_begun_goes_on_and_begins_only_once() {
        Spec<CaseState, CaseInput, CaseEvent> spec = watching("50000.00", house());
        take(spec, new CaseInput.TalksResumed(OVER)).thenNothing();
        take(spec, new NegotiationOver(OVER));
        take(spec, new CaseInput.TalksResumed(OVER)).thenNothing().andStatus("awaiting-title");
        take(spec, new NegotiationOver(OVER)).thenNothing();
    }

    @Test
    void no_auction_without_a_title_however_long_it_takes() {
        Spec<CaseState, CaseInput, CaseEvent> spec = watching("50000.00", house());
        take(spec, new NegotiationOver(OVER));
        take(spec, valued("house-1", "100000.00"))
                .thenPublished(new ValuationFixed("house-1", cny("100000.00"), "network-inquiry", FIXED, VALID));
        assertThat(spec.ran().tells()).isEmpty();
        take(spec, new ValuationLapsed("house-1", VALID)).thenPublished();
        spec.whenTimePasses()
                .at("2036-01-01T00:00:00+08:00")
                .thenNothing()
                .andDeadlines()
                .andStatus("awaiting-title");
        assertThat(spec.ran().tells()).isEmpty();
    }

    @Test
    void a_title_and_a_value_in_either_order_hand_the_asset_to_the_auction() {
        Spec<CaseState, CaseInput, CaseEvent> titleLast = selling("50000.00", house());
        assertThat(tells(titleLast)).containsExactly("auction/house-1 SaleOrdered");

        Spec<CaseState, CaseInput, CaseEvent> valueLast = watching("50000.00", house());
        take(valueLast, new TitleReached(at("2026-02-01T09:00:00+08:00")));
        take(valueLast, new NegotiationOver(OVER));
        take(valueLast, valued("house-1", "100000.00"));
        assertThat(tells(valueLast)).containsExactly("auction/house-1 SaleOrdered");
        valueLast.andStatus("disposing");
    }

    @Test
    void a_value_that_became_too_old_is_found_anew_when_the_title_comes() {
        Spec<CaseState, CaseInput, CaseEvent> spec = watching("50000.00", house());
        take(spec, new NegotiationOver(OVER));
        take(spec, valued("house-1", "100000.00"));
        take(spec, new ValuationLapsed("house-1", VALID));
        take(spec, new TitleReached(at("2027-04-01T09:00:00+08:00")));
        assertThat(tells(spec)).containsExactly("asset/house-1 ValuationOrdered");
    }

    @Test
    void the_ledger_is_asked_before_a_notice_and_its_answer_goes_to_the_auction() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        take(spec, new ClearanceNeeded("house-1", 1, LATER))
                .thenPublished(new SaleRequested("sale-1", "start-auction", "house-1", LATER));
        take(spec, new ClearanceGiven("file-suit-1", LATER.plusSeconds(60), LATER))
                .thenNothing()
                .andTells();
        take(spec, new ClearanceGiven("sale-1", LATER.plusSeconds(60), LATER)).thenPublished();
        assertThat(tells(spec)).containsExactly("auction/house-1 Cleared");
        take(spec, new ClearanceGiven("sale-1", LATER.plusSeconds(60), LATER))
                .thenNothing()
                .andTells();
    }

    @Test
    void clearance_for_a_round_is_asked_for_three_times_more_then_a_person_decides() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        for (int ask = 1; ask <= 4; ask++) {
            take(spec, new ClearanceNeeded("house-1", 1, LATER))
                    .thenPublished(new SaleRequested("sale-" + ask, "start-auction", "house-1", LATER));
        }
        take(spec, new ClearanceNeeded("house-1", 1, LATER)).thenPublished().andStatus("waiting-for-person");
        take(spec, new PersonDecided("house-1", true, LATER))
                .thenPublished(new SaleRequested("sale-5", "start-auction", "house-1", LATER))
                .andStatus("disposing");
    }

    @Test
    void each_round_may_ask_four_times_of_its_own() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        for (int ask = 1; ask <= 4; ask++) {
            take(spec, new ClearanceNeeded("house-1", 1, LATER));
        }
        take(spec, new Announced("house-1", terms(1, "70000.00"), LATER));
        take(spec, new RoundFailed("house-1", 1, LATER)).thenPublished(new AuctionFailed("house-1", 1, LATER));
        take(spec, new ClearanceNeeded("house-1", 2, LATER))
                .thenPublished(new SaleRequested("sale-5", "start-auction", "house-1", LATER));
    }

    @Test
    void a_denied_clearance_is_asked_for_again_after_the_policys_wait_and_then_decided_by_a_person() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        take(spec, new ClearanceNeeded("house-1", 1, LATER));
        take(spec, new ClearanceRefused("sale-1", "case-paused", LATER))
                .andDeadline("ask-clearance-again", "2026-06-16T09:00:00+08:00");
        Instant again = at("2026-06-16T09:00:00+08:00");
        spec.whenTimePasses()
                .at(again)
                .thenPublished(new SaleRequested("sale-2", "start-auction", "house-1", again))
                .andNoDeadline("ask-clearance-again");
        take(spec, new ClearanceRefused("sale-2", "case-paused", again));
        Instant third = at("2026-07-01T09:00:00+08:00");
        spec.whenTimePasses().at(third).thenPublished(new SaleRequested("sale-3", "start-auction", "house-1", third));
        take(spec, new ClearanceRefused("sale-3", "case-paused", third));
        Instant last = at("2026-07-16T09:00:00+08:00");
        spec.whenTimePasses().at(last).thenPublished(new SaleRequested("sale-4", "start-auction", "house-1", last));
        take(spec, new ClearanceRefused("sale-4", "case-paused", last))
                .thenPublished()
                .andDeadlines()
                .andStatus("waiting-for-person");
        take(spec, new PersonDecided("house-1", false, last)).thenPublished();
        assertThat(tells(spec)).containsExactly("auction/house-1 Stop");
    }

    /** ▣ The hold ends by itself: no person need decide, and a pause after it is asked of as often as ever. */
    @Test
    void while_an_answer_waits_for_a_reader_it_is_asked_each_day_and_no_ask_is_used_up() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        take(spec, new ClearanceNeeded("house-1", 1, LATER));
        Instant asked = LATER;
        for (int n = 1; n <= 9; n++) {
            take(spec, new ClearanceRefused("sale-" + n, "answer-waits", asked)).thenPublished();
            asked = asked.plusSeconds(86_400);
            spec.whenTimePasses()
                    .at(asked)
                    .thenPublished(new SaleRequested("sale-" + (n + 1), "start-auction", "house-1", asked));
        }
        for (int n = 10; n <= 12; n++) {
            take(spec, new ClearanceRefused("sale-" + n, "case-paused", asked)).andStatus("disposing");
            asked = asked.plusSeconds(15 * 86_400);
            spec.whenTimePasses().at(asked);
        }
        take(spec, new ClearanceRefused("sale-13", "case-paused", asked)).andStatus("waiting-for-person");
    }

    @Test
    void a_decision_nobody_asked_for_is_refused() {
        selling("50000.00", house())
                .when(new PersonDecided("house-1", true, LATER))
                .at(LATER)
                .thenRefused("nothing-to-decide");
        Spec.of(new CaseDecider(RULES))
                .when(new PersonDecided("house-1", true, LATER))
                .at(LATER)
                .thenRefused("no-such-case");
    }

    @Test
    void a_sold_asset_pays_costs_then_debt_and_the_owner_gets_the_rest() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        take(spec, new Announced("house-1", terms(1, "70000.00"), LATER))
                .thenPublished(new AuctionAnnounced(
                        "house-1",
                        1,
                        cny("70000.00"),
                        cny("7000.00"),
                        at("2026-05-05T09:00:00+08:00"),
                        at("2026-06-05T10:00:00+08:00"),
                        at("2026-06-06T10:00:00+08:00"),
                        at("2026-05-06T09:00:00+08:00")));
        assertThat(tells(spec)).containsExactly("asset/house-1 NoticePublished");
        // valuation 0.20 % of 100 000.00 and one round 0.10 % of 70 000.00
        take(spec, new Sold("house-1", 1, cny("80000.00"), LATER))
                .thenPublished(
                        new AssetSold("house-1", 1, cny("80000.00"), LATER),
                        new ProceedsDistributed(
                                "house-1-p1", "house-1", cny("80000.00"), 270_00, 50_000_00, 29_730_00, LATER),
                        new DisposalEnded(1, 0, LATER))
                .andStatus("ended");
        assertThat(tells(spec)).containsExactly("asset/house-1 LetGo");
    }

    @Test
    void a_price_never_pays_more_than_what_is_owed_once_earlier_proceeds_are_posted() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("150000.00", house(), car());
        take(spec, new Sold("house-1", 1, cny("80000.00"), LATER));
        // the ledger has not answered yet; 80 000.00 less 400.00 of valuation costs are on their way
        take(spec, new Sold("car-1", 1, cny("90000.00"), LATER))
                .thenPublished(
                        new AssetSold("car-1", 1, cny("90000.00"), LATER),
                        new ProceedsDistributed("car-1-p2", "car-1", cny("90000.00"), 0, 70_400_00, 19_600_00, LATER),
                        new DisposalEnded(2, 0, LATER));
    }

    @Test
    void the_ledgers_answer_replaces_what_was_on_its_way() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("150000.00", house(), car());
        take(spec, new Sold("house-1", 1, cny("80000.00"), LATER));
        take(spec, new BalanceChanged(owed("70400.00"), "house-1-p1", LATER));
        take(spec, new BalanceChanged(owed("60400.00"), "payment-7", LATER));
        take(spec, new Sold("car-1", 1, cny("60000.00"), LATER))
                .thenAlsoPublished(
                        new ProceedsDistributed("car-1-p2", "car-1", cny("60000.00"), 0, 60_000_00, 0, LATER));
    }

    @Test
    void enough_sold_stops_the_rest() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house(), car());
        take(spec, new Sold("house-1", 1, cny("80000.00"), LATER)).andStatus("disposing");
        assertThat(spec.ran().tells())
                .contains(new Tell(
                        new io.recourse.casework.decision.SubjectId("auction", AssetCode.of(LENDER, "car-1")),
                        new AuctionInput.Stop("case-1", "enough-sold", StopScope.UNSOLD, LATER)));
        take(spec, new Stopped("car-1", 1, "enough-sold", LATER))
                .thenPublished(
                        new SaleStopped("car-1", 1, "enough-sold", LATER),
                        new AssetReleased("car-1", "enough-sold", LATER),
                        new DisposalEnded(1, 1, LATER));
    }

    @Test
    void not_quite_enough_sold_stops_nothing() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("80000.00", house(), car());
        take(spec, new Sold("house-1", 1, cny("80399.99"), LATER));
        assertThat(tells(spec)).containsExactly("asset/house-1 LetGo");
        Spec<CaseState, CaseInput, CaseEvent> enough = selling("80000.00", house(), car());
        take(enough, new Sold("house-1", 1, cny("80400.00"), LATER));
        assertThat(tells(enough)).containsExactly("asset/house-1 LetGo", "auction/car-1 Stop");
    }

    @Test
    void full_payment_before_the_day_stops_the_sale_and_the_costs_stay() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        take(spec, new Announced("house-1", terms(1, "70000.00"), LATER));
        Balance nothing = Balance.zero("CNY");
        take(spec, new BalanceChanged(nothing, "payment-1", LATER)).thenPublished();
        assertThat(spec.ran().tells())
                .extracting(Tell::input)
                .containsExactly(new AuctionInput.Stop("case-1", "debt-paid", StopScope.BEFORE_THE_DAY, LATER));
        take(spec, new Stopped("house-1", 1, "debt-paid", LATER))
                .thenPublished(
                        new SaleStopped("house-1", 1, "debt-paid", LATER),
                        new AssetReleased("house-1", "debt-paid", LATER),
                        // valuation 0.20 % of 100 000.00 and one round 0.10 % of 70 000.00
                        left(1, "house-1", "200.00", "valuation"),
                        left(2, "house-1", "70.00", "auction-round"),
                        new DisposalEnded(0, 1, LATER));
        take(spec, new Closed(LATER)).thenPublished().andStatus("closed");
    }

    private static SaleCostsIncurred left(int number, String asset, String amount, String kind) {
        return new SaleCostsIncurred("sale-cost-" + number, asset, cny(amount), kind, LATER);
    }

    @Test
    void a_deposit_that_covers_a_part_leaves_the_rest_to_the_ledger_when_nothing_is_sold() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house(), car());
        take(spec, new WinnerLost("house-1", 1, cny("250.00"), LATER))
                .thenAlsoPublished(
                        new ProceedsDistributed("house-1-p1", "house-1", cny("250.00"), 250_00, 0, 0, LATER));
        take(spec, new Unsold("house-1", LATER))
                .thenPublished(new AssetReleased("house-1", "unsold-after-forced-sale", LATER));
        take(spec, new Unsold("car-1", LATER))
                .thenPublished(
                        new AssetReleased("car-1", "unsold-after-forced-sale", LATER),
                        left(2, "car-1", "150.00", "valuation"),
                        new DisposalEnded(0, 2, LATER));
    }

    @Test
    void work_done_before_the_stop_arrived_is_told_late_but_once() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        take(spec, new Closed(LATER));
        take(spec, new Announced("house-1", terms(1, "70000.00"), LATER)).thenPublished();
        take(spec, new Stopped("house-1", 1, "case-closed", LATER))
                .thenPublished(left(1, "house-1", "200.00", "valuation"), left(2, "house-1", "70.00", "auction-round"));
        take(spec, new Stopped("house-1", 1, "case-closed", LATER)).thenNothing();
        take(spec, new Announced("house-1", terms(1, "70000.00"), LATER)).thenNothing();
    }

    @Test
    void full_payment_on_the_day_lets_the_round_end_and_starts_no_other() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        take(spec, new Announced("house-1", terms(1, "70000.00"), LATER));
        take(spec, new BalanceChanged(Balance.zero("CNY"), "payment-1", LATER));
        take(spec, new RoundFailed("house-1", 1, LATER)).thenPublished(new AuctionFailed("house-1", 1, LATER));
        assertThat(tells(spec)).containsExactly("auction/house-1 Stop");
    }

    @Test
    void a_defaulting_winners_deposit_pays_costs_and_debt() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        take(spec, new WinnerLost("house-1", 1, cny("7000.00"), LATER))
                .thenPublished(
                        new WinnerDefaulted("house-1", 1, cny("7000.00"), LATER),
                        new ProceedsDistributed("house-1-p1", "house-1", cny("7000.00"), 200_00, 6_800_00, 0, LATER))
                .andStatus("disposing");
    }

    @Test
    void an_asset_unsold_after_the_forced_sale_goes_back() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        take(spec, new RoundFailed("house-1", 3, LATER)).thenPublished(new AuctionFailed("house-1", 3, LATER));
        take(spec, new Unsold("house-1", LATER))
                .thenPublished(
                        new AssetReleased("house-1", "unsold-after-forced-sale", LATER),
                        left(1, "house-1", "200.00", "valuation"),
                        new DisposalEnded(0, 1, LATER));
    }

    @Test
    void procedure_over_without_a_title_releases_everything_in_either_order() {
        Spec<CaseState, CaseInput, CaseEvent> spec = watching("50000.00", house(), car());
        take(spec, new NegotiationOver(OVER));
        take(spec, valued("house-1", "100000.00"));
        take(spec, new LitigationOver(LATER))
                .thenPublished(
                        new AssetReleased("house-1", "no-title", LATER),
                        new AssetReleased("car-1", "no-title", LATER),
                        left(1, "house-1", "200.00", "valuation"),
                        new DisposalEnded(0, 2, LATER))
                .andStatus("ended");

        Spec<CaseState, CaseInput, CaseEvent> other = watching("50000.00", house());
        take(other, new LitigationOver(LATER)).thenPublished();
        take(other, new NegotiationOver(LATER))
                .thenPublished(
                        new DisposalStarted(1, LATER),
                        new AssetReleased("house-1", "no-title", LATER),
                        new DisposalEnded(0, 1, LATER))
                .andStatus("ended");
    }

    @Test
    void procedure_over_with_a_title_lets_the_sale_go_on() {
        take(selling("50000.00", house()), new LitigationOver(LATER))
                .thenPublished()
                .andStatus("disposing");
    }

    @Test
    void an_asset_pledged_in_another_case_is_not_sold_here() {
        Spec<CaseState, CaseInput, CaseEvent> spec = watching("50000.00", house());
        take(spec, new NegotiationOver(OVER));
        take(spec, new HoldRefused("house-1", OVER))
                .thenPublished(
                        new AssetReleased("house-1", "pledged-in-another-case", OVER), new DisposalEnded(0, 1, OVER));
    }

    @Test
    void the_end_of_the_case_stops_everything_at_once() {
        Spec<CaseState, CaseInput, CaseEvent> spec = watching("50000.00", house(), car());
        take(spec, new NegotiationOver(OVER));
        take(spec, valued("house-1", "100000.00"));
        take(spec, new TitleReached(TITLE));
        take(spec, new Closed(LATER))
                .thenPublished(
                        new SaleStopped("house-1", 1, "case-closed", LATER),
                        new AssetReleased("house-1", "case-closed", LATER),
                        new AssetReleased("car-1", "case-closed", LATER),
                        new DisposalEnded(0, 2, LATER))
                .andStatus("closed")
                .andDeadlines();
        assertThat(tells(spec)).containsExactly("auction/house-1 Stop", "asset/house-1 LetGo", "asset/car-1 LetGo");
        take(spec, new Stopped("house-1", 1, "case-closed", LATER))
                .thenPublished(left(1, "house-1", "200.00", "valuation"));
        take(spec, new Closed(LATER)).thenNothing();
    }

    @Test
    void without_the_law_of_its_jurisdiction_a_case_is_held_for_a_person_and_nothing_is_done() {
        Spec<CaseState, CaseInput, CaseEvent> spec = Spec.of(new CaseDecider(RULES), "case-1")
                .when(new CaseInput.Opened(LENDER, "US", owed("50000.00"), List.of(house()), null, at(T0)))
                .at(T0);
        take(spec, new NegotiationOver(OVER))
                .thenPublished(new DisposalStarted(1, OVER))
                .andTells()
                .andDeadlines()
                .andStatus("waiting-for-person");
        assertThat(spec.events()).contains(new CaseEvent.PersonAsked("house-1", "no-disposal-law"));
        take(spec, new TitleReached(TITLE)).thenPublished().andTells();
        take(spec, new LitigationOver(LATER)).thenPublished().andTells().andStatus("waiting-for-person");
        spec.when(new PersonDecided("house-1", true, LATER)).at(LATER).thenRefused("no-disposal-law");
        take(spec, new PersonDecided("house-1", false, LATER))
                .thenPublished(
                        new AssetReleased("house-1", "given-up-by-person", LATER), new DisposalEnded(0, 1, LATER));
    }

    @Test
    void an_unknown_law_lets_no_missing_title_give_the_assets_back() {
        Spec<CaseState, CaseInput, CaseEvent> spec = Spec.of(new CaseDecider(RULES), "case-1")
                .when(new CaseInput.Opened(LENDER, "US", owed("50000.00"), List.of(house()), null, at(T0)))
                .at(T0);
        take(spec, new LitigationOver(OVER));
        take(spec, new NegotiationOver(OVER))
                .thenPublished(new DisposalStarted(1, OVER))
                .andStatus("waiting-for-person");
    }

    @Test
    void a_price_paid_before_the_stop_arrived_still_finds_its_owner() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        take(spec, new BalanceChanged(Balance.zero("CNY"), "payment-1", LATER));
        take(spec, new Closed(LATER));
        take(spec, new Sold("house-1", 1, cny("80000.00"), LATER))
                .thenPublished(
                        new AssetSold("house-1", 1, cny("80000.00"), LATER),
                        new ProceedsDistributed("house-1-p1", "house-1", cny("80000.00"), 200_00, 0, 79_800_00, LATER))
                .andStatus("closed");
    }

    @Test
    void a_valuation_too_old_for_the_notice_is_found_anew() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        take(spec, new ValuationTooOld("house-1", 1, LATER))
                .thenPublished(new SaleStopped("house-1", 1, "valuation-too-old", LATER));
        assertThat(tells(spec)).containsExactly("asset/house-1 ValuationOrdered");
        take(spec, valued("house-1", "90000.00"));
        assertThat(tells(spec)).containsExactly("auction/house-1 SaleOrdered");
    }

    @Test
    void a_person_may_give_up_an_asset_nobody_could_value() {
        Spec<CaseState, CaseInput, CaseEvent> spec = watching("50000.00", house());
        take(spec, new NegotiationOver(OVER));
        take(spec, new ValuationStuck("house-1", "no-valuation-obtained", LATER))
                .andStatus("waiting-for-person");
        take(spec, new PersonDecided("house-1", false, LATER))
                .thenPublished(
                        new AssetReleased("house-1", "given-up-by-person", LATER), new DisposalEnded(0, 1, LATER));
    }

    @Test
    void facts_heard_twice_count_once() {
        Spec<CaseState, CaseInput, CaseEvent> spec = selling("50000.00", house());
        take(spec, opened("1.00", car())).thenNothing();
        take(spec, new NegotiationOver(LATER)).thenNothing();
        take(spec, new TitleReached(LATER)).thenNothing();
        take(spec, valued("house-1", "1.00")).thenNothing();
        take(spec, new Sold("house-1", 1, cny("20000.00"), LATER));
        take(spec, new Sold("house-1", 1, cny("20000.00"), LATER)).thenNothing();
    }
}
