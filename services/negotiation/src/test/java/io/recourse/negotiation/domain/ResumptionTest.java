package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.CALL;
import static io.recourse.negotiation.domain.Sample.LETTER;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.accept;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.plainMandate;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.takenBack;
import static io.recourse.negotiation.domain.Sample.talking;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.NegotiationEvent.NegotiationResumed;
import io.recourse.contracts.NegotiationEvent.OfferEnded;
import io.recourse.contracts.NegotiationEvent.OfferOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.NegotiationEvent.PlanBroken;
import io.recourse.contracts.NegotiationEvent.PromiseBroken;
import io.recourse.contracts.NegotiationEvent.PromiseKept;
import io.recourse.contracts.NegotiationEvent.PromiseRecorded;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseState.Exhausted;
import io.recourse.negotiation.domain.CaseState.Talking;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A promise that comes after talks were over. They were over on Wednesday, 1 April 2026, at eight. */
class ResumptionTest {

    private static final String OVER = "2026-04-01T08:00:00+08:00";
    private static final String LATE = "2026-04-02T10:00:00+08:00";

    /** Friday; the Monday after is Qingming's day off, so the working day after it is Tuesday, 7 April. */
    private static final String LAST = "2026-04-03";

    private static final String GOES_ON = "2026-04-07T09:00:00+08:00";

    private static final String THIRTY_DAYS_OVER = "2026-05-02T00:00:00+08:00";

    @Test
    void a_late_promise_is_recorded_and_talks_go_on() {
        exhausted()
                .when(promise("p-1", 50_000, LAST))
                .at(LATE)
                .thenPublished(
                        new PromiseRecorded("p-1", yuan(50_000), LocalDate.parse(LAST), at(LATE)),
                        new NegotiationResumed("late-promise", "p-1", at(LATE)))
                .andStatus("TALKING")
                .andDeadline("promise", "2026-04-04T00:00:00+08:00")
                .andDeadline("exhaust", GOES_ON);
    }

    @Test
    void broken_it_ends_the_talks_once_more_on_the_next_working_day_without_a_second_grace() {
        resumed()
                .whenTimePasses()
                .at("2026-04-04T00:00:00+08:00")
                .thenPublished(new PromiseBroken("p-1", yuan(50_000), yuan(0)))
                .whenTimePasses()
                .at("2026-04-07T08:59:59.999999+08:00")
                .thenNothing()
                .whenTimePasses()
                .at(GOES_ON)
                .thenPublished(new NegotiationExhausted(at(GOES_ON), "days-since-start", 0, 1))
                .andStatus("EXHAUSTED")
                .andDeadlines();
    }

    @Test
    void kept_it_is_a_result_and_its_days_count_anew() {
        resumed()
                .when(payment("pay-1", 50_000, "2026-04-03", 50_000, "2026-04-03T12:00:00+08:00"))
                .at("2026-04-03T12:00:00+08:00")
                .thenPublished(new PromiseKept("p-1", yuan(50_000)))
                .andDeadline("exhaust", "2026-05-04T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-05-04T00:00:00+08:00")
                .thenPublished(
                        new NegotiationExhausted(at("2026-05-04T00:00:00+08:00"), "days-since-kept-promise", 0, 0));
    }

    @Test
    void a_payment_of_it_that_is_taken_back_afterwards_ends_them_again_without_grace() {
        resumed()
                .when(payment("pay-1", 50_000, "2026-04-03", 50_000, "2026-04-03T12:00:00+08:00"))
                .at("2026-04-03T12:00:00+08:00")
                .when(takenBack("pay-1", owing(100_000), at("2026-04-04T12:00:00+08:00")))
                .at("2026-04-04T12:00:00+08:00")
                .thenPublished(new PromiseBroken("p-1", yuan(50_000), yuan(0)))
                .andDeadline("exhaust", GOES_ON);
    }

    @Test
    void money_of_the_same_day_keeps_it_at_once() {
        exhausted()
                .when(payment("pay-1", 50_000, "2026-04-02", 50_000, "2026-04-02T09:00:00+08:00"))
                .at("2026-04-02T09:00:00+08:00")
                .when(promise("p-1", 50_000, LAST))
                .at(LATE)
                .thenPublished(
                        new PromiseRecorded("p-1", yuan(50_000), LocalDate.parse(LAST), at(LATE)),
                        new NegotiationResumed("late-promise", "p-1", at(LATE)),
                        new PromiseKept("p-1", yuan(50_000)));
    }

