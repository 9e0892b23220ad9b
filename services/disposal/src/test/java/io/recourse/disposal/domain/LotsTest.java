package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.CaseTest.selling;
import static io.recourse.disposal.domain.CaseTest.take;
import static io.recourse.disposal.domain.CaseTest.terms;
import static io.recourse.disposal.domain.CaseTest.watching;
import static io.recourse.disposal.domain.Samples.HOUSE;
import static io.recourse.disposal.domain.Samples.LENDER;
import static io.recourse.disposal.domain.Samples.ZONE;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.car;
import static io.recourse.disposal.domain.Samples.cny;
import static io.recourse.disposal.domain.Samples.house;
import static io.recourse.disposal.domain.Samples.owed;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.DisposalEvent.AssetReleased;
import io.recourse.contracts.DisposalEvent.AssetSold;
import io.recourse.contracts.DisposalEvent.AuctionFailed;
import io.recourse.contracts.DisposalEvent.DisposalEnded;
import io.recourse.contracts.DisposalEvent.DisposalStarted;
import io.recourse.contracts.DisposalEvent.ForcedSaleOpened;
import io.recourse.contracts.DisposalEvent.ProceedsDistributed;
import io.recourse.contracts.DisposalEvent.SaleCostsIncurred;
import io.recourse.contracts.DisposalEvent.SaleRequested;
import io.recourse.contracts.DisposalEvent.WinnerDefaulted;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.Money;
import io.recourse.disposal.domain.CaseInput.Announced;
import io.recourse.disposal.domain.CaseInput.BalanceChanged;
import io.recourse.disposal.domain.CaseInput.ClearanceNeeded;
import io.recourse.disposal.domain.CaseInput.ClearanceRefused;
import io.recourse.disposal.domain.CaseInput.LitigationOver;
import io.recourse.disposal.domain.CaseInput.NegotiationOver;
import io.recourse.disposal.domain.CaseInput.NoticeFailed;
import io.recourse.disposal.domain.CaseInput.PersonDecided;
import io.recourse.disposal.domain.CaseInput.RoundFailed;
import io.recourse.disposal.domain.CaseInput.Sold;
import io.recourse.disposal.domain.CaseInput.TitleReached;
import io.recourse.disposal.domain.CaseInput.ValuationStuck;
import io.recourse.disposal.domain.CaseInput.Valued;
import io.recourse.disposal.domain.CaseInput.WinnerLost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of each asset: started, valued, handed over, stopped, given back. */
class LotsTest {

    private static final Instant OVER = at("2026-03-01T09:00:00+08:00");
    private static final Instant FIXED = at("2026-03-10T00:00:00+08:00");
    private static final Instant VALID = at("2027-03-05T00:00:00+08:00");
    private static final Instant LATER = at("2026-06-01T09:00:00+08:00");

    private static Valued valued(String asset) {
        return new Valued(asset, cny("100000.00"), ValuationMethod.NETWORK, FIXED, VALID);
    }

    private static List<Input> inputs(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.ran().tells().stream().map(Tell::input).toList();
    }

    private static Line line(Spec<CaseState, CaseInput, CaseEvent> spec, String asset) {
        return ((CaseState.Known) spec.state()).dossier().line(asset).orElseThrow();
    }

    @Test
    void the_disposal_starts_with_whatever_comes_last() {
        var spec = watching("0.00", house());
        take(spec, new NegotiationOver(OVER)).thenPublished();
        take(spec, new BalanceChanged(owed("0.01"), null, LATER)).thenPublished(new DisposalStarted(1, LATER));
        var untalked = watching("0.00", house());
        take(untalked, new BalanceChanged(owed("0.01"), null, LATER)).thenPublished();
        take(untalked, new NegotiationOver(LATER)).thenPublished(new DisposalStarted(1, LATER));
    }

    @Test
    void an_asset_listed_twice_is_one_asset_and_ordered_with_all_that_is_known_of_it() {
        Collateral again = new Collateral("house-1", AssetKind.REAL_ESTATE, cny("1.00"), "ZJ");
        var spec = watching("50000.00", house(), again);
        take(spec, new NegotiationOver(OVER)).thenPublished(new DisposalStarted(1, OVER));
        assertThat(spec.ran().tells())
                .containsExactly(new Tell(
                        new SubjectId("asset", HOUSE),
                        new AssetInput.ValuationOrdered(
                                "case-1",
                                "house-1",
                                LENDER,
                                AssetKind.REAL_ESTATE,
                                cny("120000.00"),
                                "FJ",
                                ZONE,
                                OVER)));
    }

