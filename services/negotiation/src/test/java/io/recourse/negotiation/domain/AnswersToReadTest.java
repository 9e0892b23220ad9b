package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.plainAnswer;
import static io.recourse.negotiation.domain.Sample.talking;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.AnswerAwaitsReader;
import io.recourse.contracts.NegotiationEvent.AnswerWasRead;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.contracts.NegotiationEvent.NegotiationResumed;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.AnswerRead;
import io.recourse.negotiation.domain.CaseEvent.AnswerWaits;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorSpared;
import io.recourse.negotiation.domain.CaseEvent.GrantReturned;
import io.recourse.negotiation.domain.CaseEvent.StepAsked;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseInput.AnswerHeard;
import io.recourse.negotiation.domain.CaseInput.AnswerLookedAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On Monday 2 March at 09:20 a debtor disputes in answer to a message; a call would follow on 4 March, a letter on the 16th. */
class AnswersToReadTest {

    static final Step CALL = new Step("call", Tone.FIRM, Channel.PHONE, 2, 3);
    private static final String DUE = "2026-03-02T09:00:00+08:00";
    private static final String NIGHT = "2026-03-02T22:00:00+08:00";
    private static final Instant SAID = at("2026-03-02T09:20:00+08:00");
    private static final String UNTIL = "2026-03-09T09:00:00+08:00";
    private static final String NO_LATER = "2026-04-01T08:00:00+08:00";

    private final Standings standings = Sample.standings();

    private static Spec<CaseState, CaseInput, CaseEvent> written() {
        return talking(Sample.SMS, CALL, Sample.LETTER)
                .whenTimePasses()
                .at(DUE)
                .when(new CaseInput.ContactGranted("sms-1", at(NIGHT), null))
                .at(DUE);
    }

