package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.DISPATCH;
import static io.recourse.negotiation.domain.Sample.MADE;
import static io.recourse.negotiation.domain.Sample.OFFERS;
import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.POLICY;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.accept;
import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.instalments;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.strategy;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.DebitEnded;
import io.recourse.contracts.NegotiationEvent.DebitOutcome;
import io.recourse.contracts.NegotiationEvent.DebitRequested;
import io.recourse.contracts.NegotiationEvent.PlanBroken;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.DebitLeftOut;
import io.recourse.negotiation.domain.CaseEvent.DebitNoticeAsked;
import io.recourse.negotiation.domain.CaseEvent.DebitNoticeEnded;
import io.recourse.negotiation.domain.CaseEvent.DebitNoticeGiven;
import io.recourse.negotiation.domain.CaseEvent.DebitNoticePutOff;
import io.recourse.negotiation.domain.CaseEvent.GrantReturned;
import io.recourse.negotiation.domain.CaseEvent.TextChosen;
import io.recourse.rules.pack.Packs;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * 1 000.00 in two instalments, due on 16 March and 16 April, under a mandate for 600.00 at most, where the law is that of 12 CFR
 * 1005.10(d). A payment of 200.00 on 3 March leaves 300.00 of the first instalment.
 */
class DebitNoticeTest {

    private static final String DUE = "2026-03-16T10:00:00+08:00";
    private static final String PAID = "2026-03-03T12:00:00+08:00";
    private static final String GRANTED = "2026-03-04T09:00:00+08:00";
    private static final String HOURS_END = "2026-03-04T22:00:00+08:00";

    static CaseDecider cases() {
        return new CaseDecider(
                POLICY,
                OFFERS,
                Map.of("CN", Packs.workingDays("CN")),
                Map.of("CN", Packs.debitNotice("US")),
                "courier-1",
                DISPATCH);
    }

    @Test
    void china_has_no_such_law() {
        assertThatThrownBy(() -> Packs.debitNotice("CN")).hasMessageContaining("no pack");
        assertThat(Packs.debitNotice("US").days()).isEqualTo(10);
    }

    @Test
    void equal_instalments_need_no_notice() {
        Spec<CaseState, CaseInput, CaseEvent> spec = given(mandate(null, null));
        spec.andDeadline("debit", DUE).andNoDeadline("debit-notice");
        debited(spec, "auto-debit/1", DUE, 100_000)
                .when(payment("bank-1", 50_000, "2026-03-16", 50_000, "2026-03-17T09:00:00+08:00"))
                .at("2026-03-17T09:00:00+08:00")
                .andDeadline("debit", "2026-04-16T10:00:00+08:00")
                .andNoDeadline("debit-notice");
    }

    @Test
    void without_such_a_law_nothing_is_told() {
        Spec<CaseState, CaseInput, CaseEvent> spec = agreed(Sample.cases());
        spec.when(mandate(null, null)).at(MADE);
        partlyPaid(spec).andDeadline("debit", DUE).andNoDeadline("debit-notice");
    }

