package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.CALL;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.balanceAlone;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorAskDenied;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorAsked;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorDropped;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorSpared;
import io.recourse.negotiation.domain.CaseEvent.GrantReturned;
import io.recourse.negotiation.domain.CaseEvent.StepAsked;
import io.recourse.negotiation.domain.CaseEvent.TextChosen;
import io.recourse.negotiation.domain.CaseEvent.Told;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Firm steps go to everybody who owes, each by its own budget, hours and language. */
class CoDebtorTest {

    static final Step FIRM = new Step("firm", Tone.FIRM, Channel.SMS, 0, 3);
    private static final String DUE = "2026-03-02T09:00:00+08:00";
    private static final String NIGHT = "2026-03-02T22:00:00+08:00";
    private static final String NEXT_DAY = "2026-03-03T09:00:00+08:00";
    private static final CaseInput.CoDebtor WIFE = new CaseInput.CoDebtor("party-2", "Asia/Almaty", "en");

    @Test
    void a_firm_step_asks_the_debtor_and_every_co_debtor_for_a_unit_of_its_own() {
        asked(FIRM)
                .then(
                        new StepAsked("firm", "firm-1", at(DUE)),
                        new CoDebtorAsked("firm-1/1", "party-2", FIRM, at(DUE)),
                        new CoDebtorAsked("firm-1/2", "party-3", FIRM, at(DUE)))
                .andTells(
                        ask(Sample.PARTY, "firm-1", "Asia/Shanghai"),
                        ask("party-2", "firm-1/1", null),
                        ask("party-3", "firm-1/2", null));
    }

    @Test
    void a_friendly_step_is_the_debtors_alone() {
        asked(SMS).then(new StepAsked("sms", "sms-1", at(DUE)));
    }

    @Test
    void a_co_debtor_is_contacted_in_its_own_zone_and_language() {
        asked(FIRM)
                .when(new CaseInput.ContactGranted("firm-1/1", at(NIGHT), WIFE))
                .at(DUE)
                .then(
                        new Told(new ContactAttempted(
                                "firm-1/1", "firm", Tone.FIRM, Channel.SMS, "party-2", "Asia/Almaty", at(DUE))),
                        new TextChosen("firm-1/1", "firm-short@1", "en"))
                .andEffects(new Effect(
                        "message",
                        "firm-1/1",
                        Map.of(
                                "channel", "SMS",
                                "tone", "FIRM",
                                "step", "firm",
                                "party", "party-2",
                                "language", "en",
                                "template", "firm-short@1",
                                "lender", "lender-1",
                                "amount", "1000.00 CNY",
                                "date", "2026-03-02"),
                        at(NIGHT)));
    }

    /** ▣ 民法典 art. 520: who was released owes nothing, and whoever dunned it would tell a stranger of the others' debt. */
    @Test
    void who_was_released_is_asked_for_nothing_more() {
        Spec<CaseState, CaseInput, CaseEvent> released = asked(FIRM)
                .when(new CaseInput.ContactGranted(
                        "firm-1/2", at(NIGHT), new CaseInput.CoDebtor("party-3", "Asia/Shanghai", null)))
                .at(DUE);
        released.when(new CaseInput.CoDebtorReleased("party-2", at(DUE)))
                .at(DUE)
                .then(new CoDebtorSpared("firm-1/1", "co-debtor-released"), new CoDebtorDropped("party-2"));
        released.when(new CaseInput.CoDebtorReleased("party-2", at(DUE)))
                .at(DUE)
                .thenNothing();
        released.when(new CaseInput.ContactGranted("firm-1/1", at(NIGHT), WIFE))
                .at(DUE)
                .then(new GrantReturned("firm-1/1", null))
                .andTells(new Tell(
                        new SubjectId("party", "party-2"),
                        new PartyInput.ContactReturned("case-1", "firm-1/1", false)));
        released.when(new CaseInput.CoDebtorReleased("party-9", at(DUE)))
                .at(DUE)
                .thenNothing();
        CaseState.Known known = (CaseState.Known) released.state();
        assertThat(known.file().isOwedBy("party-2")).isFalse();
        assertThat(known.file().isOwedBy("party-3")).isTrue();
        Standings standings = Sample.standings();
        for (String party : List.of("party-2", "party-3", Sample.PARTY)) {
            assertThat(standings.bar(
                            known,
                            PartyFile.opened(party, "lender-1", "Asia/Shanghai"),
                            Channel.SMS,
                            Tone.FIRM,
                            at(DUE)))
                    .isEqualTo(party.equals("party-2") ? "co-debtor-released" : null);
        }
    }

