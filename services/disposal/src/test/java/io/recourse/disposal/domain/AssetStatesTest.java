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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every input of an asset in every state, as {@link Answers}. The asset is held for case-1, if for any. */
class AssetStatesTest {

    private static final Instant NOW = at("2026-06-01T09:00:00+08:00");
    private static final AssetDecider ASSET = new AssetDecider(RULES, VENUE);

    /** The examples, and an asset just held, one that nobody is left to value, and one whose first notice is out. */
    private static Map<String, AssetState> states() {
        Map<String, AssetState> all = ExampleStates.assets();
        AssetState.Valuing valuing = (AssetState.Valuing) Objects.requireNonNull(all.get("valuing"));
        all.put("held-only", new AssetState.Valuing(valuing.entry(), null));
        all.put(
                "overdue",
                AssetTest.valuing()
                        .whenTimePasses()
                        .at("2026-12-01T00:00:00+08:00")
                        .state());
        all.put("noticed", ((AssetState.Valued) Objects.requireNonNull(all.get("valued"))).withNotice());
        return all;
    }

    private static String answers(AssetInput input) {
        return Answers.to(states(), state -> ASSET.decide(state, input, NOW));
    }

    private static AssetInput.ValuationOrdered valuation(String caseId) {
        return new AssetInput.ValuationOrdered(
                caseId, "house-1", LENDER, AssetKind.REAL_ESTATE, cny("120000.00"), "FJ", ZONE, NOW);
    }

    @Test
    void an_asset_is_valued_when_nobody_holds_it_and_again_when_no_report_is_on_its_way() {
        assertThat(answers(valuation("case-1"))).isEqualTo("""
                unregistered: Held ValuationCommissioned !valuation-1
                valued, lapsed, held-only, noticed: ValuationCommissioned !valuation-2
                free: Held ValuationCommissioned !valuation-2
                overdue: ValuationCommissioned !valuation-5
                """);
    }

    @Test
    void whoever_holds_an_asset_keeps_it_from_another_case() {
        assertThat(answers(valuation("case-2"))).isEqualTo("""
                unregistered: Held ValuationCommissioned !valuation-1
                valuing, reported, objected, valued, lapsed, held-only, overdue, noticed: >HoldRefused
                free: Held ValuationCommissioned !valuation-2
                """);
    }

    @Test
    void the_first_notice_is_noted_once_and_of_the_holders_sale() {
        assertThat(answers(new AssetInput.NoticePublished("case-1", NOW))).isEqualTo("""
                valued: NoticeNoted
                """);
        assertThat(answers(new AssetInput.NoticePublished("case-2", NOW))).isEmpty();
    }

    @Test
    void the_holder_lets_an_asset_go_from_every_state_in_which_it_is_held() {
        assertThat(answers(new AssetInput.LetGo("case-1", "sold", NOW))).isEqualTo("""
                valuing, reported, objected, valued, lapsed, held-only, overdue, noticed: LetGoBy
                """);
        assertThat(answers(new AssetInput.LetGo("case-2", "sold", NOW))).isEmpty();
    }

    @Test
    void one_report_is_taken_of_the_valuation_that_was_ordered() {
        assertThat(answers(report(ValuationMethod.NETWORK))).isEqualTo("""
                unregistered, lapsed, free: refused no-valuation-ordered
                valuing: ReportReceived
                reported, objected, valued, noticed: refused valuation-already-reported
                held-only, overdue: refused valuation-method-not-ordered
                """);
    }

    @Test
    void a_public_price_is_taken_whatever_was_ordered_and_is_open_to_no_objection() {
        assertThat(answers(report(ValuationMethod.OFFICIAL))).isEqualTo("""
                unregistered, lapsed, free: refused no-valuation-ordered
                valuing, held-only, overdue: ValueFixed >Valued
                reported, objected, valued, noticed: refused valuation-already-reported
                """);
    }