    /** ▣ 300.00 instead of 500.00: the party is asked at once, five days before 5 March being over. */
    @Test
    void a_debit_of_another_amount_than_agreed_waits_for_a_notice() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(mandate(null, null));
        assertThat(spec.events()).contains(asked("notice/1", Channel.LETTER, PAID));
        spec.andTells(new Tell(
                        new SubjectId("party", PARTY),
                        askedInFirstEpisode(
                                "case-1",
                                "notice/1",
                                Channel.LETTER,
                                "debit-notice",
                                "lender-1",
                                "Asia/Shanghai",
                                "CN")))
                .andNoDeadline("debit-notice")
                .andNoDeadline("debit");
    }

    @Test
    void the_notice_of_a_later_episode_names_its_debt_as_the_ladder_does() {
        Spec<CaseState, CaseInput, CaseEvent> spec = given(mandate(null, null));
        spec.when(new CaseInput.EpisodeBegan("case-0", "case-0")).at(MADE);
        assertThat(partlyPaid(spec).ran().tells())
                .contains(new Tell(
                        new SubjectId("party", PARTY),
                        new PartyInput.ContactAsked(
                                "case-1",
                                "notice/1",
                                Channel.LETTER,
                                "debit-notice",
                                "lender-1",
                                "Asia/Shanghai",
                                "CN",
                                "case-0")));
    }

    /** ▣ Granted on 4 March it tells the due day, for the law's ten days and ours are over by then. */
    @Test
    void a_notice_tells_amount_and_day_in_writing() {
        granted(mandate(null, null))
                .then(
                        new CaseEvent.Told(new ContactAttempted(
                                "notice/1",
                                "debit-notice",
                                Tone.FRIENDLY,
                                Channel.LETTER,
                                PARTY,
                                "Asia/Shanghai",
                                at(GRANTED))),
                        new TextChosen("notice/1", "debit-notice-letter@1", "zh-CN"),
                        new DebitNoticeGiven(
                                "notice/1",
                                "o-1",
                                1,
                                yuan(30_000),
                                LocalDate.parse("2026-03-16"),
                                LocalDate.parse("2026-03-24"),
                                at(GRANTED)))
                .andEffects(new Effect(
                        "message",
                        "notice/1",
                        Map.ofEntries(
                                Map.entry("channel", "LETTER"),
                                Map.entry("tone", "FRIENDLY"),
                                Map.entry("step", "debit-notice"),
                                Map.entry("party", PARTY),
                                Map.entry("language", "zh"),
                                Map.entry("template", "debit-notice-letter@1"),
                                Map.entry("lender", "lender-1"),
                                Map.entry("amount", owing(80_000).total().text()),
                                Map.entry("date", "2026-03-04"),
                                Map.entry("debitAmount", yuan(30_000).text()),
                                Map.entry("debitDate", "2026-03-16"),
                                Map.entry("mandate", "ref-1")),
                        at(HOURS_END)))
                .andNoDeadline("debit");
    }

    @Test
    void what_was_told_in_time_is_debited_on_its_day() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                sent().andDeadline("debit", DUE).andNoDeadline("debit-notice");
        spec.whenTimePasses()
                .at(DUE)
                .thenPublished(new DebitRequested("auto-debit/1", "auto-debit", "o-1", 1, yuan(30_000), at(DUE)));
        spec.when(cleared("auto-debit/1", 80_000, DUE)).at(DUE);
        assertThat(Debits.bar((CaseState.Known) spec.state(), "auto-debit/1", false, at(DUE)))
                .isNull();
        spec.when(reported(ContactOutcome.UNREACHABLE, DUE)).at(DUE);
        assertThat(Debits.bar((CaseState.Known) spec.state(), "auto-debit/1", false, at(DUE)))
                .isEqualTo("debit-notice-missing");
    }

    /** Who was told of a later day has not missed the instalment before it, and eight days more. */
    @Test
    void a_notice_that_comes_late_moves_the_debit_to_the_first_lawful_day_and_the_grace_with_it() {
        String late = "2026-03-10T09:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(mandate(null, null));
        spec.when(granted("notice/1", "2026-03-10T22:00:00+08:00")).at(late);
        spec.when(ended(Effect.Result.DONE)).at(late);
        spec.andDeadline("debit", "2026-03-21T10:00:00+08:00").andDeadline("instalment", "2026-03-30T00:00:00+08:00");
        spec.whenTimePasses()
                .at("2026-03-21T10:00:00+08:00")
                .thenPublished(new DebitRequested(
                        "auto-debit/1", "auto-debit", "o-1", 1, yuan(30_000), at("2026-03-21T10:00:00+08:00")));
    }

    @Test
    void who_was_told_and_is_not_debited_misses_the_instalment_only_after_that() {
        Spec<CaseState, CaseInput, CaseEvent> spec = sent();
        spec.when(new CaseInput.MandateRevoked("m-1")).at("2026-03-05T09:00:00+08:00");
        spec.andDeadline("instalment", "2026-03-25T00:00:00+08:00").andNoDeadline("debit");
        spec.whenTimePasses()
                .at("2026-03-25T00:00:00+08:00")
                .thenPublished(new PlanBroken("o-1", 1, yuan(50_000), yuan(20_000)));
    }

    /** ▣ Nine days before the day it tells: that debit would be unlawful, and another notice is asked for. */
    @Test
    void a_notice_that_went_out_too_late_is_none() {
        Spec<CaseState, CaseInput, CaseEvent> spec = granted(mandate(null, null));
        spec.when(ended(Effect.Result.DONE)).at("2026-03-07T09:00:00+08:00").andNoDeadline("debit");
        assertThat(spec.events()).contains(asked("notice/2", Channel.LETTER, "2026-03-07T09:00:00+08:00"));
        Spec<CaseState, CaseInput, CaseEvent> tenth = granted(mandate(null, null));
        tenth.when(ended(Effect.Result.DONE)).at("2026-03-06T23:59:59+08:00").andDeadline("debit", DUE);
    }

    @Test
    void a_debit_of_which_nobody_could_be_told_is_left_out() {
        Spec<CaseState, CaseInput, CaseEvent> spec = granted(mandate(null, null));
        spec.when(ended(Effect.Result.FAILED)).at(GRANTED).andDeadline("debit-notice", "2026-03-05T10:00:00+08:00");
        spec.whenTimePasses().at("2026-03-05T10:00:00+08:00");
        spec.when(denied("notice/2", "contact-ceased", null))
                .at("2026-03-05T10:00:01+08:00")
                .then(new DebitNoticeEnded("notice/2", "contact-ceased", at("2026-03-05T10:00:01+08:00")))
                .andNoDeadline("debit-notice")
                .andDeadline("debit", DUE);
        spec.whenTimePasses()
                .at(DUE)
                .then(new DebitLeftOut("auto-debit/1", "o-1", 1, yuan(30_000), "debit-notice-missing", at(DUE)));
    }

    @Test
    void what_the_guard_denies_for_now_is_asked_for_again_under_its_name() {
        String tomorrow = "2026-03-04T08:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(mandate(null, null));
        spec.when(denied("notice/1", "budget-letters", tomorrow))
                .at(PAID)
                .then(new DebitNoticePutOff("notice/1", "budget-letters", at(tomorrow)))
                .andDeadline("debit-notice", tomorrow);
        spec.whenTimePasses().at(tomorrow).then(asked("notice/1", Channel.LETTER, tomorrow));
    }

    /** ▣ 12 CFR 1005.10(d)(2). */
    @Test
    void within_the_range_that_the_debtor_chose_nothing_is_told() {
        Spec<CaseState, CaseInput, CaseEvent> within = given(mandate(new Mandate.Range(30_000, 50_000), null));
        partlyPaid(within).andDeadline("debit", DUE).andNoDeadline("debit-notice");
        Spec<CaseState, CaseInput, CaseEvent> outside = given(mandate(new Mandate.Range(30_001, 50_000), null));
        partlyPaid(outside).andNoDeadline("debit");
        assertThat(outside.events()).contains(asked("notice/1", Channel.LETTER, PAID));
        Spec<CaseState, CaseInput, CaseEvent> none = agreed(cases());
        none.when(mandate(new Mandate.Range(2, 1), null)).at(MADE).thenRefused("mandate-range-empty");
        none.when(mandate(new Mandate.Range(-1, 1), null)).at(MADE).thenRefused("mandate-range-empty");
        partlyPaid(given(mandate(new Mandate.Range(0, 30_000), null))).andNoDeadline("debit-notice");
        partlyPaid(given(mandate(new Mandate.Range(30_000, 30_000), null))).andNoDeadline("debit-notice");
    }

    /** ▣ The first one was of 300.00, told in time: the next is of 500.00, as agreed, and so not as the one before. */
    @Test
    void a_debit_as_agreed_that_differs_from_the_one_before_is_told_as_well() {
        debited(sent(), "auto-debit/1", DUE, 80_000)
                .when(payment("bank-1", 30_000, "2026-03-16", 50_000, "2026-03-17T09:00:00+08:00"))
                .at("2026-03-17T09:00:00+08:00")
                .andDeadline("debit-notice", "2026-03-31T10:00:00+08:00")
                .andNoDeadline("debit");
    }

    /** E-mail is writing for who agreed to have it so, 12 CFR 1005.4(a)(1). */
    @Test
    void by_mail_to_who_agreed_to_it_and_by_letter_where_mail_fails() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(mandate(null, true));
        assertThat(spec.events()).contains(asked("notice/1", Channel.EMAIL, PAID));
        spec.when(denied("notice/1", "no-email", null)).at(PAID);
        assertThat(spec.events()).contains(asked("notice/2", Channel.LETTER, PAID));
        Spec<CaseState, CaseInput, CaseEvent> failed = asked(mandate(null, true));
        failed.when(granted("notice/1", HOURS_END)).at(GRANTED);
        failed.when(ended(Effect.Result.FAILED)).at(GRANTED).andDeadline("debit-notice", "2026-03-05T10:00:00+08:00");
        failed.whenTimePasses()
                .at("2026-03-05T10:00:00+08:00")
                .then(asked("notice/2", Channel.LETTER, "2026-03-05T10:00:00+08:00"));
    }

    @Test
    void three_notices_of_an_instalment_are_enough() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(mandate(null, null));
        for (int i = 1; i <= OFFERS.debits().notices().most(); i++) {
            String day = "2026-03-0" + (3 + i);
            spec.whenTimePasses().at(day + "T10:00:00+08:00");
            spec.when(granted("notice/" + i, day + "T22:00:00+08:00")).at(day + "T10:00:01+08:00");
            spec.when(new CaseInput.EffectEnded("notice/" + i, Effect.Result.UNKNOWN, ""))
                    .at(day + "T10:00:02+08:00");
        }
        spec.andNoDeadline("debit-notice").andDeadline("debit", DUE);
    }

    /** 300.00 were told and asked for; that 500.00 are due again by the time the ledger answers makes no other debit of it. */
    @Test
    void a_payment_taken_back_before_the_ledger_clears_a_debit_leaves_it_as_it_was_told() {
        Spec<CaseState, CaseInput, CaseEvent> spec = sent();
        spec.whenTimePasses().at(DUE);
        spec.when(new CaseInput.PaymentTakenBack("pay-1", owing(100_000), at(DUE), null))
                .at(DUE);
        spec.when(cleared("auto-debit/1", 100_000, DUE)).at(DUE);
        assertThat(spec.ran().effects()).hasSize(1).first().satisfies(effect -> assertThat(effect.body())
                .containsEntry("amountMinor", "30000"));
    }

    @Test
    void a_debit_that_gets_smaller_before_the_ledger_clears_it_is_not_made_untold() {
        Spec<CaseState, CaseInput, CaseEvent> spec = given(mandate(null, null));
        spec.whenTimePasses().at(DUE);
        spec.when(payment("pay-1", 20_000, "2026-03-16", 80_000, DUE)).at(DUE);
        spec.when(cleared("auto-debit/1", 80_000, DUE))
                .at(DUE)
                .thenPublished(new DebitEnded(
                        "auto-debit/1", "o-1", 1, yuan(50_000), DebitOutcome.NOT_MADE, "debit-notice-missing", at(DUE)))
                .andEffects();
    }

    @Test
    void three_notices_that_went_out_too_late_are_enough_as_well() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(mandate(null, null));
        for (int i = 1; i <= OFFERS.debits().notices().most(); i++) {
            String granted = "2026-03-%02dT09:00:00+08:00".formatted(2 + 3 * i);
            String late = "2026-03-%02dT10:00:00+08:00".formatted(5 + 3 * i);
            spec.when(granted("notice/" + i, "2026-03-%02dT22:00:00+08:00".formatted(2 + 3 * i)))
                    .at(granted);
            spec.when(new CaseInput.EffectEnded("notice/" + i, Effect.Result.DONE, ""))
                    .at(late);
        }
        spec.andNoDeadline("debit-notice").andDeadline("debit", DUE);
        spec.whenTimePasses()
                .at(DUE)
                .then(new DebitLeftOut("auto-debit/1", "o-1", 1, yuan(30_000), "debit-notice-missing", at(DUE)));
    }

    /** What people would have to write by hand, nobody is asked for. */
    @Test
    void where_nothing_carries_letters_an_untold_debit_is_left_out() {
        CaseDecider byHand = new CaseDecider(
                POLICY,
                OFFERS,
                Map.of("CN", Packs.workingDays("CN")),
                Map.of("CN", Packs.debitNotice("US")),
                "courier-1",
                DISPATCH.peopleFor(Channel.LETTER));
        Spec<CaseState, CaseInput, CaseEvent> spec = agreed(byHand);
        spec.when(mandate(null, null)).at(MADE);
        partlyPaid(spec).andNoDeadline("debit-notice").andDeadline("debit", DUE);
        spec.whenTimePasses()
                .at(DUE)
                .then(new DebitLeftOut("auto-debit/1", "o-1", 1, yuan(30_000), "debit-notice-missing", at(DUE)));
    }

    @Test
    void a_notice_serves_the_days_after_the_one_it_tells_but_not_for_long() {
        Spec<CaseState, CaseInput, CaseEvent> days = sent();
        days.when(paused("2026-03-15T00:00:00+08:00")).at("2026-03-15T00:00:00+08:00");
        days.when(new CaseInput.PauseOver("d-1", at("2026-03-18T00:00:00+08:00")))
                .at("2026-03-18T00:00:00+08:00")
                .andDeadline("debit", "2026-03-19T10:00:00+08:00")
                .andNoDeadline("debit-notice");
        Spec<CaseState, CaseInput, CaseEvent> more = sent();
        more.when(paused("2026-03-15T00:00:00+08:00")).at("2026-03-15T00:00:00+08:00");
        more.when(new CaseInput.PauseOver("d-1", at("2026-03-19T00:00:00+08:00")))
                .at("2026-03-19T00:00:00+08:00")
                .andNoDeadline("debit");
        assertThat(more.events()).contains(asked("notice/2", Channel.LETTER, "2026-03-19T00:00:00+08:00"));
    }

    /** The account was debited for less under the mandate of before, which says nothing of what is usual under the new one. */
    @Test
    void what_was_debited_under_another_mandate_is_not_the_debit_before() {
        Spec<CaseState, CaseInput, CaseEvent> spec = debited(sent(), "auto-debit/1", DUE, 80_000);
        spec.when(payment("bank-1", 30_000, "2026-03-16", 50_000, "2026-03-17T09:00:00+08:00"))
                .at("2026-03-17T09:00:00+08:00");
        spec.when(new CaseInput.MandateRevoked("m-1")).at("2026-03-18T09:00:00+08:00");
        spec.when(another())
                .at("2026-03-18T10:00:00+08:00")
                .andDeadline("debit", "2026-04-16T10:00:00+08:00")
                .andNoDeadline("debit-notice");
    }

    @Test
    void what_the_provider_did_not_debit_is_not_the_debit_before() {
        Spec<CaseState, CaseInput, CaseEvent> spec = sent();
        spec.whenTimePasses().at(DUE);
        spec.when(cleared("auto-debit/1", 80_000, DUE)).at(DUE);
        spec.when(new CaseInput.EffectEnded("auto-debit/1", Effect.Result.FAILED, ""))
                .at(DUE);
        spec.when(payment("bank-1", 30_000, "2026-03-16", 50_000, "2026-03-16T12:00:00+08:00"))
                .at("2026-03-16T12:00:00+08:00")
                .andDeadline("debit", "2026-04-16T10:00:00+08:00")
                .andNoDeadline("debit-notice");
    }

    @Test
    void a_notice_that_came_back_says_nothing_of_the_next_instalment() {
        String next = "2026-04-16T10:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec = granted(mandate(null, null));
        spec.when(reported(ContactOutcome.UNREACHABLE, GRANTED)).at(GRANTED);
        spec.when(payment("bank-1", 30_000, "2026-03-04", 50_000, "2026-03-04T12:00:00+08:00"))
                .at("2026-03-04T12:00:00+08:00");
        spec.whenTimePasses().at(next);
        spec.when(cleared("auto-debit/1", 50_000, next)).at(next);
        assertThat(Debits.bar((CaseState.Known) spec.state(), "auto-debit/1", false, at(next)))
                .isNull();
    }

    @Test
    void a_grant_for_an_amount_that_changed_meanwhile_goes_back() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(mandate(null, null));
        spec.when(payment("pay-2", 10_000, "2026-03-03", 70_000, "2026-03-03T13:00:00+08:00"))
                .at("2026-03-03T13:00:00+08:00");
        returned(spec);
        spec.when(granted("notice/2", HOURS_END)).at(GRANTED);
        assertThat(spec.events())
                .contains(new DebitNoticeGiven(
                        "notice/2",
                        "o-1",
                        1,
                        yuan(20_000),
                        LocalDate.parse("2026-03-16"),
                        LocalDate.parse("2026-03-24"),
                        at(GRANTED)));
    }

    @Test
    void a_grant_while_the_case_is_paused_goes_back() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(mandate(null, null));
        spec.when(paused(PAID)).at(PAID);
        returned(spec);
    }

    @Test
    void a_notice_is_granted_once_and_denied_no_more() {
        Spec<CaseState, CaseInput, CaseEvent> spec = granted(mandate(null, null));
        spec.when(granted("notice/1", HOURS_END)).at(GRANTED).thenNothing();
        spec = sent();
        spec.when(denied("notice/1", "contact-ceased", null)).at(GRANTED).thenNothing();
    }

    @Test
    void a_grant_that_nobody_needs_any_more_goes_back() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked(mandate(null, null));
        spec.when(new CaseInput.MandateRevoked("m-1")).at(PAID);
        returned(spec)
                .andTells(new Tell(
                        new SubjectId("party", PARTY), new PartyInput.ContactReturned("case-1", "notice/1", false)));
    }

    /** An agreement holds other contacts back, and is what a notice is for. */
    @Test
    void a_notice_that_waits_for_its_channel_goes_out_while_its_debit_is_to_come_and_nobody_wants_to_be_left_alone() {
        Spec<CaseState, CaseInput, CaseEvent> spec = granted(mandate(null, null));
        PartyFile party = PartyFile.opened(PARTY, "lender-1", "Asia/Shanghai");
        assertThat(bar(spec, party)).isNull();
        assertThat(bar(spec, party.wishing(w -> w.cease(at(GRANTED))))).isEqualTo("contact-ceased");
        assertThat(bar(spec, party.wishing(w -> w.optOut(Channel.LETTER, at(GRANTED)))))
                .isEqualTo("channel-opted-out");
        spec.when(new CaseInput.MandateRevoked("m-1")).at(GRANTED);
        assertThat(bar(spec, party)).isEqualTo("debit-notice-not-wanted");
        spec.when(another()).at(GRANTED);
        assertThat(bar(spec, party)).isEqualTo("debit-notice-not-wanted");
        assertThat(bar(sent(), party)).isEqualTo("debit-notice-not-wanted");
        Spec<CaseState, CaseInput, CaseEvent> closed = granted(mandate(null, null));
        closed.when(closedWithoutReason(at(GRANTED))).at(GRANTED);
        assertThat(bar(closed, party)).isEqualTo("debit-notice-not-wanted");
    }

    private static @Nullable String bar(Spec<CaseState, CaseInput, CaseEvent> spec, PartyFile party) {
        return Sample.standings()
                .barOfNotice((CaseState.Known) spec.state(), party, "notice/1", Channel.LETTER, at(GRANTED));
    }

    /** One notice that the guard refused, one that went out, one put off; a mandate with a range and mail. */
    static Spec<CaseState, CaseInput, CaseEvent> told() {
        Spec<CaseState, CaseInput, CaseEvent> spec = given(mandate(new Mandate.Range(40_000, 50_000), true));
        partlyPaid(spec);
        spec.when(denied("notice/1", "no-email", null)).at(PAID);
        spec.when(granted("notice/2", HOURS_END)).at(GRANTED);
        spec.when(new CaseInput.EffectEnded("notice/2", Effect.Result.DONE, "")).at(GRANTED);
        spec.when(payment("pay-2", 10_000, "2026-03-06", 70_000, "2026-03-06T12:00:00+08:00"))
                .at("2026-03-06T12:00:00+08:00");
        return spec.when(denied("notice/3", "budget-letters", "2026-03-07T08:00:00+08:00"))
                .at("2026-03-06T12:00:01+08:00");
    }

    /** Nobody knows whether it arrived. */
    static Spec<CaseState, CaseInput, CaseEvent> unknown() {
        return granted(mandate(null, null)).when(ended(Effect.Result.UNKNOWN)).at(GRANTED);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> agreed(CaseDecider decider) {
        return Spec.of(decider, "case-1")
                .when(Sample.opening())
                .at("2026-03-01T00:00:00+08:00")
                .when(strategy(SMS))
                .at("2026-03-01T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-02T08:00:00+08:00")
                .when(instalments(2, Maker.BOT))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> given(CaseInput.MandateGiven mandate) {
        return agreed(cases()).when(mandate).at(MADE);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> partlyPaid(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.when(payment("pay-1", 20_000, "2026-03-03", 80_000, PAID)).at(PAID);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> asked(CaseInput.MandateGiven mandate) {
        return partlyPaid(given(mandate));
    }

    private static DebitNoticeAsked asked(String noticeId, Channel channel, String when) {
        return new DebitNoticeAsked(noticeId, "m-1", "o-1", 1, yuan(30_000), channel, at(when));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> granted(CaseInput.MandateGiven mandate) {
        return asked(mandate).when(granted("notice/1", HOURS_END)).at(GRANTED);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> sent() {
        return granted(mandate(null, null)).when(ended(Effect.Result.DONE)).at("2026-03-04T09:00:05+08:00");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> debited(
            Spec<CaseState, CaseInput, CaseEvent> spec, String requestId, String when, long owed) {
        return spec.whenTimePasses()
                .at(when)
                .when(cleared(requestId, owed, when))
                .at(when)
                .when(new CaseInput.EffectEnded(requestId, Effect.Result.DONE, ""))
                .at(when);
    }

    private static CaseInput.MandateGiven mandate(Mandate.@Nullable Range range, @Nullable Boolean electronic) {
        return new CaseInput.MandateGiven("m-1", PARTY, "ref-1", yuan(60_000), null, range, electronic);
    }

    private static CaseInput.MandateGiven another() {
        return Sample.plainMandate("m-2", PARTY, "ref-2", yuan(60_000), null);
    }

    private static CaseInput.PauseBegan paused(String from) {
        return new CaseInput.PauseBegan("d-1", PauseReason.DISPUTE, at(from), at("2026-06-01T00:00:00+08:00"));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> returned(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.when(granted("notice/1", HOURS_END))
                .at(GRANTED)
                .then(
                        new GrantReturned("notice/1", "debit-notice-not-wanted"),
                        new DebitNoticeEnded("notice/1", "debit-notice-not-wanted", at(GRANTED)));
    }

    private static CaseInput.ContactGranted granted(String noticeId, String until) {
        return new CaseInput.ContactGranted(noticeId, at(until), null);
    }

    private static CaseInput.ContactDenied denied(String noticeId, String rule, @Nullable String nextAllowedAt) {
        return new CaseInput.ContactDenied(noticeId, rule, nextAllowedAt == null ? null : at(nextAllowedAt));
    }

    private static CaseInput.EffectEnded ended(Effect.Result result) {
        return new CaseInput.EffectEnded("notice/1", result, "");
    }

    private static CaseInput.ContactResultReported reported(ContactOutcome outcome, String when) {
        return new CaseInput.ContactResultReported("notice/1", outcome, at(when));
    }

    private static CaseInput.ClearanceGiven cleared(String requestId, long owed, String when) {
        return new CaseInput.ClearanceGiven(requestId, owing(owed), at(when).plusSeconds(86_400), at(when));
    }
}