    @Test
    void an_asset_in_another_currency_goes_back_at_once() {
        Collateral abroad = new Collateral("yacht-1", AssetKind.MOVABLE, new Money(1_000_000, "USD"), "FJ");
        var spec = watching("50000.00", house(), abroad);
        take(spec, new NegotiationOver(OVER))
                .thenPublished(new DisposalStarted(2, OVER), new AssetReleased("yacht-1", "currency-differs", OVER));
        take(watching("50000.00", abroad), new NegotiationOver(OVER))
                .thenPublished(
                        new DisposalStarted(1, OVER),
                        new AssetReleased("yacht-1", "currency-differs", OVER),
                        new DisposalEnded(0, 1, OVER));
    }

    @Test
    void a_sale_counts_from_when_value_and_title_were_both_there() {
        Instant before = at("2026-03-09T23:59:59+08:00");
        assertThat(saleAt(FIXED.plusSeconds(1))).isEqualTo(FIXED.plusSeconds(1));
        assertThat(saleAt(FIXED)).isEqualTo(FIXED);
        assertThat(saleAt(before)).isEqualTo(FIXED);
    }

    /** Whichever is heard first. */
    private static Instant saleAt(Instant title) {
        var titleFirst = watching("50000.00", house());
        take(titleFirst, new NegotiationOver(OVER));
        titleFirst.when(new TitleReached(title)).at(LATER);
        titleFirst.when(valued("house-1")).at(LATER);
        var valueFirst = watching("50000.00", house());
        take(valueFirst, new NegotiationOver(OVER));
        valueFirst.when(valued("house-1")).at(LATER);
        valueFirst.when(new TitleReached(title)).at(LATER);
        assertThat(inputs(valueFirst)).isEqualTo(inputs(titleFirst));
        AuctionInput.SaleOrdered ordered =
                (AuctionInput.SaleOrdered) inputs(valueFirst).getFirst();
        assertThat(ordered)
                .isEqualTo(new AuctionInput.SaleOrdered(
                        "case-1",
                        "house-1",
                        LENDER,
                        AssetKind.REAL_ESTATE,
                        "FJ",
                        ZONE,
                        cny("100000.00"),
                        VALID,
                        ordered.at()));
        return ordered.at();
    }

    @Test
    void a_person_may_have_an_asset_valued_again_that_nobody_could_value() {
        var spec = watching("50000.00", house());
        take(spec, new NegotiationOver(OVER));
        take(spec, new ValuationStuck("house-1", "no-valuation-obtained", LATER));
        assertThat(line(spec, "house-1").person()).isEqualTo("no-valuation-obtained");
        take(spec, new PersonDecided("house-1", true, LATER)).thenPublished().andStatus("awaiting-title");
        assertThat(inputs(spec)).hasSize(1).allMatch(AssetInput.ValuationOrdered.class::isInstance);
    }

    @Test
    void who_gives_one_asset_up_goes_on_with_the_other() {
        var spec = watching("50000.00", house(), car());
        take(spec, new NegotiationOver(OVER));
        take(spec, new ValuationStuck("house-1", "no-valuation-obtained", LATER));
        take(spec, new PersonDecided("house-1", false, LATER))
                .thenPublished(new AssetReleased("house-1", "given-up-by-person", LATER))
                .andStatus("awaiting-title");
        assertThat(line(spec, "car-1").progress()).isEqualTo(Line.Progress.VALUING);
    }

