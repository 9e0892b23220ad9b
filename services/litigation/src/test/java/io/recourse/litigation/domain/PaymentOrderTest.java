package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.applied;
import static io.recourse.litigation.domain.Cases.at;
import static io.recourse.litigation.domain.Cases.issued;
import static io.recourse.litigation.domain.Cases.objected;
import static io.recourse.litigation.domain.Cases.said;
import static io.recourse.litigation.domain.Cases.served;
import static io.recourse.litigation.domain.Cases.told;
import static io.recourse.litigation.domain.Cases.yuan;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.litigation.domain.CourtReport.ObjectionKind;
import io.recourse.litigation.domain.CourtReport.ObjectionReceived;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 督促程序: 民事诉讼法 art. 225–228, 民诉法解释 art. 425–441. */
class PaymentOrderTest {

    @Test
    void the_court_has_five_days_to_take_it_and_fifteen_to_issue_it() {
        applied()
                .andDeadlines(Deadline.legal(
                        "order-acceptance-due", "", at("2026-03-10T00:00:00+08:00"), "民事诉讼法 (2023) art. 226"))
                .when(new CourtReport.ApplicationAccepted(at("2026-03-06T09:00:00+08:00")))
                .at("2026-03-06T09:00:00+08:00")
                .thenPublished(new LitigationEvent.PaymentOrderAccepted(
                        at("2026-03-06T09:00:00+08:00"), at("2026-03-24T00:00:00+08:00")))
                .andDeadlines(Deadline.legal(
                        "order-issue-due", "", at("2026-03-24T00:00:00+08:00"), "民事诉讼法 (2023) art. 227"));
    }

    @Test
    void a_late_court_is_recorded_and_nothing_is_lost() {
        applied()
                .whenTimePasses()
                .at("2026-03-10T00:00:00+08:00")
                .then(new CaseEvent.CourtOverdue("order-acceptance", at("2026-03-10T00:00:00+08:00"), null))
                .andDeadlines()
                .when(new CourtReport.ApplicationAccepted(at("2026-03-12T09:00:00+08:00")))
                .at("2026-03-12T09:00:00+08:00")
                .andStatus("ORDER_ACCEPTED");
    }

    @Test
    void unserved_thirty_days_after_issue_it_lapses_and_the_claim_goes_to_suit() {
        issued().andDeadline("order-lapses", "2026-04-16T00:00:00+08:00")
                .when(new CourtReport.OrderUnserved(at("2026-04-10T09:00:00+08:00")))
                .at("2026-04-10T09:00:00+08:00")
                .thenPublished()
                .whenTimePasses()
                .at("2026-04-15T23:59:59.999+08:00")
                .thenNothing()
                .whenTimePasses()
                .at("2026-04-16T00:00:00+08:00")
                .then(
                        told(new LitigationEvent.PaymentOrderLapsed(
                                at("2026-04-16T00:00:00+08:00"), "民诉法解释 art. 430(2)")),
                        new CaseEvent.LimitationRestarted(at("2029-04-17T00:00:00+08:00")),
                        new CaseEvent.ActPlanned(Act.FILE_SUIT, at("2026-04-16T00:00:00+08:00"), 0),
                        told(new LitigationEvent.ActRequested(
                                "lit-2", "file-suit", yuan(100_000_00), at("2026-04-16T00:00:00+08:00"))));
    }

    @Test
    void without_an_objection_for_fifteen_days_it_is_a_title_for_two_years() {
        served().andDeadline("objection-ends", "2026-04-07T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-04-06T23:59:59.999+08:00")
                .thenNothing()
                .whenTimePasses()
                .at("2026-04-07T00:00:00+08:00")
                .thenPublished(
                        new LitigationEvent.TitleEffective(
                                Route.PAYMENT_ORDER,
                                at("2026-04-07T00:00:00+08:00"),
                                at("2028-04-07T00:00:00+08:00"),
                                yuan(100_000_00)),
                        new LitigationEvent.ActRequested(
                                "lit-2", "apply-enforcement", yuan(100_000_00), at("2026-04-07T00:00:00+08:00")));
    }

