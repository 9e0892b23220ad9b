package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.door.Hearing.Heard;
import io.recourse.contracts.Balance;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.Instalment;
import io.recourse.contracts.NegotiationEvent.OfferOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.intake.domain.CaseInput;
import io.recourse.intake.domain.InterruptionCause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseHearingTest {

    private static final Instant SAID = Instant.parse("2026-01-11T20:00:00Z");
    private static final Instant OWED_FROM = Instant.parse("2026-01-11T17:00:00Z");
    private static final Money SUM = new Money(200_00, "CNY");

    private static Heard heard(PublicEvent event) {
        return new CaseHearing().hear(event, SAID);
    }

    @Test
    void costs_that_no_price_covers_are_booked_like_a_courts_from_the_day_disposal_names() {
        assertThat(heard(new DisposalEvent.SaleCostsIncurred("sale-cost-1", "flat-1", SUM, "valuation", OWED_FROM)))
                .isEqualTo(Heard.of(new CaseInput.CostsIncurred("sale-cost-1", SUM, "valuation", OWED_FROM)));
        assertThat(heard(new LitigationEvent.CostsIncurred("lit-1/fee", SUM, "court-fee")))
                .isEqualTo(Heard.of(new CaseInput.CostsIncurred("lit-1/fee", SUM, "court-fee", SAID)));
    }

    @Test
    void a_contact_that_arrives_or_is_answered_has_reached_the_debtor_and_no_other_has() {
        assertThat(heard(new NegotiationEvent.ContactAttempted(
                        "a1", "s1", Tone.FIRM, Channel.SMS, "debtor-1", "Asia/Shanghai", SAID)))
                .isEqualTo(Heard.of(new CaseInput.ContactSent("a1", Tone.FIRM)));
        for (ContactOutcome outcome : ContactOutcome.values()) {
            boolean reached = outcome == ContactOutcome.DELIVERED || outcome == ContactOutcome.CONVERSATION;
            assertThat(heard(new NegotiationEvent.ContactResult("a1", outcome, SAID)))
                    .isEqualTo(Heard.of(new CaseInput.ContactEnded("a1", reached, SAID)));
        }
    }

    @Test
    void a_wish_for_no_contact_is_told_by_whose_it_is() {
        assertThat(heard(new NegotiationEvent.NoContactAsked("a1", "debtor-1", Channel.SMS, SAID)))
                .isEqualTo(Heard.of(new CaseInput.NoContactWanted("debtor-1", Channel.SMS, SAID)));
    }

    @Test
    void that_an_answer_waits_for_a_reader_and_was_read_is_the_ledgers_to_know() {
        assertThat(heard(new NegotiationEvent.AnswerAwaitsReader("answer-1", OWED_FROM, SAID)))
                .isEqualTo(Heard.of(new CaseInput.AnswerAwaitsReader("answer-1", OWED_FROM, SAID)));
        assertThat(heard(new NegotiationEvent.AnswerWasRead("answer-1", SAID)))
                .isEqualTo(Heard.of(new CaseInput.AnswerWasRead("answer-1", SAID)));
    }

    @Test
    void a_promise_interrupts_the_limitation_by_its_own_id() {
        assertThat(heard(new NegotiationEvent.PromiseRecorded("p1", SUM, LocalDate.parse("2026-02-01"), SAID)))
                .isEqualTo(interrupted(InterruptionCause.CONSENT, "promise/p1"));
    }

    /** In writing it is the promise that alone revives an expired claim. */
    @Test
    void what_was_agreed_interrupts_the_limitation_by_its_own_id() {
        List<Instalment> parts = List.of(new Instalment(LocalDate.parse("2026-02-01"), SUM));
        Balance waived = new Balance("CNY", 0, 1, 0);
        assertThat(heard(new NegotiationEvent.PlanAgreed("o1", OfferType.INSTALMENTS, parts, 3, false, SAID)))
                .isEqualTo(interrupted(InterruptionCause.PLAN, "plan/o1"));
        assertThat(heard(new NegotiationEvent.PlanAgreed("o1", OfferType.EXTENSION, parts, 3, true, SAID)))
                .isEqualTo(interrupted(InterruptionCause.PROMISE, "plan/o1"));
        assertThat(heard(new NegotiationEvent.SettlementAgreed(
                        "o1", OfferType.SETTLEMENT, parts, waived, false, SAID, null)))
                .isEqualTo(Heard.of(new CaseInput.SettlementAgreed("o1", SUM, InterruptionCause.CONSENT, SAID, null)));
        assertThat(heard(new NegotiationEvent.SettlementAgreed(
                        "o1", OfferType.SETTLEMENT, parts, waived, true, SAID, waived)))
                .isEqualTo(
                        Heard.of(new CaseInput.SettlementAgreed("o1", SUM, InterruptionCause.PROMISE, SAID, waived)));
        for (OfferType type : OfferType.values()) {
            for (OfferOutcome outcome : OfferOutcome.values()) {
                boolean agreed = outcome == OfferOutcome.ACCEPTED && type.isInKind();
                assertThat(heard(new NegotiationEvent.OfferEnded("o1", type, outcome, SAID)))
                        .isEqualTo(agreed ? interrupted(InterruptionCause.CONSENT, "in-kind/o1") : Heard.ignored());
            }
        }
    }

    @Test
    void a_settlement_that_was_paid_is_waived_and_one_that_was_not_is_taken_back() {
        LocalDate day = LocalDate.parse("2026-02-01");
        Balance waived = new Balance("CNY", 1, 2, 3);
        assertThat(heard(new NegotiationEvent.SettlementFulfilled("o1", day, day.plusDays(1), waived, true)))
                .isEqualTo(Heard.of(new CaseInput.SettlementPaid("o1", day, day.plusDays(1), waived, true)));
        Heard undone = Heard.of(new CaseInput.SettlementUndone("o1"));
        assertThat(heard(new NegotiationEvent.SettlementFailed("o1", SUM, SUM))).isEqualTo(undone);
        assertThat(heard(new NegotiationEvent.SettlementReopened("o1", SUM))).isEqualTo(undone);
    }

    @Test
    void filing_interrupts_by_the_request_that_was_cleared_and_the_end_of_proceedings_once_more() {
        assertThat(heard(performed("file-payment-order"))).isEqualTo(began(InterruptionCause.PAYMENT_ORDER, "lit-1"));
        assertThat(heard(performed("file-suit"))).isEqualTo(began(InterruptionCause.SUIT, "lit-1"));
        assertThat(heard(performed("apply-enforcement")))
                .isEqualTo(interrupted(InterruptionCause.ENFORCEMENT_APPLICATION, "lit-1"));
        assertThat(heard(new LitigationEvent.SuitAccepted(Route.SUMMARY, SAID, SAID)))
                .isEqualTo(began(InterruptionCause.SUIT, "suit-accepted/" + SAID));
        assertThat(heard(performed("withdraw"))).isEqualTo(Heard.ignored());
        assertThat(heard(new LitigationEvent.PaymentOrderLapsed(SAID, "unserved")))
                .isEqualTo(ended(InterruptionCause.PAYMENT_ORDER, "order-lapsed/" + SAID));
        assertThat(heard(new LitigationEvent.PaymentOrderObjected(SAID, SAID)))
                .isEqualTo(ended(InterruptionCause.PAYMENT_ORDER, "order-objected/" + SAID));
        assertThat(heard(new LitigationEvent.ClaimDismissed(SAID, "no-proof")))
                .isEqualTo(ended(InterruptionCause.SUIT, "dismissed/" + SAID));
    }

    @Test
    void that_litigation_is_over_counts_from_the_day_it_says() {
        assertThat(heard(new LitigationEvent.LitigationEnded(LitigationEvent.LitigationOutcome.WITHDRAWN, SAID)))
                .isEqualTo(Heard.of(new CaseInput.LitigationOver(SAID)));
    }

    @Test
    void a_title_reaches_the_ledger_with_its_route_and_sum() {
        assertThat(heard(new LitigationEvent.TitleEffective(Route.SUMMARY, SAID, SAID, SUM)))
                .isEqualTo(Heard.of(new CaseInput.TitleHeard(Route.SUMMARY, SAID, SUM)));
    }

    private static LitigationEvent performed(String act) {
        return new LitigationEvent.ActPerformed("lit-1", act, SAID, SAID);
    }

    private static Heard began(InterruptionCause cause, String proof) {
        return Heard.of(new CaseInput.ProceedingsBegan(cause, SAID, proof));
    }

    private static Heard ended(InterruptionCause cause, String proof) {
        return Heard.of(new CaseInput.ProceedingsEnded(cause, SAID, proof));
    }

    private static Heard interrupted(InterruptionCause cause, String proof) {
        return Heard.of(new CaseInput.LimitationInterrupted(cause, SAID, proof));
    }

    @Test
    void of_a_price_only_the_debts_part_is_a_payment_and_its_day_is_left_to_the_case() {
        assertThat(heard(new DisposalEvent.ProceedsDistributed(
                        "flat-1-p1", "flat-1", new Money(1_000_00, "CNY"), 100_00, 700_00, 200_00, OWED_FROM)))
                .isEqualTo(Heard.of(new CaseInput.ProceedsReceived("flat-1-p1", new Money(700_00, "CNY"), OWED_FROM)));
    }
}
