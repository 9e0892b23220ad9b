package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.BOT;
import static io.recourse.negotiation.domain.Sample.CALL;
import static io.recourse.negotiation.domain.Sample.LETTER;
import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.talking;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.ContactNotSent;
import io.recourse.negotiation.domain.CaseEvent.StepAsked;
import io.recourse.negotiation.domain.CaseEvent.StepReturned;
import io.recourse.negotiation.domain.CaseEvent.Told;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was granted and did not go out, through no fault of whom it was for: it is tried anew or recorded, never lost. */
class NotSentTest {

    private static final SubjectId THE_PARTY = new SubjectId("party", PARTY);

    private static final String DUE = "2026-03-02T09:00:00+08:00";
    private static final String NIGHT = "2026-03-02T22:00:00+08:00";
    private static final String NEXT_DAY = "2026-03-03T09:00:00+08:00";

    @Test
    void a_message_whose_provider_was_away_until_its_hours_were_over_is_asked_for_anew_at_the_next_time_of_steps() {
        dropped("its time had passed")
                .then(
                        new ContactNotSent("sms-1", "contact-hours"),
                        unreachable("sms-1", NIGHT),
                        new StepReturned("sms", "sms-1", at(NEXT_DAY)))
                .andTells(new Tell(THE_PARTY, new PartyInput.ContactReturned("case-1", "sms-1", false)))
                .andDeadline("step", NEXT_DAY)
                .whenTimePasses()
                .at(NEXT_DAY)
                .then(new StepAsked("sms", "sms-2", at(NEXT_DAY)))
                .andTells(asked("sms-2"));
    }

    @Test
    void told_twice_as_after_a_kill_it_comes_back_once_and_is_asked_for_once() {
        dropped("its time had passed")
                .when(ended("sms-1", Effect.Result.DROPPED, "its time had passed"))
                .at(NIGHT)
                .thenNothing()
                .andTells()
                .whenTimePasses()
                .at(NEXT_DAY)
                .then(new StepAsked("sms", "sms-2", at(NEXT_DAY)))
                .when(ended("sms-1", Effect.Result.DROPPED, "its time had passed"))
                .at(NEXT_DAY)
                .thenNothing()
                .andTells();
    }

    @Test
    void what_goes_out_the_second_time_is_a_contact_of_the_same_step_and_the_ladder_goes_on_from_there() {
        Spec<CaseState, CaseInput, CaseEvent> spec = dropped("its time had passed");
        spec.whenTimePasses().at(NEXT_DAY);
        spec.when(grant("sms-2", "2026-03-03T22:00:00+08:00"))
                .at(NEXT_DAY)
                .andDeadline("step", "2026-03-05T09:00:00+08:00");
        spec.when(ended("sms-2", Effect.Result.DONE, "")).at(NEXT_DAY).then(delivered("sms-2", NEXT_DAY));
        assertThat(file(spec).attempts())
                .extracting(Attempt::step, Attempt::notSent, Attempt::outcome)
                .containsExactly(
                        Tuple.tuple("sms", "contact-hours", ContactOutcome.UNREACHABLE),
                        Tuple.tuple("sms", null, ContactOutcome.DELIVERED));
    }

    @Test
    void a_step_whose_shelf_life_is_over_by_then_is_recorded_as_lapsed_by_the_rule_that_kept_it_from_going_out() {
        Step brief = new Step("sms", Tone.FRIENDLY, Channel.SMS, 0, 1);
        granted(brief, BOT)
                .when(ended("sms-1", Effect.Result.DROPPED, "promise-live"))
                .at(NIGHT)
                .then(
                        new ContactNotSent("sms-1", "promise-live"),
                        unreachable("sms-1", NIGHT),
                        new StepReturned("sms", "sms-1", at(NEXT_DAY)),
                        new Told(new StepLapsed("sms", at(DUE), "promise-live")))
                .andDeadline("step", "2026-03-05T09:00:00+08:00");
    }

