package io.recourse.litigation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recourse.casework.door.BadInput;
import io.recourse.contracts.CourtReported;
import io.recourse.contracts.CourtReported.Form;
import io.recourse.contracts.CourtReported.Report;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.litigation.domain.CourtReport;
import io.recourse.litigation.domain.CourtReport.EnforcementResult;
import io.recourse.litigation.domain.CourtReport.ObjectionKind;
import io.recourse.litigation.domain.CourtReport.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportsTest {

    private static final Instant AT = Instant.parse("2026-03-20T07:00:00Z");
    private static final Money SUM = new Money(90_000_00, "CNY");

    private static CourtReported said(
            Report report,
            @Nullable Form form,
            @Nullable Money awarded,
            @Nullable String outcome,
            @Nullable String detail) {
        return new CourtReported("case-1", report, AT, null, form, awarded, outcome, detail);
    }

    private static CourtReport outcome(Report report, @Nullable String outcome) throws BadInput {
        return Reports.read(said(report, null, null, outcome, null));
    }

    private static void refused(CourtReported reported, String rule, String field) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> Reports.read(reported))
                .satisfies(e -> {
                    assertThat(e.rule()).isEqualTo(rule);
                    assertThat(e.field()).isEqualTo(field);
                });
    }

    @Test
    void reports_that_need_no_more_words_are_what_their_name_says() throws BadInput {
        assertThat(outcome(Report.APPLICATION_ACCEPTED, null)).isEqualTo(new CourtReport.ApplicationAccepted(AT));
        assertThat(outcome(Report.ORDER_ISSUED, null)).isEqualTo(new CourtReport.OrderIssued(AT));
        assertThat(outcome(Report.CONVERSION_REFUSED, null)).isEqualTo(new CourtReport.ConversionRefused(AT));
        assertThat(outcome(Report.APPEAL_FILED, null)).isEqualTo(new CourtReport.AppealFiled(AT));
        assertThat(outcome(Report.ENFORCEMENT_ACCEPTED, null)).isEqualTo(new CourtReport.EnforcementAccepted(AT));
    }

    @Test
    void an_outcome_tells_service_rulings_routes_and_closings_apart() throws BadInput {
        assertThat(outcome(Report.ORDER_SERVED, null)).isEqualTo(new CourtReport.OrderServed(AT));
        assertThat(outcome(Report.ORDER_SERVED, "FAILED")).isEqualTo(new CourtReport.OrderUnserved(AT));
        assertThat(outcome(Report.OBJECTION_RECEIVED, "UPHELD")).isEqualTo(new CourtReport.ObjectionUpheld(AT));
        assertThat(outcome(Report.OBJECTION_RECEIVED, "REJECTED")).isEqualTo(new CourtReport.ObjectionRejected(AT));
        assertThat(outcome(Report.SUIT_ACCEPTED, "SUMMARY")).isEqualTo(new CourtReport.SuitAccepted(AT, Route.SUMMARY));
        assertThat(outcome(Report.SUIT_ACCEPTED, "AGAINST_GUARANTOR")).isEqualTo(new CourtReport.GuarantorSued(AT));
        assertThat(outcome(Report.ENFORCEMENT_CLOSED, "NO_ASSETS"))
                .isEqualTo(new CourtReport.EnforcementClosed(AT, EnforcementResult.NO_ASSETS));
    }

    @Test
    void an_objection_comes_in_with_its_form() throws BadInput {
        assertThat(Reports.read(said(Report.OBJECTION_RECEIVED, Form.ORAL, null, null, null)))
                .isEqualTo(new CourtReport.ObjectionReceived(AT, ObjectionKind.ORAL, null));
        refused(said(Report.OBJECTION_RECEIVED, null, null, null, null), "field-missing", "form");
        refused(
                said(Report.OBJECTION_RECEIVED, Form.WRITTEN, null, "UPHELD", null),
                "field-contradicts-report",
                "form");
        refused(said(Report.OBJECTION_RECEIVED, Form.PARTIAL, null, null, null), "contested-part-not-stated", "form");
    }

    @ParameterizedTest
    @EnumSource(names = {"JUDGMENT_RENDERED", "APPEAL_DECIDED"})
    void a_decision_grants_a_sum_or_dismisses_and_never_both(Report report) throws BadInput {
        assertThat(verdict(said(report, null, SUM, null, null))).isEqualTo(new Verdict.Awarded(SUM));
        assertThat(verdict(said(report, null, SUM, "AWARDED", null))).isEqualTo(new Verdict.Awarded(SUM));
        assertThat(verdict(said(report, null, null, "DISMISSED", "no-proof")))
                .isEqualTo(new Verdict.Dismissed("no-proof"));
        assertThat(verdict(said(report, null, null, "DISMISSED", null))).isEqualTo(new Verdict.Dismissed("not-stated"));
        refused(said(report, null, null, null, null), "field-missing", "awarded");
        refused(said(report, null, SUM, "DISMISSED", null), "field-contradicts-report", "awarded");
        refused(said(report, null, Money.zero("CNY"), null, null), "award-not-positive", "awarded");
        refused(said(report, Form.WRITTEN, SUM, null, null), "field-contradicts-report", "form");
        refused(said(report, null, SUM, "NO_ASSETS", null), "outcome-unknown", "outcome");
        refused(said(report, null, null, "DISMISSED", "two\nlines"), "text-not-plain", "detail");
    }

    @Test
    void only_an_appeal_upholds() throws BadInput {
        assertThat(verdict(said(Report.APPEAL_DECIDED, null, SUM, "UPHELD", null)))
                .isEqualTo(new Verdict.Awarded(SUM));
        refused(said(Report.JUDGMENT_RENDERED, null, SUM, "UPHELD", null), "outcome-unknown", "outcome");
    }

    @Test
    void what_a_report_cannot_have_is_refused_by_field() {
        refused(said(Report.ORDER_ISSUED, null, null, "UPHELD", null), "field-contradicts-report", "outcome");
        refused(said(Report.ORDER_SERVED, Form.ORAL, null, null, null), "field-contradicts-report", "form");
        refused(said(Report.FILING_REFUSED, null, SUM, null, null), "field-contradicts-report", "awarded");
        refused(said(Report.SUIT_ACCEPTED, null, null, null, null), "field-missing", "outcome");
        refused(said(Report.SUIT_ACCEPTED, null, null, "PAYMENT_ORDER", null), "outcome-unknown", "outcome");
        refused(said(Report.ENFORCEMENT_CLOSED, null, null, null, null), "field-missing", "outcome");
    }

    @Test
    void a_report_that_names_its_filing_keeps_the_name() throws BadInput {
        assertThat(Reports.read(answering("lit-1")))
                .isEqualTo(new CourtReport.OnFiling("lit-1", new CourtReport.OrderIssued(AT)));
        assertThat(Reports.read(answering(null))).isEqualTo(new CourtReport.OrderIssued(AT));
        refused(answering(""), "field-invalid", "requestId");
        refused(answering("two words"), "field-invalid", "requestId");
        refused(answering("x".repeat(129)), "field-invalid", "requestId");
    }

    private static CourtReported answering(@Nullable String requestId) {
        return new CourtReported("case-1", Report.ORDER_ISSUED, AT, requestId, null, null, null, null);
    }

    @Test
    void a_courts_instant_is_cut_to_microseconds() throws BadInput {
        CourtReported fine =
                new CourtReported("case-1", Report.ORDER_ISSUED, AT.plusNanos(1_999), null, null, null, null, null);
        assertThat(Reports.read(fine).at()).isEqualTo(AT.plusNanos(1_000));
    }

    private static Verdict verdict(CourtReported reported) throws BadInput {
        return switch (Reports.read(reported)) {
            case CourtReport.JudgmentRendered(Instant _, Verdict verdict) -> verdict;
            case CourtReport.SecondInstanceDecided(Instant _, Verdict verdict) -> verdict;
            case CourtReport other -> throw new AssertionError(other);
        };
    }
}
