package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.MADE;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.accept;
import static io.recourse.negotiation.domain.Sample.approve;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.instalments;
import static io.recourse.negotiation.domain.Sample.offer;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.takenBack;
import static io.recourse.negotiation.domain.Sample.talking;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.Instalment;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.NegotiationEvent.PlanBroken;
import io.recourse.contracts.NegotiationEvent.PlanKept;
import io.recourse.contracts.NegotiationEvent.PromiseKept;
import io.recourse.contracts.NegotiationEvent.PromiseRecorded;
import io.recourse.negotiation.domain.Agreements.Paid;
import io.recourse.negotiation.domain.CaseEvent.PaymentNoted;
import io.recourse.negotiation.domain.CaseEvent.PaymentVoided;
import io.recourse.negotiation.domain.CaseEvent.PlanReopened;
import io.recourse.negotiation.domain.CaseEvent.RestInKindEnded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two instalments of 500.00, due on 16 March and 16 April with three days of grace; talks alone would end on 1 April. */
class PlanTest {

    private static final String BROKEN = "2026-03-20T00:00:00+08:00";

    @Test
    void a_live_plan_holds_escalation_and_the_end_of_talks_until_after_its_last_day_and_grace() {
        agreed().andDeadline("instalment", BROKEN)
                .andDeadline("step", "2026-04-20T09:00:00+08:00")
                .andDeadline("exhaust", "2026-04-20T09:00:00+08:00");
    }

    /** ▣ 20 March is a Friday. */
    @Test
    void a_broken_plan_resumes_escalation_on_the_next_working_day_without_a_second_grace() {
        agreed().whenTimePasses()
                .at(BROKEN)
                .thenPublished(new PlanBroken("o-1", 1, yuan(50_000), yuan(0)))
                .andNoDeadline("instalment")
                .andDeadline("step", "2026-03-20T09:00:00+08:00")
                .andDeadline("exhaust", "2026-04-01T08:00:00+08:00");
    }

    /** ▣ As many commitments were broken as by two promises; of one alone the next promise counts at once. */
    @Test
    void a_broken_plan_is_one_of_two_broken_ones_after_which_the_next_waits_for_a_second_person() {
        Spec<CaseState, CaseInput, CaseEvent> twice = agreed().whenTimePasses()
                .at(BROKEN)
                .when(promise("p-1", 30_000, "2026-03-20"))
                .at("2026-03-20T08:00:00+08:00")
                .thenPublished(new PromiseRecorded(
                        "p-1", yuan(30_000), LocalDate.parse("2026-03-20"), at("2026-03-20T08:00:00+08:00")))
                .whenTimePasses()
                .at("2026-03-21T00:00:00+08:00");
        twice.when(promise("p-2", 30_000, "2026-03-27")).at("2026-03-23T08:00:00+08:00");
        assertThat(twice.events()).singleElement().isInstanceOf(CaseEvent.PromiseProposed.class);
    }

    @Test
    void it_is_not_broken_one_microsecond_before_the_end_of_its_grace() {
        agreed().whenTimePasses().at("2026-03-19T23:59:59.999999+08:00").thenNothing();
    }

    /** The 30 days without result have passed by then: talks end as soon as escalation would go on. */
    @Test
    void a_second_instalment_that_is_missed_breaks_it_too() {
        agreed().when(paid("pay-1", 50_000, "2026-03-16"))
                .at("2026-03-16T12:00:00+08:00")
                .thenPublished()
                .andDeadline("instalment", "2026-04-20T00:00:00+08:00")
                .when(paid("pay-2", 49_999, "2026-04-16"))
                .at("2026-04-16T12:00:00+08:00")
                .thenPublished()
                .whenTimePasses()
                .at("2026-04-20T00:00:00+08:00")
                .thenPublished(new PlanBroken("o-1", 2, yuan(100_000), yuan(99_999)))
                .andDeadline("exhaust", "2026-04-20T09:00:00+08:00");
    }

    @Test
    void all_instalments_paid_keep_it_and_talks_count_from_its_last_day() {
        agreed().when(paid("pay-1", 50_000, "2026-03-19"))
                .at("2026-03-19T12:00:00+08:00")
                .when(paid("pay-2", 50_000, "2026-04-01"))
                .at("2026-04-01T12:00:00+08:00")
                .thenPublished(new PlanKept("o-1", yuan(100_000)))
                .andNoDeadline("instalment")
                .andDeadline("exhaust", "2026-05-20T00:00:00+08:00");
    }

