package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.plainAnswer;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.PartyEvent.FlagNoted;
import io.recourse.negotiation.domain.PartyEvent.ListingLifted;
import io.recourse.negotiation.domain.PartyEvent.ListingNoted;
import io.recourse.negotiation.domain.PartyInput.DishonestyLifted;
import io.recourse.negotiation.domain.PartyInput.DishonestyListed;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.pack.Packs;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is listed for dishonesty (失信被执行人) is contacted at most once in seven days; enforcement is the route. */
class DishonestyTest {

    private static final String NOON = "2026-03-02T12:00:00+08:00";
    private static final String CALL_DUE = "2026-03-04T09:00:00+08:00";
    private static final LocalDate LISTED = LocalDate.parse("2026-02-20");
    private static final LocalDate LIFTED = LocalDate.parse("2026-03-01");

    @Test
    void a_listing_raises_the_flag_and_is_kept_with_the_courts_reference_and_day() {
        listed().then(new ListingNoted("zhi-1234", LISTED), new FlagNoted(Flag.DISHONEST_LISTED, true))
                .when(new DishonestyListed("zhi-1234", LISTED))
                .at(NOON)
                .thenNothing();
    }

    @Test
    void one_contact_in_seven_days_is_left_and_the_denial_names_enforcement_as_the_route() {
        var party = listed();
        party.when(ask("a", Channel.SMS)).at(NOON);
        assertThat(party.events()).last().isInstanceOf(PartyEvent.UnitSpent.class);
        party.when(ask("b", Channel.PHONE)).at("2026-03-08T12:00:00+08:00");
        assertThat(party.events()).last().isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> {
            assertThat(refused.rule()).isEqualTo("dishonest-listed-intensity");
            assertThat(refused.citation()).contains("enforcement is the route");
            assertThat(refused.nextAllowedAt()).isEqualTo(at("2026-03-09T08:00:00+08:00"));
        });
        party.when(ask("c", Channel.PHONE)).at("2026-03-09T08:00:00+08:00");
        assertThat(party.events()).last().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void a_ladder_that_goes_on_is_held_to_it_too_and_letters_are_not() {
        var party = listed(goingOn());
        party.when(byLadder("sms-1", Channel.SMS)).at(NOON);
        party.when(byLadder("sms-2", Channel.SMS)).at("2026-03-03T12:00:00+08:00");
        assertThat(party.events()).last().isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> assertThat(
                        refused.rule())
                .isEqualTo("dishonest-listed-intensity"));
        party.when(byLadder("letter-1", Channel.LETTER)).at("2026-03-03T12:00:00+08:00");
        assertThat(party.events()).last().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void without_a_listing_a_second_contact_may_follow_the_next_day() {
        var party = registered();
        party.when(ask("a", Channel.SMS)).at(NOON);
        party.when(ask("b", Channel.PHONE)).at("2026-03-03T12:00:00+08:00");
        assertThat(party.events()).last().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void the_flag_comes_down_with_the_last_listing_and_not_before() {
        var party = listed();
        party.when(new DishonestyListed("zhi-5", LISTED))
                .at(NOON)
                .then(new ListingNoted("zhi-5", LISTED))
                .when(new DishonestyLifted("zhi-1234", LIFTED))
                .at(NOON)
                .then(new ListingLifted("zhi-1234", LIFTED))
                .when(new DishonestyLifted("zhi-1234", LIFTED))
                .at(NOON)
                .thenNothing()
                .when(new DishonestyLifted("zhi-5", LISTED))
                .at(NOON)
                .then(new ListingLifted("zhi-5", LISTED), new FlagNoted(Flag.DISHONEST_LISTED, false));
        party.when(ask("a", Channel.SMS)).at(NOON);
        party.when(ask("b", Channel.PHONE)).at(NOON);
        assertThat(party.events()).last().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void what_cannot_be_is_refused_by_rule() {
        var party = registered();
        party.when(new DishonestyListed("zhi-1", LocalDate.parse("2026-03-03")))
                .at(NOON)
                .thenRefused("listing-in-future");
        party.when(new DishonestyLifted("zhi-1", LIFTED)).at(NOON).thenRefused("listing-unknown");
        // the debtor's day, which began eight hours before that of the zero meridian
        party.when(new DishonestyListed("zhi-1", LocalDate.parse("2026-03-02")))
                .at("2026-03-02T00:00:00+08:00")
                .then(
                        new ListingNoted("zhi-1", LocalDate.parse("2026-03-02")),
                        new FlagNoted(Flag.DISHONEST_LISTED, true));
        party.when(new DishonestyListed("zhi-1", LISTED)).at(NOON).thenRefused("listing-contradicts");
        party.when(new DishonestyLifted("zhi-1", LIFTED)).at(NOON).thenRefused("lifted-before-listed");
        party.when(new DishonestyLifted("zhi-1", LocalDate.parse("2026-03-03")))
                .at(NOON)
                .thenRefused("listing-in-future");
        party.when(new DishonestyLifted("zhi-1", LocalDate.parse("2026-03-02"))).at(NOON);
        party.when(new DishonestyLifted("zhi-1", LISTED)).at(NOON).thenRefused("listing-contradicts");
        party.when(new DishonestyListed("zhi-1", LocalDate.parse("2026-03-02")))
                .at(NOON)
                .thenNothing();
    }

    @Test
    void the_ladders_next_step_towards_a_debtor_who_is_listed_ends_the_talks() {
        listed().when(byLadder("letter-1", Channel.LETTER))
                .at(NOON)
                .then(new PartyEvent.AskRefused(
                        "case-1",
                        "letter-1",
                        Channel.LETTER,
                        "dishonest-listed",
                        null,
                        Sample.CONTACTS.dishonest().source().citation()))
                .andTells(new Tell(
                        new SubjectId("case", "case-1"),
                        new CaseInput.ContactDenied("letter-1", "dishonest-listed", null)));
        asked().when(new CaseInput.ContactDenied("sms-1", "dishonest-listed", null))
                .at("2026-03-02T09:00:01+08:00")
                .thenPublished(
                        new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "negotiation-exhausted"),
                        new NegotiationExhausted(at("2026-03-02T09:00:00+08:00"), "dishonest-listed", 0, 0))
                .andStatus("EXHAUSTED");
    }

    /** The thirty days were not over when they ended. */
    @Test
    void what_is_told_late_does_not_set_the_talks_with_him_going_again() {
        asked().when(new CaseInput.ContactDenied("sms-1", "dishonest-listed", null))
                .at("2026-03-02T09:00:01+08:00")
                .when(Sample.payment("pay-1", 1_000, "2026-03-01", 99_000, NOON))
                .at(NOON)
                .thenPublished()
                .when(new CaseInput.PauseBegan("d-1", PauseReason.DISPUTE, at("2026-03-01T00:00:00+08:00"), at(NOON)))
                .at(NOON)
                .thenPublished()
                .andStatus("EXHAUSTED");
    }

    @Test
    void who_keeps_a_plan_is_told_of_a_debit_though_he_is_listed() {
        var party = listed();
        party.when(askedInFirstEpisode(
                        "case-1", "notice/1", Channel.LETTER, "debit-notice", "lender-1", "Asia/Shanghai", "CN"))
                .at(NOON);
        assertThat(party.events()).last().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void who_owes_besides_and_is_listed_does_not_end_the_talks_with_its_debtor() {
        var party = listed();
        party.when(askedInFirstEpisode("case-1", "sms-1/1", Channel.SMS, "dunning", "lender-1", null, "CN"))
                .at(NOON);
        assertThat(party.events()).last().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void whoever_has_promised_meanwhile_is_not_taken_to_court_for_a_list() {
        asked().when(Sample.promise("p-1", 50_000, "2026-03-06"))
                .at("2026-03-02T09:00:00+08:00")
                .when(new CaseInput.ContactDenied("sms-1", "dishonest-listed", null))
                .at("2026-03-02T09:00:01+08:00")
                .thenPublished(new StepLapsed("sms", at("2026-03-09T09:00:00+08:00"), "dishonest-listed"))
                .andStatus("TALKING");
    }

    @Test
    void nobody_is_taken_to_court_for_a_list_who_disputes_and_was_not_read_or_owes_nothing_any_more() {
        List<CaseInput> meanwhile = List.of(
                plainAnswer("sms-1", Channel.SMS, Intent.DISPUTES, true, at(CALL_DUE)),
                new CaseInput.PaymentHeard(
                        "pay-1",
                        Sample.yuan(100_000),
                        LocalDate.parse("2026-03-04"),
                        Sample.owing(0),
                        at(CALL_DUE),
                        null));
        for (CaseInput fact : meanwhile) {
            Spec<CaseState, CaseInput, CaseEvent> spec = Sample.talking(Sample.SMS, AnswersToReadTest.CALL)
                    .whenTimePasses()
                    .at("2026-03-02T09:00:00+08:00")
                    .when(new CaseInput.ContactGranted("sms-1", at("2026-03-02T22:00:00+08:00"), null))
                    .at("2026-03-02T09:00:00+08:00")
                    .whenTimePasses()
                    .at(CALL_DUE)
                    .when(fact)
                    .at(CALL_DUE);
            spec.when(new CaseInput.ContactDenied("call-2", "dishonest-listed", null))
                    .at("2026-03-04T09:00:01+08:00")
                    .andStatus("TALKING");
            assertThat(spec.events()).singleElement().isInstanceOfSatisfying(CaseEvent.Told.class, told -> assertThat(
                            told.event())
                    .isInstanceOfSatisfying(StepLapsed.class, lapsed -> assertThat(lapsed.rule())
                            .isEqualTo("dishonest-listed")));
        }
    }

    @Test
    void who_was_taken_off_the_list_is_talked_to() {
        var party = listed();
        party.when(new DishonestyLifted("zhi-1234", LIFTED)).at(NOON);
        party.when(byLadder("sms-1", Channel.SMS)).at(NOON);
        assertThat(party.events()).last().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> asked() {
        return Sample.talking(Sample.SMS, Sample.LETTER).whenTimePasses().at("2026-03-02T09:00:00+08:00");
    }

    /** Our policy, but for the ladder of a debtor who is listed. */
    private static PartyDecider goingOn() {
        ContactPolicy ours = Sample.CONTACTS;
        return new PartyDecider(
                new ContactPolicy(
                        ours.name(),
                        ours.version(),
                        ours.source(),
                        ours.budgets(),
                        ours.releaseAfterHours(),
                        ours.placeMinutes(),
                        ours.lost(),
                        ours.brokenOff(),
                        new ContactPolicy.Dishonest(false, ours.dishonest().source())),
                Map.of("CN", Packs.contactGuard("CN")));
    }

    private static Spec<PartyState, PartyInput, PartyEvent> listed() {
        return listed(Sample.parties());
    }

    private static Spec<PartyState, PartyInput, PartyEvent> listed(PartyDecider decider) {
        return registered(decider)
                .when(new DishonestyListed("zhi-1234", LISTED))
                .at(NOON);
    }

    private static Spec<PartyState, PartyInput, PartyEvent> registered() {
        return registered(Sample.parties());
    }

    private static Spec<PartyState, PartyInput, PartyEvent> registered(PartyDecider decider) {
        return Spec.of(decider, "party-1")
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at("2026-03-01T00:00:00+08:00");
    }

    private static PartyInput byLadder(String attemptId, Channel channel) {
        return askedInFirstEpisode("case-1", attemptId, channel, "dunning", "lender-1", "Asia/Shanghai", "CN");
    }

    private static PartyInput ask(String askId, Channel channel) {
        return new PartyInput.PermissionAsked(
                "case-1",
                askId,
                channel,
                Tone.FIRM,
                ContactPurpose.DUNNING,
                null,
                null,
                Set.of(),
                plainStanding("party-1", "CN", false, Set.of(), null));
    }
}