    @Test
    void a_step_whose_successor_is_due_at_the_next_time_of_steps_lapses_and_the_successor_is_taken() {
        Step next = new Step("next", Tone.FRIENDLY, Channel.SMS, 1, 3);
        granted(SMS, next)
                .when(ended("sms-1", Effect.Result.DROPPED, "its time had passed"))
                .at(NIGHT)
                .thenPublished(
                        new ContactResult("sms-1", ContactOutcome.UNREACHABLE, at(NIGHT)),
                        new StepLapsed("sms", at(DUE), "contact-hours"))
                .andDeadline("step", NEXT_DAY);
    }

    @Test
    void a_step_whose_successor_was_asked_for_already_lapses_and_the_successor_stands() {
        Spec<CaseState, CaseInput, CaseEvent> spec = granted(SMS, BOT);
        spec.whenTimePasses().at("2026-03-05T09:00:00+08:00");
        spec.when(ended("sms-1", Effect.Result.DROPPED, "contact-paused"))
                .at("2026-03-05T09:01:00+08:00")
                .then(
                        new ContactNotSent("sms-1", "contact-paused"),
                        unreachable("sms-1", "2026-03-05T09:01:00+08:00"),
                        new Told(new StepLapsed("sms", at(DUE), "contact-paused")))
                .when(grant("bot-2", "2026-03-05T22:00:00+08:00"))
                .at("2026-03-05T09:02:00+08:00");
        assertThat(((CaseState.Talking) spec.state()).ladder().next()).isEqualTo(2);
    }

    @Test
    void while_a_dispute_goes_on_it_waits_and_afterwards_it_is_asked_for_anew() {
        Spec<CaseState, CaseInput, CaseEvent> spec = granted(SMS, BOT);
        spec.when(new CaseInput.PauseBegan(
                        "d-1", PauseReason.DISPUTE, at("2026-03-02T10:00:00+08:00"), at("2026-06-01T00:00:00+08:00")))
                .at("2026-03-02T10:00:00+08:00");
        spec.when(ended("sms-1", Effect.Result.DROPPED, "contact-paused"))
                .at("2026-03-02T11:00:00+08:00")
                .thenPublished(new ContactResult("sms-1", ContactOutcome.UNREACHABLE, at("2026-03-02T11:00:00+08:00")))
                .andNoDeadline("step")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-10T10:00:00+08:00")))
                .at("2026-03-10T10:00:00+08:00");
        spec.whenTimePasses().at("2026-03-10T10:00:00+08:00");
        assertThat(((CaseState.Talking) spec.state()).ladder().asked()).isEqualTo("sms-2");
    }

    @Test
    void a_threat_that_waited_until_limitation_ended_lapses_by_that_rule() {
        String ends = "2026-03-16T12:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec = talking(LETTER);
        spec.when(new CaseInput.LimitationMoved(at(ends), at(DUE))).at(DUE);
        spec.whenTimePasses().at("2026-03-16T09:00:00+08:00");
        spec.when(grant("letter-1", "2026-03-16T22:00:00+08:00")).at("2026-03-16T09:00:00+08:00");
        spec.when(ended("letter-1", Effect.Result.DROPPED, "its time had passed"))
                .at(ends)
                .thenPublished(
                        new ContactResult("letter-1", ContactOutcome.UNREACHABLE, at(ends)),
                        new StepLapsed("letter", at("2026-03-16T09:00:00+08:00"), "limitation-expired"));
    }