    @Test
    void a_payment_beyond_one_instalment_goes_to_the_next() {
        agreed().when(paid("pay-1", 70_000, "2026-03-10"))
                .at("2026-03-10T12:00:00+08:00")
                .when(paid("pay-2", 30_000, "2026-04-16"))
                .at("2026-04-16T12:00:00+08:00")
                .thenPublished(new PlanKept("o-1", yuan(100_000)));
    }

    @Test
    void a_payment_of_the_day_after_the_grace_comes_too_late() {
        agreed().whenTimePasses()
                .at(BROKEN)
                .when(paid("pay-1", 50_000, "2026-03-20"))
                .at("2026-03-20T12:00:00+08:00")
                .thenPublished();
    }

    @Test
    void a_late_word_of_a_payment_in_time_mends_it() {
        agreed().whenTimePasses()
                .at(BROKEN)
                .when(paid("pay-1", 50_000, "2026-03-19"))
                .at("2026-03-20T08:00:00+08:00")
                .then(
                        new PaymentNoted("pay-1", yuan(50_000), LocalDate.parse("2026-03-19"), owing(50_000)),
                        new PlanReopened("o-1"))
                .andDeadline("instalment", "2026-04-20T00:00:00+08:00");
    }

    @Test
    void a_payment_taken_back_breaks_it_when_its_time_has_passed() {
        agreed().when(paid("pay-1", 50_000, "2026-03-16"))
                .at("2026-03-16T12:00:00+08:00")
                .when(takenBack("pay-1", owing(100_000), at("2026-03-17T12:00:00+08:00")))
                .at("2026-03-17T12:00:00+08:00")
                .then(new PaymentVoided("pay-1", owing(100_000)))
                .andDeadline("instalment", BROKEN);
        agreed().when(paid("pay-1", 50_000, "2026-03-16"))
                .at("2026-03-16T12:00:00+08:00")
                .when(takenBack("pay-1", owing(100_000), at("2026-03-25T12:00:00+08:00")))
                .at("2026-03-25T12:00:00+08:00")
                .thenAlsoPublished(new PlanBroken("o-1", 1, yuan(50_000), yuan(0)));
    }

    @Test
    void a_part_that_goes_back_keeps_no_plan_though_its_rest_is_told_before_it() {
        String later = "2026-03-17T12:00:00+08:00";
        agreed().when(paid("pay-1", 60_000, "2026-03-16"))
                .at("2026-03-16T12:00:00+08:00")
                .when(paid("rest/1/pay-1", 50_000, "2026-03-16"))
                .at(later)
                .thenPublished()
                .when(takenBack("pay-1", owing(50_000), at(later)))
                .at(later)
                .thenPublished()
                .andDeadline("instalment", "2026-04-20T00:00:00+08:00");
    }

    @Test
    void what_kept_a_promise_is_not_counted_once_more_for_a_plan() {
        talking(SMS)
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at(MADE)
                .when(payment("pay-1", 50_000, "2026-03-02", 50_000, MADE))
                .at(MADE)
                .thenPublished(new PromiseKept("p-1", yuan(50_000)))
                .when(offer(OfferType.INSTALMENTS, 50_000, owing(0), "2026-03-16", 2, Maker.BOT))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .whenTimePasses()
                .at(BROKEN)
                .thenPublished(new PlanBroken("o-1", 1, yuan(25_000), yuan(0)));
    }

    /** 500.00 of 1 000.00 were paid that morning, and the other half is to be paid in two. */
    @Test
    void what_was_paid_before_it_was_agreed_keeps_nothing_of_it() {
        talking(SMS)
                .when(payment("pay-1", 50_000, "2026-03-02", 50_000, MADE))
                .at(MADE)
                .when(offer(OfferType.INSTALMENTS, 50_000, owing(0), "2026-03-16", 2, Maker.BOT))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .andDeadline("instalment", BROKEN)
                .whenTimePasses()
                .at(BROKEN)
                .thenPublished(new PlanBroken("o-1", 1, yuan(25_000), yuan(0)));
    }

    @Test
    void what_comes_after_a_plan_was_broken_is_free_for_a_promise() {
        agreed().whenTimePasses()
                .at(BROKEN)
                .when(promise("p-1", 30_000, "2026-03-25"))
                .at("2026-03-20T08:00:00+08:00")
                .when(paid("pay-1", 30_000, "2026-03-20"))
                .at("2026-03-20T08:30:00+08:00")
                .thenPublished(new PromiseKept("p-1", yuan(30_000)));
    }

