package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.confirmedUndated;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.PartyEvent.ContactFound;
import io.recourse.negotiation.domain.PartyEvent.ConversationNoted;
import io.recourse.rules.pack.Packs;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever rings us up is not contacted by it, and yet has had a conversation. */
class ConversationTest {

    private static final String RANG = "2026-03-06T20:30:00+08:00";

    private final Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), Sample.PARTY)
            .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
            .at("2026-03-01T00:00:00+08:00");

    /** ▣ 12 CFR 1006.14(b)(2)(i)(B), comment 14(b)(4)-1.ii: whichever party began it. */
    @Test
    void a_debtor_that_rings_back_after_seven_calls_in_vain_is_called_no_more_for_seven_days_from_then() {
        for (int day = 1; day <= 6; day++) {
            inVain("a" + day, day);
        }
        inVain("a7", 6);
        party.when(american("callback")).at("2026-03-06T20:02:00+08:00");
        refused("seven-calls-in-seven-days", "2026-03-08T08:00:00+08:00");
        party.when(held("talk-1", RANG, null))
                .at(RANG)
                .then(noted("talk-1", RANG, null), new ContactFound(at(RANG), "CONVERSATION", null));
        party.when(american("b")).at("2026-03-08T12:00:00+08:00");
        refused("seven-days-after-conversation", "2026-03-13T08:00:00+08:00");
        party.when(american("c")).at("2026-03-13T08:00:00+08:00");
        allowed();
    }

    @Test
    void it_rests_the_calls_of_its_debt_and_of_every_episode_of_it_and_no_others() {
        party.when(held("talk-1", RANG, "case-0")).at(RANG);
        party.when(american("a", "case-1", "case-0")).at("2026-03-07T12:00:00+08:00");
        refused("seven-days-after-conversation", "2026-03-13T08:00:00+08:00");
        party.when(american("a", "case-0", null)).at("2026-03-07T12:00:00+08:00");
        refused("seven-days-after-conversation", "2026-03-13T08:00:00+08:00");
        party.when(american("a", "case-2", null)).at("2026-03-07T12:00:00+08:00");
        allowed();
    }

    @Test
    void it_spends_no_unit_where_calls_of_ours_are_counted() {
        for (int i = 0; i < 3; i++) {
            party.when(held("talk-" + i, RANG, null)).at(RANG);
        }
        party.when(chinese("a")).at("2026-03-06T20:31:00+08:00");
        allowed();
        assertThat(file().grants()).hasSize(1);
    }

    @Test
    void told_twice_it_is_one_and_of_one_id_there_are_no_two_nor_one_that_is_yet_to_come() {
        party.when(held("talk-1", RANG, null))
                .at(RANG)
                .when(held("talk-1", RANG, null))
                .at(RANG)
                .thenNothing()
                .when(held("talk-1", "2026-03-06T20:29:00+08:00", null))
                .at(RANG)
                .thenRefused("conversation-id-taken")
                .when(held("talk-2", "2026-03-06T20:30:01+08:00", null))
                .at(RANG)
                .thenRefused("conversation-in-future");
    }

    @Test
    void of_many_the_latest_are_kept_in_whatever_order_they_are_told() {
        for (int i = 20; i > 0; i--) {
            party.when(held("talk-" + i, String.format("2026-03-%02dT12:00:00+08:00", i), null))
                    .at("2026-03-21T12:00:00+08:00");
        }
        party.when(held("talk-0", "2026-02-28T12:00:00+08:00", null))
                .at("2026-03-21T12:00:00+08:00")
                .thenNothing()
                .when(held("talk-21", "2026-03-21T12:00:00+08:00", null))
                .at("2026-03-21T12:00:00+08:00");
        assertThat(file().talks())
                .hasSize(20)
                .extracting(Conversation::conversationId)
                .startsWith("talk-2")
                .endsWith("talk-21");
    }

    @Test
    void whoever_rings_us_up_is_lost_no_more() {
        for (int i = 1; i <= 3; i++) {
            inVain("a" + i, i);
        }
        party.andStatus("LOST")
                .when(held("talk-1", RANG, null))
                .at(RANG)
                .then(noted("talk-1", RANG, null), new ContactFound(at(RANG), "CONVERSATION", null))
                .andStatus("OPEN");
    }

    @Test
    void one_of_before_the_calls_that_failed_finds_nobody() {
        for (int i = 1; i <= 3; i++) {
            inVain("a" + i, i);
        }
        String before = "2026-02-28T21:00:00+08:00";
        party.when(held("talk-1", before, null))
                .at(RANG)
                .then(noted("talk-1", before, null))
                .andStatus("LOST");
    }

    @Test
    void one_between_the_calls_that_failed_finds_who_was_lost_by_them() {
        for (int i = 1; i <= 3; i++) {
            inVain("a" + i, i);
        }
        String between = "2026-03-02T21:00:00+08:00";
        party.andStatus("LOST")
                .when(held("talk-1", between, null))
                .at(RANG)
                .then(noted("talk-1", between, null), new ContactFound(at(RANG), "CONVERSATION", null))
                .andStatus("OPEN");
    }

    /** ▣ The lender tells on the 6th of a call-back of the 2nd; on the 5th somebody else had answered. */
    @Test
    void one_of_before_somebody_else_answered_finds_nobody_and_one_of_after_does() {
        String before = "2026-03-02T21:00:00+08:00";
        party.when(new PartyInput.AddressWrong(at("2026-03-05T12:00:00+08:00"), Channel.SMS))
                .at("2026-03-05T12:00:00+08:00")
                .andStatus("LOST")
                .when(held("talk-1", before, null))
                .at(RANG)
                .then(noted("talk-1", before, null))
                .andStatus("LOST")
                .when(held("talk-2", RANG, null))
                .at(RANG)
                .then(noted("talk-2", RANG, null), new ContactFound(at(RANG), "CONVERSATION", null))
                .andStatus("OPEN");
    }

    @Test
    void a_call_that_had_leave_before_is_not_made_any_more_and_a_message_is() {
        CaseInput.Opened o = Sample.opening();
        CaseState.Known theCase = (CaseState.Known) Spec.of(Sample.cases(), "case-1")
                .when(new CaseInput.Opened(
                        o.lender(),
                        o.debtorParty(),
                        o.zone(),
                        "US",
                        o.language(),
                        o.balance(),
                        null,
                        o.at(),
                        o.coDebtors(),
                        null,
                        null))
                .at("2026-03-01T00:00:00+08:00")
                .state();
        Standings standings = new Standings(
                Sample.POLICY, Map.of("US", Packs.workingDays("US")), Map.of("US", Packs.contactGuard("US")));
        // it has not begun to talk
        String otherwise = "talks-not-begun";
        Instant soon = at("2026-03-06T20:31:00+08:00");
        assertThat(standings.bar(theCase, file(), Channel.PHONE, Tone.FIRM, soon))
                .isEqualTo(otherwise);
        party.when(held("talk-1", RANG, null)).at(RANG);
        assertThat(standings.bar(theCase, file(), Channel.PHONE, Tone.FIRM, soon))
                .isEqualTo("seven-days-after-conversation");
        assertThat(standings.bar(theCase, file(), Channel.SMS, Tone.FIRM, soon)).isEqualTo(otherwise);
        assertThat(standings.bar(theCase, file(), Channel.PHONE, Tone.FIRM, at("2026-03-13T08:00:00+08:00")))
                .isEqualTo(otherwise);
    }

    /** ▣ GB/T 45251 has calls recorded, whoever began them. */
    @Test
    void it_is_a_call_whose_recording_is_missed_a_day_later() {
        CallMade call = rang();
        party.when(held("talk-1", RANG, null))
                .at(RANG)
                .andTells(new Tell(call.subject(), new CallInput.TookPlace(call, at(RANG))))
                .when(held("talk-1", RANG, null))
                .at(RANG)
                .thenNothing()
                .andTells();
        assertThat(CallMade.ofConversation(file(), "case-1", "talk/talk-1")).contains(call);
        assertThat(CallMade.ofConversation(file(), "case-2", "talk/talk-1")).isEmpty();
        Spec.of(Sample.calls(), call.subject().id())
                .when(new CallInput.TookPlace(call, at(RANG)))
                .at(RANG)
                .andDeadline("recording", "2026-03-07T20:30:00+08:00");
    }

    @Test
    void one_that_had_to_be_broken_off_rests_the_calls_of_its_debt_and_stays_the_same_conversation() {
        CallMade call = rang();
        PartyInput.CallBrokenOff brokenOff = new PartyInput.CallBrokenOff("case-1", "talk/talk-1", at(RANG));
        Spec.of(Sample.calls(), call.subject().id())
                .when(new CallInput.Signalled(call, VoiceLabel.ANGRY, 100, at(RANG), false))
                .at(RANG)
                .andStatus("TERMINATED")
                .andTells(new Tell(new SubjectId("party", Sample.PARTY), brokenOff));
        party.when(held("talk-1", RANG, null)).at(RANG).when(brokenOff).at(RANG);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.CallsRested.class);
        party.when(brokenOff)
                .at(RANG)
                .thenNothing()
                .when(held("talk-1", RANG, null))
                .at(RANG)
                .thenNothing();
        party.when(chinese("a")).at("2026-03-13T20:29:00+08:00");
        refused("call-broken-off", "2026-03-13T20:30:00+08:00");
        party.when(asked("a", "case-2", "CN", null)).at("2026-03-13T20:29:00+08:00");
        allowed();
    }

    private static CallMade rang() {
        return new CallMade(
                "case-1", "talk/talk-1", "lender-1", Sample.PARTY, Channel.PHONE, Tone.FRIENDLY, at(RANG), null);
    }

    private PartyFile file() {
        return ((PartyState.Known) party.state()).file();
    }

    private void inVain(String askId, int day) {
        Instant dialled = at("2026-03-0" + day + "T20:0" + (askId.endsWith("7") ? 1 : 0) + ":00+08:00");
        party.when(american(askId)).at(dialled);
        allowed();
        party.when(confirmedUndated("case-1", "ask/" + askId, ContactOutcome.UNANSWERED))
                .at(dialled);
    }

    private void allowed() {
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    private void refused(String rule, String nextAllowedAt) {
        assertThat(party.events()).singleElement().isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.nextAllowedAt()).isEqualTo(at(nextAllowedAt));
        });
    }

    static PartyInput.ConversationHeld held(String id, String at, @Nullable String debt) {
        return new PartyInput.ConversationHeld(new Conversation("case-1", id, Channel.PHONE, at(at), debt));
    }

    private static ConversationNoted noted(String id, String at, @Nullable String debt) {
        return new ConversationNoted("case-1", id, Channel.PHONE, at(at), debt);
    }

    private static PartyInput.PermissionAsked american(String askId) {
        return american(askId, "case-1", null);
    }

    private static PartyInput.PermissionAsked american(String askId, String caseId, @Nullable String debt) {
        return asked(askId, caseId, "US", debt);
    }

    private static PartyInput.PermissionAsked chinese(String askId) {
        return asked(askId, "case-1", "CN", null);
    }

    private static PartyInput.PermissionAsked asked(
            String askId, String caseId, String jurisdiction, @Nullable String debt) {
        return new PartyInput.PermissionAsked(
                caseId,
                askId,
                Channel.PHONE,
                Tone.FIRM,
                ContactPurpose.CALLBACK,
                null,
                null,
                Set.of(),
                new Standing(Sample.PARTY, jurisdiction, false, Set.of(), debt, null, null, null));
    }
}
