package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.HOUSE;
import static io.recourse.disposal.domain.Samples.LENDER;
import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.VENUE;
import static io.recourse.disposal.domain.Samples.ZONE;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.disposal.domain.AssetEvent.LetGoBy;
import io.recourse.disposal.domain.AssetEvent.ObjectionReceived;
import io.recourse.disposal.domain.AssetEvent.ReportReceived;
import io.recourse.disposal.domain.AssetEvent.ValueFixed;
import io.recourse.disposal.domain.AssetEvent.ValueLapsed;
import io.recourse.disposal.domain.AssetInput.LetGo;
import io.recourse.disposal.domain.AssetInput.NoticePublished;
import io.recourse.disposal.domain.AssetInput.ObjectionDecided;
import io.recourse.disposal.domain.AssetInput.ValuationObjected;
import io.recourse.disposal.domain.AssetInput.ValuationOrdered;
import io.recourse.disposal.domain.AssetInput.ValuationReported;
import org.junit.jupiter.api.Test;

class AssetTest {

    private static final SubjectId CASE = new SubjectId("case", "case-1");
    /** A Monday. */
    private static final String ORDERED = "2026-03-02T09:00:00+08:00";

    private static Spec<AssetState, AssetInput, AssetEvent> asset() {
        return Spec.of(new AssetDecider(RULES, VENUE), HOUSE);
    }

    private static ValuationOrdered ordered(String caseId, AssetKind kind, String when) {
        return new ValuationOrdered(caseId, "house-1", LENDER, kind, cny("120000.00"), "FJ", ZONE, at(when));
    }

    static Spec<AssetState, AssetInput, AssetEvent> valuing() {
        return asset().when(ordered("case-1", AssetKind.REAL_ESTATE, ORDERED)).at(ORDERED);
    }

    static Spec<AssetState, AssetInput, AssetEvent> reported() {
        return valuing()
                .when(new ValuationReported(
                        "case-1", cny("100000.00"), ValuationMethod.NETWORK, at("2026-03-04T12:00:00+08:00")))
                .at("2026-03-04T12:00:00+08:00");
    }

    static Spec<AssetState, AssetInput, AssetEvent> valued() {
        return reported().whenTimePasses().at("2026-03-10T00:00:00+08:00");
    }

    @Test
    void the_venue_holds_an_asset_whether_a_case_holds_it_or_none() {
        Spec<AssetState, AssetInput, AssetEvent> spec = valuing();
        assertThat(new AssetDecider(RULES, VENUE).facets(spec.state()).holder()).isEqualTo(VENUE);
        spec.when(new LetGo("case-1", "debt-paid", at(ORDERED))).at(ORDERED).andStatus("free");
        assertThat(new AssetDecider(RULES, VENUE).facets(spec.state()).holder()).isEqualTo(VENUE);
    }

    @Test
    void an_ordered_valuation_goes_to_the_network_platforms_which_have_three_days() {
        valuing().andStatus("valuing").andDeadline("valuation-due", "2026-03-06T00:00:00+08:00");
        assertThat(valuing().ran().effects()).singleElement().satisfies(effect -> {
            assertThat(effect.adapter()).isEqualTo("valuation");
            assertThat(effect.ref()).isEqualTo("valuation-1");
            assertThat(effect.body())
                    .containsEntry("method", "NETWORK")
                    .containsEntry("asset", HOUSE)
                    .containsEntry("name", "house-1")
                    .containsEntry("case", "case-1");
        });
    }

    @Test
    void an_asset_of_another_kind_is_appraised_within_thirty_days() {
        asset().when(ordered("case-1", AssetKind.OTHER, ORDERED))
                .at(ORDERED)
                .andDeadline("valuation-due", "2026-04-02T00:00:00+08:00");
    }

    @Test
    void silent_platforms_are_followed_by_three_appraisers_and_then_by_a_person() {
        Spec<AssetState, AssetInput, AssetEvent> spec = valuing();
        spec.whenTimePasses().at("2026-03-06T00:00:00+08:00").andDeadline("valuation-due", "2026-04-07T00:00:00+08:00");
        spec.whenTimePasses()
                .at("2026-12-01T00:00:00+08:00")
                .andNoDeadline("valuation-due")
                .andStatus("valuation-overdue");
        assertThat(spec.ran().effects()).extracting(Effect::ref).containsExactly("valuation-3", "valuation-4");
        assertThat(spec.ran().tells())
                .extracting(t -> t.input().getClass().getSimpleName())
                .containsExactly("ValuationStuck");
    }

