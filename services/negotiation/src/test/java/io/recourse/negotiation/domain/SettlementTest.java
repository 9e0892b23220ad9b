package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.MADE;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.accept;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.offer;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.owingHeads;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.settlement;
import static io.recourse.negotiation.domain.Sample.takenBack;
import static io.recourse.negotiation.domain.Sample.talking;
import static io.recourse.negotiation.domain.Sample.yuan;

import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.NegotiationEvent.Instalment;
import io.recourse.contracts.NegotiationEvent.OfferEnded;
import io.recourse.contracts.NegotiationEvent.OfferOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.NegotiationEvent.SettlementAgreed;
import io.recourse.contracts.NegotiationEvent.SettlementFailed;
import io.recourse.contracts.NegotiationEvent.SettlementFulfilled;
import io.recourse.contracts.NegotiationEvent.SettlementReopened;
import io.recourse.contracts.PaymentRest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 945.00 of 1 000.00 by 16 March; the costs and half of the interest are waived then. */
class SettlementTest {

    private static final Balance WAIVED = new Balance("CNY", 1_000, 4_500, 0);
    private static final SettlementFulfilled FULFILLED =
            new SettlementFulfilled("o-1", day("2026-03-02"), day("2026-03-16"), WAIVED, true);

    @Test
    void paid_in_time_the_rest_is_waived_and_nothing_is_owed_any_more() {
        agreed().andDeadline("instalment", "2026-03-17T00:00:00+08:00")
                .when(paid("pay-1", 94_500, "2026-03-16"))
                .at("2026-03-16T12:00:00+08:00")
                .thenPublished(FULFILLED)
                .andNoDeadline("instalment");
    }

    @Test
    void two_payments_fulfil_it_with_the_later_ones_day() {
        agreed().when(paid("pay-1", 50_000, "2026-03-10"))
                .at("2026-03-10T12:00:00+08:00")
                .thenPublished()
                .when(paid("pay-2", 44_500, "2026-03-16"))
                .at("2026-03-16T12:00:00+08:00")
                .thenPublished(FULFILLED);
    }

    @Test
    void a_fen_short_or_a_day_late_it_fails_without_any_grace_and_escalation_resumes() {
        agreed().when(paid("pay-1", 94_499, "2026-03-16"))
                .at("2026-03-16T12:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-17T00:00:00+08:00")
                .thenPublished(new SettlementFailed("o-1", yuan(94_500), yuan(94_499)))
                .andDeadline("step", "2026-03-17T09:00:00+08:00")
                .when(paid("pay-2", 1, "2026-03-17"))
                .at("2026-03-17T08:00:00+08:00")
                .thenPublished();
    }

    /** 4 April 2026 is a Saturday, the 5th Qingming, the 6th its day off; people work again on the 7th. */
    @Test
    void what_is_due_on_a_day_off_is_in_time_on_the_next_working_day() {
        owingHeads()
                .when(offer(
                        OfferType.SETTLEMENT,
                        94_500,
                        new Balance("CNY", 1_000, 4_500, 0),
                        "2026-04-04",
                        1,
                        Maker.STAFF))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .andDeadline("instalment", "2026-04-08T00:00:00+08:00")
                .when(paid("pay-1", 94_500, "2026-04-07"))
                .at("2026-04-07T08:00:00+08:00")
                .thenPublished(new SettlementFulfilled("o-1", day("2026-03-02"), day("2026-04-07"), WAIVED, true));
    }

    @Test
    void a_late_word_of_a_payment_in_time_fulfils_it_after_all() {
        agreed().whenTimePasses()
                .at("2026-03-17T00:00:00+08:00")
                .thenPublished(new SettlementFailed("o-1", yuan(94_500), yuan(0)))
                .when(paid("pay-1", 94_500, "2026-03-16"))
                .at("2026-03-17T08:00:00+08:00")
                .thenPublished(FULFILLED);
    }

    @Test
    void what_is_taken_back_takes_the_waiver_along() {
        agreed().when(paid("pay-1", 94_500, "2026-03-10"))
                .at("2026-03-10T12:00:00+08:00")
                .when(takenBack("pay-1", owing(100_000), at("2026-03-12T12:00:00+08:00")))
                .at("2026-03-12T12:00:00+08:00")
                .thenPublished(new SettlementReopened("o-1", yuan(0)))
                .andDeadline("instalment", "2026-03-17T00:00:00+08:00");
        agreed().when(paid("pay-1", 94_500, "2026-03-10"))
                .at("2026-03-10T12:00:00+08:00")
                .when(takenBack("pay-1", owing(100_000), at("2026-03-18T12:00:00+08:00")))
                .at("2026-03-18T12:00:00+08:00")
                .thenPublished(new SettlementFailed("o-1", yuan(94_500), yuan(0)));
    }

