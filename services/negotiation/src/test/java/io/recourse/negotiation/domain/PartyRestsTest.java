package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.Incidents.Cause;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A party tells the cases for which it was contacted since when it should have been left alone. */
class PartyRestsTest {

    private static final String SUNDAY = "2026-03-01T12:00:00+08:00";
    private static final Instant NOON = at("2026-03-02T12:00:00+08:00");
    private static final Instant TOLD = at("2026-03-20T12:00:00+08:00");

    private final Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), "party-1")
            .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
            .at(NOON);

    @Test
    void a_wish_is_told_to_every_case_for_which_the_party_was_contacted_however_long_ago_and_to_no_other() {
        contacted("case-1", "a", NOON);
        contacted("case-2", "a", NOON.plus(Duration.ofDays(10)));
        party.when(new PartyInput.Ceased(at(SUNDAY), null))
                .at(TOLD)
                .andTells(
                        told("case-1", rest("wish", Cause.CEASE_CONTACT, SUNDAY, null)),
                        told("case-2", rest("wish", Cause.CEASE_CONTACT, SUNDAY, null)));
        party.when(new PartyInput.Ceased(TOLD, null)).at(TOLD).andTells();
    }

    @Test
    void who_was_never_contacted_tells_nobody() {
        party.when(new PartyInput.Ceased(at(SUNDAY), null)).at(TOLD).andTells();
    }

    @Test
    void opt_outs_bars_and_strangers_addresses_are_told_together_and_mended_ones_with_their_end() {
        contacted("case-1", "a", NOON);
        PartyRest optOut = rest("opt-out/SMS", Cause.CHANNEL_OPTED_OUT, SUNDAY, null, Channel.SMS);
        party.when(new PartyInput.Ceased(at(SUNDAY), Channel.SMS)).at(TOLD).andTells(told("case-1", optOut));
        party.when(new PartyInput.FlagRaised("died", Flag.DECEASED, at(SUNDAY)))
                .at(TOLD)
                .andTells(told("case-1", optOut, rest("bar/died", Cause.DECEASED, SUNDAY, null)));
        party.when(new PartyInput.FlagLifted("died", NOON)).at(TOLD).andTells(told("case-1", optOut, died(NOON)));
        party.when(new PartyInput.AddressWrong(at(SUNDAY), Channel.LETTER))
                .at(TOLD)
                .andTells(told(
                        "case-1",
                        optOut,
                        rest(
                                "postal-address-wrong",
                                Cause.ADDRESS_WRONG,
                                SUNDAY,
                                null,
                                Channel.LETTER,
                                Channel.FIELD_VISIT),
                        died(NOON)));
        party.when(new PartyInput.ContactRepaired(PartyInput.RepairBasis.OWN_RECORDS, AddressKind.POST))
                .at(TOLD)
                .andTells(told(
                        "case-1",
                        optOut,
                        new PartyRest(
                                "postal-address-wrong",
                                Cause.ADDRESS_WRONG,
                                at(SUNDAY),
                                TOLD,
                                List.of(Channel.LETTER, Channel.FIELD_VISIT)),
                        died(NOON)));
    }

    /** A text of the second at noon, 打错了 an hour later, another text on the third; a statement of the fifth names another number. */
    @Test
    void a_strangers_word_about_a_number_of_before_is_told_with_the_day_on_which_another_was_named() {
        contacted("case-1", "a", NOON);
        Instant said = NOON.plus(Duration.ofHours(1));
        party.when(new PartyInput.NumberReplaced(LocalDate.parse("2026-03-05"))).at(TOLD);
        party.when(new PartyInput.AddressWrong(TOLD, Channel.SMS, NOON))
                .at(TOLD)
                .andTells();
        PartyRest wrong = new PartyRest(
                "number-wrong",
                Cause.ADDRESS_WRONG,
                said,
                at("2026-03-04T18:00:00+08:00"),
                List.copyOf(AddressKind.NUMBER.channels()));
        party.when(new PartyInput.AddressWrong(said, Channel.SMS, NOON))
                .at(TOLD)
                .andTells(told("case-1", wrong));
    }

    @Test
    void the_earliest_time_of_an_opt_out_counts_whichever_was_heard_first() {
        contacted("case-1", "a", NOON);
        party.when(new PartyInput.Ceased(NOON, Channel.SMS)).at(TOLD);
        party.when(new PartyInput.Ceased(at(SUNDAY), Channel.SMS))
                .at(TOLD)
                .andTells(told("case-1", rest("opt-out/SMS", Cause.CHANNEL_OPTED_OUT, SUNDAY, null, Channel.SMS)));
        party.when(new PartyInput.Ceased(TOLD, Channel.SMS)).at(TOLD).thenNothing();
    }

    @Test
    void a_third_person_who_had_refused_before_it_was_asked_again_is_told_of_and_what_came_of_that_too() {
        party.given(new PartyEvent.ContactLost(NOON, 3, "contact-ours@1"));
        asked("a", NOON);
        asked("b", NOON.plus(Duration.ofDays(1)));
        Instant refused = NOON.plusSeconds(60);
        party.when(new PartyInput.ThirdPersonReported(
                        "case-1", "third/a", ContactOutcome.CONVERSATION, true, false, refused, null))
                .at(TOLD)
                // nobody told of the other call until its leave lapsed
                .andTells(
                        tookPlace("third/b", NOON.plus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1))),
                        tookPlace("third/a", NOON, refused),
                        late(refused, null));
        party.when(new PartyInput.ThirdPersonReported(
                        "case-1", "third/b", ContactOutcome.UNREACHABLE, false, false, null, null))
                .at(TOLD)
                .andTells(inVain("third/b", NOON.plus(Duration.ofDays(1))), late(refused, ContactOutcome.UNREACHABLE));
    }

    @Test
    void cases_of_long_ago_are_remembered_up_to_three_hundred() {
        for (int i = 0; i < 303; i++) {
            contacted("case-" + i, "a", NOON.plus(Duration.ofDays(9L * i)));
        }
        assertThat(((PartyState.Known) party.state()).file().forCases())
                .containsExactlyElementsOf(
                        IntStream.range(2, 303).mapToObj(i -> "case-" + i).toList());
    }

    private void contacted(String caseId, String attemptId, Instant at) {
        party.when(askedInFirstEpisode(caseId, attemptId, Channel.LETTER, "dunning", "lender-1", "Asia/Shanghai", "CN"))
                .at(at);
    }

    private void asked(String askId, Instant at) {
        party.when(new PartyInput.PermissionAsked(
                        "case-1",
                        askId,
                        Channel.PHONE,
                        Tone.FIRM,
                        ContactPurpose.LOCATE,
                        new ThirdPerson(Person.RELATIVE, "sister"),
                        null,
                        Set.of(),
                        plainStanding("party-1", "CN", false, Set.of(), null)))
                .at(at);
    }

    private static PartyRest died(Instant to) {
        return new PartyRest("bar/died", Cause.DECEASED, at(SUNDAY), to, List.of());
    }

    private static PartyRest rest(String id, Cause cause, String from, @Nullable Instant to, Channel... channels) {
        return new PartyRest(id, cause, at(from), to, List.of(channels));
    }

    private static Tell told(String caseId, PartyRest... rests) {
        return new Tell(
                new SubjectId("case", caseId),
                new CaseInput.PartyRested(new Rested("party-1", List.of(rests), List.of())));
    }

    private static Tell tookPlace(String attemptId, Instant allowed, Instant at) {
        CallMade call = called(attemptId, allowed);
        return new Tell(call.subject(), new CallInput.TookPlace(call, at));
    }

    private static Tell inVain(String attemptId, Instant allowed) {
        CallMade call = called(attemptId, allowed);
        return new Tell(call.subject(), new CallInput.WasInVain(call));
    }

    private static CallMade called(String attemptId, Instant allowed) {
        return new CallMade(
                "case-1",
                attemptId,
                "lender-1",
                "party-1",
                Channel.PHONE,
                Tone.FRIENDLY,
                allowed,
                new ThirdPerson(Person.RELATIVE, "sister"));
    }

    private static Tell late(Instant refused, @Nullable ContactOutcome outcome) {
        return new Tell(
                new SubjectId("case", "case-1"),
                new CaseInput.PartyRested(new Rested(
                        "party-1",
                        List.of(),
                        List.of(new LateRefusal("third/b", NOON.plus(Duration.ofDays(1)), refused, outcome)))));
    }
}
