package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.reversal;
import static io.recourse.intake.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.LenderNotice;
import io.recourse.intake.domain.CaseEvent.CreditNoticeGiven;
import io.recourse.intake.domain.CaseInput.CreditNoticeMade;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.intake.domain.CreditRecordInput.CaseOver;
import io.recourse.intake.domain.CreditRecordInput.DebtRestored;
import io.recourse.intake.domain.CreditRecordInput.DebtorNotified;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a case tells its credit record, if it has one. */
class CreditNoticesTest {

    @Test
    void what_has_to_be_deleted_at_a_bureau_is_told_to_the_lender_whether_the_case_is_over_or_not() {
        String at = "2031-03-11T00:00:00+08:00";
        LenderNotice due = new LenderNotice.DeletionDue("bank-a", Given.instant(at));
        CaseInput expired = new CaseInput.ReportExpired(Given.instant(at));
        Given.opened()
                .when(expired)
                .at("2026-01-12T09:00:00+08:00")
                .thenPublished(due)
                .when(expired)
                .at("2026-01-12T09:00:00+08:00")
                .thenNothing();
        Given.opened()
                .when(new CaseInput.Recalled(Given.instant("2026-01-12T09:00:00+08:00")))
                .at("2026-01-12T09:00:00+08:00")
                .when(expired)
                .at(at)
                .thenPublished(due)
                .andStatus("RECALLED");
    }

    private static final String TOLD = "2026-01-11T09:00:00+08:00";
    private static final String PAID = "2026-01-14T12:00:00+08:00";
    private static final CreditNoticeMade NOTICE = new CreditNoticeMade(instant(TOLD), "letter");

    private static Spec<CaseState, CaseInput, CaseEvent> noticed() {
        return opened().when(NOTICE).at(TOLD);
    }

    private static Tell toParty() {
        return new Tell(new SubjectId("party", "debtor-1"), new PartyInput.CaseEnded("case-1"));
    }

    private static Tell toRecord(CreditRecordInput input) {
        return new Tell(CreditRecordDecider.of("case-1"), input);
    }

    @Test
    void the_notice_begins_the_record() {
        noticed()
                .then(new CreditNoticeGiven(instant(TOLD), "letter"))
                .andTells(toRecord(new DebtorNotified("bank-a", "Asia/Shanghai", instant(TOLD), "letter")));
    }

    @Test
    void there_is_one_notice() {
        noticed()
                .when(NOTICE)
                .at(PAID)
                .thenNothing()
                .andTells()
                .when(new CreditNoticeMade(instant(PAID), "letter"))
                .at(PAID)
                .thenRefused("credit-notice-repeated");
    }

    @Test
    void a_notice_is_not_yet_to_come_and_needs_a_case() {
        opened().when(NOTICE).at("2026-01-11T08:59:59+08:00").thenRefused("time-in-future");
        Given.spec().when(NOTICE).at(TOLD).thenRefused("case-unknown");
    }

    @Test
    void enterprises_have_no_such_record() {
        opened(Given.account("CONSUMER_LOAN", DebtorKind.ENTERPRISE, List.of(), List.of()))
                .when(NOTICE)
                .at(TOLD)
                .thenRefused("credit-record-of-enterprise");
    }

    @Test
    void paid_in_full_it_tells_the_day_of_the_money_not_of_its_booking() {
        noticed()
                .when(payment("p1", 100_000, "2026-01-12"))
                .at(PAID)
                .andStatus("PAID")
                .andTells(toParty(), toRecord(new CaseOver(CloseReason.PAID, day("2026-01-12"))));
    }

    @Test
    void cured_it_tells_the_day_of_the_statement() {
        noticed()
                .when(received(statement("2026-01-13", 0, balance(0, 0, 50_000), new Instalment[0])))
                .at(PAID)
                .andStatus("CURED")
                .andTells(toParty(), toRecord(new CaseOver(CloseReason.CURED, day("2026-01-13"))));
    }

    @Test
    void without_a_notice_no_record_is_told_anything() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                opened().when(payment("p1", 100_000, "2026-01-12")).at(PAID);
        assertThat(spec.ran().tells()).containsExactly(toParty());
        spec.when(reversal("p1", "2026-01-14")).at("2026-01-15T12:00:00+08:00").andTells(restored());
    }

    @Test
    void a_payment_taken_back_after_the_close_is_told() {
        noticed()
                .when(payment("p1", 100_000, "2026-01-12"))
                .at(PAID)
                .when(reversal("p1", "2026-01-14"))
                .at("2026-01-15T12:00:00+08:00")
                .andTells(restored(), toRecord(new DebtRestored()));
    }

    private static Tell restored() {
        return new Tell(new SubjectId("party", "debtor-1"), new PartyInput.CaseRestored("case-1"));
    }

    @Test
    void what_is_paid_needs_no_notice_any_more_unless_the_payment_is_taken_back() {
        Spec<CaseState, CaseInput, CaseEvent> paid =
                opened().when(payment("p1", 100_000, "2026-01-12")).at(PAID);
        paid.when(NOTICE).at(PAID).thenRefused("credit-conduct-ended");
        paid.when(reversal("p1", "2026-01-14"))
                .at("2026-01-15T12:00:00+08:00")
                .when(NOTICE)
                .at("2026-01-16T12:00:00+08:00")
                .then(new CreditNoticeGiven(instant(TOLD), "letter"));
    }

    @Test
    void what_was_taken_back_unpaid_may_still_be_announced() {
        opened().when(new Recalled(instant(PAID)))
                .at(PAID)
                .when(NOTICE)
                .at(PAID)
                .then(new CreditNoticeGiven(instant(TOLD), "letter"));
    }
}