    @Test
    void whose_language_nobody_told_is_written_to_in_the_debtors() {
        asked(FIRM)
                .when(new CaseInput.ContactGranted(
                        "firm-1/1", at(NIGHT), new CaseInput.CoDebtor("party-2", "Asia/Shanghai", null)))
                .at(DUE)
                .then(
                        new Told(new ContactAttempted(
                                "firm-1/1", "firm", Tone.FIRM, Channel.SMS, "party-2", "Asia/Shanghai", at(DUE))),
                        new TextChosen("firm-1/1", "firm-short@1", "zh-CN"));
    }

    @Test
    void a_co_debtor_who_is_denied_holds_up_neither_the_debtor_nor_the_ladder() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(FIRM, CALL)
                .when(new CaseInput.ContactDenied("firm-1/1", "contact-ceased", null))
                .at(DUE)
                .then(new CoDebtorSpared("firm-1/1", "contact-ceased"));
        spec.when(new CaseInput.ContactGranted("firm-1", at(NIGHT), null))
                .at(DUE)
                .thenPublished(new ContactAttempted(
                        "firm-1", "firm", Tone.FIRM, Channel.SMS, Sample.PARTY, "Asia/Shanghai", at(DUE)))
                .andDeadline("step", "2026-03-09T09:00:00+08:00");
    }

    @Test
    void a_co_debtor_whose_hours_have_not_begun_is_asked_again_when_they_have() {
        denied().then(new CoDebtorAskDenied("firm-1/1", "contact-hours", at("2026-03-02T11:00:00+08:00")))
                .andDeadline("co-debtor", "2026-03-02T11:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-02T11:00:00+08:00")
                .then(new CoDebtorAsked("firm-1/1", "party-2", FIRM, at("2026-03-02T11:00:00+08:00")))
                .andTells(ask("party-2", "firm-1/1", null))
                .andDeadline("co-debtor", "2026-03-03T11:00:00+08:00");
    }

    @Test
    void a_co_debtor_is_not_asked_again_when_the_debtor_is() {
        asked(FIRM)
                .when(new CaseInput.ContactDenied("firm-1", "messages-per-day", at("2026-03-02T12:00:00+08:00")))
                .at(DUE)
                .whenTimePasses()
                .at("2026-03-02T12:00:00+08:00")
                .then(new StepAsked("firm", "firm-2", at("2026-03-02T12:00:00+08:00")));
    }

    @Test
    void a_denial_beyond_the_shelf_life_of_the_step_spares_the_co_debtor_at_once() {
        asked(FIRM)
                .when(new CaseInput.ContactDenied("firm-1/1", "contact-hours", at("2026-03-05T09:00:00+08:00")))
                .at(DUE)
                .then(new CoDebtorSpared("firm-1/1", "contact-hours"));
    }

    @Test
    void an_ask_that_nobody_answers_for_a_day_is_given_up_and_a_later_grant_goes_back_to_its_co_debtor() {
        asked(FIRM)
                .when(new CaseInput.ContactDenied("firm-1/2", "contact-ceased", null))
                .at(DUE)
                .when(new CaseInput.ContactGranted("firm-1", at(NIGHT), null))
                .at(DUE)
                .whenTimePasses()
                .at("2026-03-03T09:00:00+08:00")
                .then(new CoDebtorSpared("firm-1/1", "contact-not-answered"))
                .when(new CaseInput.ContactGranted("firm-1/1", at("2026-03-03T22:00:00+08:00"), WIFE))
                .at("2026-03-03T09:30:00+08:00")
                .then(new GrantReturned("firm-1/1", null))
                .andTells(returned());
    }

    @Test
    void what_forbids_the_step_by_now_forbids_it_to_the_co_debtor_as_well() {
        Map<CaseInput, String> facts = Map.of(
                balanceAlone(Sample.owing(0), at(DUE)),
                "nothing-owed",
                Sample.promise("p-1", 50_000, "2026-03-06"),
                "promise-live",
                pause(PauseReason.DISPUTE),
                "contact-paused",
                pause(PauseReason.CEASE_CONTACT),
                "contact-ceased",
                closedWithoutReason(at(DUE)),
                "");
        facts.forEach((fact, rule) -> {
            Spec<CaseState, CaseInput, CaseEvent> spec = asked(FIRM).when(fact).at(DUE);
            spec.when(new CaseInput.ContactGranted("firm-1/1", at(NIGHT), WIFE))
                    .at(DUE)
                    .then(rule.isEmpty() ? new GrantReturned("firm-1/1", null) : new CoDebtorSpared("firm-1/1", rule))
                    .andTells(returned())
                    .andEffects();
        });
    }

    /** ▣ Denied until Saturday; the debtor's promise breaks on Friday, and escalation resumes on Monday: it is asked for then. */
    @Test
    void a_co_debtor_waits_until_escalation_resumes_as_the_debtor_does() {
        String saturday = "2026-03-07T08:00:00+08:00";
        String monday = "2026-03-09T09:00:00+08:00";
        for (int shelfLife : List.of(10, 5)) {
            Step firm = new Step("firm", Tone.FIRM, Channel.SMS, 0, shelfLife);
            Spec<CaseState, CaseInput, CaseEvent> spec = asked(firm)
                    .when(new CaseInput.ContactDenied("firm-1/1", "channel-paused", at(saturday)))
                    .at(DUE)
                    .when(Sample.promise("p-1", 50_000, "2026-03-06"))
                    .at(DUE);
            spec.whenTimePasses().at(saturday);
            if (shelfLife == 10) {
                assertThat(spec.events()).contains(new CoDebtorAskDenied("firm-1/1", "escalation-rests", at(monday)));
                spec.andDeadline("co-debtor", monday).whenTimePasses().at(monday);
                assertThat(spec.ran().tells()).contains(ask("party-2", "firm-1/1", null));
            } else {
                assertThat(spec.events()).contains(new CoDebtorSpared("firm-1/1", "escalation-rests"));
            }
        }
    }

    @Test
    void a_grant_past_its_hours_and_a_threat_past_limitation_go_back() {
        asked(FIRM)
                .when(new CaseInput.ContactGranted("firm-1/1", at(DUE), WIFE))
                .at(DUE)
                .then(
                        new CaseEvent.GrantReturned("firm-1/1", "contact-hours"),
                        new CaseEvent.CoDebtorReturned("firm-1/1/2", "party-2", FIRM, at(DUE), at(NEXT_DAY)))
                .andTells(returned());
        asked(new Step(FIRM.code(), FIRM.tone(), FIRM.channel(), FIRM.day(), 1))
                .when(new CaseInput.ContactGranted("firm-1/1", at(DUE), WIFE))
                .at(DUE)
                .then(new CoDebtorSpared("firm-1/1", "contact-hours"))
                .andTells(returned());
        Step last = new Step("last", Tone.FINAL_NOTICE, Channel.LETTER, 0, 3);
        asked(last)
                .when(new CaseInput.LimitationMoved(at(DUE), at(DUE)))
                .at(DUE)
                .when(new CaseInput.ContactGranted("last-1/1", at(NIGHT), WIFE))
                .at(DUE)
                .then(new CoDebtorSpared("last-1/1", "limitation-expired"));
    }

    @Test
    void a_grant_that_crosses_a_promise_rests_with_it_whether_its_hours_are_over_or_not() {
        for (String until : List.of(NIGHT, DUE)) {
            asked(FIRM)
                    .when(Sample.promise("p-1", 50_000, "2026-03-03"))
                    .at(DUE)
                    .when(new CaseInput.ContactGranted("firm-1/1", at(until), WIFE))
                    .at(DUE)
                    .then(
                            new CaseEvent.GrantReturned("firm-1/1", "promise-live"),
                            new CaseEvent.CoDebtorReturned(
                                    "firm-1/1/2", "party-2", FIRM, at(DUE), at("2026-03-04T09:00:00+08:00")));
        }
    }

    @Test
    void a_threat_that_waits_for_its_channel_when_limitation_ends_is_dropped_there() {
        Step last = new Step("last", Tone.FINAL_NOTICE, Channel.LETTER, 0, 3);
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(last)
                .when(new CaseInput.LimitationMoved(at("2026-03-02T10:00:00+08:00"), at(DUE)))
                .at(DUE);
        assertThat(spec.when(new CaseInput.ContactGranted("last-1/1", at(NIGHT), WIFE))
                        .at(DUE)
                        .ran()
                        .effects())
                .extracting(Effect::until)
                .containsExactly(at("2026-03-02T10:00:00+08:00"));
    }

    @Test
    void when_the_case_closes_what_its_co_debtors_have_not_had_is_recorded_as_not_taken() {
        asked(FIRM)
                .when(closedWithoutReason(at(DUE)))
                .at(DUE)
                .then(
                        new CoDebtorSpared("firm-1/1", "case-closed"),
                        new CoDebtorSpared("firm-1/2", "case-closed"),
                        new Told(new StepLapsed("firm", at(DUE), "case-closed")),
                        new CaseEvent.FileClosed(at(DUE)));
    }

    @Test
    void what_came_of_it_is_told_to_the_co_debtors_budget() {
        asked(FIRM)
                .when(new CaseInput.ContactGranted("firm-1/1", at(NIGHT), WIFE))
                .at(DUE)
                .when(new CaseInput.ContactResultReported("firm-1/1", ContactOutcome.CONVERSATION, at(DUE)))
                .at(DUE)
                .thenPublished(new ContactResult("firm-1/1", ContactOutcome.CONVERSATION, at(DUE)))
                .andTells(new Tell(
                        new SubjectId("party", "party-2"),
                        new PartyInput.ContactConfirmed("case-1", "firm-1/1", ContactOutcome.CONVERSATION, at(DUE))));
    }

    @Test
    void a_party_nobody_has_told_of_yet_is_not_contacted_for_nobody_knows_its_hours() {
        Spec.of(Sample.parties(), "party-2")
                .when(contactAsked("firm-1/1", null))
                .at(DUE)
                .thenNothing()
                .andTells(new Tell(
                        new SubjectId("case", "case-1"),
                        new CaseInput.ContactDenied("firm-1/1", "party-unknown", null)));
    }

    @Test
    void a_co_debtors_grant_says_where_it_is_and_which_language_it_reads() {
        Spec.of(Sample.parties(), "party-2")
                .when(new PartyInput.Registered("lender-1", "Asia/Almaty", true, true, "en"))
                .at(DUE)
                .when(contactAsked("firm-1/1", null))
                .at("2026-03-02T12:00:00+08:00")
                .andTells(new Tell(
                        new SubjectId("case", "case-1"),
                        new CaseInput.ContactGranted("firm-1/1", at("2026-03-02T22:00:00+05:00"), WIFE)));
    }

    @Test
    void a_contact_with_a_co_debtor_beside_the_ladder_is_kept_as_its_own() {
        asked(SMS)
                .when(new CaseInput.ContactPermitted(
                        "ask/a", "dunning", Tone.FIRM, Channel.PHONE, at(DUE), "party-2", "Asia/Almaty"))
                .at(DUE)
                .thenPublished(new ContactAttempted(
                        "ask/a", "dunning", Tone.FIRM, Channel.PHONE, "party-2", "Asia/Almaty", at(DUE)));
        CaseState.Known known = (CaseState.Known) asked(SMS).state();
        assertThat(known.file().isOwedBy(Sample.PARTY)).isTrue();
        assertThat(known.file().isOwedBy("party-3")).isTrue();
        assertThat(known.file().isOwedBy("party-4")).isFalse();
    }

    @Test
    void an_offer_is_the_debtors_to_accept_whoever_else_owes() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                asked(SMS).when(Sample.instalments(3, Maker.STAFF)).at(DUE);
        spec.when(Sample.approve("user-2", Maker.SUPERVISOR)).at(DUE);
        spec.when(new CaseInput.OfferAccepted("o-1", "a-1", "party-2", true, true))
                .at(DUE)
                .thenRefused("offer-not-yours");
    }

    /** The debtor's message is out; a co-debtor in another zone is asked when its hours begin. */
    static Spec<CaseState, CaseInput, CaseEvent> denied() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(FIRM);
        spec.when(new CaseInput.ContactGranted(
                        "firm-1/2", at(NIGHT), new CaseInput.CoDebtor("party-3", "Asia/Shanghai", "zh")))
                .at(DUE);
        return spec.when(new CaseInput.ContactDenied("firm-1/1", "contact-hours", at("2026-03-02T11:00:00+08:00")))
                .at(DUE);
    }

    @Test
    void a_call_that_was_denied_until_a_saturday_is_asked_for_again_on_monday() {
        String friday = "2026-03-06T09:00:00+08:00";
        asked(new Step("call", Tone.FIRM, Channel.PHONE, 4, 4))
                .whenTimePasses()
                .at(friday)
                .when(new CaseInput.ContactDenied(
                        "call-1/1", "effective-calls-per-day", at("2026-03-07T08:00:00+08:00")))
                .at(friday)
                .andDeadline("co-debtor", "2026-03-09T09:00:00+08:00");
    }

    static Spec<CaseState, CaseInput, CaseEvent> asked(Step... steps) {
        return Spec.of(Sample.cases(), "case-1")
                .when(Sample.opening(null, "party-2", "party-3"))
                .at("2026-03-01T00:00:00+08:00")
                .when(Sample.strategy(steps))
                .at("2026-03-01T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-02T08:00:00+08:00")
                .whenTimePasses()
                .at(DUE);
    }

    private static Tell ask(String party, String attemptId, @Nullable String zone) {
        return new Tell(new SubjectId("party", party), contactAsked(attemptId, zone));
    }

    private static PartyInput.ContactAsked contactAsked(String attemptId, @Nullable String zone) {
        return askedInFirstEpisode("case-1", attemptId, Channel.SMS, "dunning", "lender-1", zone, "CN");
    }

    @Test
    void a_co_debtor_whose_message_did_not_go_out_is_asked_for_anew_under_another_name_until_its_shelf_life_is_over() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(FIRM);
        spec.when(new CaseInput.ContactGranted("firm-1", at(NIGHT), null)).at(DUE);
        spec.when(new CaseInput.ContactGranted(
                        "firm-1/2", at(NIGHT), new CaseInput.CoDebtor("party-3", "Asia/Shanghai", "zh")))
                .at(DUE);
        spec.when(new CaseInput.ContactGranted("firm-1/1", at(NIGHT), WIFE)).at(DUE);
        spec.when(dropped("firm-1/1"))
                .at(NIGHT)
                .then(
                        new CaseEvent.ContactNotSent("firm-1/1", "contact-hours"),
                        new Told(new ContactResult("firm-1/1", ContactOutcome.UNREACHABLE, at(NIGHT))),
                        new CaseEvent.CoDebtorReturned("firm-1/1/2", "party-2", FIRM, at(DUE), at(NEXT_DAY)))
                .andTells(returned())
                .andDeadline("co-debtor", NEXT_DAY)
                .when(dropped("firm-1/1"))
                .at(NIGHT)
                .thenNothing();
        spec.whenTimePasses()
                .at(NEXT_DAY)
                .then(new CoDebtorAsked("firm-1/1/2", "party-2", FIRM, at(NEXT_DAY)))
                .andTells(ask("party-2", "firm-1/1/2", null));
        String later = "2026-03-03T22:00:00+08:00";
        String third = "2026-03-04T09:00:00+08:00";
        String last = "2026-03-04T22:00:00+08:00";
        spec.when(new CaseInput.ContactGranted("firm-1/1/2", at(later), WIFE)).at(NEXT_DAY);
        spec.when(dropped("firm-1/1/2"))
                .at(later)
                .then(
                        new CaseEvent.ContactNotSent("firm-1/1/2", "contact-hours"),
                        new Told(new ContactResult("firm-1/1/2", ContactOutcome.UNREACHABLE, at(later))),
                        new CaseEvent.CoDebtorReturned("firm-1/1/3", "party-2", FIRM, at(DUE), at(third)));
        spec.whenTimePasses().at(third);
        spec.when(new CaseInput.ContactGranted("firm-1/1/3", at(last), WIFE)).at(third);
        spec.when(dropped("firm-1/1/3"))
                .at(last)
                .then(
                        new CaseEvent.ContactNotSent("firm-1/1/3", "contact-hours"),
                        new Told(new ContactResult("firm-1/1/3", ContactOutcome.UNREACHABLE, at(last))),
                        new CoDebtorSpared("firm-1/1/3", "contact-hours"));
    }

    @Test
    void who_was_released_is_not_asked_anew_for_what_did_not_go_out() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(FIRM);
        spec.when(new CaseInput.ContactGranted("firm-1/1", at(NIGHT), WIFE)).at(DUE);
        spec.when(new CaseInput.CoDebtorReleased("party-2", at(DUE))).at(DUE);
        spec.when(new CaseInput.EffectEnded("firm-1/1", Effect.Result.DROPPED, "co-debtor-released"))
                .at(DUE)
                .then(
                        new CaseEvent.ContactNotSent("firm-1/1", "co-debtor-released"),
                        new Told(new ContactResult("firm-1/1", ContactOutcome.UNREACHABLE, at(DUE))),
                        new CoDebtorSpared("firm-1/1", "co-debtor-released"));
    }

    private static CaseInput dropped(String attemptId) {
        return new CaseInput.EffectEnded(attemptId, Effect.Result.DROPPED, "its time had passed");
    }

    private static Tell returned() {
        return new Tell(new SubjectId("party", "party-2"), new PartyInput.ContactReturned("case-1", "firm-1/1", false));
    }

    private static CaseInput.PauseBegan pause(PauseReason reason) {
        return new CaseInput.PauseBegan("d-1", reason, at(DUE), at("2026-06-01T00:00:00+08:00"));
    }
}
