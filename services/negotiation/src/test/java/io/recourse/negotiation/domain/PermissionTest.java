package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.confirmedUndated;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Practice;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contacts that somebody outside the ladder asks for: the party grants and spends, the case keeps them. */
class PermissionTest {

    private static final String NOON = "2026-03-02T12:00:00+08:00";
    private static final String TEN = "2026-03-02T22:00:00+08:00";
    private static final String NEXT_MORNING = "2026-03-03T08:00:00+08:00";

    @Test
    void what_is_allowed_is_spent_and_told_to_the_case_and_answered_at_once() {
        registered()
                .when(ask("call-7", Channel.PHONE))
                .at(NOON)
                .then(new PartyEvent.UnitSpent(
                        "case-1",
                        "ask/call-7",
                        Channel.PHONE,
                        "dunning",
                        "contact-cn@2 contact-ours@1",
                        at(NOON),
                        at(TEN),
                        at("2026-03-03T12:00:00+08:00"),
                        null,
                        null,
                        List.of(),
                        null))
                .andTells(permitted("call-7", Channel.PHONE))
                .andAnswers(Map.of("attemptId", "ask/call-7", "until", at(TEN).toString()));
    }

    @Test
    void what_the_guard_denies_is_answered_with_rule_citation_and_next_allowed_instant_and_spends_nothing() {
        var party = registered();
        party.when(ask("late", Channel.PHONE)).at(TEN).andTells();
        String citation = party.events().getFirst() instanceof PartyEvent.AskRefused refused ? refused.citation() : "";
        assertThat(citation).contains("22:00");
        party.andAnswers(Map.of(
                "rule",
                "contact-hours",
                "citation",
                String.valueOf(citation),
                "nextAllowedAt",
                at(NEXT_MORNING).toString()));
        assertThat(party.state()).isInstanceOfSatisfying(PartyState.Known.class, known -> assertThat(
                        known.file().grants())
                .isEmpty());
    }

    @Test
    void the_ladder_and_who_asks_outside_it_spend_the_same_budget() {
        var party = registered();
        for (String call : new String[] {"a", "b"}) {
            party.when(ask(call, Channel.PHONE)).at(NOON);
            party.when(confirmedUndated("case-1", "ask/" + call, ContactOutcome.CONVERSATION))
                    .at(NOON);
        }
        party.when(askedInFirstEpisode(
                        "case-2", "bot-1", Channel.VOICE_BOT, "dunning", "lender-1", "Asia/Shanghai", "CN"))
                .at(NOON);
        party.when(confirmedUndated("case-2", "bot-1", ContactOutcome.CONVERSATION))
                .at(NOON);
        party.when(ask("c", Channel.PHONE)).at(NOON);
        denied(party, "effective-calls-per-day", NEXT_MORNING);
    }

    @ParameterizedTest
    @EnumSource(
            value = Practice.class,
            names = {"CONCEALED_IDENTITY", "OPEN_MAIL", "WORK_EMAIL", "AT_WORKPLACE"},
            mode = EnumSource.Mode.EXCLUDE)
    void each_of_the_nine_zones_is_denied_for_good_and_spends_nothing(Practice zone) {
        var party = registered();
        party.when(ask("a", zone)).at(NOON).andTells();
        assertThat(party.events()).singleElement().isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> {
            assertThat(refused.rule())
                    .isEqualTo("zone-" + zone.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            assertThat(refused.nextAllowedAt()).isNull();
        });
        party.when(ask("b")).at(NOON).andTells(permitted("b", Channel.LETTER));
    }

    @Test
    void what_no_law_here_forbids_stands_with_the_unit_it_was_declared_for() {
        var party = registered();
        party.when(ask("a", Practice.OPEN_MAIL, Practice.CONCEALED_IDENTITY)).at(NOON);
        assertThat(party.events())
                .singleElement()
                .isInstanceOfSatisfying(PartyEvent.UnitSpent.class, spent -> assertThat(spent.practices())
                        .containsExactly(Practice.CONCEALED_IDENTITY, Practice.OPEN_MAIL));
    }

    @Test
    void an_ask_that_was_allowed_covers_no_practice_that_was_not_declared_then() {
        registered()
                .when(ask("a"))
                .at(NOON)
                .when(ask("a", Practice.INTIMIDATION))
                .at(NOON)
                .thenRefused("ask-id-taken");
        var declared = registered().when(ask("a", Practice.OPEN_MAIL)).at(NOON);
        declared.when(ask("a", Practice.OPEN_MAIL))
                .at(NOON)
                .thenNothing()
                .andAnswers(Map.of(
                        "attemptId",
                        "ask/a",
                        "until",
                        at("2026-03-03T00:00:00+08:00").toString()));
        declared.when(ask("a")).at(NOON).thenRefused("ask-id-taken");
    }

