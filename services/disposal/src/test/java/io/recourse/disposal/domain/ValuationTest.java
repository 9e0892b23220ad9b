package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.AssetTest.reported;
import static io.recourse.disposal.domain.AssetTest.valuing;
import static io.recourse.disposal.domain.Samples.HOUSE;
import static io.recourse.disposal.domain.Samples.LENDER;
import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.VENUE;
import static io.recourse.disposal.domain.Samples.ZONE;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.Money;
import io.recourse.disposal.domain.AssetInput.ObjectionDecided;
import io.recourse.disposal.domain.AssetInput.ValuationObjected;
import io.recourse.disposal.domain.AssetInput.ValuationOrdered;
import io.recourse.disposal.domain.AssetInput.ValuationReported;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders, reports and objections at their bounds. Ordered on Monday 2 March, reported on Wednesday at noon. */
class ValuationTest {

    private static final String ORDERED = "2026-03-02T09:00:00+08:00";
    private static final String REPORTED = "2026-03-04T12:00:00+08:00";

    private static ValuationOrdered ordered(AssetKind kind, String when) {
        return new ValuationOrdered("case-1", "house-1", LENDER, kind, cny("120000.00"), "FJ", ZONE, at(when));
    }

    private static Spec<AssetState, AssetInput, AssetEvent> report(Money value, String reportedAt, String heardAt) {
        return valuing()
                .when(new ValuationReported("case-1", value, ValuationMethod.NETWORK, at(reportedAt)))
                .at(heardAt);
    }

    @Test
    void an_order_tells_the_venue_what_is_valued_how_and_until_when() {
        Effect order = valuing().ran().effects().getFirst();
        assertThat(order.body())
                .isEqualTo(Map.of(
                        "case", "case-1",
                        "asset", HOUSE,
                        "name", "house-1",
                        "kind", "REAL_ESTATE",
                        "province", "FJ",
                        "method", "NETWORK",
                        "currency", "CNY",
                        "dueAt", "2026-03-05T16:00:00Z"));
    }

    @Test
    void an_appraisal_that_became_too_old_is_done_again_within_fifteen_days() {
        var spec = Spec.of(new AssetDecider(RULES, VENUE), HOUSE)
                .when(ordered(AssetKind.OTHER, ORDERED))
                .at(ORDERED);
        spec.when(new ValuationReported("case-1", cny("1000.00"), ValuationMethod.APPRAISAL, at(REPORTED)))
                .at(REPORTED);
        spec.whenTimePasses().at("2027-03-05T00:00:00+08:00").andStatus("lapsed");
        spec.when(ordered(AssetKind.OTHER, "2027-04-01T09:00:00+08:00"))
                .at("2027-04-01T09:00:00+08:00")
                .andDeadline("valuation-due", "2027-04-17T00:00:00+08:00");
        assertThat(spec.ran().effects()).extracting(Effect::ref).containsExactly("valuation-2");
    }

    @Test
    void each_case_that_holds_an_asset_has_it_valued_under_a_number_of_its_own() {
        var spec = reported()
                .when(new AssetInput.LetGo("case-1", "no-title", at("2026-03-05T09:00:00+08:00")))
                .at("2026-03-05T09:00:00+08:00");
        spec.when(new ValuationOrdered(
                        "case-2",
                        "house-1",
                        LENDER,
                        AssetKind.REAL_ESTATE,
                        cny("120000.00"),
                        "FJ",
                        ZONE,
                        at("2026-03-06T09:00:00+08:00")))
                .at("2026-03-06T09:00:00+08:00");
        assertThat(spec.ran().effects()).extracting(Effect::ref).containsExactly("valuation-2");
    }

    @Test
    void a_report_is_of_the_past_in_the_assets_currency_and_of_a_value_that_can_be_sold() {
        report(cny("100000.00"), REPORTED, REPORTED).andStatus("reported");
        report(cny("100000.00"), "2026-03-04T12:00:01+08:00", REPORTED).thenRefused("report-time-impossible");
        report(new Money(10_000_000, "USD"), REPORTED, REPORTED).thenRefused("currency-differs");
        report(cny("1.00"), REPORTED, REPORTED).andStatus("reported");
        report(cny("0.99"), REPORTED, REPORTED).thenRefused("valuation-too-small");
    }

    @Test
    void an_objection_follows_its_report_and_is_not_of_the_future() {
        objected(REPORTED, REPORTED).andStatus("objected");
        objected("2026-03-04T11:59:59+08:00", REPORTED).thenRefused("report-time-impossible");
        objected("2026-03-04T12:00:01+08:00", REPORTED).thenRefused("report-time-impossible");
    }

    private static Spec<AssetState, AssetInput, AssetEvent> objected(String objectedAt, String heardAt) {
        return reported().when(new ValuationObjected("case-1", at(objectedAt))).at(heardAt);
    }

    @Test
    void a_decision_on_an_objection_follows_the_report_and_corrects_or_keeps_the_value() {
        decided(null, REPORTED).andStatus("valued");
        decided(null, "2026-03-04T11:59:59+08:00").thenRefused("report-time-impossible");
        decided(null, "2026-03-05T12:00:01+08:00").thenRefused("report-time-impossible");
        decided(new Money(1, "USD"), REPORTED).thenRefused("currency-differs");
        decided(cny("0.99"), REPORTED).thenRefused("valuation-too-small");
        assertThat(value(decided(null, REPORTED))).isEqualTo(cny("100000.00"));
        assertThat(value(decided(cny("1.00"), REPORTED))).isEqualTo(cny("1.00"));
    }

    private static Spec<AssetState, AssetInput, AssetEvent> decided(@Nullable Money corrected, String decidedAt) {
        return objected(REPORTED, REPORTED)
                .when(new ObjectionDecided("case-1", corrected, at(decidedAt)))
                .at("2026-03-05T12:00:00+08:00");
    }

    private static Money value(Spec<AssetState, AssetInput, AssetEvent> spec) {
        return ((AssetState.Valued) spec.state()).value();
    }

    @Test
    void a_value_counts_for_a_year_from_its_report_not_from_its_decision() {
        decided(null, "2026-03-05T12:00:00+08:00").andDeadline("value-lapses", "2027-03-05T00:00:00+08:00");
    }

    @Test
    void an_objection_and_a_value_end_by_articles_of_their_own() {
        String rules = "最高人民法院关于人民法院确定财产处置参考价若干问题的规定(法释〔2018〕15号) art. ";
        reported()
                .andDeadlines(Deadline.legal("objection-ends", "", at("2026-03-10T00:00:00+08:00"), rules + "22, 23"));
        decided(null, REPORTED)
                .andDeadlines(Deadline.legal("value-lapses", "", at("2027-03-05T00:00:00+08:00"), rules + "27"));
    }

    @Test
    void an_answer_to_an_earlier_order_moves_nothing() {
        var spec = valuing();
        spec.whenTimePasses().at("2026-03-06T00:00:00+08:00");
        spec.when(new AssetDecider(RULES, VENUE).effectResult("valuation-1", Effect.Result.FAILED, "late"))
                .at("2026-03-06T00:00:01+08:00")
                .thenNothing()
                .andEffects();
        Instant now = at("2026-03-06T00:00:02+08:00");
        spec.when(new AssetDecider(RULES, VENUE).effectResult("valuation-2", Effect.Result.DROPPED, ""))
                .at(now);
        assertThat(spec.ran().effects()).extracting(Effect::ref).containsExactly("valuation-3");
    }
}
