package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.confirmedUndated;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.contact.Flag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartyTest {

    private static final String NOON = "2026-03-02T12:00:00+08:00";
    private static final String TEN = "2026-03-02T22:00:00+08:00";
    private static final String NEXT_MIDNIGHT = "2026-03-03T00:00:00+08:00";
    private static final String NEXT_MORNING = "2026-03-03T08:00:00+08:00";

    @Test
    void one_second_before_ten_in_the_evening_contact_is_allowed() {
        registered()
                .when(ask("a", Channel.SMS))
                .at("2026-03-02T21:59:59+08:00")
                .andTells(granted("a", "2026-03-02T22:00:00+08:00"));
    }

    @Test
    void at_ten_in_the_evening_it_is_not_until_eight_the_next_morning() {
        registered()
                .when(ask("a", Channel.SMS))
                .at("2026-03-02T22:00:00+08:00")
                .andTells(denied("a", "contact-hours", NEXT_MORNING));
    }

    @Test
    void at_eight_in_the_morning_it_is_allowed_again() {
        registered()
                .when(ask("a", Channel.SMS))
                .at("2026-03-02T07:59:59.999999+08:00")
                .andTells(denied("a", "contact-hours", "2026-03-02T08:00:00+08:00"));
        registered()
                .when(ask("a", Channel.SMS))
                .at("2026-03-02T08:00:00+08:00")
                .andTells(granted("a", "2026-03-02T22:00:00+08:00"));
    }

    @Test
    void whoever_agreed_to_any_hour_may_be_contacted_at_night() {
        registered()
                .when(agreed("c-1", NOON, null))
                .at(NOON)
                .then(new PartyEvent.HoursConsentNoted(new Consent("c-1", "rec-7", "clerk-1", at(NOON), null)))
                .when(ask("a", Channel.SMS))
                .at("2026-03-02T22:00:00+08:00")
                .andTells(granted("a", "2026-03-03T00:00:00+08:00"));
    }

    @Test
    void whoever_agreed_so_in_the_journals_of_before_may_be_as_well() {
        registered()
                .given(new PartyEvent.HoursNoted(true))
                .when(ask("a", Channel.SMS))
                .at("2026-03-02T22:00:00+08:00")
                .andTells(granted("a", "2026-03-03T00:00:00+08:00"))
                .when(withdrawn(NOON))
                .at("2026-03-02T22:30:00+08:00")
                .when(ask("b", Channel.SMS))
                .at("2026-03-02T22:30:00+08:00")
                .andTells(denied("b", "contact-hours", NEXT_MORNING));
    }

    @Test
    void a_consent_counts_from_its_beginning_and_leave_by_it_ends_with_it() {
        String from = "2026-03-02T22:30:00+08:00";
        String until = "2026-03-02T23:30:00+08:00";
        registered()
                .when(agreed("c-1", from, until))
                .at(NOON)
                .when(ask("a", Channel.SMS))
                .at("2026-03-02T22:29:59+08:00")
                .andTells(denied("a", "contact-hours", from))
                .when(ask("b", Channel.SMS))
                .at(from)
                .andTells(granted("b", until))
                .when(ask("c", Channel.SMS))
                .at(until)
                .andTells(denied("c", "contact-hours", NEXT_MORNING));
        registered()
                .when(agreed("c-1", NOON, "2026-03-02T21:00:00+08:00"))
                .at(NOON)
                .when(ask("a", Channel.SMS))
                .at(NOON)
                .andTells(granted("a", "2026-03-02T22:00:00+08:00"));
    }

    @Test
    void leave_by_a_consent_of_the_early_morning_waits_for_the_hours_only_if_the_consent_lasts_until_they_open() {
        String seven = "2026-03-02T07:00:00+08:00";
        String half = "2026-03-02T07:30:00+08:00";
        for (var leave : Map.of(half, half, "2026-03-02T08:00:00+08:00", TEN).entrySet()) {
            registered()
                    .when(agreed("c-1", "2026-03-02T06:00:00+08:00", leave.getKey()))
                    .at("2026-03-01T12:00:00+08:00")
                    .when(ask("a", Channel.SMS))
                    .at(seven)
                    .andTells(granted("a", leave.getValue()));
        }
    }

    @Test
    void what_is_forbidden_until_after_a_consent_has_ended_is_so_until_the_hours_open() {
        String night = "2026-03-02T22:30:00+08:00";
        var party = registered()
                .when(agreed("c-1", TEN, "2026-03-02T23:00:00+08:00"))
                .at(NOON);
        for (String call : List.of("a", "b", "c")) {
            party.when(ask(call, Channel.PHONE)).at(NOON);
            party.when(confirmed(call, ContactOutcome.CONVERSATION)).at(NOON);
        }
        party.when(ask("d", Channel.PHONE)).at(night).andTells(denied("d", "effective-calls-per-day", NEXT_MORNING));
        party.when(agreed("c-2", TEN, null)).at(night);
        party.when(ask("e", Channel.PHONE)).at(night).andTells(denied("e", "effective-calls-per-day", NEXT_MIDNIGHT));
    }

    /** Three calls were had; whoever may be called at any hour may be again from midnight on. */
    @Test
    void what_is_forbidden_until_a_consent_begins_is_so_no_longer_than_that() {
        String evening = "2026-03-02T20:00:00+08:00";
        String six = "2026-03-03T06:00:00+08:00";
        var party = registered();
        for (String call : List.of("a", "b", "c")) {
            party.when(ask(call, Channel.PHONE)).at(NOON);
            party.when(confirmed(call, ContactOutcome.CONVERSATION)).at(NOON);
        }
        party.when(agreed("c-1", "2026-03-02T23:00:00+08:00", "2026-03-02T23:30:00+08:00"))
                .at(NOON);
        party.when(ask("d", Channel.PHONE)).at(evening).andTells(denied("d", "effective-calls-per-day", NEXT_MORNING));
        party.when(agreed("c-2", six, "2026-03-03T07:00:00+08:00")).at(NOON);
        party.when(ask("e", Channel.PHONE)).at(evening).andTells(denied("e", "effective-calls-per-day", six));
        party.when(agreed("c-3", "2026-03-02T23:15:00+08:00", null)).at(NOON);
        party.when(ask("f", Channel.PHONE)).at(evening).andTells(denied("f", "effective-calls-per-day", NEXT_MIDNIGHT));
    }

    @Test
    void consent_is_withdrawn_at_once_and_whatever_was_agreed_to_before_is_gone_however_late_it_is_told() {
        String night = "2026-03-02T23:00:00+08:00";
        var party = registered()
                .when(agreed("c-1", NOON, null))
                .at(NOON)
                .when(withdrawn("2026-03-02T20:00:00+08:00"))
                .at("2026-03-02T20:00:00+08:00")
                .then(new PartyEvent.HoursConsentWithdrawn(at("2026-03-02T20:00:00+08:00"), "mail-3", "clerk-1"));
        party.when(ask("a", Channel.SMS)).at(night).andTells(denied("a", "contact-hours", NEXT_MORNING));
        party.when(withdrawn("2026-03-02T19:00:00+08:00")).at(night).thenNothing();
        party.when(agreed("c-2", "2026-03-02T19:30:00+08:00", null)).at(night);
        party.when(ask("b", Channel.SMS)).at(night).andTells(denied("b", "contact-hours", NEXT_MORNING));
        party.when(agreed("c-3", night, null)).at(night);
        party.when(ask("c", Channel.SMS)).at(night).andTells(granted("c", "2026-03-03T00:00:00+08:00"));
    }

    @Test
    void a_consent_that_contradicts_another_or_ends_before_it_begins_is_refused_and_one_told_twice_is_one() {
        registered()
                .when(agreed("c-1", NOON, null))
                .at(NOON)
                .when(agreed("c-1", NOON, null))
                .at(NOON)
                .thenNothing()
                .when(agreed("c-1", NOON, NEXT_MORNING))
                .at(NOON)
                .thenRefused("consent-contradicts")
                .when(agreed("c-2", NOON, NOON))
                .at(NOON)
                .thenRefused("consent-ends-before-it-begins")
                .when(withdrawn(NEXT_MORNING))
                .at(NOON)
                .thenRefused("withdrawal-in-future");
    }

    @Test
    void a_party_holds_fifty_consents_and_no_more() {
        var party = registered();
        for (int i = 0; i < 50; i++) {
            party.when(agreed("c-" + i, NOON, null)).at(NOON);
        }
        party.when(agreed("c-50", NOON, null)).at(NOON).thenRefused("consents-too-many");
        party.when(withdrawn(NOON)).at(NOON);
        party.when(agreed("c-50", "2026-03-02T12:00:01+08:00", null)).at("2026-03-02T12:00:01+08:00");
        party.when(ask("a", Channel.SMS)).at("2026-03-02T23:00:00+08:00").andTells(granted("a", NEXT_MIDNIGHT));
    }

    @Test
    void a_consent_that_ended_makes_room_and_none_that_holds_does() {
        String evening = "2026-03-02T21:00:00+08:00";
        String night = "2026-03-02T23:00:00+08:00";
        var party = registered();
        for (int i = 0; i < 49; i++) {
            party.when(agreed("c-" + i, evening, NEXT_MIDNIGHT)).at(NOON);
        }
        party.when(agreed("short", NOON, evening)).at(NOON);
        party.when(agreed("more", evening, null))
                .at("2026-03-02T20:59:59+08:00")
                .thenRefused("consents-too-many");
        party.when(agreed("more", evening, null)).at(evening);
        assertThat(((PartyState.Known) party.state()).file().wishes().agreed())
                .hasSize(50)
                .extracting(Consent::id)
                .doesNotContain("short")
                .contains("c-0", "more");
        party.when(agreed("again", evening, null)).at(night).thenRefused("consents-too-many");
        party.when(agreed("more", evening, null)).at(night).thenNothing();
    }

    @Test
    void the_hours_are_the_debtors_whatever_the_case_believes() {
        Spec.of(Sample.parties(), "party-1")
                .when(new PartyInput.Registered("lender-1", "Asia/Urumqi", true, true, "zh"))
                .at(NOON)
                .when(ask("a", Channel.SMS))
                .at("2026-03-02T09:00:00+08:00")
                .andTells(denied("a", "contact-hours", "2026-03-02T10:00:00+08:00"));
    }

    @Test
    void the_fourth_effective_call_of_a_day_is_denied() {
        var party = registered();
        for (String call : new String[] {"a", "b", "c"}) {
            party.when(ask(call, Channel.VOICE_BOT)).at(NOON).andTells(granted(call, "2026-03-02T22:00:00+08:00"));
            party.when(confirmed(call, ContactOutcome.CONVERSATION)).at(NOON);
        }
        party.when(ask("d", Channel.PHONE)).at(NOON).andTells(denied("d", "effective-calls-per-day", NEXT_MORNING));
        party.when(ask("d", Channel.PHONE)).at(NEXT_MORNING).andTells(granted("d", "2026-03-03T22:00:00+08:00"));
    }

    @Test
    void the_seventh_unanswered_dial_of_a_day_is_denied() {
        var party = registered();
        for (String dial : new String[] {"a", "b", "c", "d", "e", "f"}) {
            party.when(ask(dial, Channel.PHONE)).at(NOON).andTells(granted(dial, "2026-03-02T22:00:00+08:00"));
            party.when(confirmed(dial, ContactOutcome.UNANSWERED)).at(NOON);
        }
        party.when(ask("g", Channel.PHONE)).at(NOON).andTells(denied("g", "unanswered-dials-per-day", NEXT_MORNING));
    }

    @Test
    void a_dial_that_was_not_put_through_is_one_in_vain_and_the_seventh_of_a_day_is_denied() {
        var party = registered();
        for (String dial : new String[] {"a", "b", "c", "d", "e", "f"}) {
            party.when(ask(dial, Channel.PHONE)).at(NOON).andTells(granted(dial, "2026-03-02T22:00:00+08:00"));
            party.when(new PartyInput.ContactReturned("case-1", dial, true)).at(NOON);
        }
        party.when(ask("g", Channel.VOICE_BOT))
                .at(NOON)
                .andTells(denied("g", "unanswered-dials-per-day", NEXT_MORNING));
        party.when(ask("g", Channel.PHONE)).at(NEXT_MORNING).andTells(granted("g", "2026-03-03T22:00:00+08:00"));
    }

    @Test
    void two_cases_that_ask_at_once_never_get_the_same_unit() {
        var party = registered();
        for (String call : new String[] {"a", "b"}) {
            party.when(ask(call, Channel.PHONE)).at(NOON);
            party.when(confirmed(call, ContactOutcome.CONVERSATION)).at(NOON);
        }
        party.when(ask("c", Channel.PHONE)).at(NOON).andTells(granted("c", "2026-03-02T22:00:00+08:00"));
        party.when(askedInFirstEpisode("case-2", "a", Channel.PHONE, "dunning", "lender-1", "Asia/Shanghai", "CN"))
                .at(NOON)
                .andTells(new Tell(
                        new SubjectId("case", "case-2"),
                        new CaseInput.ContactDenied("a", "effective-calls-per-day", at(NEXT_MORNING))));
    }

    @Test
    void a_unit_returns_only_on_proof_that_no_contact_took_place() {
        var party = registered();
        party.when(ask("a", Channel.SMS)).at(NOON);
        party.when(ask("b", Channel.SMS)).at(NOON);
        party.when(confirmed("a", ContactOutcome.UNKNOWN)).at(NOON);
        party.when(ask("c", Channel.SMS)).at(NOON).andTells(denied("c", "messages-per-day", NEXT_MORNING));
        party.when(new PartyInput.ContactReturned("case-1", "a", false)).at(NOON);
        party.when(ask("c", Channel.SMS)).at(NOON).andTells(granted("c", "2026-03-02T22:00:00+08:00"));
        party.when(new PartyInput.ContactReturned("case-1", "a", false))
                .at(NOON)
                .thenNothing();
    }

    @Test
    void a_grant_nobody_confirms_is_released_but_stays_spent() {
        var party = registered();
        party.when(ask("a", Channel.SMS)).at("2026-03-02T12:00:00+08:00");
        party.when(ask("b", Channel.SMS)).at("2026-03-02T13:00:00+08:00");
        party.andDeadline("release", "2026-03-03T12:00:00+08:00").andDeadline("release", "2026-03-03T13:00:00+08:00");
        party.whenTimePasses().at("2026-03-03T12:00:00+08:00").then(new PartyEvent.ReservationReleased("case-1", "a"));
        assertThat(grants(party)).isEqualTo(2);
        party.whenTimePasses().at("2026-03-03T13:00:00+08:00").andDeadlines();
    }

    @Test
    void a_confirmed_grant_has_no_deadline_left() {
        registered()
                .when(ask("a", Channel.SMS))
                .at(NOON)
                .when(confirmed("a", ContactOutcome.DELIVERED))
                .at(NOON)
                .andDeadlines()
                .when(confirmed("a", ContactOutcome.DELIVERED))
                .at(NOON)
                .thenNothing();
    }

    @Test
    void the_same_ask_twice_spends_one_unit() {
        registered()
                .when(ask("a", Channel.LETTER))
                .at(NOON)
                .when(ask("a", Channel.LETTER))
                .at(NOON)
                .thenNothing()
                .andTells(granted("a", "2026-03-03T00:00:00+08:00"));
    }

    @Test
    void an_ask_opens_a_party_that_is_not_registered_yet_and_the_registration_completes_it() {
        Spec.of(Sample.parties(), "party-1")
                .when(ask("a", Channel.SMS))
                .at(NOON)
                .andTells(granted("a", "2026-03-02T22:00:00+08:00"))
                .andStatus("OPEN")
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", false, true, "zh"))
                .at(NOON)
                .when(ask("b", Channel.SMS))
                .at(NOON)
                .andTells(denied("b", "no-number", null))
                .when(ask("c", Channel.EMAIL))
                .at(NOON)
                .andTells(granted("c", "2026-03-02T22:00:00+08:00"));
    }

    @Test
    void a_party_that_wants_no_contact_gets_none_from_that_instant_on() {
        registered()
                .when(new PartyInput.Ceased(at("2026-03-02T13:00:00+08:00"), null))
                .at(NOON)
                .when(ask("a", Channel.SMS))
                .at("2026-03-02T12:59:59+08:00")
                .andTells(granted("a", "2026-03-02T22:00:00+08:00"))
                .when(ask("b", Channel.SMS))
                .at("2026-03-02T13:00:00+08:00")
                .andTells(denied("b", "contact-ceased", null))
                .andStatus("CEASED");
    }

    @Test
    void an_opt_out_closes_one_channel_only() {
        registered()
                .when(new PartyInput.Ceased(at(NOON), Channel.SMS))
                .at(NOON)
                .when(ask("a", Channel.SMS))
                .at(NOON)
                .andTells(denied("a", "channel-opted-out", null))
                .when(ask("b", Channel.EMAIL))
                .at(NOON)
                .andTells(granted("b", "2026-03-02T22:00:00+08:00"));
    }

    @Test
    void nobody_contacts_the_dead() {
        registered()
                .when(barred("died", Flag.DECEASED, "2026-02-20T00:00:00+08:00"))
                .at(NOON)
                .then(new PartyEvent.BarNoted("died", Flag.DECEASED, at("2026-02-20T00:00:00+08:00")))
                .when(ask("a", Channel.LETTER))
                .at(NOON)
                .andTells(denied("a", "debtor-deceased", null));
    }

    @Test
    void who_owes_besides_is_left_alone_while_a_bar_of_its_own_stands_and_not_before_nor_after() {
        var party = registered()
                .when(barred("dispute", Flag.PAUSED, "2026-03-02T13:00:00+08:00"))
                .at(NOON);
        party.when(coDebtors("a")).at("2026-03-02T12:59:59+08:00").andTells(alsoGranted("a"));
        party.when(coDebtors("b")).at("2026-03-02T13:00:00+08:00").andTells(denied("b", "contact-paused", null));
        party.when(new PartyInput.FlagLifted("dispute", at("2026-03-02T15:00:00+08:00")))
                .at("2026-03-02T14:00:00+08:00");
        party.when(coDebtors("c"))
                .at("2026-03-02T14:00:00+08:00")
                .andTells(denied("c", "contact-paused", "2026-03-02T15:00:00+08:00"));
        party.when(coDebtors("d")).at("2026-03-02T15:00:00+08:00").andTells(alsoGranted("d"));
    }

    @Test
    void a_bar_whose_end_is_known_and_lies_in_the_night_forbids_until_the_hours_begin() {
        registered()
                .when(barred("hardship", Flag.PAUSED, NOON))
                .at(NOON)
                .when(new PartyInput.FlagLifted("hardship", at("2026-03-02T23:00:00+08:00")))
                .at(NOON)
                .when(coDebtors("a"))
                .at("2026-03-02T14:00:00+08:00")
                .andTells(denied("a", "contact-paused", NEXT_MORNING));
    }

    /** Its case rests itself and says when it goes on; whichever of the two is heard first, no step is lost. */
    @Test
    void what_rests_with_its_own_case_is_no_bar_to_the_ladder_but_a_death_is() {
        registered()
                .when(barred("dispute", Flag.PAUSED, NOON))
                .at(NOON)
                .when(ask("a", Channel.SMS))
                .at(NOON)
                .andTells(granted("a", "2026-03-02T22:00:00+08:00"))
                .when(barred("ill", Flag.INCAPABLE, NOON))
                .at(NOON)
                .when(ask("b", Channel.SMS))
                .at(NOON)
                .andTells(denied("b", "debtor-incapable", null));
    }

    @Test
    void a_bar_that_is_told_twice_is_one_and_an_earlier_end_counts() {
        registered()
                .when(barred("dispute", Flag.PAUSED, NOON))
                .at(NOON)
                .when(barred("dispute", Flag.PAUSED, NOON))
                .at(NOON)
                .thenNothing()
                .when(new PartyInput.FlagLifted("dispute", at(NEXT_MORNING)))
                .at(NOON)
                .when(new PartyInput.FlagLifted("dispute", at("2026-03-04T08:00:00+08:00")))
                .at(NOON)
                .thenNothing()
                .when(new PartyInput.FlagLifted("never-told", at(NOON)))
                .at(NOON)
                .thenNothing()
                .when(coDebtors("a"))
                .at(NEXT_MORNING)
                .andTells(new Tell(
                        new SubjectId("case", "case-1"),
                        new CaseInput.ContactGranted(
                                "a",
                                at("2026-03-03T22:00:00+08:00"),
                                new CaseInput.CoDebtor("party-1", "Asia/Shanghai", "zh"))));
    }

    @Test
    void where_no_contact_law_is_known_nobody_is_contacted() {
        registered()
                .when(askedInFirstEpisode("case-1", "a", Channel.SMS, "dunning", "lender-1", "Asia/Shanghai", "XX"))
                .at(NOON)
                .andTells(denied("a", "no-contact-pack", null));
    }

    @Test
    void regulation_f_counts_conversations_per_debt() {
        var party = registered();
        party.when(american("case-1", "a")).at("2026-03-02T20:00:00+08:00");
        party.when(confirmed("a", ContactOutcome.CONVERSATION)).at("2026-03-02T20:00:00+08:00");
        party.when(american("case-1", "b"))
                .at("2026-03-02T20:30:00+08:00")
                .andTells(denied("b", "seven-days-after-conversation", "2026-03-09T08:00:00+08:00"));
        party.when(american("case-2", "a"))
                .at("2026-03-02T20:30:00+08:00")
                .andTells(new Tell(
                        new SubjectId("case", "case-2"),
                        new CaseInput.ContactGranted("a", at("2026-03-02T21:00:00+08:00"), null)));
    }

    @Test
    void nothing_but_a_registration_or_an_ask_reaches_a_party_that_is_not_known() {
        Instant noon = at(NOON);
        Standing standing = plainStanding("party-1", "CN", false, Set.of(), null);
        for (PartyInput early : List.of(
                new PartyInput.PermissionAsked(
                        "case-1", "a", Channel.SMS, Tone.FIRM, ContactPurpose.DUNNING, null, null, Set.of(), standing),
                new PartyInput.DialAsked("case-1", "call-1", "n-1", standing, null),
                new PartyInput.NumberTold("case-1", "call-1", "n-1"),
                new PartyInput.ThirdPersonReported(
                        "case-1", "third/a", ContactOutcome.CONVERSATION, true, false, null, null),
                new PartyInput.ContactRepaired(PartyInput.RepairBasis.OWN_RECORDS, AddressKind.EMAIL),
                new PartyInput.NumberReplaced(LocalDate.parse("2026-03-02")),
                new PartyInput.ConversationHeld(new Conversation("case-1", "talk-1", Channel.PHONE, noon, null)),
                new PartyInput.CallBrokenOff("case-1", "call-1", noon),
                new PartyInput.Ceased(noon, null),
                new PartyInput.AddressWrong(noon, Channel.SMS),
                barred("died", Flag.DECEASED, NOON),
                new PartyInput.FlagLifted("died", noon),
                agreed("c-1", NOON, null),
                withdrawn(NOON),
                new PartyInput.DishonestyListed("list-1", LocalDate.parse("2026-03-02")),
                new PartyInput.DishonestyLifted("list-1", LocalDate.parse("2026-03-02")),
                new PartyInput.Linked("link-1", LinkBasis.CONSENT, null),
                new PartyInput.Unlinked("link-1"),
                new PartyInput.ElsewhereSpent("link-1", new SharedContact("key-1", noon, Channel.SMS, null, null)),
                new PartyInput.ElsewhereEnded("link-1", "key-1", ContactOutcome.DELIVERED),
                new PartyInput.ContactReturned("case-1", "a", false),
                confirmed("a", ContactOutcome.DELIVERED),
                new PartyInput.DeadlinePassed(Deadline.business("release", "case-1/a", noon, "x")))) {
            assertThatThrownBy(() ->
                            Spec.of(Sample.parties(), "party-1").when(early).at(NOON))
                    .as(early.toString())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("party party-1 is not known");
        }
    }

    @Test
    void a_unit_is_spent_under_the_law_and_under_our_policy_and_its_release_has_its_rule() {
        registered()
                .when(ask("a", Channel.SMS))
                .at(NOON)
                .then(new PartyEvent.UnitSpent(
                        "case-1",
                        "a",
                        Channel.SMS,
                        "dunning",
                        "contact-cn@2 contact-ours@1",
                        at(NOON),
                        at("2026-03-02T22:00:00+08:00"),
                        at("2026-03-03T12:00:00+08:00"),
                        null,
                        null,
                        List.of(),
                        null))
                .andDeadlines(
                        Deadline.business("release", "case-1/a", at("2026-03-03T12:00:00+08:00"), "contact-ours@1"));
    }

    @Test
    void no_unit_is_spent_on_an_address_that_is_not_known() {
        var party = Spec.of(Sample.parties(), "party-1")
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, false, "zh"))
                .at(NOON);
        party.when(ask("a", Channel.EMAIL)).at(NOON).andTells(denied("a", "no-email", null));
        party.when(ask("b", Channel.SMS)).at(NOON).andTells(granted("b", "2026-03-02T22:00:00+08:00"));
        party.when(ask("c", Channel.LETTER)).at(NOON).andTells(granted("c", "2026-03-03T00:00:00+08:00"));
    }

    @Test
    void a_bar_that_is_lifted_bars_no_more_and_others_stay() {
        var party = registered()
                .when(barred("died", Flag.DECEASED, NOON))
                .at(NOON)
                .andStatus("DECEASED")
                .when(barred("ceased", Flag.CEASED, NOON))
                .at(NOON)
                .when(barred("ceased", Flag.CEASED, NOON))
                .at(NOON)
                .thenNothing()
                .when(new PartyInput.FlagLifted("died", at(NOON)))
                .at(NOON)
                .andStatus("OPEN");
        party.when(ask("a", Channel.SMS)).at(NOON).andTells(denied("a", "contact-ceased", null));
        party.when(new PartyInput.FlagLifted("ceased", at(NOON))).at(NOON).andStatus("OPEN");
        party.when(ask("b", Channel.SMS)).at(NOON).andTells(granted("b", "2026-03-02T22:00:00+08:00"));
    }

    @Test
    void the_earliest_wish_for_no_contact_counts_whichever_was_heard_first() {
        String early = "2026-03-02T13:00:00+08:00";
        String late = "2026-03-02T15:00:00+08:00";
        for (List<String> heard : List.of(List.of(early, late), List.of(late, early))) {
            registered()
                    .when(new PartyInput.Ceased(at(heard.getFirst()), null))
                    .at(NOON)
                    .when(new PartyInput.Ceased(at(heard.getLast()), null))
                    .at(NOON)
                    .when(ask("a", Channel.SMS))
                    .at("2026-03-02T12:59:59+08:00")
                    .andTells(granted("a", "2026-03-02T22:00:00+08:00"))
                    .when(ask("b", Channel.SMS))
                    .at(early)
                    .andTells(denied("b", "contact-ceased", null));
        }
    }

    @Test
    void opt_outs_are_the_same_in_either_order_and_told_twice() {
        PartyInput.Ceased sms = new PartyInput.Ceased(at(NOON), Channel.SMS);
        PartyInput.Ceased letter = new PartyInput.Ceased(at(NOON), Channel.LETTER);
        var one = registered().when(sms).at(NOON).when(letter).at(NOON);
        var other = registered().when(letter).at(NOON).when(sms).at(NOON);
        assertThat(one.state()).isEqualTo(other.state());
        one.when(sms).at(NOON).thenNothing();
    }

    @Test
    void contacts_of_another_kind_spend_no_messages() {
        var party = registered();
        party.when(ask("a", Channel.LETTER)).at(NOON);
        party.when(ask("b", Channel.SMS)).at(NOON);
        party.when(ask("c", Channel.EMAIL)).at(NOON).andTells(granted("c", "2026-03-02T22:00:00+08:00"));
        party.when(ask("d", Channel.APP)).at(NOON).andTells(denied("d", "messages-per-day", NEXT_MORNING));
    }

    @Test
    void a_conversation_is_no_unanswered_dial() {
        var party = registered();
        for (String dial : List.of("a", "b", "c", "d", "e", "f")) {
            party.when(ask(dial, Channel.PHONE)).at(NOON);
            party.when(confirmed(dial, dial.equals("a") ? ContactOutcome.CONVERSATION : ContactOutcome.UNANSWERED))
                    .at(NOON);
        }
        party.when(ask("g", Channel.PHONE)).at(NOON).andTells(granted("g", "2026-03-02T22:00:00+08:00"));
    }

    @Test
    void units_are_forgotten_after_eight_days_and_not_before() {
        var party = registered();
        party.when(ask("a", Channel.SMS)).at(NOON);
        party.when(confirmed("a", ContactOutcome.DELIVERED)).at(NOON);
        party.when(ask("b", Channel.SMS)).at("2026-03-10T12:00:00+08:00");
        assertThat(grants(party)).isEqualTo(2);
        party.when(ask("c", Channel.SMS)).at("2026-03-10T12:00:01+08:00");
        assertThat(grants(party)).isEqualTo(2);
    }

    @Test
    void one_grant_is_confirmed_or_released_and_the_other_stands() {
        var party = registered();
        party.when(ask("a", Channel.SMS)).at(NOON);
        party.when(ask("b", Channel.SMS)).at(NOON);
        party.when(confirmed("b", ContactOutcome.DELIVERED))
                .at(NOON)
                .andDeadlines(
                        Deadline.business("release", "case-1/a", at("2026-03-03T12:00:00+08:00"), "contact-ours@1"));
        party.when(new PartyInput.DeadlinePassed(Deadline.business("release", "case-1/b", at(NOON), "contact-ours@1")))
                .at(NOON)
                .thenNothing();
    }

    private static PartyInput.ContactAsked american(String caseId, String attemptId) {
        return askedInFirstEpisode(caseId, attemptId, Channel.PHONE, "dunning", "lender-1", "Asia/Shanghai", "US");
    }

    private static Spec<PartyState, PartyInput, PartyEvent> registered() {
        return Spec.of(Sample.parties(), "party-1")
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at("2026-03-01T00:00:00+08:00");
    }

    private static PartyInput.ContactAsked ask(String attemptId, Channel channel) {
        return askedInFirstEpisode("case-1", attemptId, channel, "dunning", "lender-1", "Asia/Shanghai", "CN");
    }

    /** As a ladder asks for who owes besides: of that one only the row itself knows where it is. */
    private static PartyInput.ContactAsked coDebtors(String attemptId) {
        return askedInFirstEpisode("case-1", attemptId, Channel.SMS, "dunning", "lender-1", null, "CN");
    }

    private static Tell alsoGranted(String attemptId) {
        return new Tell(
                new SubjectId("case", "case-1"),
                new CaseInput.ContactGranted(
                        attemptId,
                        at("2026-03-02T22:00:00+08:00"),
                        new CaseInput.CoDebtor("party-1", "Asia/Shanghai", "zh")));
    }

    private static PartyInput.HoursAgreed agreed(String consentId, String from, @Nullable String until) {
        return new PartyInput.HoursAgreed(consentId, "rec-7", "clerk-1", at(from), until == null ? null : at(until));
    }

    private static PartyInput.HoursWithdrawn withdrawn(String at) {
        return new PartyInput.HoursWithdrawn(at(at), "mail-3", "clerk-1");
    }

    private static PartyInput.FlagRaised barred(String barId, Flag flag, String from) {
        return new PartyInput.FlagRaised(barId, flag, at(from));
    }

    private static PartyInput.ContactConfirmed confirmed(String attemptId, ContactOutcome outcome) {
        return confirmedUndated("case-1", attemptId, outcome);
    }

    private static Tell granted(String attemptId, String until) {
        return new Tell(new SubjectId("case", "case-1"), new CaseInput.ContactGranted(attemptId, at(until), null));
    }

    private static Tell denied(String attemptId, String rule, @Nullable String nextAllowedAt) {
        Instant next = nextAllowedAt == null ? null : at(nextAllowedAt);
        return new Tell(new SubjectId("case", "case-1"), new CaseInput.ContactDenied(attemptId, rule, next));
    }

    private static int grants(Spec<PartyState, PartyInput, PartyEvent> party) {
        return party.state() instanceof PartyState.Known known
                ? known.file().grants().size()
                : 0;
    }
}