    @Test
    void the_same_ask_twice_spends_one_unit_and_gets_the_same_answer() {
        registered()
                .when(ask("a", Channel.LETTER))
                .at(NOON)
                .when(ask("a", Channel.LETTER))
                .at("2026-03-02T13:00:00+08:00")
                .thenNothing()
                .andTells()
                .andAnswers(Map.of(
                        "attemptId",
                        "ask/a",
                        "until",
                        at("2026-03-03T00:00:00+08:00").toString()))
                .when(ask("a", Channel.SMS))
                .at("2026-03-02T13:00:00+08:00")
                .thenRefused("ask-id-taken");
    }

    @Test
    void an_id_is_good_for_no_other_purpose_or_tone_and_leave_ends_when_the_case_forbids_it() {
        var party = registered();
        party.when(ask("a", Channel.PHONE)).at(NOON);
        Standing ends =
                new Standing("party-1", "CN", true, Set.of(), null, null, at("2026-03-02T18:00:00+08:00"), null);
        party.when(ask("a", Channel.PHONE, ends))
                .at(NOON)
                .andAnswers(Map.of(
                        "attemptId",
                        "ask/a",
                        "until",
                        at("2026-03-02T18:00:00+08:00").toString()));
        party.when(ask("a", Channel.PHONE, ends.keeping(false))).at(NOON).thenNothing();
        party.when(ask("a", Channel.PHONE, ends.keeping(true))).at(NOON).thenRefused("ask-id-taken");
    }

    @Test
    void what_was_allowed_in_the_morning_is_denied_once_a_dispute_is_open_and_its_unit_stays_spent() {
        var party = registered();
        party.when(ask("a", Channel.PHONE)).at("2026-03-02T09:00:00+08:00");
        party.when(ask("a", Channel.PHONE, plainStanding("party-1", "CN", true, Set.of(Flag.PAUSED), null)))
                .at("2026-03-02T15:00:00+08:00")
                .andTells();
        denied(party, "contact-paused", null);
        Standing.Bar bar = new Standing.Bar("promise-live", "ours", at(NEXT_MORNING));
        party.when(ask("a", Channel.PHONE, plainStanding("party-1", "CN", true, Set.of(), bar)))
                .at("2026-03-02T15:00:00+08:00");
        denied(party, "promise-live", NEXT_MORNING);
        assertThat(party.state()).isInstanceOfSatisfying(PartyState.Known.class, known -> assertThat(
                        known.file().grants())
                .singleElement()
                .matches(Grant::open));
        party.when(ask("a", Channel.PHONE))
                .at("2026-03-02T16:00:00+08:00")
                .thenNothing()
                .andAnswers(Map.of("attemptId", "ask/a", "until", at(TEN).toString()));
    }

    @Test
    void a_contact_that_is_asked_for_again_does_not_stand_in_its_own_way() {
        var party = registered();
        for (String call : new String[] {"a", "b", "c"}) {
            party.when(ask(call, Channel.PHONE)).at(NOON);
        }
        party.when(ask("a", Channel.PHONE))
                .at(NOON)
                .thenNothing()
                .andAnswers(Map.of("attemptId", "ask/a", "until", at(TEN).toString()));
        party.when(ask("d", Channel.PHONE)).at(NOON);
        denied(party, "effective-calls-per-day", NEXT_MORNING);
    }

    @Test
    void the_id_of_a_contact_gets_no_other_number() {
        registered()
                .when(dialling("a", "n-1"))
                .at(NOON)
                .when(dialling("a", "n-1"))
                .at(NOON)
                .thenNothing()
                .when(dialling("a", "n-2"))
                .at(NOON)
                .thenRefused("ask-id-taken");
    }

    @Test
    void the_id_of_a_contact_that_is_over_is_taken() {
        registered()
                .when(ask("a", Channel.PHONE))
                .at(NOON)
                .when(ask("a", Channel.PHONE))
                .at(TEN)
                .thenRefused("ask-id-taken")
                .when(ask("b", Channel.LETTER))
                .at(NOON)
                .when(confirmedUndated("case-1", "ask/b", ContactOutcome.CONVERSATION))
                .at(NOON)
                .when(ask("b", Channel.LETTER))
                .at(NOON)
                .thenRefused("ask-id-taken");
    }