    /** Of 1 000.00 yuan 500.00 were paid when 400.00 of the other 500.00 were agreed on. */
    @Test
    void what_was_paid_before_it_was_agreed_pays_nothing_of_it() {
        Balance waived = new Balance("CNY", 0, 0, 10_000);
        SettlementFulfilled fulfilled =
                new SettlementFulfilled("o-1", day("2026-03-02"), day("2026-03-10"), waived, true);
        for (long rest : new long[] {0, 1, 30_000}) {
            Spec<CaseState, CaseInput, CaseEvent> spec = paidThenAgreed();
            spec.thenPublished(
                    new OfferEnded("o-1", OfferType.SETTLEMENT, OfferOutcome.ACCEPTED, at(MADE)),
                    new SettlementAgreed(
                            "o-1",
                            OfferType.SETTLEMENT,
                            List.of(new Instalment(day("2026-03-16"), yuan(40_000))),
                            waived,
                            false,
                            at(MADE),
                            owing(50_000)));
            if (rest > 0) {
                spec.when(paid("rest/1/pay-1", rest, "2026-03-02")).at(MADE).thenPublished();
                spec.when(back("pay-1", MADE)).at(MADE).thenPublished();
            }
            spec.when(paid("pay-2", 39_999, "2026-03-10"))
                    .at("2026-03-10T12:00:00+08:00")
                    .thenPublished()
                    .when(paid("pay-3", 1, "2026-03-10"))
                    .at("2026-03-10T12:00:00+08:00")
                    .thenPublished(fulfilled);
        }
        paidThenAgreed()
                .whenTimePasses()
                .at("2026-03-17T00:00:00+08:00")
                .thenPublished(new SettlementFailed("o-1", yuan(40_000), yuan(0)));
    }

    /** A value date has no time of day. */
    @Test
    void a_payment_of_the_day_of_its_agreement_that_is_told_afterwards_fulfils_it() {
        agreed().when(paid("pay-1", 94_500, "2026-03-02"))
                .at("2026-03-02T18:00:00+08:00")
                .thenPublished(new SettlementFulfilled("o-1", day("2026-03-02"), day("2026-03-02"), WAIVED, true));
    }

    /** 500.00 that the morning's statement showed are told in the afternoon, and 400.00 are paid besides. */
    @Test
    void what_a_statement_had_shown_before_it_was_agreed_pays_nothing_of_it_once_it_is_told() {
        for (String of : List.of("2026-03-01", "2026-03-02")) {
            Spec<CaseState, CaseInput, CaseEvent> spec = talking(SMS)
                    .when(new CaseInput.BalanceChanged(owing(50_000), at(MADE), null, CaseInput.Cause.STATEMENT))
                    .at(MADE);
            spec.when(settlement(40_000, 0, 0, 10_000, Maker.SUPERVISOR))
                    .at(MADE)
                    .when(accept("a-1"))
                    .at(MADE)
                    .when(new CaseInput.BalanceChanged(
                            owing(100_000), at("2026-03-02T15:00:00+08:00"), null, CaseInput.Cause.IN_STATEMENT))
                    .at("2026-03-02T15:00:00+08:00")
                    .when(paid("pay-1", 50_000, of))
                    .at("2026-03-02T15:00:00+08:00")
                    .thenPublished()
                    .when(paid("pay-2", 40_000, "2026-03-02"))
                    .at("2026-03-02T18:00:00+08:00")
                    .thenAlsoPublished(new SettlementFulfilled(
                            "o-1", day("2026-03-02"), day("2026-03-02"), new Balance("CNY", 0, 0, 10_000), true));
        }
    }

    /** 500.00 of 945.00 are paid and 100.00 of them go back: the ledger tells the rest first, and the whole goes back then. */
    @Test
    void a_part_that_goes_back_fulfils_nothing_though_its_rest_is_told_before_it() {
        String later = "2026-03-12T12:00:00+08:00";
        agreed().when(paid("pay-1", 50_000, "2026-03-10"))
                .at("2026-03-10T12:00:00+08:00")
                .when(paid("rest/1/pay-1", 40_000, "2026-03-10"))
                .at(later)
                .thenPublished()
                .when(back("pay-1", later))
                .at(later)
                .thenPublished()
                .when(paid("pay-2", 54_499, "2026-03-13"))
                .at("2026-03-13T12:00:00+08:00")
                .thenPublished()
                .when(paid("pay-3", 1, "2026-03-16"))
                .at("2026-03-16T12:00:00+08:00")
                .thenPublished(FULFILLED);
    }