    private static AnswerHeard reply(Intent intent, Instant said) {
        return plainAnswer("sms-1", Channel.SMS, intent, true, said);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> disputed() {
        return written().when(reply(Intent.DISPUTES, SAID)).at(SAID);
    }

    /** One of two was read. */
    static Spec<CaseState, CaseInput, CaseEvent> halfRead() {
        Spec<CaseState, CaseInput, CaseEvent> spec = disputed();
        Instant later = SAID.plusSeconds(600);
        spec.when(new AnswerLookedAt(held(spec).taskId(), later, null)).at(later);
        return spec.when(reply(Intent.HARDSHIP, later)).at(later);
    }

    private static HeldAnswer held(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return file(spec).heldAnswers().getLast();
    }

    private static CaseFile file(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return ((CaseState.Known) spec.state()).file();
    }

    @Test
    void what_a_debtor_disputes_holds_his_ladder_until_somebody_should_have_read_it() {
        Spec<CaseState, CaseInput, CaseEvent> spec = disputed();
        spec.andDeadline("step", UNTIL).andDeadline("exhaust", NO_LATER);
        spec.whenTimePasses().at("2026-03-09T08:59:59+08:00").thenNothing();
        spec.whenTimePasses().at(UNTIL).then(new StepAsked("call", "call-2", at(UNTIL)));
    }

    @Test
    void once_somebody_has_read_it_the_ladder_goes_on() {
        Instant early = at("2026-03-03T15:00:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> before = disputed();
        String taskId = held(before).taskId();
        before.when(new AnswerLookedAt(taskId, early, null))
                .at(early)
                .then(new AnswerRead(taskId, early), new Told(new AnswerWasRead(taskId, early)));
        before.andDeadline("step", "2026-03-04T09:00:00+08:00");
        before.when(new AnswerLookedAt(taskId, early, null)).at(early).thenNothing();
        before.when(new AnswerLookedAt("another", early, null)).at(early).thenNothing();
        before.when(reply(Intent.DISPUTES, SAID)).at(early);
        assertThat(before.events()).doesNotHaveAnyElementsOfTypes(AnswerWaits.class);
        before.andDeadline("step", "2026-03-04T09:00:00+08:00");

        Instant late = at("2026-03-06T15:00:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> after = disputed();
        after.when(new AnswerLookedAt(held(after).taskId(), late, null)).at(late);
        assertThat(after.events()).contains(new StepAsked("call", "call-2", late));
    }

    /** ▣ The mailbox could not be read for eight days: the call of the 4th has lapsed, the letter of the 16th waits until the 17th. */
    @Test
    void what_is_heard_late_holds_from_then_on_and_what_is_heard_again_begins_nothing_anew() {
        Instant heard = at("2026-03-10T09:30:00+08:00");
        String until = "2026-03-17T09:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec = written();
        spec.whenTimePasses().at("2026-03-10T09:00:00+08:00");
        spec.when(reply(Intent.DISPUTES, SAID)).at(heard);
        HeldAnswer held = held(spec);
        assertThat(spec.events())
                .contains(
                        new AnswerWaits(held.taskId(), Intent.DISPUTES, at(until)),
                        new Told(new AnswerAwaitsReader(held.taskId(), at(until), heard)));
        assertThat(spec.ran().tells().stream()
                        .map(Tell::input)
                        .filter(TaskInput.Wanted.class::isInstance)
                        .map(input -> ((TaskInput.Wanted) input).task()))
                .singleElement()
                .returns(SAID, Task::madeAt)
                .returns(at(until), Task::dueAt);
        spec.andDeadline("step", until);
        Instant again = at("2026-03-12T09:30:00+08:00");
        spec.when(reply(Intent.DISPUTES, SAID)).at(again);
        assertThat(file(spec).heldAnswers()).containsExactly(held);
        spec.andDeadline("step", until);
    }

    /**
     * ▣ Talks ended at eight, the dispute came at ten, and on the next day litigation asked for leave to file: it has to hear of
     * it. The 6th is a holiday (清明节).
     */
    @Test
    void the_ledger_hears_of_a_dispute_that_is_written_after_the_end_of_talks_and_that_it_was_read() {
        Instant said = at("2026-04-01T10:00:00+08:00");
        Instant read = at("2026-04-03T15:00:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> spec = exhausted();
        spec.when(reply(Intent.DISPUTES, said)).at(said).andStatus("EXHAUSTED");
        String taskId = held(spec).taskId();
        Instant until = at("2026-04-09T09:00:00+08:00");
        assertThat(spec.published()).containsOnlyOnce(new AnswerAwaitsReader(taskId, until, said));
        spec.when(reply(Intent.DISPUTES, said)).at(said).thenPublished();
        spec.when(new AnswerLookedAt(taskId, read, null)).at(read).thenPublished(new AnswerWasRead(taskId, read));
        spec.when(new AnswerLookedAt(taskId, read, null)).at(read).thenPublished();
    }

    /** What he says after the end holds only what comes after it. */
    @Test
    void an_answer_of_after_the_end_sets_no_talks_going_and_does_not_hide_what_does() {
        Instant said = at("2026-04-01T10:00:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> spec = exhausted();
        spec.when(reply(Intent.DISPUTES, said)).at(said);
        spec.when(Sample.payment("pay-1", 1_000, "2026-03-30", 99_000, "2026-04-01T10:00:00+08:00"))
                .at(said)
                .thenPublished()
                .andStatus("EXHAUSTED");
        spec.when(new CaseInput.PauseBegan("d-1", PauseReason.DISPUTE, at("2026-03-31T00:00:00+08:00"), said))
                .at(said)
                .thenAlsoPublished(new NegotiationResumed("late-pause", "d-1", said))
                .andStatus("TALKING");
    }

    @ParameterizedTest
    @EnumSource(names = {"ASKS_FOR_PLAN", "REFUSES_TO_PAY", "COMPLAINS", "OTHER"})
    void of_what_holds_nothing_the_ledger_hears_nothing(Intent intent) {
        Instant said = at("2026-04-01T10:00:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> spec = exhausted();
        spec.when(reply(intent, said)).at(said);
        assertThat(spec.published()).doesNotHaveAnyElementsOfTypes(AnswerAwaitsReader.class);
    }

    /** Each is told as it comes, before whatever comes of it. */
    @Test
    void answers_are_told_in_the_order_in_which_they_come_and_are_read() {
        Spec<CaseState, CaseInput, CaseEvent> spec = disputed();
        List<PublicEvent> told = new ArrayList<>(spec.published());
        String first = held(spec).taskId();
        Instant later = SAID.plusSeconds(600);
        spec.when(reply(Intent.HARDSHIP, later)).at(later);
        told.addAll(spec.published());
        String second = held(spec).taskId();
        spec.when(new AnswerLookedAt(second, later, null)).at(later);
        told.addAll(spec.published());
        spec.when(new AnswerLookedAt(first, later, null)).at(later);
        told.addAll(spec.published());
        assertThat(told.stream().filter(event -> !(event instanceof ContactResult)))
                .startsWith(
                        new AnswerAwaitsReader(first, at(UNTIL), SAID),
                        new AnswerAwaitsReader(second, at(UNTIL), later),
                        new AnswerWasRead(second, later),
                        new AnswerWasRead(first, later));
    }

    /** It holds as it did, and that it was read is told to who never heard that it waited. */
    @Test
    void in_a_journal_of_before_an_answer_waits_that_was_told_to_nobody() {
        Instant early = at("2026-03-03T15:00:00+08:00");
        written()
                .given(new AnswerWaits("task-1", Intent.DISPUTES, at(UNTIL)))
                .when(new AnswerLookedAt("task-1", early, null))
                .at(early)
                .then(new AnswerRead("task-1", early), new Told(new AnswerWasRead("task-1", early)))
                .andDeadline("step", "2026-03-04T09:00:00+08:00");
    }

    /** Nobody has said anything by 1 April, when thirty days are over. */
    private static Spec<CaseState, CaseInput, CaseEvent> exhausted() {
        return talking(Sample.SMS)
                .whenTimePasses()
                .at(DUE)
                .when(new CaseInput.ContactGranted("sms-1", at(NIGHT), null))
                .at(DUE)
                .whenTimePasses()
                .at(NO_LATER)
                .andStatus("EXHAUSTED");
    }

    @Test
    void talks_do_not_come_to_their_end_over_an_answer_that_nobody_has_read() {
        Instant said = at("2026-03-26T10:00:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> spec = talking(Sample.SMS)
                .whenTimePasses()
                .at(DUE)
                .when(new CaseInput.ContactGranted("sms-1", at(NIGHT), null))
                .at(DUE);
        spec.andDeadline("exhaust", NO_LATER);
        spec.when(reply(Intent.DECEASED, said)).at(said).andDeadline("exhaust", "2026-04-02T09:00:00+08:00");
    }

    @ParameterizedTest
    @EnumSource(Intent.class)
    void only_a_dispute_a_death_an_incapacity_and_a_need_hold_anything(Intent intent) {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                written().when(reply(intent, SAID)).at(SAID);
        boolean holds =
                switch (intent) {
                    case DECEASED, INCAPABLE, DISPUTES, HARDSHIP -> true;
                    case STOP_ALL,
                            STOP,
                            WRONG_PERSON,
                            COMPLAINS,
                            PAID_ALREADY,
                            ASKS_FOR_PLAN,
                            REFUSES_TO_PAY,
                            PROMISES_TO_PAY,
                            ASKS_WHO,
                            OTHER -> false;
                };
        assertThat(file(spec).waitsForReader(SAID)).isEqualTo(holds);
        spec.andDeadline("step", holds ? UNTIL : "2026-03-04T09:00:00+08:00");
    }

    @Test
    void nobody_beside_the_ladder_presses_either_but_who_was_asked_to_call_may() {
        CaseState.Known known = (CaseState.Known) disputed().state();
        Standing dunning = standings.of(known, "a", PARTY, ContactPurpose.DUNNING, Tone.FRIENDLY, SAID);
        assertThat(dunning.bar()).isInstanceOfSatisfying(Standing.Bar.class, bar -> {
            assertThat(bar.rule()).isEqualTo("answer-waits");
            assertThat(bar.citation()).contains("a person has read what was said");
            assertThat(bar.nextAllowedAt()).isEqualTo(at(UNTIL));
        });
        assertThat(standings
                        .of(known, "a", PARTY, ContactPurpose.CALLBACK, Tone.FRIENDLY, SAID)
                        .bar())
                .isNull();
        PartyFile party = PartyFile.opened(PARTY, "lender-1", "Asia/Shanghai");
        assertThat(standings.bar(known, party, Channel.SMS, Tone.FIRM, SAID)).isEqualTo("answer-waits");
        assertThat(standings.bar(known, party, Channel.SMS, Tone.FIRM, at(UNTIL)))
                .isNull();
    }

    @Test
    void leave_that_crosses_the_answer_goes_back_and_the_step_waits() {
        String due = "2026-03-04T09:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec = written();
        spec.whenTimePasses().at(due);
        spec.when(reply(Intent.HARDSHIP, at(due))).at(due);
        spec.when(new CaseInput.ContactGranted("call-2", at("2026-03-04T22:00:00+08:00"), null))
                .at(due)
                .then(new GrantReturned("call-2", "answer-waits"))
                .andDeadline("step", "2026-03-11T09:00:00+08:00");
    }

    @Test
    void who_owes_besides_is_left_alone_as_well() {
        Spec<CaseState, CaseInput, CaseEvent> spec = CoDebtorTest.asked(CoDebtorTest.FIRM)
                .when(new CaseInput.ContactGranted("firm-1", at(NIGHT), null))
                .at(DUE)
                .when(plainAnswer("firm-1", Channel.SMS, Intent.DISPUTES, true, at(DUE)))
                .at(DUE);
        spec.when(new CaseInput.ContactGranted(
                        "firm-1/1", at(NIGHT), new CaseInput.CoDebtor("party-2", "Asia/Shanghai", "zh")))
                .at(DUE)
                .then(new CoDebtorSpared("firm-1/1", "answer-waits"));
    }

    /** ▣ Its leave crosses the answer as the debtor's may: it goes back, and the step is asked for anew on the 9th. */
    @Test
    void who_owes_besides_has_the_step_when_the_answer_was_read_while_its_shelf_life_is_left() {
        Step firm = new Step("firm", Tone.FIRM, Channel.SMS, 0, 10);
        Spec<CaseState, CaseInput, CaseEvent> spec = CoDebtorTest.asked(firm)
                .when(new CaseInput.ContactGranted("firm-1", at(NIGHT), null))
                .at(DUE)
                .when(new CaseInput.ContactDenied("firm-1/2", "contact-ceased", null))
                .at(DUE)
                .when(plainAnswer("firm-1", Channel.SMS, Intent.DISPUTES, true, at(DUE)))
                .at(DUE);
        spec.when(new CaseInput.ContactGranted(
                        "firm-1/1", at(NIGHT), new CaseInput.CoDebtor("party-2", "Asia/Shanghai", "zh")))
                .at(DUE)
                .then(
                        new GrantReturned("firm-1/1", "answer-waits"),
                        new CaseEvent.CoDebtorReturned("firm-1/1/2", "party-2", firm, at(DUE), at(UNTIL)))
                .andTells(new Tell(
                        new SubjectId("party", "party-2"), new PartyInput.ContactReturned("case-1", "firm-1/1", false)))
                .andEffects()
                .andDeadline("co-debtor", UNTIL);
        spec.whenTimePasses().at(UNTIL).then(new CaseEvent.CoDebtorAsked("firm-1/1/2", "party-2", firm, at(UNTIL)));
    }

    @Test
    void a_dispute_that_nobody_has_read_goes_on_holding_though_twenty_answers_after_it_were_read() {
        Spec<CaseState, CaseInput, CaseEvent> spec = disputed();
        HeldAnswer dispute = held(spec);
        for (int minute = 1; minute <= 25; minute++) {
            Instant said = SAID.plusSeconds(60L * minute);
            spec.when(reply(Intent.HARDSHIP, said)).at(said);
            spec.when(new AnswerLookedAt(held(spec).taskId(), said, null)).at(said);
        }
        assertThat(file(spec).heldAnswers()).hasSize(20).contains(dispute);
        spec.andDeadline("step", UNTIL);
    }

    @Test
    void of_answers_that_hold_twenty_are_kept() {
        Spec<CaseState, CaseInput, CaseEvent> spec = written();
        for (int minute = 0; minute < 25; minute++) {
            Instant said = SAID.plusSeconds(60L * minute);
            spec.when(reply(Intent.DISPUTES, said)).at(said);
        }
        assertThat(file(spec).heldAnswers()).hasSize(20);
        spec.andDeadline("step", UNTIL);
    }
}