    @Test
    void what_was_taken_of_the_ladder_stays_so_and_only_the_rest_is_left() {
        Step never = new Step("last", LETTER.tone(), LETTER.channel(), 40, 7);
        Spec<CaseState, CaseInput, CaseEvent> spec =
                talking(SMS, LETTER, never).whenTimePasses().at(OVER);
        spec.thenPublished(
                new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "shelf-life"),
                new StepLapsed("letter", at("2026-03-16T09:00:00+08:00"), "shelf-life"),
                new NegotiationExhausted(at(OVER), "days-since-start", 0, 0));
        spec.when(promise("p-1", 50_000, LAST)).at(LATE);
        assertThat(((Talking) spec.state()).ladder().next()).isEqualTo(2);
        assertThat(((Talking) spec.state()).startedAt()).isEqualTo(at("2026-03-02T08:00:00+08:00"));
        spec.when(payment("pay-1", 50_000, "2026-04-03", 50_000, "2026-04-03T12:00:00+08:00"))
                .at("2026-04-03T12:00:00+08:00")
                .andDeadline("step", "2026-04-11T09:00:00+08:00");
    }

    @Test
    void asks_go_on_by_number_so_that_none_has_the_name_of_another() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                talking(CALL).whenTimePasses().at("2026-03-09T09:00:00+08:00");
        int asks = ((Talking) spec.state()).ladder().asks();
        spec.whenTimePasses().at(OVER);
        spec.when(promise("p-1", 50_000, LAST)).at(LATE);
        assertThat(asks).isPositive();
        assertThat(((Talking) spec.state()).ladder().asks()).isEqualTo(asks);
    }

    @Test
    void once_over_talks_go_on_by_the_ladder_they_had_whatever_segmentation_gives() {
        CaseInput other = Sample.other("2026-04-02T08:00:00+08:00", LETTER);
        exhausted().when(other).at(LATE).thenNothing();
        resumed().when(other).at(LATE).thenNothing().andStatus("TALKING");
    }

    @Test
    void a_promise_broken_before_they_were_over_is_judged_alike_whenever_the_end_of_a_pause_is_heard() {
        for (String heard : List.of("2026-04-10T00:00:00+08:00", "2026-04-20T00:00:00+08:00")) {
            Spec<CaseState, CaseInput, CaseEvent> spec =
                    talking().when(promise("p-1", 50_000, "2026-03-20")).at("2026-03-10T10:00:00+08:00");
            spec.whenTimePasses().at(OVER);
            spec.when(payment("pay-1", 20_000, "2026-04-08", 80_000, "2026-04-08T12:00:00+08:00"))
                    .at("2026-04-08T12:00:00+08:00");
            spec.when(new CaseInput.PauseBegan(
                            "d-1",
                            PauseReason.DISPUTE,
                            at("2026-03-18T12:00:00+08:00"),
                            at("2026-06-01T00:00:00+08:00")))
                    .at("2026-04-09T00:00:00+08:00");
            spec.when(new CaseInput.PauseOver("d-1", at("2026-04-09T12:00:00+08:00")))
                    .at(heard)
                    .andDeadline("exhaust", "2026-04-23T08:00:00+08:00")
                    .whenTimePasses()
                    .at("2026-04-20T00:00:00+08:00");
            assertThat(((Talking) spec.state()).file().promises())
                    .extracting(Promise::verdict)
                    .containsExactly(Promise.Verdict.PARTLY_KEPT);
        }
    }

    @Test
    void it_is_heard_up_to_the_end_of_the_thirtieth_day() {
        exhausted()
                .when(promise("p-1", 50_000, "2026-05-01"))
                .at("2026-05-01T23:59:59.999999+08:00")
                .andStatus("TALKING");
        exhausted()
                .when(promise("p-1", 50_000, "2026-05-02"))
                .at("2026-05-02T00:00:00+08:00")
                .thenRefused("negotiation-exhausted")
                .andStatus("EXHAUSTED");
    }

    @Test
    void a_pause_does_not_use_up_the_days_for_it() {
        Spec<CaseState, CaseInput, CaseEvent> spec = exhausted();
        spec.when(new CaseInput.PauseBegan(
                        "d-1", PauseReason.DISPUTE, at("2026-04-10T00:00:00+08:00"), at("2026-06-01T00:00:00+08:00")))
                .at("2026-04-10T00:00:00+08:00");
        spec.when(new CaseInput.PauseOver("d-1", at("2026-04-20T00:00:00+08:00")))
                .at("2026-04-20T00:00:00+08:00");
        spec.when(promise("p-1", 50_000, "2026-05-11"))
                .at("2026-05-11T23:59:59.999999+08:00")
                .andStatus("TALKING");
    }

    @Test
    void it_is_held_to_the_rules_of_every_promise() {
        exhausted().when(promise("p-1", 124_001, LAST)).at(LATE).thenRefused("promise-above-balance");
        exhausted().when(promise("p-1", 50_000, "2026-04-01")).at(LATE).thenRefused("promise-in-past");
        exhausted().when(promise("p-1", 50_000, "2026-05-03")).at(LATE).thenRefused("promise-too-far");
        // of two that were broken one after the other, the second after talks had gone on
        var spec = talking().when(promise("p-1", 50_000, "2026-03-20")).at("2026-03-02T08:30:00+08:00");
        spec.whenTimePasses().at(OVER);
        spec.when(promise("p-2", 50_000, LAST)).at(LATE);
        spec.whenTimePasses().at(GOES_ON);
        spec.when(promise("p-3", 50_000, "2026-04-10"))
                .at("2026-04-08T10:00:00+08:00")
                .thenPublished()
                .andStatus("EXHAUSTED")
                .when(Sample.approvePromise("p-3", "user-2"))
                .at("2026-04-09T10:00:00+08:00")
                .thenPublished(
                        new PromiseRecorded(
                                "p-3", yuan(50_000), LocalDate.parse("2026-04-10"), at("2026-04-08T10:00:00+08:00")),
                        new NegotiationResumed("late-promise", "p-3", at("2026-04-09T10:00:00+08:00")))
                .andStatus("TALKING");
    }

    @Test
    void a_promise_that_waits_when_talks_are_over_already_lapses_or_is_rejected_like_any_other() {
        var spec = talking().when(promise("p-1", 50_000, "2026-03-20")).at("2026-03-02T08:30:00+08:00");
        spec.whenTimePasses().at(OVER);
        spec.when(promise("p-2", 50_000, LAST)).at(LATE);
        spec.whenTimePasses().at(GOES_ON);
        spec.when(promise("p-3", 50_000, "2026-04-20")).at("2026-04-08T10:00:00+08:00");
        spec.andDeadline("promise-approval", "2026-04-14T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-04-14T00:00:00+08:00")
                .then(new CaseEvent.PromiseDropped(
                        "p-3", PromiseProposal.Status.LAPSED, at("2026-04-14T00:00:00+08:00")))
                .andStatus("EXHAUSTED")
                .andDeadlines();
        spec.when(promise("p-4", 50_000, "2026-04-20"))
                .at("2026-04-14T10:00:00+08:00")
                .when(Sample.rejectPromise("p-4", "user-2"))
                .at("2026-04-14T11:00:00+08:00")
                .thenPublished()
                .andStatus("EXHAUSTED");
    }

    /** The thirtieth day is 1 May here, and the last day for an approval the 6th: two were broken before talks were over. */
    @Test
    void a_promise_of_the_thirtieth_day_may_be_approved_after_it_for_it_waits_for_us() {
        String lastInstant = "2026-05-01T23:59:59.999999+08:00";
        String lastDay = "2026-05-06T23:59:59.999999+08:00";
        twiceBroken()
                .when(promise("p-3", 50_000, "2026-05-20"))
                .at(lastInstant)
                .andStatus("EXHAUSTED")
                .when(Sample.approvePromise("p-3", "user-2"))
                .at(lastDay)
                .thenPublished(
                        new PromiseRecorded("p-3", yuan(50_000), LocalDate.parse("2026-05-20"), at(lastInstant)),
                        new NegotiationResumed("late-promise", "p-3", at(lastDay)))
                .andStatus("TALKING");
        twiceBroken()
                .when(promise("p-3", 50_000, "2026-05-20"))
                .at(lastInstant)
                .when(Sample.rejectPromise("p-3", "user-2"))
                .at(lastDay)
                .thenPublished()
                .andDeadlines();
        twiceBroken()
                .when(promise("p-3", 50_000, "2026-05-20"))
                .at("2026-05-02T00:00:00+08:00")
                .thenRefused("negotiation-exhausted")
                .when(Sample.approvePromise("p-3", "user-2"))
                .at(lastDay)
                .thenRefused("negotiation-exhausted");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> twiceBroken() {
        Spec<CaseState, CaseInput, CaseEvent> spec = PromiseTest.twiceBroken();
        spec.whenTimePasses().at(OVER).andStatus("EXHAUSTED");
        return spec;
    }

    @Test
    void the_same_promise_once_more_sets_nothing_going() {
        Spec<CaseState, CaseInput, CaseEvent> spec = resumed();
        spec.when(promise("p-1", 50_000, LAST)).at(LATE).thenNothing();
        spec.whenTimePasses().at(GOES_ON);
        spec.when(promise("p-1", 50_000, LAST))
                .at(GOES_ON)
                .thenNothing()
                .andStatus("EXHAUSTED")
                .when(promise("p-1", 50_001, LAST))
                .at(GOES_ON)
                .thenRefused("promise-id-taken");
    }

    @Test
    void its_days_count_from_the_end_told_last() {
        Spec<CaseState, CaseInput, CaseEvent> spec = resumed();
        spec.whenTimePasses().at(GOES_ON);
        spec.when(promise("p-2", 50_000, "2026-05-08"))
                .at("2026-05-07T23:59:59.999999+08:00")
                .andStatus("TALKING");
    }

    @Test
    void a_case_exhausted_before_it_was_kept_where_talks_stood_stays_so() {
        Exhausted over = (Exhausted) exhausted().state();
        Exhausted old = new Exhausted(over.file(), over.plan(), over.at(), null);
        assertThat(Sample.cases().decide(old, promise("p-1", 50_000, LAST), at(LATE)))
                .isEqualTo(Sample.cases().decide(over, promise("p-1", 50_000, LAST), at("2026-05-02T00:00:00+08:00")));
        assertThatThrownBy(old::resume).hasMessage("nobody knows where talks stood");
    }

    /** 300.00 in two, due on 16 and on 30 April; staff may offer that alone. */
    @Test
    void a_plan_agreed_after_the_end_sets_them_going_again_and_the_offer_alone_does_not() {
        Spec<CaseState, CaseInput, CaseEvent> spec = exhausted();
        spec.when(lateOffer())
                .at(LATE)
                .andStatus("EXHAUSTED")
                .andDeadline("offer", "2026-04-17T00:00:00+08:00")
                .andNoDeadline("exhaust");
        String accepted = "2026-04-03T10:00:00+08:00";
        spec.when(accept("a-1"))
                .at(accepted)
                .thenAlsoPublished(new NegotiationResumed("late-agreement", "o-1", at(accepted)))
                .andStatus("TALKING")
                .andDeadline("instalment", "2026-04-20T00:00:00+08:00")
                .when(accept("a-1"))
                .at(accepted)
                .thenNothing();
        // the first missed: 19 April is a Sunday
        spec.whenTimePasses()
                .at("2026-04-20T09:00:00+08:00")
                .thenPublished(
                        new PlanBroken("o-1", 1, yuan(15_000), yuan(0)),
                        new NegotiationExhausted(at("2026-04-20T09:00:00+08:00"), "days-since-start", 0, 0))
                .andStatus("EXHAUSTED");
    }

    @Test
    void an_offer_after_the_end_lapses_is_declined_and_is_withdrawn_like_every_other() {
        exhausted()
                .when(lateOffer())
                .at(LATE)
                .whenTimePasses()
                .at("2026-04-17T00:00:00+08:00")
                .thenPublished(new OfferEnded(
                        "o-1", OfferType.INSTALMENTS, OfferOutcome.LAPSED, at("2026-04-17T00:00:00+08:00")))
                .andStatus("EXHAUSTED")
                .andDeadlines();
        exhausted()
                .when(lateOffer())
                .at(LATE)
                .when(new CaseInput.OfferDeclined("o-1", Sample.PARTY))
                .at(LATE)
                .thenPublished(new OfferEnded("o-1", OfferType.INSTALMENTS, OfferOutcome.DECLINED, at(LATE)))
                .andDeadlines();
        exhausted()
                .when(lateOffer())
                .at(LATE)
                .when(new CaseInput.OfferWithdrawn("o-1"))
                .at(LATE)
                .thenPublished(new OfferEnded("o-1", OfferType.INSTALMENTS, OfferOutcome.WITHDRAWN, at(LATE)))
                .andDeadlines();
    }

    /** It is told as the last day of the offer, and with it the offer lapses. */
    @Test
    void an_offer_is_agreed_to_up_to_the_end_of_the_thirtieth_day() {
        exhausted().when(lateOffer()).at("2026-05-01T10:00:00+08:00").thenRefused("offer-in-past");
        assertThat(offer(offered(Maker.STAFF)).lastDay()).isEqualTo("2026-05-01");
        offered(Maker.STAFF)
                .when(accept("a-1"))
                .at("2026-05-01T23:59:59.999999+08:00")
                .andStatus("TALKING");
        Spec<CaseState, CaseInput, CaseEvent> spec = offered(Maker.STAFF);
        spec.whenTimePasses()
                .at(THIRTY_DAYS_OVER)
                .thenPublished(new OfferEnded("o-1", OfferType.INSTALMENTS, OfferOutcome.LAPSED, at(THIRTY_DAYS_OVER)))
                .andDeadlines();
        spec.when(accept("a-1"))
                .at(THIRTY_DAYS_OVER)
                .thenRefused("negotiation-exhausted")
                .andStatus("EXHAUSTED");
    }

    /** A second person has five days, and the debtor fourteen. */
    @Test
    void what_waits_for_a_second_person_waits_no_longer_either_and_is_open_no_longer() {
        Spec<CaseState, CaseInput, CaseEvent> spec = offered(Maker.BOT);
        assertThat(offer(spec).lastDay()).isEqualTo("2026-05-01");
        spec.when(new CaseInput.OfferReviewed("o-1", "user-2", Maker.SUPERVISOR, true))
                .at("2026-05-01T10:00:00+08:00");
        assertThat(offer(spec).status()).isEqualTo(Offer.Status.OPEN);
        assertThat(offer(spec).lastDay()).isEqualTo("2026-05-01");
        offered(Maker.BOT)
                .whenTimePasses()
                .at(THIRTY_DAYS_OVER)
                .then(new CaseEvent.OfferDropped("o-1", Offer.Status.LAPSED))
                .when(new CaseInput.OfferReviewed("o-1", "user-2", Maker.SUPERVISOR, true))
                .at(THIRTY_DAYS_OVER)
                .thenRefused("negotiation-exhausted");
    }

    /** Of the thirty days a dispute since 25 April used none; it is over at noon on 1 May, and 8 May, cut short, counts whole. */
    @Test
    void a_pause_moves_the_last_day_of_an_offer_with_that_of_the_talks() {
        String ended = "2026-05-01T12:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec = exhausted();
        spec.when(new CaseInput.PauseBegan(
                        "d-1", PauseReason.DISPUTE, at("2026-04-25T00:00:00+08:00"), at("2026-06-01T00:00:00+08:00")))
                .at("2026-04-25T00:00:00+08:00");
        spec.when(Sample.offer(OfferType.INSTALMENTS, 30_000, owing(0), "2026-05-16", 2, Maker.STAFF))
                .at("2026-04-30T10:00:00+08:00")
                .andNoDeadline("offer");
        spec.when(new CaseInput.PauseOver("d-1", at(ended)))
                .at(ended)
                .andDeadline("offer", "2026-05-09T00:00:00+08:00")
                .when(accept("a-1"))
                .at("2026-05-08T23:59:59.999999+08:00")
                .andStatus("TALKING");
    }

    private static Offer offer(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return ((Exhausted) spec.state()).file().dealt().offer("o-1").orElseThrow();
    }

    private static Spec<CaseState, CaseInput, CaseEvent> offered(Maker maker) {
        return exhausted()
                .when(Sample.offer(OfferType.INSTALMENTS, 30_000, owing(0), "2026-05-16", 2, maker))
                .at("2026-04-30T10:00:00+08:00");
    }

    @Test
    void a_mandate_alone_sets_nothing_going() {
        exhausted()
                .when(plainMandate("m-1", Sample.PARTY, "ref-1", yuan(1), null))
                .at(LATE)
                .thenRefused("negotiation-exhausted");
    }

    private static CaseInput lateOffer() {
        return Sample.offer(OfferType.INSTALMENTS, 30_000, owing(0), "2026-04-16", 2, Maker.STAFF);
    }

    @Test
    void talks_that_go_on_already_cannot_be_resumed() {
        Told told = new Told(new NegotiationResumed("late-promise", "p-1", at(LATE)));
        assertThatThrownBy(() -> talking().given(told)).hasMessage("resumed though talks were not over");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> exhausted() {
        return talking().whenTimePasses().at(OVER);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> resumed() {
        return exhausted().when(promise("p-1", 50_000, LAST)).at(LATE);
    }
}