    @Test
    void a_dispute_moves_its_days_by_the_time_it_lasted() {
        agreed().when(new CaseInput.PauseBegan(
                        "d-1", PauseReason.DISPUTE, at("2026-03-05T00:00:00+08:00"), at("2026-06-01T00:00:00+08:00")))
                .at("2026-03-05T00:00:00+08:00")
                .andNoDeadline("instalment")
                .andNoDeadline("exhaust")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-15T00:00:00+08:00")))
                .at("2026-03-15T00:00:00+08:00")
                .andDeadline("instalment", "2026-03-30T00:00:00+08:00");
    }

    @Test
    void an_extension_is_one_later_day() {
        talking(SMS)
                .when(offer(OfferType.EXTENSION, 100_000, owing(0), "2026-04-16", 1, Maker.BOT))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .andDeadline("instalment", "2026-04-20T00:00:00+08:00")
                .when(paid("pay-1", 100_000, "2026-04-19"))
                .at("2026-04-19T10:00:00+08:00")
                .thenPublished(new PlanKept("o-1", yuan(100_000)));
    }

    @Test
    void each_instalment_tells_whether_it_was_paid_in_time() {
        CaseState state = agreed().when(paid("pay-1", 50_000, "2026-03-19"))
                .at("2026-03-19T12:00:00+08:00")
                .state();
        assertThat(progress(state, "2026-03-19T12:00:00+08:00")).containsExactly(Paid.IN_TIME, Paid.OPEN);
        assertThat(progress(state, "2026-04-20T00:00:00+08:00")).containsExactly(Paid.IN_TIME, Paid.MISSED);
    }

    private static List<Paid> progress(CaseState state, String at) {
        return Sample.cases().agreements(((CaseState.Known) state).file(), at(at)).getFirst().instalments().stream()
                .map(Agreements.Part::paid)
                .toList();
    }

    /** Ninety days, then talks go on: nothing is known of its value here. */
    @Test
    void what_was_agreed_in_kind_holds_escalation_for_a_term() {
        talking(SMS)
                .when(offer(OfferType.DEBT_FOR_ASSET, 60_000, owing(0), null, 0, Maker.STAFF))
                .at(MADE)
                .when(approve("user-2", Maker.SUPERVISOR))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .andDeadline("in-kind", "2026-06-01T00:00:00+08:00")
                .andDeadline("exhaust", "2026-06-01T09:00:00+08:00")
                .whenTimePasses()
                .at("2026-06-01T00:00:00+08:00")
                .then(new RestInKindEnded("o-1"))
                .andNoDeadline("in-kind")
                .andDeadline("exhaust", "2026-06-01T09:00:00+08:00");
    }

    @Test
    void the_last_instalment_takes_the_remainder_and_short_months_their_last_day() {
        assertThat(Terms.monthly(yuan(100_000), LocalDate.parse("2026-01-31"), List.of(new Terms.Stage(3, 1))))
                .containsExactly(
                        new Instalment(LocalDate.parse("2026-01-31"), yuan(33_333)),
                        new Instalment(LocalDate.parse("2026-02-28"), yuan(33_333)),
                        new Instalment(LocalDate.parse("2026-03-31"), yuan(33_334)));
    }

    @Test
    void stages_may_be_of_different_amounts() {
        List<Terms.Stage> stages = List.of(new Terms.Stage(2, 10_000), new Terms.Stage(2, 40_000));
        assertThat(Terms.monthly(yuan(100_000), LocalDate.parse("2026-03-16"), stages))
                .extracting(Instalment::amount)
                .containsExactly(yuan(10_000), yuan(10_000), yuan(40_000), yuan(40_000));
    }

    @Test
    void whatever_the_stages_the_instalments_sum_to_the_whole() {
        Random random = new Random(59);
        for (int i = 0; i < 2_000; i++) {
            Money whole = yuan(1 + random.nextLong(i % 2 == 0 ? 10_000 : Money.MAX_MINOR));
            List<Terms.Stage> stages = new ArrayList<>();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                stages.add(new Terms.Stage(1 + random.nextInt(30), 1 + random.nextLong(1_000_000)));
            }
            List<Instalment> parts = Terms.monthly(whole, LocalDate.parse("2026-03-16"), stages);
            assertThat(parts.stream().map(Instalment::amount).reduce(Money::plus))
                    .contains(whole);
            assertThat(parts).allMatch(p -> p.amount().minor() >= 0);
        }
    }

    private static Spec<CaseState, CaseInput, CaseEvent> agreed() {
        return talking(SMS)
                .when(instalments(2, Maker.BOT))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE);
    }

    private static CaseInput.PaymentHeard paid(String id, long minor, String valueDate) {
        return payment(id, minor, valueDate, 50_000, valueDate + "T08:00:00+08:00");
    }
}