    @Test
    void a_notice_the_venue_refused_is_a_persons_task_and_asked_for_anew() {
        var spec = selling("50000.00", house());
        take(spec, new ClearanceNeeded("house-1", 1, LATER));
        take(spec, new NoticeFailed("house-1", 1, "venue-refused", LATER)).andStatus("waiting-for-person");
        assertThat(line(spec, "house-1").person()).isEqualTo("venue-refused");
        take(spec, new PersonDecided("house-1", true, LATER))
                .thenPublished(new SaleRequested("sale-2", "start-auction", "house-1", LATER))
                .andStatus("disposing");
        for (int ask = 3; ask <= 5; ask++) {
            take(spec, new ClearanceNeeded("house-1", 1, LATER))
                    .thenPublished(new SaleRequested("sale-" + ask, "start-auction", "house-1", LATER));
        }
        take(spec, new ClearanceNeeded("house-1", 1, LATER)).thenPublished().andStatus("waiting-for-person");
    }

    @Test
    void a_refusal_is_heard_by_the_asset_whose_request_it_answers() {
        var spec = selling("150000.00", house(), car());
        take(spec, new ClearanceNeeded("house-1", 1, LATER));
        take(spec, new ClearanceNeeded("car-1", 1, LATER));
        take(spec, new ClearanceRefused("sale-2", "case-paused", LATER));
        assertThat(line(spec, "car-1").askAgainAt()).isEqualTo(at("2026-06-16T09:00:00+08:00"));
        assertThat(line(spec, "house-1").askAgainAt()).isNull();
        assertThat(line(spec, "house-1").request()).isEqualTo("sale-1");
    }

    @Test
    void nothing_is_asked_for_a_debt_that_is_paid_or_covered() {
        var paid = selling("50000.00", house(), car());
        take(paid, new BalanceChanged(Balance.zero("CNY"), "payment-1", LATER));
        take(paid, new ClearanceNeeded("house-1", 1, LATER)).thenPublished();
        assertThat(inputs(paid)).containsExactly(new AuctionInput.Stop("case-1", "debt-paid", StopScope.UNSOLD, LATER));
        var covered = selling("50000.00", house(), car());
        take(covered, new Sold("house-1", 1, cny("80000.00"), LATER));
        take(covered, new ClearanceNeeded("car-1", 1, LATER)).thenPublished();
        assertThat(inputs(covered))
                .containsExactly(new AuctionInput.Stop("case-1", "enough-sold", StopScope.UNSOLD, LATER));
        take(covered, new RoundFailed("car-1", 1, LATER)).thenPublished(new AuctionFailed("car-1", 1, LATER));
        assertThat(inputs(covered))
                .containsExactly(new AuctionInput.Stop("case-1", "enough-sold", StopScope.UNSOLD, LATER));
    }

    @Test
    void a_deposit_that_covers_the_debt_stops_the_rest() {
        var spec = selling("6800.00", house(), car());
        take(spec, new WinnerLost("house-1", 1, cny("7199.99"), LATER))
                .thenPublished(
                        new WinnerDefaulted("house-1", 1, cny("7199.99"), LATER),
                        new ProceedsDistributed("house-1-p1", "house-1", cny("7199.99"), 400_00, 6_799_99, 0, LATER));
        assertThat(inputs(spec)).isEmpty();
        take(spec, new WinnerLost("car-1", 1, cny("0.01"), LATER))
                .thenPublished(
                        new WinnerDefaulted("car-1", 1, cny("0.01"), LATER),
                        new ProceedsDistributed("car-1-p2", "car-1", cny("0.01"), 0, 1, 0, LATER));
        assertThat(inputs(spec))
                .containsExactly(
                        new AuctionInput.Stop("case-1", "enough-sold", StopScope.UNSOLD, LATER),
                        new AuctionInput.Stop("case-1", "enough-sold", StopScope.UNSOLD, LATER));
    }

    @Test
    void a_forced_sale_is_told_as_one_and_only_the_first_notice_keeps_the_value() {
        var spec = selling("50000.00", house());
        take(spec, new Announced("house-1", terms(1, "70000.00"), LATER));
        assertThat(inputs(spec)).containsExactly(new AssetInput.NoticePublished("case-1", LATER));
        take(spec, new RoundFailed("house-1", 1, LATER));
        assertThat(line(spec, "house-1").round()).isEqualTo(2);
        spec.when(new Announced("house-1", secondOf(terms(2, "56000.00")), LATER))
                .at(LATER);
        assertThat(inputs(spec)).isEmpty();
        take(spec, new RoundFailed("house-1", 2, LATER));
        assertThat(line(spec, "house-1").round()).isEqualTo(3);
        RoundTerms forced = terms(3, "56000.00");
        spec.when(new Announced("house-1", forced, LATER))
                .at(LATER)
                .thenPublished(new ForcedSaleOpened(
                        "house-1", cny("56000.00"), forced.opensAt(), forced.closesAt(), forced.clearedUntil()));
        assertThat(inputs(spec)).isEmpty();
        take(spec, new RoundFailed("house-1", 3, LATER));
        assertThat(line(spec, "house-1").round()).isEqualTo(3);
    }