    private static AssetInput report(ValuationMethod method) {
        return new AssetInput.ValuationReported("case-1", cny("100000.00"), method, NOW);
    }

    @Test
    void an_objection_is_heard_between_the_report_and_the_value() {
        assertThat(answers(new AssetInput.ValuationObjected("case-1", NOW))).isEqualTo("""
                unregistered, valuing, lapsed, free, held-only, overdue: refused nothing-to-object-to
                reported: ObjectionReceived
                valued, noticed: refused objection-too-late
                """);
    }

    @Test
    void a_decision_is_heard_on_an_objection_only() {
        assertThat(answers(new AssetInput.ObjectionDecided("case-1", null, NOW)))
                .isEqualTo("""
                unregistered, valuing, reported, valued, lapsed, free, held-only, overdue, noticed: refused no-objection-open
                objected: ValueFixed >Valued
                """);
    }

    @Test
    void an_order_that_surely_failed_is_followed_by_the_next() {
        for (Effect.Result result : List.of(Effect.Result.FAILED, Effect.Result.DROPPED)) {
            assertThat(answers(new AssetInput.EffectEnded("valuation-1", result, "")))
                    .isEqualTo("""
                    valuing: ValuationCommissioned !valuation-2
                    """);
        }
    }

    @Test
    void an_order_that_arrived_or_may_have_is_waited_for() {
        for (Effect.Result result : List.of(Effect.Result.DONE, Effect.Result.UNKNOWN)) {
            assertThat(answers(new AssetInput.EffectEnded("valuation-1", result, "")))
                    .isEmpty();
        }
    }

    @Test
    void a_valuation_an_objection_and_a_value_have_their_terms() {
        assertThat(Answers.table(
                        states(),
                        state -> Answers.terms(
                                ASSET.deadlines(state), term -> ASSET.decide(state, ASSET.passed(term), term.dueAt()))))
                .isEqualTo("""
                valuing: valuation-due 2026-03-05T16:00:00Z LEGAL ValuationCommissioned !valuation-2
                reported: objection-ends 2026-03-09T16:00:00Z LEGAL ValueFixed >Valued
                valued: value-lapses 2027-03-04T16:00:00Z LEGAL ValueLapsed >ValuationLapsed
                """);
    }

    @Test
    void a_term_that_runs_no_more_ends_in_nothing() {
        AssetInput passed = ASSET.passed(Deadline.legal(AssetDecider.VALUATION_DUE, "valuation-1", NOW, "x"));
        for (String idle : List.of("unregistered", "objected", "lapsed", "free", "held-only")) {
            assertThat(ASSET.decide(Objects.requireNonNull(states().get(idle)), passed, NOW))
                    .as(idle)
                    .isEqualTo(Decision.nothing());
        }
    }

    @Test
    void queries_see_an_asset_by_lender_state_venue_kind_and_value() {
        assertThat(Answers.table(states(), state -> {
                    var facets = ASSET.facets(state);
                    return facets.tenant() + " " + facets.status() + " " + facets.holder() + " "
                            + new TreeMap<>(facets.columns());
                }))
                .isEqualTo("""
                unregistered: - unregistered null {}
                valuing, held-only: bank-a valuing hammer-1 {asset_kind=REAL_ESTATE}
                reported: bank-a reported hammer-1 {asset_kind=REAL_ESTATE, value_minor=10000000}
                objected: bank-a objected hammer-1 {asset_kind=REAL_ESTATE, value_minor=10000000}
                valued, noticed: bank-a valued hammer-1 {asset_kind=REAL_ESTATE, value_minor=10000000}
                lapsed: bank-a lapsed hammer-1 {asset_kind=REAL_ESTATE}
                free: bank-a free hammer-1 {asset_kind=REAL_ESTATE}
                overdue: bank-a valuation-overdue hammer-1 {asset_kind=REAL_ESTATE}
                """);
    }
}