    @ParameterizedTest
    @EnumSource(
            value = ObjectionKind.class,
            names = {"ORAL", "INABILITY_TO_PAY"})
    void an_oral_objection_and_inability_to_pay_are_none(ObjectionKind kind) {
        said(served(), new ObjectionReceived(at("2026-04-01T09:00:00+08:00"), kind, null))
                .thenPublished()
                .andStatus("ORDER_SERVED")
                .andDeadline("objection-ends", "2026-04-07T00:00:00+08:00");
    }

    @Test
    void a_written_objection_holds_the_order_until_the_court_has_ruled() {
        said(served(), new ObjectionReceived(at("2026-04-06T23:59:59+08:00"), ObjectionKind.WRITTEN, null))
                .andStatus("ORDER_CONTESTED")
                .andNoDeadline("objection-ends")
                .when(new CourtReport.ObjectionUpheld(at("2026-04-08T09:00:00+08:00")))
                .at("2026-04-08T09:00:00+08:00")
                .thenPublished(new LitigationEvent.PaymentOrderObjected(
                        at("2026-04-08T09:00:00+08:00"), at("2026-04-16T00:00:00+08:00")));
    }

    @Test
    void a_rejected_objection_leaves_the_order_what_it_was() {
        said(served(), new ObjectionReceived(at("2026-04-01T09:00:00+08:00"), ObjectionKind.WRITTEN, null))
                .when(new CourtReport.ObjectionRejected(at("2026-04-10T09:00:00+08:00")))
                .at("2026-04-10T09:00:00+08:00")
                .thenAlsoPublished(new LitigationEvent.TitleEffective(
                        Route.PAYMENT_ORDER,
                        at("2026-04-07T00:00:00+08:00"),
                        at("2028-04-07T00:00:00+08:00"),
                        yuan(100_000_00)));
    }

    @Test
    void leave_to_enforce_is_asked_when_the_objection_is_rejected_not_in_the_past() {
        said(served(), new ObjectionReceived(at("2026-04-01T09:00:00+08:00"), ObjectionKind.WRITTEN, null))
                .when(new CourtReport.ObjectionRejected(at("2026-04-10T09:00:00+08:00")))
                .at("2026-04-10T15:00:00+08:00")
                .thenAlsoPublished(new LitigationEvent.ActRequested(
                        "lit-2", "apply-enforcement", yuan(100_000_00), at("2026-04-10T09:00:00+08:00")));
    }

    @Test
    void an_objection_rejected_within_the_fifteen_days_leaves_time_for_another() {
        said(served(), new ObjectionReceived(at("2026-04-01T09:00:00+08:00"), ObjectionKind.WRITTEN, null))
                .when(new CourtReport.ObjectionRejected(at("2026-04-03T09:00:00+08:00")))
                .at("2026-04-03T09:00:00+08:00")
                .andStatus("ORDER_SERVED")
                .andDeadline("objection-ends", "2026-04-07T00:00:00+08:00");
    }

    @Test
    void an_objection_after_the_fifteen_days_is_refused() {
        said(served(), new ObjectionReceived(at("2026-04-07T00:00:00+08:00"), ObjectionKind.WRITTEN, null))
                .thenRefused("report-does-not-fit-stage");
    }

    @Test
    void a_partial_objection_leaves_a_title_for_the_rest() {
        said(served(), new ObjectionReceived(at("2026-04-01T09:00:00+08:00"), ObjectionKind.PARTIAL, yuan(30_000_00)))
                .whenTimePasses()
                .at("2026-04-07T00:00:00+08:00")
                .thenAlsoPublished(new LitigationEvent.TitleEffective(
                        Route.PAYMENT_ORDER,
                        at("2026-04-07T00:00:00+08:00"),
                        at("2028-04-07T00:00:00+08:00"),
                        yuan(70_000_00)));
        said(served(), new ObjectionReceived(at("2026-04-01T09:00:00+08:00"), ObjectionKind.PARTIAL, yuan(100_000_00)))
                .thenRefused("contested-part-not-a-part");
    }