    @Test
    void the_id_of_a_contact_that_reached_nobody_gets_no_second_one() {
        registered()
                .when(ask("a", Channel.LETTER))
                .at(NOON)
                .when(new PartyInput.ContactReturned("case-1", "ask/a", false))
                .at(NOON)
                .when(ask("a", Channel.LETTER))
                .at(NOON)
                .thenRefused("ask-id-taken")
                .when(ask("b", Channel.LETTER))
                .at(NOON)
                .andTells(permitted("b", Channel.LETTER));
    }

    @Test
    void the_id_of_a_contact_of_long_ago_is_taken_though_its_unit_is_forgotten() {
        registered()
                .when(ask("a", Channel.LETTER, plainStanding("party-1", "CN", true, Set.of(), null)))
                .at(NOON)
                .thenRefused("ask-id-taken");
    }

    @Test
    void what_an_open_pause_means_bars_the_contact() {
        for (Map.Entry<Flag, String> bar : Map.of(
                        Flag.PAUSED, "contact-paused", Flag.CEASED, "contact-ceased", Flag.DECEASED, "debtor-deceased")
                .entrySet()) {
            var party = registered();
            party.when(ask("a", Channel.SMS, plainStanding("party-1", "CN", false, Set.of(bar.getKey()), null)))
                    .at(NOON);
            denied(party, bar.getValue(), null);
        }
    }

