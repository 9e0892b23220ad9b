package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.BOT;
import static io.recourse.negotiation.domain.Sample.CALL;
import static io.recourse.negotiation.domain.Sample.LETTER;
import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.balanceAlone;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.confirmedUndated;
import static io.recourse.negotiation.domain.Sample.opened;
import static io.recourse.negotiation.domain.Sample.talking;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.NegotiationEvent.NegotiationStarted;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.GrantReturned;
import io.recourse.negotiation.domain.CaseEvent.StepAsked;
import io.recourse.negotiation.domain.CaseEvent.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final SubjectId THE_PARTY = new SubjectId("party", PARTY);

    @Test
    void talks_start_when_the_strategy_says_so() {
        talking(SMS)
                .thenPublished(new NegotiationStarted(
                        "card-early@1", at("2026-03-02T08:00:00+08:00"), at("2026-04-01T08:00:00+08:00")))
                .andDeadline("step", "2026-03-02T09:00:00+08:00")
                .andDeadline("exhaust", "2026-04-01T08:00:00+08:00")
                .andNoDeadline("start")
                .andStatus("TALKING");
    }

    @Test
    void a_step_that_falls_due_asks_the_party_for_a_unit() {
        asked().then(new StepAsked("sms", "sms-1", at("2026-03-02T09:00:00+08:00")))
                .andTells(new Tell(
                        THE_PARTY,
                        askedInFirstEpisode(
                                "case-1", "sms-1", Channel.SMS, "dunning", "lender-1", "Asia/Shanghai", "CN")))
                .andNoDeadline("step")
                .andDeadline("answer", "2026-03-03T09:00:00+08:00");
    }

    @Test
    void a_granted_contact_is_told_and_handed_to_its_channel() {
        granted()
                .then(
                        new Told(new ContactAttempted(
                                "sms-1",
                                "sms",
                                Tone.FRIENDLY,
                                Channel.SMS,
                                PARTY,
                                "Asia/Shanghai",
                                at("2026-03-02T09:00:00+08:00"))),
                        new CaseEvent.TextChosen("sms-1", "friendly-short@1", "zh-CN"))
                .andEffects(new Effect(
                        "message",
                        "sms-1",
                        Map.of(
                                "channel", "SMS",
                                "tone", "FRIENDLY",
                                "step", "sms",
                                "party", PARTY,
                                "language", "zh",
                                "template", "friendly-short@1",
                                "lender", "lender-1",
                                "amount", "1000.00 CNY",
                                "date", "2026-03-02"),
                        at("2026-03-02T22:00:00+08:00")))
                .andDeadline("step", "2026-03-05T09:00:00+08:00");
    }

    @Test
    void a_denied_step_is_asked_again_when_the_guard_allows() {
        asked().when(new CaseInput.ContactDenied("sms-1", "contact-hours", at("2026-03-03T08:00:00+08:00")))
                .at("2026-03-02T09:00:00+08:00")
                .andDeadline("step", "2026-03-03T08:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-03T08:00:00+08:00")
                .then(new StepAsked("sms", "sms-2", at("2026-03-03T08:00:00+08:00")));
    }

    @Test
    void a_step_denied_for_good_lapses_under_the_rule_that_denied_it() {
        asked().when(new CaseInput.ContactDenied("sms-1", "contact-ceased", null))
                .at("2026-03-02T09:00:00+08:00")
                .then(new Told(new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "contact-ceased")));
    }

    @Test
    void a_step_denied_beyond_its_shelf_life_lapses_at_once() {
        asked().when(new CaseInput.ContactDenied("sms-1", "messages-per-day", at("2026-03-05T09:00:00+08:00")))
                .at("2026-03-02T09:00:00+08:00")
                .thenPublished(new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "messages-per-day"));
    }

    @Test
    void an_ask_that_nobody_answers_for_a_day_lapses_and_a_later_grant_goes_back() {
        asked().whenTimePasses()
                .at("2026-03-03T09:00:00+08:00")
                .thenPublished(new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "contact-not-answered"))
                .when(grant("sms-1"))
                .at("2026-03-03T10:00:00+08:00")
                .then(new GrantReturned("sms-1", null))
                .andTells(new Tell(THE_PARTY, new PartyInput.ContactReturned("case-1", "sms-1", false)));
    }

    @Test
    void a_grant_that_comes_after_its_hours_goes_back_and_the_step_is_asked_for_again() {
        asked().when(grant("sms-1"))
                .at("2026-03-02T22:00:00+08:00")
                .then(
                        new GrantReturned("sms-1", "contact-hours"),
                        new StepAsked("sms", "sms-2", at("2026-03-02T22:00:00+08:00")))
                .andTells(
                        new Tell(THE_PARTY, new PartyInput.ContactReturned("case-1", "sms-1", false)),
                        new Tell(
                                THE_PARTY,
                                askedInFirstEpisode(
                                        "case-1", "sms-2", Channel.SMS, "dunning", "lender-1", "Asia/Shanghai", "CN")))
                .andEffects();
    }

    @Test
    void a_step_for_a_person_moves_from_saturday_to_monday() {
        talking(CALL).andDeadline("step", "2026-03-09T09:00:00+08:00");
    }

    /** ▣ 9 May 2026 is a Saturday on which China works (国务院办公厅关于2026年部分节假日安排的通知). */
    @Test
    void a_step_for_a_person_stays_on_a_saturday_that_is_worked_for_a_holiday() {
        Spec<CaseState, CaseInput, CaseEvent> may = opened().when(
                        new CaseInput.StrategyGiven("card-early@1", at("2026-05-04T08:00:00+08:00"), 30, List.of(CALL)))
                .at("2026-03-01T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-05-04T08:00:00+08:00");
        may.andDeadline("step", "2026-05-09T09:00:00+08:00");
    }

    @Test
    void after_ten_days_of_outage_every_missed_step_is_recorded_and_only_the_last_one_is_taken() {
        talking(SMS, BOT, CALL, LETTER)
                .whenTimePasses()
                .at("2026-03-12T08:30:00+08:00")
                .then(
                        new Told(new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "shelf-life")),
                        new Told(new StepLapsed("bot", at("2026-03-05T09:00:00+08:00"), "shelf-life")),
                        new StepAsked("call", "call-1", at("2026-03-12T08:30:00+08:00")))
                .andNoDeadline("step");
    }

    @Test
    void a_step_whose_successor_is_due_too_lapses() {
        talking(LETTER, new Step("visit", Tone.FINAL_NOTICE, Channel.FIELD_VISIT, 16, 7))
                .whenTimePasses()
                .at("2026-03-18T09:00:00+08:00")
                .then(
                        new Told(new StepLapsed("letter", at("2026-03-16T09:00:00+08:00"), "successor-due")),
                        new StepAsked("visit", "visit-1", at("2026-03-18T09:00:00+08:00")));
    }

    @Test
    void a_letter_goes_out_on_its_day_even_if_the_call_before_it_waits_for_a_working_day() {
        Step sunday = new Step("letter", Tone.FIRM, Channel.LETTER, 6, 3);
        Step visit = new Step("visit", Tone.FINAL_NOTICE, Channel.FIELD_VISIT, 16, 7);
        talking(CALL, sunday, visit)
                .andDeadline("step", "2026-03-08T09:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-08T09:00:00+08:00")
                .then(
                        new Told(new StepLapsed("call", at("2026-03-09T09:00:00+08:00"), "successor-due")),
                        new StepAsked("letter", "letter-1", at("2026-03-08T09:00:00+08:00")));
    }

    @Test
    void a_delivered_contact_is_confirmed_to_the_party() {
        granted()
                .when(new CaseInput.EffectEnded("sms-1", Effect.Result.DONE, ""))
                .at("2026-03-02T09:01:00+08:00")
                .then(result(ContactOutcome.DELIVERED))
                .andTells(new Tell(THE_PARTY, confirmedUndated("case-1", "sms-1", ContactOutcome.DELIVERED)));
    }

    @Test
    void a_contact_that_did_not_happen_gives_its_unit_back() {
        for (Effect.Result none : new Effect.Result[] {Effect.Result.FAILED, Effect.Result.DROPPED}) {
            granted()
                    .when(new CaseInput.EffectEnded("sms-1", none, ""))
                    .at("2026-03-02T09:01:00+08:00")
                    .thenPublished(
                            new ContactResult("sms-1", ContactOutcome.UNREACHABLE, at("2026-03-02T09:01:00+08:00")))
                    .andTells(new Tell(
                            THE_PARTY,
                            new PartyInput.ContactReturned("case-1", "sms-1", none == Effect.Result.FAILED)));
        }
    }

    @Test
    void an_unknown_outcome_stays_spent_until_a_partner_knows_better() {
        granted()
                .when(new CaseInput.EffectEnded("sms-1", Effect.Result.UNKNOWN, ""))
                .at("2026-03-02T09:01:00+08:00")
                .then(result(ContactOutcome.UNKNOWN))
                .andTells(new Tell(THE_PARTY, confirmedUndated("case-1", "sms-1", ContactOutcome.UNKNOWN)))
                .when(reported(ContactOutcome.UNREACHABLE))
                .at("2026-03-02T10:00:00+08:00")
                .then(result(ContactOutcome.UNREACHABLE))
                .andTells(new Tell(THE_PARTY, new PartyInput.ContactReturned("case-1", "sms-1", true)));
    }

    @Test
    void a_partner_report_is_taken_once_and_a_contradiction_is_refused() {
        granted()
                .when(reported(ContactOutcome.CONVERSATION))
                .at("2026-03-02T10:00:00+08:00")
                .then(result(ContactOutcome.CONVERSATION))
                .when(reported(ContactOutcome.CONVERSATION))
                .at("2026-03-02T10:00:00+08:00")
                .thenNothing()
                .when(reported(ContactOutcome.UNANSWERED))
                .at("2026-03-02T10:00:00+08:00")
                .thenRefused("attempt-already-reported")
                .when(new CaseInput.EffectEnded("sms-1", Effect.Result.DONE, ""))
                .at("2026-03-02T10:00:00+08:00")
                .thenNothing();
    }

    @Test
    void a_report_about_no_attempt_of_ours_or_from_the_future_is_refused() {
        granted()
                .when(new CaseInput.ContactResultReported(
                        "bot-9", ContactOutcome.CONVERSATION, at("2026-03-02T09:00:00+08:00")))
                .at("2026-03-02T10:00:00+08:00")
                .thenRefused("attempt-unknown")
                .when(reported(ContactOutcome.CONVERSATION))
                .at("2026-03-02T09:00:30+08:00")
                .thenRefused("report-in-future");
    }

    @Test
    void who_carries_other_channels_knows_nothing_of_a_contact() {
        Spec<CaseState, CaseInput, CaseEvent> spec = granted();
        spec.when(reportedBy(Set.of(Channel.VOICE_BOT)))
                .at("2026-03-02T10:00:00+08:00")
                .thenRefused("contact-of-other-provider");
        spec.when(reportedBy(Set.of(Channel.SMS, Channel.APP)))
                .at("2026-03-02T10:00:00+08:00")
                .then(result(ContactOutcome.CONVERSATION));
    }

    private static CaseInput reportedBy(Set<Channel> carries) {
        return new CaseInput.ContactResultReported(
                "sms-1", ContactOutcome.CONVERSATION, at("2026-03-02T09:01:00+08:00"), carries);
    }

    @Test
    void after_a_rejected_dispute_only_the_remaining_time_is_left() {
        granted()
                .when(pause("d-1", PauseReason.DISPUTE, "2026-03-03T09:00:00+08:00"))
                .at("2026-03-03T09:00:00+08:00")
                .andNoDeadline("step")
                .andNoDeadline("exhaust")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-13T15:00:00+08:00")))
                .at("2026-03-13T15:00:00+08:00")
                // two days were left until 5 March 09:00, 28 days and 23 hours until 1 April 08:00
                .andDeadline("step", "2026-03-15T15:00:00+08:00")
                .andDeadline("exhaust", "2026-04-11T14:00:00+08:00");
    }

    @Test
    void a_grant_that_meets_a_dispute_goes_back_and_the_step_waits() {
        asked().when(pause("d-1", PauseReason.DISPUTE, "2026-03-02T09:00:00+08:00"))
                .at("2026-03-02T09:30:00+08:00")
                .when(grant("sms-1"))
                .at("2026-03-02T09:30:00+08:00")
                .then(new GrantReturned("sms-1", "contact-paused"))
                .andTells(new Tell(THE_PARTY, new PartyInput.ContactReturned("case-1", "sms-1", false)))
                .andNoDeadline("step")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-04T11:00:00+08:00")))
                .at("2026-03-04T11:00:00+08:00")
                .then(
                        new CaseEvent.PauseLifted("d-1", at("2026-03-04T11:00:00+08:00")),
                        new StepAsked("sms", "sms-2", at("2026-03-04T11:00:00+08:00")));
    }

    @Test
    void a_step_due_before_a_dispute_is_not_taken_during_it() {
        talking(SMS)
                .given(new CaseEvent.PauseNoted("d-1", PauseReason.DISPUTE, at("2026-03-02T09:15:00+08:00")))
                .whenTimePasses()
                .at("2026-03-02T09:30:00+08:00")
                .then(new CaseEvent.StepHeld("sms", at("2026-03-02T09:30:00+08:00")))
                .andNoDeadline("step")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-04T11:00:00+08:00")))
                .at("2026-03-04T11:00:00+08:00")
                .then(
                        new CaseEvent.PauseLifted("d-1", at("2026-03-04T11:00:00+08:00")),
                        new StepAsked("sms", "sms-1", at("2026-03-04T11:00:00+08:00")));
    }

    @Test
    void whoever_wants_no_contact_gets_none_but_the_talks_still_come_to_an_end() {
        talking(SMS)
                .when(pause("c-1", PauseReason.CEASE_CONTACT, "2026-03-02T08:30:00+08:00"))
                .at("2026-03-02T08:30:00+08:00")
                .andDeadline("exhaust", "2026-04-01T08:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-02T09:00:00+08:00")
                .thenPublished(new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "contact-ceased"));
    }

    @Test
    void a_closed_case_takes_no_step_but_still_hears_how_its_last_contact_ended() {
        granted()
                .when(closedWithoutReason(at("2026-03-02T09:30:00+08:00")))
                .at("2026-03-02T09:30:00+08:00")
                .andDeadlines()
                .when(new CaseInput.EffectEnded("sms-1", Effect.Result.DONE, ""))
                .at("2026-03-02T09:31:00+08:00")
                .thenPublished(new ContactResult("sms-1", ContactOutcome.DELIVERED, at("2026-03-02T09:31:00+08:00")));
    }

    @Test
    void a_step_that_was_asked_for_is_recorded_as_lapsed_when_the_case_closes() {
        asked().when(closedWithoutReason(at("2026-03-02T09:30:00+08:00")))
                .at("2026-03-02T09:30:00+08:00")
                .thenPublished(new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "case-closed"))
                .when(grant("sms-1"))
                .at("2026-03-02T09:31:00+08:00")
                .andTells(new Tell(THE_PARTY, new PartyInput.ContactReturned("case-1", "sms-1", false)));
    }

    @Test
    void a_second_strategy_changes_nothing_on_a_live_case() {
        talking(SMS).when(Sample.strategy(BOT)).at("2026-03-02T08:00:00+08:00").thenNothing();
    }

    @Test
    void a_step_of_a_debt_that_is_paid_lapses() {
        talking(SMS)
                .when(balanceAlone(Sample.owing(0), at("2026-03-02T08:30:00+08:00")))
                .at("2026-03-02T08:30:00+08:00")
                .whenTimePasses()
                .at("2026-03-02T09:00:00+08:00")
                .thenPublished(new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "nothing-owed"));
    }

    @Test
    void a_grant_that_meets_a_paid_debt_goes_back() {
        asked().when(balanceAlone(Sample.owing(0), at("2026-03-02T09:10:00+08:00")))
                .at("2026-03-02T09:10:00+08:00")
                .when(grant("sms-1"))
                .at("2026-03-02T09:20:00+08:00")
                .then(
                        new GrantReturned("sms-1", "nothing-owed"),
                        new Told(new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "nothing-owed")))
                .andEffects();
    }

    @Test
    void a_grant_that_meets_a_promise_goes_back_and_the_step_waits_for_it() {
        asked().when(Sample.promise("p-1", 50_000, "2026-03-06"))
                .at("2026-03-02T09:10:00+08:00")
                .when(grant("sms-1"))
                .at("2026-03-02T09:20:00+08:00")
                .then(new GrantReturned("sms-1", "promise-live"))
                .andEffects()
                .andDeadline("step", "2026-03-09T09:00:00+08:00");
    }

    /** ▣ Promised until Friday and paid at once: escalation resumes on Monday, and so does the step. */
    @Test
    void a_grant_that_meets_a_promise_kept_already_goes_back_and_the_step_waits_until_escalation_resumes() {
        asked().when(Sample.promise("p-1", 50_000, "2026-03-06"))
                .at("2026-03-02T09:10:00+08:00")
                .when(Sample.payment("pay-1", 50_000, "2026-03-02", 50_000, "2026-03-02T09:15:00+08:00"))
                .at("2026-03-02T09:15:00+08:00")
                .when(grant("sms-1"))
                .at("2026-03-02T09:20:00+08:00")
                .then(new GrantReturned("sms-1", "escalation-rests"))
                .andEffects()
                .andDeadline("step", "2026-03-09T09:00:00+08:00");
    }

    @Test
    void a_grant_nobody_waits_for_goes_back_and_the_ask_stands() {
        asked().when(grant("sms-9"))
                .at("2026-03-02T09:10:00+08:00")
                .then(new GrantReturned("sms-9", null))
                .andDeadlines(
                        Deadline.business("answer", "sms-1", at("2026-03-03T09:00:00+08:00"), "negotiation-ours@1"),
                        Deadline.business("exhaust", "", at("2026-04-01T08:00:00+08:00"), "days-since-start"))
                .when(grant("sms-1"))
                .at("2026-03-02T09:20:00+08:00")
                .thenPublished(attempted("sms-1", SMS, "2026-03-02T09:20:00+08:00"));
    }

    @Test
    void a_grant_told_twice_is_one_contact() {
        granted()
                .when(grant("sms-1"))
                .at("2026-03-02T09:10:00+08:00")
                .thenNothing()
                .andTells()
                .andEffects();
    }

    @Test
    void a_denial_nobody_waits_for_is_stale() {
        asked().when(new CaseInput.ContactDenied("sms-9", "contact-hours", at("2026-03-03T08:00:00+08:00")))
                .at("2026-03-02T09:10:00+08:00")
                .thenNothing()
                .andDeadline("answer", "2026-03-03T09:00:00+08:00");
    }

    @Test
    void a_step_denied_until_its_shelf_life_is_over_or_its_successor_is_due_lapses_at_once() {
        Step next = new Step("next", Tone.FRIENDLY, Channel.SMS, 1, 3);
        talking(SMS)
                .whenTimePasses()
                .at("2026-03-02T09:00:00+08:00")
                .when(new CaseInput.ContactDenied("sms-1", "x", at("2026-03-05T08:59:59+08:00")))
                .at("2026-03-02T09:00:00+08:00")
                .thenPublished()
                .andDeadline("step", "2026-03-05T08:59:59+08:00");
        talking(SMS)
                .whenTimePasses()
                .at("2026-03-02T09:00:00+08:00")
                .when(new CaseInput.ContactDenied("sms-1", "x", at("2026-03-05T09:00:00+08:00")))
                .at("2026-03-02T09:00:00+08:00")
                .thenPublished(new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "x"));
        talking(SMS, next)
                .whenTimePasses()
                .at("2026-03-02T09:00:00+08:00")
                .when(new CaseInput.ContactDenied("sms-1", "x", at("2026-03-03T09:00:00+08:00")))
                .at("2026-03-02T09:00:00+08:00")
                .thenPublished(new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "x"));
    }

    @Test
    void a_step_looked_at_after_the_end_of_the_talks_lapses() {
        talking(new Step("last", Tone.FINAL_NOTICE, Channel.LETTER, 29, 3))
                .whenTimePasses()
                .at("2026-04-02T00:00:00+08:00")
                .thenPublished(
                        new StepLapsed("last", at("2026-03-31T09:00:00+08:00"), "exhaustion-due"),
                        new NegotiationExhausted(at("2026-04-01T08:00:00+08:00"), "days-since-start", 0, 0));
    }

    @Test
    void a_step_that_was_to_be_asked_for_again_lapses_with_the_end_of_the_talks() {
        talking(new Step("last", Tone.FINAL_NOTICE, Channel.LETTER, 29, 3))
                .whenTimePasses()
                .at("2026-03-31T09:00:00+08:00")
                .when(new CaseInput.ContactDenied("last-1", "letters-per-day", at("2026-04-01T10:00:00+08:00")))
                .at("2026-03-31T09:00:00+08:00")
                .whenTimePasses()
                .at("2026-04-01T08:00:00+08:00")
                .thenPublished(
                        new StepLapsed("last", at("2026-03-31T09:00:00+08:00"), "negotiation-exhausted"),
                        new NegotiationExhausted(at("2026-04-01T08:00:00+08:00"), "days-since-start", 0, 0));
    }

    @Test
    void a_step_that_was_to_be_asked_for_again_lapses_with_the_case() {
        asked().when(new CaseInput.ContactDenied("sms-1", "contact-hours", at("2026-03-03T08:00:00+08:00")))
                .at("2026-03-02T09:00:00+08:00")
                .when(closedWithoutReason(at("2026-03-02T09:30:00+08:00")))
                .at("2026-03-02T09:30:00+08:00")
                .thenPublished(new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "case-closed"));
    }

    @Test
    void a_delivered_message_may_turn_out_to_have_been_more_but_not_less() {
        var delivered = granted()
                .when(new CaseInput.EffectEnded("sms-1", Effect.Result.DONE, ""))
                .at("2026-03-02T09:01:00+08:00");
        delivered
                .when(reported(ContactOutcome.DELIVERED))
                .at("2026-03-02T10:00:00+08:00")
                .thenNothing();
        delivered
                .when(reported(ContactOutcome.UNKNOWN))
                .at("2026-03-02T10:00:00+08:00")
                .thenRefused("attempt-already-reported");
        delivered
                .when(reported(ContactOutcome.CONVERSATION))
                .at("2026-03-02T10:00:00+08:00")
                .then(result(ContactOutcome.CONVERSATION));
    }

    @Test
    void each_contact_ends_for_itself() {
        var spec = granted()
                .whenTimePasses()
                .at("2026-03-05T09:00:00+08:00")
                .when(new CaseInput.ContactGranted("bot-2", at("2026-03-05T22:00:00+08:00"), null))
                .at("2026-03-05T09:00:00+08:00")
                .when(new CaseInput.EffectEnded("bot-2", Effect.Result.DONE, ""))
                .at("2026-03-05T09:01:00+08:00")
                .when(reported(ContactOutcome.UNANSWERED))
                .at("2026-03-05T10:00:00+08:00")
                .then(result(ContactOutcome.UNANSWERED));
        assertThat(((CaseState.Known) spec.state()).file().attempts())
                .extracting(Attempt::outcome)
                .containsExactly(ContactOutcome.UNANSWERED, ContactOutcome.DELIVERED);
    }

    @Test
    void a_step_for_a_person_that_a_dispute_moved_within_a_working_day_keeps_its_hour() {
        talking(new Step("call", Tone.FIRM, Channel.PHONE, 1, 3))
                .when(pause("d-1", PauseReason.DISPUTE, "2026-03-02T10:00:00+08:00"))
                .at("2026-03-02T10:00:00+08:00")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-03T12:00:00+08:00")))
                .at("2026-03-03T12:00:00+08:00")
                .andDeadline("step", "2026-03-04T11:00:00+08:00");
    }

    @Test
    void a_call_moved_from_a_saturday_to_a_monday_within_a_dispute_falls_due_when_the_dispute_is_over() {
        talking(CALL)
                .when(pause("d-1", PauseReason.DISPUTE, "2026-03-08T10:00:00+08:00"))
                .at("2026-03-08T10:00:00+08:00")
                .andNoDeadline("step")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-10T11:00:00+08:00")))
                .at("2026-03-10T10:30:00+08:00")
                .andDeadline("step", "2026-03-10T11:00:00+08:00");
    }

    /** ▣ A dispute of the 8th is over on Saturday, the 14th; another one of that day on Tuesday. */
    @Test
    void a_call_that_was_held_until_a_saturday_falls_due_on_the_working_day_after_it_that_nothing_holds() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking(CALL)
                .when(pause("d-1", PauseReason.DISPUTE, "2026-03-08T10:00:00+08:00"))
                .at("2026-03-08T10:00:00+08:00")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-14T11:00:00+08:00")))
                .at("2026-03-14T11:00:00+08:00")
                .andDeadline("step", "2026-03-16T09:00:00+08:00");
        spec.when(pause("d-2", PauseReason.DISPUTE, "2026-03-14T12:00:00+08:00"))
                .at("2026-03-14T12:00:00+08:00")
                .andNoDeadline("step")
                .when(new CaseInput.PauseOver("d-2", at("2026-03-17T10:00:00+08:00")))
                .at("2026-03-17T09:30:00+08:00")
                .andDeadline("step", "2026-03-17T10:00:00+08:00");
    }

    @Test
    void a_call_that_was_denied_until_a_saturday_is_asked_for_again_on_monday_unless_it_is_not_worth_taking_by_then() {
        denied(new Step("call", Tone.FIRM, Channel.PHONE, 4, 4)).andDeadline("step", "2026-03-09T09:00:00+08:00");
        denied(new Step("call", Tone.FIRM, Channel.PHONE, 4, 3)).andDeadline("step", "2026-03-07T08:00:00+08:00");
        denied(new Step("call", Tone.FIRM, Channel.PHONE, 4, 4), new Step("sms", Tone.FIRM, Channel.SMS, 6, 3))
                .andDeadline("step", "2026-03-07T08:00:00+08:00");
        denied(new Step("call", Tone.FIRM, Channel.VOICE_BOT, 4, 4)).andDeadline("step", "2026-03-07T08:00:00+08:00");
    }

    /** On a Friday. */
    private static Spec<CaseState, CaseInput, CaseEvent> denied(Step... steps) {
        String friday = "2026-03-06T09:00:00+08:00";
        return talking(steps)
                .whenTimePasses()
                .at(friday)
                .when(new CaseInput.ContactDenied("call-1", "effective-calls-per-day", at("2026-03-07T08:00:00+08:00")))
                .at(friday);
    }

    private static ContactAttempted attempted(String attemptId, Step step, String at) {
        return new ContactAttempted(
                attemptId, step.code(), step.tone(), step.channel(), PARTY, "Asia/Shanghai", at(at));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> asked() {
        return talking(SMS, BOT).whenTimePasses().at("2026-03-02T09:00:00+08:00");
    }

    static Spec<CaseState, CaseInput, CaseEvent> granted() {
        return asked().when(grant("sms-1")).at("2026-03-02T09:00:00+08:00");
    }

    private static CaseInput.ContactGranted grant(String attemptId) {
        return new CaseInput.ContactGranted(attemptId, at("2026-03-02T22:00:00+08:00"), null);
    }

    private static Told result(ContactOutcome outcome) {
        return new Told(new ContactResult("sms-1", outcome, at("2026-03-02T09:01:00+08:00")));
    }

    private static CaseInput.ContactResultReported reported(ContactOutcome outcome) {
        return new CaseInput.ContactResultReported("sms-1", outcome, at("2026-03-02T09:01:00+08:00"));
    }

    private static CaseInput.PauseBegan pause(String id, PauseReason reason, String from) {
        return new CaseInput.PauseBegan(id, reason, at(from), at("2026-06-01T00:00:00+08:00"));
    }
}
