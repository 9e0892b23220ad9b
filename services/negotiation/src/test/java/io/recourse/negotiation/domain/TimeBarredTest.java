package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.cases;
import static io.recourse.negotiation.domain.Sample.opening;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.strategy;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.GrantReturned;
import io.recourse.negotiation.domain.CaseEvent.LimitationNoted;
import io.recourse.negotiation.domain.CaseEvent.StepAsked;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseInput.ContactGranted;
import io.recourse.negotiation.domain.CaseInput.LimitationMoved;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** After limitation the debtor may be reminded and may pay; nobody threatens it with a court (民法典 art. 192). */
class TimeBarredTest {

    private static final Step FIRM = new Step("demand", Tone.FIRM, Channel.LETTER, 0, 3);
    private static final Step FINAL = new Step("final", Tone.FINAL_NOTICE, Channel.LETTER, 0, 3);

    private static final Instant DUE = at("2026-03-02T09:00:00+08:00");
    private static final Instant NIGHT = at("2026-03-02T22:00:00+08:00");

    /** Talks since eight of 2 March. */
    private static Spec<CaseState, CaseInput, CaseEvent> talking(String limitationEndsAt, Step... steps) {
        return Spec.of(cases(), "case-1")
                .when(opening(at(limitationEndsAt)))
                .at("2026-03-01T00:00:00+08:00")
                .when(strategy(steps))
                .at("2026-03-01T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-02T08:00:00+08:00");
    }

    @Test
    void a_final_notice_is_not_sent_from_24_oclock_of_the_last_day_on_though_nothing_came_in_between() {
        talking("2026-03-02T09:00:00+08:00", FINAL)
                .whenTimePasses()
                .at(DUE)
                .then(new Told(new StepLapsed("final", DUE, "limitation-expired")));
        talking("2026-03-02T09:00:00.000001+08:00", FINAL)
                .whenTimePasses()
                .at(DUE)
                .then(new StepAsked("final", "final-1", DUE));
    }

    @Test
    void a_reminder_and_a_demand_that_threaten_with_nothing_go_on() {
        talking("2026-01-01T00:00:00+08:00", SMS).whenTimePasses().at(DUE).then(new StepAsked("sms", "sms-1", DUE));
        talking("2026-01-01T00:00:00+08:00", FIRM)
                .whenTimePasses()
                .at(DUE)
                .then(new StepAsked("demand", "demand-1", DUE));
    }

    @Test
    void a_grant_that_comes_when_limitation_is_over_goes_back_and_the_notice_lapses() {
        Instant over = at("2026-03-02T10:00:00+08:00");
        talking("2026-03-02T10:00:00+08:00", FINAL)
                .whenTimePasses()
                .at(DUE)
                .when(new ContactGranted("final-1", NIGHT, null))
                .at(over)
                .then(
                        new GrantReturned("final-1", "limitation-expired"),
                        new Told(new StepLapsed("final", DUE, "limitation-expired")));
    }

    @Test
    void a_final_notice_on_its_way_is_dropped_by_its_channel_at_the_end_of_limitation() {
        assertThat(sentBefore("2026-03-02T12:00:00+08:00", FINAL)).isEqualTo(at("2026-03-02T12:00:00+08:00"));
        assertThat(sentBefore("2026-03-03T00:00:00+08:00", FINAL)).isEqualTo(NIGHT);
        assertThat(sentBefore("2026-03-02T12:00:00+08:00", FIRM)).isEqualTo(NIGHT);
    }

    private static @Nullable Instant sentBefore(String limitationEndsAt, Step step) {
        Effect sent = talking(limitationEndsAt, step)
                .whenTimePasses()
                .at(DUE)
                .when(new ContactGranted(step.code() + "-1", NIGHT, null))
                .at(DUE)
                .ran()
                .effects()
                .getLast();
        return sent.until();
    }

    @Test
    void a_renewed_limitation_lets_a_final_notice_go_again() {
        Instant renewed = at("2029-02-28T00:00:00+08:00");
        talking("2026-01-01T00:00:00+08:00", FINAL)
                .when(new LimitationMoved(renewed, at("2026-03-02T08:30:00+08:00")))
                .at("2026-03-02T08:30:00+08:00")
                .then(new LimitationNoted(renewed))
                .when(new LimitationMoved(renewed, at("2026-03-02T08:30:00+08:00")))
                .at("2026-03-02T08:30:00+08:00")
                .thenNothing()
                .whenTimePasses()
                .at(DUE)
                .then(new StepAsked("final", "final-1", DUE));
    }

    @Test
    void an_interruption_that_was_taken_back_bars_it_again() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking("2026-03-02T09:00:00+08:00", FINAL);
        spec.when(new LimitationMoved(at("2029-02-28T00:00:00+08:00"), DUE)).at("2026-03-02T08:30:00+08:00");
        spec.when(new LimitationMoved(DUE, DUE)).at("2026-03-02T08:45:00+08:00");
        spec.whenTimePasses().at(DUE).thenPublished(new StepLapsed("final", DUE, "limitation-expired"));
        assertThat(spec.published()).noneMatch(ContactAttempted.class::isInstance);
    }

    @Test
    void the_debtor_may_still_pay_and_promise() {
        talking("2026-01-01T00:00:00+08:00", FINAL)
                .when(payment("pay-1", 10_000, "2026-03-02", 90_000, "2026-03-02T08:30:00+08:00"))
                .at("2026-03-02T08:30:00+08:00")
                .then(new CaseEvent.PaymentNoted(
                        "pay-1", Sample.yuan(10_000), LocalDate.parse("2026-03-02"), Sample.owing(90_000)))
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at("2026-03-02T08:30:00+08:00")
                .andDeadline("promise", "2026-03-07T00:00:00+08:00");
    }
}