    /** Published a month after the first. */
    private static RoundTerms secondOf(RoundTerms t) {
        return new RoundTerms(
                t.round(),
                t.start(),
                t.deposit(),
                t.partiesToldAt(),
                t.noticeAt().plusSeconds(30 * 86_400),
                t.opensAt(),
                t.closesAt(),
                t.clearedUntil());
    }

    @Test
    void the_last_sale_sells_and_the_counts_say_what_was_sold_and_what_went_back() {
        var spec = selling("150000.00", house(), car());
        take(spec, new CaseInput.Unsold("car-1", LATER));
        take(spec, new Sold("house-1", 1, cny("400.00"), LATER))
                .thenPublished(
                        new AssetSold("house-1", 1, cny("400.00"), LATER),
                        new ProceedsDistributed("house-1-p1", "house-1", cny("400.00"), 400_00, 0, 0, LATER),
                        new DisposalEnded(1, 1, LATER));
        assertThat(inputs(spec)).containsExactly(new AssetInput.LetGo("case-1", "sold", LATER));
    }

    @Test
    void a_published_notice_answers_every_question_asked_for_its_round() {
        var spec = selling("50000.00", house());
        take(spec, new ClearanceNeeded("house-1", 1, LATER));
        take(spec, new Announced("house-1", terms(1, "70000.00"), LATER));
        assertThat(line(spec, "house-1").asks()).isZero();
        assertThat(line(spec, "house-1").request()).isNull();
        take(spec, new RoundFailed("house-1", 1, LATER));
        take(spec, new RoundFailed("house-1", 2, LATER));
        take(spec, new ClearanceNeeded("house-1", 3, LATER));
        assertThat(line(spec, "house-1").asks()).isEqualTo(1);
        spec.when(new Announced("house-1", secondOf(terms(3, "56000.00")), LATER))
                .at(LATER);
        assertThat(line(spec, "house-1").asks()).isZero();
        assertThat(line(spec, "house-1").request()).isNull();
    }

    @Test
    void a_sold_asset_keeps_no_cost_from_the_ledger() {
        var spec = selling("50000.00", house(), car());
        take(spec, new Sold("house-1", 1, cny("100.00"), LATER));
        take(spec, new CaseInput.Unsold("car-1", LATER))
                .thenPublished(
                        new AssetReleased("car-1", "unsold-after-forced-sale", LATER),
                        new SaleCostsIncurred("sale-cost-1", "house-1", cny("100.00"), "valuation", LATER),
                        new SaleCostsIncurred("sale-cost-2", "car-1", cny("200.00"), "valuation", LATER),
                        new DisposalEnded(1, 1, LATER));
    }

    @Test
    void a_price_of_which_nothing_is_for_the_debt_waits_for_no_ledger() {
        var spec = selling("50000.00", house(), car());
        take(spec, new Sold("house-1", 1, cny("400.00"), LATER));
        assertThat(((CaseState.Known) spec.state()).dossier().unposted()).isEmpty();
        take(spec, new Sold("car-1", 1, cny("0.01"), LATER));
        assertThat(((CaseState.Known) spec.state()).dossier().unposted()).isEqualTo(Map.of("car-1-p2", 1L));
    }

    @Test
    void a_title_that_comes_after_the_procedure_is_over_finds_nothing_left() {
        var spec = watching("50000.00", house());
        take(spec, new NegotiationOver(OVER));
        take(spec, new LitigationOver(LATER)).andStatus("ended");
        take(spec, new TitleReached(LATER)).thenNothing();
        take(spec, new LitigationOver(LATER)).thenNothing();
    }
}