    @Test
    void unrefused_for_seven_days_an_ended_order_is_a_suit_of_the_application_date() {
        objected()
                .andDeadline("conversion-refusal-ends", "2026-04-16T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-04-16T00:00:00+08:00")
                .then(new CaseEvent.ConversionDeemed(at("2026-03-03T10:06:00+08:00"), at("2026-04-23T00:00:00+08:00")))
                .when(new CourtReport.SuitAccepted(at("2026-04-20T09:00:00+08:00"), Route.SUMMARY))
                .at("2026-04-20T09:00:00+08:00")
                .thenPublished(
                        new LitigationEvent.SuitAccepted(
                                Route.SUMMARY, at("2026-04-20T09:00:00+08:00"), at("2026-07-21T00:00:00+08:00")),
                        // half of 2 300.00 less the third paid for the order
                        new LitigationEvent.CostsIncurred(
                                "lit-1/fee-" + at("2026-04-20T09:00:00+08:00").getEpochSecond(),
                                yuan(1_150_00 - 766_67),
                                "court-fee"));
    }

    @Test
    void a_refused_conversion_means_a_suit_of_our_own() {
        said(objected(), new CourtReport.ConversionRefused(at("2026-04-10T09:00:00+08:00")))
                .thenPublished(new LitigationEvent.ActRequested(
                        "lit-2", "file-suit", yuan(100_000_00), at("2026-04-10T09:00:00+08:00")));
    }

    @Test
    void a_suit_on_the_same_debt_kills_the_order() {
        said(served(), new CourtReport.SuitAccepted(at("2026-03-25T09:00:00+08:00"), Route.ORDINARY))
                .thenAlsoPublished(
                        new LitigationEvent.PaymentOrderLapsed(at("2026-03-25T09:00:00+08:00"), "民诉法解释 art. 430(1)"),
                        new LitigationEvent.SuitAccepted(
                                Route.ORDINARY, at("2026-03-25T09:00:00+08:00"), at("2026-09-26T00:00:00+08:00")))
                .andStatus("SUIT_PENDING");
    }

    @Test
    void a_suit_against_its_guarantor_kills_the_order() {
        said(served(), new CourtReport.GuarantorSued(at("2026-03-25T09:00:00+08:00")))
                .thenAlsoPublished(
                        new LitigationEvent.PaymentOrderLapsed(at("2026-03-25T09:00:00+08:00"), "民诉法解释 art. 434"))
                .andStatus("AWAITING_CLEARANCE");
    }

    @Test
    void a_refused_application_leaves_the_suit() {
        said(applied(), new CourtReport.FilingRefused(at("2026-03-06T09:00:00+08:00"), "not servable"))
                .thenPublished(
                        new LitigationEvent.ActAbandoned(
                                "lit-1", "file-payment-order", "filing-refused", at("2026-03-06T09:00:00+08:00")),
                        new LitigationEvent.ActRequested(
                                "lit-2", "file-suit", yuan(100_000_00), at("2026-03-06T09:00:00+08:00")));
    }

    @Test
    void a_report_twice_is_nothing_one_out_of_place_or_time_is_refused() {
        CourtReport served = new CourtReport.OrderServed(at("2026-03-20T15:00:00+08:00"));
        Spec<CaseState, CaseInput, CaseEvent> spec = served();
        spec.when(served).at("2026-03-21T09:00:00+08:00").thenNothing();
        spec.when(new CourtReport.AppealFiled(at("2026-03-21T09:00:00+08:00")))
                .at("2026-03-21T09:00:00+08:00")
                .thenRefused("report-does-not-fit-stage");
        spec.when(new ObjectionReceived(at("2026-03-22T09:00:00+08:00"), ObjectionKind.WRITTEN, null))
                .at("2026-03-21T09:00:00+08:00")
                .thenRefused("report-from-the-future");
        spec.when(new ObjectionReceived(at("2026-03-19T09:00:00+08:00"), ObjectionKind.WRITTEN, null))
                .at("2026-03-21T09:00:00+08:00")
                .thenRefused("report-before-its-cause");
    }
}