    @Test
    void a_late_report_of_the_last_appraiser_is_still_taken() {
        Spec<AssetState, AssetInput, AssetEvent> spec = valuing();
        spec.whenTimePasses().at("2026-12-01T00:00:00+08:00");
        spec.when(new ValuationReported(
                        "case-1", cny("100000.00"), ValuationMethod.APPRAISAL, at("2026-12-02T09:00:00+08:00")))
                .at("2026-12-02T09:00:00+08:00")
                .andStatus("reported");
    }

    @Test
    void an_adapter_that_failed_is_not_waited_for() {
        valuing()
                .when(new AssetDecider(RULES, VENUE).effectResult("valuation-1", Effect.Result.FAILED, "refused"))
                .at("2026-03-02T09:01:00+08:00")
                .andDeadline("valuation-due", "2026-04-02T00:00:00+08:00");
    }

    @Test
    void an_adapter_whose_outcome_is_unknown_is_waited_for() {
        valuing()
                .when(new AssetDecider(RULES, VENUE).effectResult("valuation-1", Effect.Result.UNKNOWN, "timeout"))
                .at("2026-03-02T09:01:00+08:00")
                .thenNothing()
                .andDeadline("valuation-due", "2026-03-06T00:00:00+08:00");
    }

    @Test
    void five_days_without_objection_fix_the_value_for_a_year() {
        reported()
                .then(new ReportReceived(
                        cny("100000.00"),
                        ValuationMethod.NETWORK,
                        at("2026-03-04T12:00:00+08:00"),
                        at("2026-03-10T00:00:00+08:00")))
                .andDeadline("objection-ends", "2026-03-10T00:00:00+08:00");
        valued().then(new ValueFixed(
                        cny("100000.00"),
                        ValuationMethod.NETWORK,
                        at("2026-03-10T00:00:00+08:00"),
                        at("2027-03-05T00:00:00+08:00")))
                .andTells(new Tell(
                        CASE,
                        new CaseInput.Valued(
                                "house-1",
                                cny("100000.00"),
                                ValuationMethod.NETWORK,
                                at("2026-03-10T00:00:00+08:00"),
                                at("2027-03-05T00:00:00+08:00"))))
                .andNoDeadline("objection-ends")
                .andDeadline("value-lapses", "2027-03-05T00:00:00+08:00");
    }

    @Test
    void an_objection_in_time_holds_the_value_until_it_is_decided() {
        reported()
                .when(new ValuationObjected("case-1", at("2026-03-09T23:59:59+08:00")))
                .at("2026-03-09T23:59:59+08:00")
                .then(new ObjectionReceived(at("2026-03-09T23:59:59+08:00")))
                .andDeadlines()
                .when(new ObjectionDecided("case-1", cny("96000.00"), at("2026-03-20T12:00:00+08:00")))
                .at("2026-03-20T12:00:00+08:00")
                .then(new ValueFixed(
                        cny("96000.00"),
                        ValuationMethod.NETWORK,
                        at("2026-03-20T12:00:00+08:00"),
                        at("2027-03-05T00:00:00+08:00")));
    }

    @Test
    void an_objection_at_the_end_of_the_fifth_day_comes_too_late() {
        reported()
                .when(new ValuationObjected("case-1", at("2026-03-10T00:00:00+08:00")))
                .at("2026-03-10T00:00:00+08:00")
                .thenRefused("objection-too-late");
    }

    @Test
    void a_price_the_parties_agreed_on_is_fixed_at_once_instead() {
        valuing()
                .when(new ValuationReported(
                        "case-1", cny("99000.00"), ValuationMethod.AGREEMENT, at("2026-03-03T09:00:00+08:00")))
                .at("2026-03-03T09:00:00+08:00")
                .andStatus("valued")
                .andNoDeadline("objection-ends");
    }