    @Test
    void what_failed_stays_so_when_a_part_goes_back() {
        String later = "2026-03-18T12:00:00+08:00";
        agreed().when(paid("pay-1", 50_000, "2026-03-10"))
                .at("2026-03-10T12:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-17T00:00:00+08:00")
                .thenPublished(new SettlementFailed("o-1", yuan(94_500), yuan(50_000)))
                .when(paid("rest/1/pay-1", 49_000, "2026-03-10"))
                .at(later)
                .thenPublished()
                .when(back("pay-1", later))
                .at(later)
                .thenPublished();
    }

    @Test
    void of_what_was_paid_in_full_a_part_that_goes_back_takes_the_waiver_along_once() {
        String later = "2026-03-12T12:00:00+08:00";
        agreed().when(paid("pay-1", 94_500, "2026-03-10"))
                .at("2026-03-10T12:00:00+08:00")
                .when(paid("rest/1/pay-1", 94_400, "2026-03-10"))
                .at(later)
                .thenPublished(new SettlementReopened("o-1", yuan(94_400)))
                .when(back("pay-1", later))
                .at(later)
                .thenPublished()
                .when(paid("rest/2/pay-1", 94_300, "2026-03-10"))
                .at(later)
                .thenPublished()
                .when(back("rest/1/pay-1", later))
                .at(later)
                .thenPublished()
                .when(paid("pay-2", 200, "2026-03-16"))
                .at("2026-03-16T12:00:00+08:00")
                .thenPublished(FULFILLED);
    }

    /** The id of a rest holds its payment's, or of a long one its mark. */
    @Test
    void a_rest_of_a_payment_with_a_long_id_is_known_as_its_rest() {
        String longest = "x".repeat(128);
        String later = "2026-03-12T12:00:00+08:00";
        agreed().when(paid(longest, 50_000, "2026-03-10"))
                .at("2026-03-10T12:00:00+08:00")
                .when(paid(PaymentRest.id(longest, 1), 49_000, "2026-03-10"))
                .at(later)
                .thenPublished()
                .when(back(longest, later))
                .at(later)
                .thenPublished();
    }

    @Test
    void a_settlement_in_parts_fails_with_the_first_that_is_missed() {
        owingHeads()
                .when(offer(OfferType.SETTLEMENT, 94_500, WAIVED, "2026-03-16", 2, Maker.STAFF))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .when(paid("pay-1", 47_250, "2026-03-16"))
                .at("2026-03-16T12:00:00+08:00")
                .whenTimePasses()
                .at("2026-04-17T00:00:00+08:00")
                .thenPublished(new SettlementFailed("o-1", yuan(94_500), yuan(47_250)))
                .andDeadline("exhaust", "2026-04-17T09:00:00+08:00");
    }

    @Test
    void of_waived_interest_the_rest_of_the_debt_stays_owed() {
        Balance interest = new Balance("CNY", 0, 4_500, 0);
        owingHeads()
                .when(offer(OfferType.INTEREST_WAIVER, 50_000, interest, "2026-03-16", 1, Maker.STAFF))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .when(paid("pay-1", 50_000, "2026-03-16"))
                .at("2026-03-16T12:00:00+08:00")
                .thenPublished(new SettlementFulfilled("o-1", day("2026-03-02"), day("2026-03-16"), interest, false));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> agreed() {
        return owingHeads()
                .when(settlement(94_500, 1_000, 4_500, 0, Maker.STAFF))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE);
    }

    static Spec<CaseState, CaseInput, CaseEvent> paidThenAgreed() {
        return talking(SMS)
                .when(payment("pay-1", 50_000, "2026-03-02", 50_000, MADE))
                .at(MADE)
                .when(settlement(40_000, 0, 0, 10_000, Maker.SUPERVISOR))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE);
    }

    private static CaseInput.PaymentTakenBack back(String id, String at) {
        return takenBack(id, owing(100_000), at(at));
    }

    private static CaseInput.PaymentHeard paid(String id, long minor, String valueDate) {
        return payment(id, minor, valueDate, 50_000, valueDate + "T08:00:00+08:00");
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