    @Test
    void a_denial_of_ours_cites_what_it_is_about() {
        var party = registered();
        party.when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, false, "zh"))
                .at(NOON);
        cites(party, ask("a", Channel.EMAIL), "no-email", "nobody holds");
        cites(
                party,
                ask("b", Channel.SMS, plainStanding("party-1", "XX", false, Set.of(), null)),
                "no-contact-pack",
                "law of contact");
        party.when(new PartyInput.AddressWrong(at(NOON), Channel.PHONE)).at(NOON);
        cites(party, ask("c", Channel.SMS), "number-wrong", "somebody else answered");
        cites(
                party,
                ask("d", Channel.LETTER, plainStanding("party-1", "CN", false, Set.of(Flag.INCAPABLE), null)),
                "debtor-incapable",
                "民法典 20");
    }

    private static void cites(
            Spec<PartyState, PartyInput, PartyEvent> party, PartyInput ask, String rule, String citation) {
        party.when(ask).at(NOON);
        denied(party, rule, null);
        assertThat(party.events())
                .singleElement()
                .isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> assertThat(refused.citation())
                        .contains(citation));
    }

    @Test
    void a_case_whose_mail_is_stuck_allows_nothing() {
        var party = registered();
        party.when(ask(
                        "a",
                        Channel.LETTER,
                        plainStanding("party-1", "CN", false, Set.of(), null).stuck()))
                .at(NOON);
        denied(party, "subject-parked", null);
    }

    @Test
    void what_the_case_forbids_is_denied_by_its_rule_and_kept_like_every_denial() {
        var party = registered();
        Standing.Bar bar = new Standing.Bar("promise-live", "ours", at(NEXT_MORNING));
        party.when(ask("a", Channel.SMS, plainStanding("party-1", "CN", false, Set.of(), bar)))
                .at(NOON)
                .then(new PartyEvent.AskRefused(
                        "case-1", "ask/a", Channel.SMS, "promise-live", at(NEXT_MORNING), "ours"));
        denied(party, "promise-live", NEXT_MORNING);
    }

    @Test
    void where_the_case_forbids_no_more_the_guard_says_when_it_is_allowed() {
        Standing.Bar bar = new Standing.Bar("promise-live", "ours", at("2026-03-03T00:00:00+08:00"));
        var party = registered();
        party.when(ask("a", Channel.SMS, plainStanding("party-1", "CN", false, Set.of(), bar)))
                .at(NOON);
        denied(party, "promise-live", NEXT_MORNING);
        party.when(ask("a", Channel.LETTER, plainStanding("party-1", "CN", false, Set.of(), bar)))
                .at(NOON);
        denied(party, "promise-live", "2026-03-03T00:00:00+08:00");
        party.when(ask("a", Channel.SMS, plainStanding("party-1", "CN", false, Set.of(Flag.CEASED), bar)))
                .at(NOON);
        denied(party, "promise-live", null);
    }

    @Test
    void a_case_keeps_the_contact_like_one_of_its_own_and_its_ladder_goes_on_as_before() {
        var ladder = Sample.talking(Sample.SMS, Sample.CALL);
        CaseInput.ContactPermitted permitted = new CaseInput.ContactPermitted(
                "ask/a",
                "dunning",
                Tone.FIRM,
                Channel.PHONE,
                at("2026-03-02T08:30:00+08:00"),
                Sample.PARTY,
                "Asia/Shanghai");
        ladder.when(permitted)
                .at("2026-03-02T08:30:00+08:00")
                .thenPublished(new ContactAttempted(
                        "ask/a",
                        "dunning",
                        Tone.FIRM,
                        Channel.PHONE,
                        Sample.PARTY,
                        "Asia/Shanghai",
                        at("2026-03-02T08:30:00+08:00")))
                .andDeadline("step", "2026-03-02T09:00:00+08:00");
        ladder.when(permitted).at("2026-03-02T08:30:00+08:00").thenNothing();
        ladder.when(new CaseInput.ContactResultReported(
                        "ask/a", ContactOutcome.CONVERSATION, at("2026-03-02T08:40:00+08:00")))
                .at("2026-03-02T08:50:00+08:00")
                .thenPublished(new ContactResult("ask/a", ContactOutcome.CONVERSATION, at("2026-03-02T08:40:00+08:00")))
                .andTells(
                        new Tell(
                                new SubjectId("party", Sample.PARTY),
                                new PartyInput.ContactConfirmed(
                                        "case-1",
                                        "ask/a",
                                        ContactOutcome.CONVERSATION,
                                        at("2026-03-02T08:40:00+08:00"))),
                        new Tell(
                                CallMade.subject("case-1", "ask/a"),
                                new CallInput.TookPlace(
                                        new CallMade(
                                                "case-1",
                                                "ask/a",
                                                "lender-1",
                                                Sample.PARTY,
                                                Channel.PHONE,
                                                Tone.FIRM,
                                                at("2026-03-02T08:30:00+08:00"),
                                                null),
                                        at("2026-03-02T08:40:00+08:00"))));
    }

    @Test
    void nobody_asks_for_a_party_that_is_not_known() {
        assertThatThrownBy(() -> Spec.of(Sample.parties(), "party-1")
                        .when(ask("a", Channel.SMS))
                        .at(NOON))
                .hasMessage("party party-1 is not known");
    }

    @Test
    void a_contact_that_was_allowed_is_kept_by_a_case_that_closed_meanwhile() {
        Sample.talking(Sample.SMS)
                .when(closedWithoutReason(at(NOON)))
                .at(NOON)
                .when(new CaseInput.ContactPermitted(
                        "ask/a", "dunning", Tone.FIRM, Channel.PHONE, at(NOON), Sample.PARTY, "Asia/Shanghai"))
                .at(NOON)
                .andStatus("CLOSED")
                .thenPublished(new ContactAttempted(
                        "ask/a", "dunning", Tone.FIRM, Channel.PHONE, Sample.PARTY, "Asia/Shanghai", at(NOON)));
    }

    private static void denied(
            Spec<PartyState, PartyInput, PartyEvent> party, String rule, @Nullable String nextAllowedAt) {
        assertThat(party.events()).singleElement().isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.nextAllowedAt()).isEqualTo(nextAllowedAt == null ? null : at(nextAllowedAt));
            assertThat(refused.citation()).isNotBlank();
        });
    }

    private static Spec<PartyState, PartyInput, PartyEvent> registered() {
        return Spec.of(Sample.parties(), "party-1")
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at("2026-03-01T00:00:00+08:00");
    }

    private static PartyInput.PermissionAsked ask(String askId, Channel channel) {
        return ask(askId, channel, plainStanding("party-1", "CN", false, Set.of(), null));
    }

    private static PartyInput.PermissionAsked ask(String askId, Practice... practices) {
        return new PartyInput.PermissionAsked(
                "case-1",
                askId,
                Channel.LETTER,
                Tone.FIRM,
                ContactPurpose.DUNNING,
                null,
                null,
                Set.of(practices),
                plainStanding("party-1", "CN", false, Set.of(), null));
    }

    private static PartyInput.PermissionAsked dialling(String askId, String number) {
        return new PartyInput.PermissionAsked(
                "case-1",
                askId,
                Channel.PHONE,
                Tone.FIRM,
                ContactPurpose.DUNNING,
                null,
                number,
                Set.of(),
                plainStanding("party-1", "CN", false, Set.of(), null));
    }

    private static PartyInput.PermissionAsked ask(String askId, Channel channel, Standing standing) {
        return new PartyInput.PermissionAsked(
                "case-1", askId, channel, Tone.FIRM, ContactPurpose.DUNNING, null, null, Set.of(), standing);
    }

    private static Tell permitted(String askId, Channel channel) {
        return new Tell(
                new SubjectId("case", "case-1"),
                new CaseInput.ContactPermitted(
                        "ask/" + askId, "dunning", Tone.FIRM, channel, at(NOON), Sample.PARTY, "Asia/Shanghai"));
    }
}