    @Test
    void reports_that_cannot_be_true_are_refused_by_name() {
        valuing()
                .when(report("100000.00", ValuationMethod.APPRAISAL))
                .at("2026-03-03T09:00:00+08:00")
                .thenRefused("valuation-method-not-ordered");
        valuing()
                .when(report("0.99", ValuationMethod.NETWORK))
                .at("2026-03-03T09:00:00+08:00")
                .thenRefused("valuation-too-small");
        valuing()
                .when(report("100000.00", ValuationMethod.NETWORK))
                .at("2026-03-03T08:59:59+08:00")
                .thenRefused("report-time-impossible");
        asset().when(report("100000.00", ValuationMethod.NETWORK))
                .at("2026-03-03T09:00:00+08:00")
                .thenRefused("no-valuation-ordered");
        reported()
                .when(report("100000.00", ValuationMethod.NETWORK))
                .at("2026-03-04T13:00:00+08:00")
                .thenRefused("valuation-already-reported");
    }

    private static ValuationReported report(String value, ValuationMethod method) {
        return new ValuationReported("case-1", cny(value), method, at("2026-03-03T09:00:00+08:00"));
    }

    @Test
    void a_report_for_a_case_that_does_not_hold_the_asset_is_refused() {
        valuing()
                .when(new ValuationReported(
                        "case-2", cny("100000.00"), ValuationMethod.NETWORK, at("2026-03-03T09:00:00+08:00")))
                .at("2026-03-03T09:00:00+08:00")
                .thenRefused("report-of-another-case")
                .andStatus("valuing");
        reported()
                .when(new ValuationObjected("case-2", at("2026-03-05T09:00:00+08:00")))
                .at("2026-03-05T09:00:00+08:00")
                .thenRefused("report-of-another-case");
        reported()
                .when(new ValuationObjected("case-1", at("2026-03-05T09:00:00+08:00")))
                .at("2026-03-05T09:00:00+08:00")
                .when(new ObjectionDecided("case-2", null, at("2026-03-06T09:00:00+08:00")))
                .at("2026-03-06T09:00:00+08:00")
                .thenRefused("report-of-another-case");
    }

    @Test
    void an_asset_is_held_for_one_case_only() {
        valuing()
                .when(ordered("case-2", AssetKind.REAL_ESTATE, "2026-03-03T09:00:00+08:00"))
                .at("2026-03-03T09:00:00+08:00")
                .thenNothing()
                .andTells(new Tell(
                        new SubjectId("case", "case-2"),
                        new CaseInput.HoldRefused("house-1", at("2026-03-03T09:00:00+08:00"))));
    }

    @Test
    void an_asset_that_was_let_go_can_be_held_again() {
        valued().when(new LetGo("case-1", "no-title", at("2026-05-01T09:00:00+08:00")))
                .at("2026-05-01T09:00:00+08:00")
                .then(new LetGoBy("case-1", "no-title", at("2026-05-01T09:00:00+08:00")))
                .andStatus("free")
                .andDeadlines()
                .when(ordered("case-2", AssetKind.REAL_ESTATE, "2026-05-02T09:00:00+08:00"))
                .at("2026-05-02T09:00:00+08:00")
                .andStatus("valuing");
    }

    @Test
    void only_its_holder_lets_an_asset_go() {
        valued().when(new LetGo("case-2", "case-closed", at("2026-05-01T09:00:00+08:00")))
                .at("2026-05-01T09:00:00+08:00")
                .thenNothing()
                .andStatus("valued");
    }

    @Test
    void an_order_that_is_repeated_changes_nothing() {
        valuing()
                .when(ordered("case-1", AssetKind.REAL_ESTATE, ORDERED))
                .at(ORDERED)
                .thenNothing()
                .andEffects();
    }

    @Test
    void a_value_lapses_after_a_year_without_notice_and_is_found_anew() {
        valued().whenTimePasses()
                .at("2027-03-05T00:00:00+08:00")
                .then(new ValueLapsed(at("2027-03-05T00:00:00+08:00")))
                .andTells(new Tell(CASE, new CaseInput.ValuationLapsed("house-1", at("2027-03-05T00:00:00+08:00"))))
                .andDeadlines()
                .when(ordered("case-1", AssetKind.REAL_ESTATE, "2027-04-01T09:00:00+08:00"))
                .at("2027-04-01T09:00:00+08:00")
                .andStatus("valuing");
    }

    @Test
    void a_value_does_not_lapse_once_the_notice_is_out() {
        valued().when(new NoticePublished("case-1", at("2027-03-01T09:00:00+08:00")))
                .at("2027-03-01T09:00:00+08:00")
                .andDeadlines()
                .whenTimePasses()
                .at("2027-03-05T00:00:00+08:00")
                .thenNothing();
    }
}