    @Test
    void a_call_that_no_collector_took_is_a_task_again_on_the_next_working_day() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking(CALL, LETTER);
        spec.whenTimePasses().at("2026-03-09T09:00:00+08:00");
        spec.when(grant("call-1", "2026-03-09T22:00:00+08:00")).at("2026-03-09T09:00:00+08:00");
        spec.when(ended("call-1", Effect.Result.DROPPED, "its hours are over"))
                .at("2026-03-09T22:00:00+08:00")
                .andDeadline("step", "2026-03-10T09:00:00+08:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp-450", "smtp-421"})
    void a_mail_that_a_server_put_off_for_good_is_tried_anew_another_day(String detail) {
        granted(SMS, BOT)
                .when(ended("sms-1", Effect.Result.FAILED, detail))
                .at(NIGHT)
                .then(
                        new ContactNotSent("sms-1", detail),
                        unreachable("sms-1", NIGHT),
                        new StepReturned("sms", "sms-1", at(NEXT_DAY)))
                .andTells(new Tell(THE_PARTY, new PartyInput.ContactReturned("case-1", "sms-1", true)));
    }

    /** ▣ A final notice whose debtor's name no font has is never printed; somebody hears of it before the suit follows. */
    @ParameterizedTest
    @ValueSource(strings = {"font-lacks-character", "template-unknown", "mail-not-written", "lender-unknown"})
    void what_our_own_side_could_not_write_is_recorded_by_its_rule_tried_anew_and_told_to_a_person(String rule) {
        Spec<CaseState, CaseInput, CaseEvent> spec = granted(SMS, BOT);
        spec.when(ended("sms-1", Effect.Result.FAILED, rule))
                .at(NIGHT)
                .then(
                        new ContactNotSent("sms-1", rule),
                        unreachable("sms-1", NIGHT),
                        new StepReturned("sms", "sms-1", at(NEXT_DAY)));
        Task task = wanted(spec);
        assertThat(task.work()).isEqualTo(Task.Work.MEND);
        assertThat(task.rule()).isEqualTo(rule);
        assertThat(task.attemptId()).isEqualTo("sms-1");
        assertThat(spec.ran().tells())
                .contains(new Tell(THE_PARTY, new PartyInput.ContactReturned("case-1", "sms-1", false)));
        Spec<TaskState, TaskInput, TaskEvent> mending = Spec.of(new TaskDecider(), task.taskId())
                .when(new TaskInput.Wanted(task))
                .at(NIGHT)
                .andNoDeadline("lapse")
                .when(new TaskInput.Take("li", null))
                .at(NEXT_DAY);
        mending.when(new TaskInput.Complete("li", ContactOutcome.DELIVERED, at(NEXT_DAY), null, null, Maker.STAFF))
                .at(NEXT_DAY)
                .thenRefused("outcome-misplaced");
        mending.when(new TaskInput.Complete("li", null, at(NEXT_DAY), null, null, Maker.STAFF))
                .at(NEXT_DAY)
                .then(new TaskEvent.TaskDone("li", null, at(NEXT_DAY)))
                .andTells();
    }

    @Test
    void a_step_that_our_own_side_cannot_write_lapses_by_that_rule() {
        Step brief = new Step("sms", Tone.FRIENDLY, Channel.SMS, 0, 1);
        granted(brief, BOT)
                .when(ended("sms-1", Effect.Result.FAILED, "font-lacks-character"))
                .at(NIGHT)
                .thenPublished(
                        new ContactResult("sms-1", ContactOutcome.UNREACHABLE, at(NIGHT)),
                        new StepLapsed("sms", at(DUE), "font-lacks-character"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp-550", "no-email", "no such number", ""})
    void what_its_recipients_address_did_not_take_is_over(String detail) {
        granted(SMS, BOT)
                .when(ended("sms-1", Effect.Result.FAILED, detail))
                .at(NIGHT)
                .then(unreachable("sms-1", NIGHT))
                .andDeadline("step", "2026-03-05T09:00:00+08:00");
    }

    @Test
    void a_step_of_a_ladder_that_was_left_does_not_come_back_to_another_one() {
        Spec<CaseState, CaseInput, CaseEvent> spec = granted(SMS, BOT);
        spec.when(Sample.other("2026-03-02T10:00:00+08:00", SMS, LETTER)).at("2026-03-02T09:30:00+08:00");
        spec.whenTimePasses().at("2026-03-02T10:00:00+08:00");
        spec.when(ended("sms-1", Effect.Result.DROPPED, "its time had passed"))
                .at(NIGHT)
                .thenPublished(new ContactResult("sms-1", ContactOutcome.UNREACHABLE, at(NIGHT)));
        assertThat(((CaseState.Talking) spec.state()).ladder().next()).isZero();
    }

    @Test
    void of_a_case_that_is_over_only_the_rule_is_kept() {
        Spec<CaseState, CaseInput, CaseEvent> spec = granted(SMS, BOT);
        spec.when(closedWithoutReason(at("2026-03-02T10:00:00+08:00"))).at("2026-03-02T10:00:00+08:00");
        spec.when(ended("sms-1", Effect.Result.DROPPED, "case-closed"))
                .at("2026-03-02T11:00:00+08:00")
                .then(new ContactNotSent("sms-1", "case-closed"), unreachable("sms-1", "2026-03-02T11:00:00+08:00"))
                .andTells(new Tell(THE_PARTY, new PartyInput.ContactReturned("case-1", "sms-1", false)));
    }

    @Test
    void co_debtors_that_were_asked_with_it_are_not_asked_a_second_time() {
        Spec<CaseState, CaseInput, CaseEvent> spec = CoDebtorTest.asked(CoDebtorTest.FIRM);
        spec.when(grant("firm-1", NIGHT)).at(DUE);
        spec.when(ended("firm-1", Effect.Result.DROPPED, "its time had passed")).at(NIGHT);
        spec.whenTimePasses().at(NEXT_DAY);
        assertThat(spec.events())
                .contains(new StepAsked("firm", "firm-2", at(NEXT_DAY)))
                .doesNotHaveAnyElementsOfTypes(CaseEvent.CoDebtorAsked.class);
    }

    @Test
    void a_task_that_lapsed_in_nobodys_hand_tells_its_hours_as_the_rule() {
        assertThat(NotSent.contact(Effect.Result.DROPPED, "its hours are over")).contains("contact-hours");
        assertThat(NotSent.contact(Effect.Result.DROPPED, "")).contains("contact-hours");
        assertThat(NotSent.contact(Effect.Result.DROPPED, "channel-opted-out")).contains("channel-opted-out");
        assertThat(List.of(
                        NotSent.contact(Effect.Result.DONE, "promise-live"),
                        NotSent.contact(Effect.Result.UNKNOWN, "promise-live")))
                .allMatch(Optional::isEmpty);
    }

    private static Task wanted(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.ran().tells().stream()
                .map(Tell::input)
                .filter(TaskInput.Wanted.class::isInstance)
                .map(wanted -> ((TaskInput.Wanted) wanted).task())
                .findFirst()
                .orElseThrow();
    }

    static Spec<TaskState, TaskInput, TaskEvent> toMend() {
        Task task = wanted(granted(SMS, BOT)
                .when(ended("sms-1", Effect.Result.FAILED, "font-lacks-character"))
                .at(NIGHT));
        return Spec.of(new TaskDecider(), task.taskId())
                .when(new TaskInput.Wanted(task))
                .at(NIGHT);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> dropped(String detail) {
        return granted(SMS, BOT)
                .when(ended("sms-1", Effect.Result.DROPPED, detail))
                .at(NIGHT);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> granted(Step... steps) {
        return talking(steps)
                .whenTimePasses()
                .at(DUE)
                .when(grant("sms-1", NIGHT))
                .at(DUE);
    }

    private static CaseInput grant(String attemptId, String until) {
        return new CaseInput.ContactGranted(attemptId, at(until), null);
    }

    private static CaseInput ended(String ref, Effect.Result result, String detail) {
        return new CaseInput.EffectEnded(ref, result, detail);
    }

    private static Tell asked(String attemptId) {
        return new Tell(
                THE_PARTY,
                askedInFirstEpisode("case-1", attemptId, Channel.SMS, "dunning", "lender-1", "Asia/Shanghai", "CN"));
    }

    private static CaseEvent unreachable(String attemptId, String at) {
        return new Told(new ContactResult(attemptId, ContactOutcome.UNREACHABLE, at(at)));
    }

    private static CaseEvent delivered(String attemptId, String at) {
        return new Told(new ContactResult(attemptId, ContactOutcome.DELIVERED, at(at)));
    }

    private static CaseFile file(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return ((CaseState.Known) spec.state()).file();
    }
}
