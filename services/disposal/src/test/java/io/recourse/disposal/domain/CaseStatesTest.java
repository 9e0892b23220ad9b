package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.LENDER;
import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.cny;
import static io.recourse.disposal.domain.Samples.owed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.recourse.casework.decision.Deadline;
import io.recourse.contracts.Balance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every input of a case in every state after its opening, as {@link Answers}. */
class CaseStatesTest {

    private static final Instant NOW = at("2026-06-01T09:00:00+08:00");
    private static final Instant VALID = at("2027-03-05T00:00:00+08:00");
    private static final CaseDecider CASE = new CaseDecider(RULES);

    private static String answers(CaseInput input) {
        Map<String, CaseState> known = ExampleStates.cases();
        known.remove("unopened");
        return Answers.to(known, state -> CASE.decide(state, input, NOW));
    }

    @Test
    void nothing_but_its_opening_and_no_person_reaches_a_case_that_is_not_open() {
        CaseState unopened = Objects.requireNonNull(ExampleStates.cases().get("unopened"));
        for (CaseInput early : List.of(
                new CaseInput.NegotiationOver(NOW),
                new CaseInput.TitleReached(NOW),
                new CaseInput.LitigationOver(NOW),
                new CaseInput.BalanceChanged(owed("1.00"), null, NOW),
                new CaseInput.ClearanceGiven("sale-1", NOW, NOW),
                new CaseInput.ClearanceRefused("sale-1", "case-paused", NOW),
                new CaseInput.Closed(NOW),
                CASE.passed(Deadline.business(CaseDecider.ASK_AGAIN, "house-1", NOW, "x")),
                new CaseInput.Sold("house-1", 1, cny("1.00"), NOW))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> CASE.decide(unopened, early, NOW))
                    .withMessage("a case begins with its opening, not with " + early);
        }
    }

    @Test
    void a_second_opening_is_nothing() {
        assertThat(answers(new CaseInput.Opened(LENDER, "CN", owed("1.00"), List.of(), null, NOW)))
                .isEmpty();
    }

    @Test
    void the_end_of_talks_starts_a_case_once() {
        assertThat(answers(new CaseInput.NegotiationOver(NOW))).isEqualTo("""
                watching: NegotiationNoted DisposalStarted >ValuationOrdered
                """);
    }

    @Test
    void another_end_of_limitation_is_noted_until_the_case_is_closed() {
        assertThat(answers(new CaseInput.LimitationMoved(NOW, NOW))).isEqualTo("""
                watching, disposing, disposing-asked, disposing-denied, disposing-sold-and-asking-a-person, ended: LimitationNoted
                """);
    }

    @Test
    void a_title_is_noted_once_and_while_there_may_be_something_to_sell() {
        assertThat(answers(new CaseInput.TitleReached(NOW))).isEqualTo("""
                watching, disposing: TitleNoted
                """);
    }

    @Test
    void the_end_of_the_procedure_gives_back_what_has_no_title() {
        assertThat(answers(new CaseInput.LitigationOver(NOW))).isEqualTo("""
                watching, disposing-sold-and-asking-a-person: LitigationEndNoted
                disposing: LitigationEndNoted AssetReleased DisposalEnded >LetGo
                """);
    }

    @Test
    void a_balance_is_noted_until_the_case_is_closed_and_stops_the_rest_when_it_is_nothing() {
        assertThat(answers(new CaseInput.BalanceChanged(owed("10.00"), null, NOW)))
                .isEqualTo("""
                watching, disposing, disposing-asked, disposing-denied, disposing-sold-and-asking-a-person, ended: BalanceNoted
                """);
        assertThat(answers(new CaseInput.BalanceChanged(Balance.zero("CNY"), null, NOW)))
                .isEqualTo("""
                watching, ended: BalanceNoted
                disposing: BalanceNoted AssetReleased DisposalEnded >LetGo
                disposing-asked, disposing-denied: BalanceNoted >Stop >Stop
                disposing-sold-and-asking-a-person: BalanceNoted >Stop
                """);
    }

    @Test
    void the_end_of_the_case_gives_everything_back_and_is_heard_once() {
        assertThat(answers(new CaseInput.Closed(NOW))).isEqualTo("""
                watching, ended: CaseShut
                disposing: AssetReleased DisposalEnded CaseShut >LetGo
                disposing-asked, disposing-denied: SaleStopped AssetReleased SaleStopped AssetReleased DisposalEnded CaseShut >Stop >LetGo >Stop >LetGo
                disposing-sold-and-asking-a-person: SaleStopped AssetReleased DisposalEnded CaseShut >Stop >LetGo
                """);
    }

    @Test
    void a_clearance_is_heard_by_the_asset_that_waits_for_it() {
        assertThat(answers(new CaseInput.ClearanceGiven("sale-1", NOW.plusSeconds(60), NOW)))
                .isEqualTo("""
                disposing-asked: ClearanceHeard >Cleared
                """);
        assertThat(answers(new CaseInput.ClearanceRefused("sale-1", "case-paused", NOW)))
                .isEqualTo("""
                disposing-asked: ClearanceMissed
                """);
    }

    @Test
    void a_person_decides_on_the_asset_that_waits_for_one() {
        assertThat(answers(new CaseInput.PersonDecided("car-1", true, NOW))).isEqualTo("""
                watching, disposing, disposing-asked, disposing-denied, ended, shut: refused nothing-to-decide
                disposing-sold-and-asking-a-person: PersonAnswered SaleRequested
                """);
        assertThat(answers(new CaseInput.PersonDecided("car-1", false, NOW))).isEqualTo("""
                watching, disposing, disposing-asked, disposing-denied, ended, shut: refused nothing-to-decide
                disposing-sold-and-asking-a-person: PersonAnswered >Stop
                """);
    }

    @Test
    void an_asset_that_another_case_holds_is_given_up_while_it_is_being_valued() {
        assertThat(answers(new CaseInput.HoldRefused("house-1", NOW))).isEqualTo("""
                disposing: AssetReleased DisposalEnded
                """);
    }

    @Test
    void a_value_is_told_while_it_is_waited_for_and_costs_its_fee_whenever_it_comes() {
        assertThat(answers(new CaseInput.Valued("house-1", cny("1000.00"), ValuationMethod.NETWORK, NOW, VALID)))
                .isEqualTo("""
                disposing: CostIncurred ValuationFixed
                disposing-asked, disposing-denied, disposing-sold-and-asking-a-person: CostIncurred
                ended, shut: CostIncurred SaleCostsIncurred
                """);
    }

    @Test
    void a_valuation_that_fails_or_lapses_matters_while_there_is_no_sale() {
        assertThat(answers(new CaseInput.ValuationLapsed("house-1", NOW))).isEmpty();
        assertThat(answers(new CaseInput.ValuationStuck("house-1", "no-valuation-obtained", NOW)))
                .isEqualTo("""
                disposing: PersonAsked
                """);
    }

    @Test
    void clearance_is_asked_for_an_asset_that_is_being_sold() {
        assertThat(answers(new CaseInput.ClearanceNeeded("house-1", 1, NOW))).isEqualTo("""
                disposing-asked, disposing-denied: SaleRequested
                """);
    }

    @Test
    void a_notice_is_told_while_the_asset_is_being_sold_and_costs_its_fee_whenever_it_comes() {
        assertThat(answers(new CaseInput.Announced("house-1", CaseTest.terms(1, "70000.00"), NOW)))
                .isEqualTo("""
                disposing: CostIncurred
                disposing-asked, disposing-denied: CostIncurred AuctionAnnounced >NoticePublished
                ended, shut: CostIncurred SaleCostsIncurred
                """);
        assertThat(answers(new CaseInput.NoticeFailed("house-1", 1, "venue-refused", NOW)))
                .isEqualTo("""
                disposing-asked, disposing-denied: PersonAsked
                """);
    }

    @Test
    void a_failed_round_is_told_while_the_asset_is_being_sold() {
        assertThat(answers(new CaseInput.RoundFailed("house-1", 1, NOW))).isEqualTo("""
                disposing-asked, disposing-denied: AuctionFailed
                """);
    }

    @Test
    void a_price_finds_its_owner_whenever_it_comes_and_once() {
        assertThat(answers(new CaseInput.Sold("house-1", 1, cny("1000.00"), NOW)))
                .isEqualTo("""
                disposing: AssetSold ProceedsDistributed DisposalEnded >LetGo
                disposing-asked, disposing-denied, ended, shut: AssetSold ProceedsDistributed >LetGo
                """);
    }

    @Test
    void an_asset_comes_back_from_its_sale_once() {
        assertThat(answers(new CaseInput.Stopped("house-1", 1, "debt-paid", NOW)))
                .isEqualTo("""
                disposing-asked, disposing-denied: SaleAnswered SaleStopped AssetReleased >LetGo
                """);
        assertThat(answers(new CaseInput.Unsold("house-1", NOW))).isEqualTo("""
                disposing-asked, disposing-denied: SaleAnswered AssetReleased >LetGo
                """);
        assertThat(answers(new CaseInput.ValuationTooOld("house-1", 1, NOW))).isEqualTo("""
                disposing-asked, disposing-denied: SaleAnswered SaleStopped ValuationRenewed >ValuationOrdered
                """);
    }

    @Test
    void only_a_denied_clearance_has_a_term() {
        assertThat(Answers.table(
                        ExampleStates.cases(),
                        state -> Answers.terms(
                                CASE.deadlines(state), term -> CASE.decide(state, CASE.passed(term), term.dueAt()))))
                .isEqualTo("""
                disposing-denied: ask-clearance-again 2026-06-16T01:00:00Z BUSINESS SaleRequested
                """);
    }

    @Test
    void queries_see_a_case_by_lender_and_state() {
        assertThat(Answers.table(ExampleStates.cases(), state -> {
                    var facets = CASE.facets(state);
                    return facets.tenant() + " " + facets.status();
                }))
                .isEqualTo("""
                unopened: - unopened
                watching: bank-a watching
                disposing: bank-a awaiting-title
                disposing-asked, disposing-denied: bank-a disposing
                disposing-sold-and-asking-a-person: bank-a waiting-for-person
                ended: bank-a ended
                shut: bank-a closed
                """);
    }
}
