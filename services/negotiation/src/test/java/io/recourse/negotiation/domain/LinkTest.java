package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.confirmedUndated;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.PaperDesk;
import io.recourse.casework.spec.PaperKind;
import io.recourse.casework.spec.Spec;
import io.recourse.casework.spec.Step;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.LinkEvent.LinkEnded;
import io.recourse.negotiation.domain.LinkEvent.LinkRecorded;
import io.recourse.negotiation.domain.LinkInput.Recorded;
import io.recourse.negotiation.domain.LinkInput.Withdrawn;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One person whom two lenders know: its contacts count together on a recorded ground, and without one they do not. */
class LinkTest {

    private static final String MORNING = "2026-03-02T09:00:00+08:00";
    private static final String NOON = "2026-03-02T12:00:00+08:00";
    private static final String EVENING = "2026-03-02T20:00:00+08:00";
    private static final String NEXT_DAY = "2026-03-03T00:00:00+08:00";

    private static final SubjectId LINK = new SubjectId("link", "link-1");
    private static final SubjectId HERE = new SubjectId("party", "party-a");
    private static final SubjectId THERE = new SubjectId("party", "party-b");
    private static final String LENDER_THERE = "bank-there";

    private static final Recorded CONSENT = recorded(null);

    private final List<Step> steps = new ArrayList<>();
    private final PaperDesk desk = new PaperDesk(
            List.of(
                    PaperKind.of(Sample.parties(), PartyState.class, PartyInput.class, PartyEvent.class),
                    PaperKind.of(Sample.cases(), CaseState.class, CaseInput.class, CaseEvent.class),
                    PaperKind.of(
                            new NumberDecider(Sample.CONTACTS),
                            NumberState.class,
                            NumberInput.class,
                            NumberEvent.class),
                    PaperKind.of(new LinkDecider(), LinkState.class, LinkInput.class, LinkEvent.class)),
            steps::add);

    LinkTest() {
        for (SubjectId party : List.of(HERE, THERE)) {
            desk.hear(
                    Message.opening("intake", new SubjectId("case", "case-of-" + party.id()), Sample.opening()),
                    at(MORNING));
        }
        desk.hear(Message.opening("parties", HERE, registered("bank-here")), at(MORNING));
        desk.hear(Message.opening("parties", THERE, registered(LENDER_THERE)), at(MORNING));
    }

    @Test
    void without_a_ground_nobody_elses_contact_counts() {
        contact(THERE, "letter-1", Channel.LETTER, NOON);
        assertThat(contact(HERE, "letter-1", Channel.LETTER, NOON)).isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void on_a_recorded_ground_the_persons_limits_count_both_and_the_denial_is_the_one_of_an_own_contact() {
        record(CONSENT, MORNING);
        contact(THERE, "letter-1", Channel.LETTER, NOON);
        PartyEvent.AskRefused shared = refused(HERE, "letter-1", Channel.LETTER, EVENING);

        LinkTest alone = new LinkTest();
        alone.contact(HERE, "letter-0", Channel.LETTER, NOON);
        assertThat(shared).isEqualTo(alone.refused(HERE, "letter-1", Channel.LETTER, EVENING));
        assertThat(shared.rule()).isEqualTo("letters-per-day");
        assertThat(shared.nextAllowedAt()).isEqualTo(at(NEXT_DAY));
    }

    @Test
    void nothing_that_a_party_is_told_or_keeps_names_the_other_its_lender_or_its_debt() {
        record(CONSENT, MORNING);
        contact(THERE, "letter-1", Channel.LETTER, NOON);
        refused(HERE, "letter-1", Channel.LETTER, EVENING);
        String kept = desk.state(PartyState.class, HERE)
                + steps.stream()
                        .filter(s -> s.subject().equals(HERE))
                        .map(s -> s.input() + " " + s.events())
                        .collect(Collectors.joining(" "));
        assertThat(kept).contains("link-1").doesNotContain(LENDER_THERE, THERE.id(), "case-of-" + THERE.id());
    }

    @Test
    void what_counts_for_one_lender_or_one_debt_alone_goes_on_doing_so() {
        record(CONSENT, MORNING);
        for (String call : List.of("a", "b", "c", "d")) {
            contact(THERE, call, Channel.PHONE, NOON, "number-of-there");
            ended(THERE, call, ContactOutcome.CONVERSATION);
            if (call.equals("c")) {
                break;
            }
        }
        assertThat(refused(THERE, "e", Channel.PHONE, NOON).rule()).isEqualTo("effective-calls-per-day");
        assertThat(contact(HERE, "a", Channel.PHONE, NOON)).isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void six_unanswered_dials_of_one_number_are_enough_whoever_dialled_it() {
        record(CONSENT, MORNING);
        for (int i = 0; i < 6; i++) {
            contact(THERE, "dial-" + i, Channel.PHONE, NOON, "n-1");
            ended(THERE, "dial-" + i, ContactOutcome.UNANSWERED);
        }
        assertThat(contact(HERE, "other", Channel.PHONE, NOON, "n-2")).isInstanceOf(PartyEvent.UnitSpent.class);
        assertThat(contact(HERE, "same", Channel.PHONE, NOON, "n-1"))
                .isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> assertThat(refused.rule())
                        .isEqualTo("unanswered-dials-per-day"));
    }

    @Test
    void a_contact_of_the_days_before_the_link_counts_and_one_that_reached_nobody_does_not() {
        contact(THERE, "letter-1", Channel.LETTER, NOON);
        record(CONSENT, EVENING);
        refused(HERE, "letter-1", Channel.LETTER, EVENING);
        desk.hear(
                Message.fact("x", THERE, new PartyInput.ContactReturned("case-of-" + THERE.id(), "ask/letter-1", true)),
                at(EVENING));
        desk.deliver(at(EVENING));
        assertThat(contact(HERE, "letter-1", Channel.LETTER, EVENING)).isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void a_ground_that_is_withdrawn_or_over_counts_nothing_more() {
        record(CONSENT, MORNING);
        contact(THERE, "letter-1", Channel.LETTER, NOON);
        desk.hear(Message.asked("operator", LINK, new Withdrawn("operator")), at(NOON));
        desk.deliver(at(NOON));
        assertThat(contact(HERE, "letter-1", Channel.LETTER, EVENING)).isInstanceOf(PartyEvent.UnitSpent.class);
        assertThat(refused(THERE, "letter-2", Channel.LETTER, EVENING).rule()).isEqualTo("letters-per-day");

        LinkTest timed = new LinkTest();
        timed.record(recorded(at(EVENING)), MORNING);
        timed.contact(THERE, "letter-1", Channel.LETTER, NOON);
        assertThat(timed.refused(HERE, "letter-1", Channel.LETTER, "2026-03-02T19:59:59+08:00")
                        .rule())
                .isEqualTo("letters-per-day");
        assertThat(timed.contact(HERE, "letter-1", Channel.LETTER, EVENING)).isInstanceOf(PartyEvent.UnitSpent.class);
        timed.desk.look(at(EVENING));
        timed.desk.deliver(at(EVENING));
        assertThat(timed.desk.status(LINK)).isEqualTo("OVER");
        assertThat(timed.desk.state(PartyState.class, HERE))
                .isInstanceOfSatisfying(
                        PartyState.Known.class,
                        known -> assertThat(known.file().shared()).isNull());
    }

    @Test
    void what_was_recorded_tells_who_did_when_and_on_which_document_and_tells_its_parties_the_ground_alone() {
        Spec.of(new LinkDecider(), "link-1")
                .when(CONSENT)
                .at(NOON)
                .then(new LinkRecorded(
                        List.of("party-a", "party-b"), LinkBasis.CONSENT, "form-7", "operator", at(NOON), null))
                .andTells(
                        Tell.acrossTenants(HERE, new PartyInput.Linked("link-1", LinkBasis.CONSENT, null)),
                        Tell.acrossTenants(THERE, new PartyInput.Linked("link-1", LinkBasis.CONSENT, null)))
                .andStatus("STANDING")
                .when(CONSENT)
                .at(EVENING)
                .thenNothing()
                .andTells()
                .when(recorded(at(NEXT_DAY)))
                .at(EVENING)
                .thenRefused("link-id-taken")
                .when(new Withdrawn("operator-2"))
                .at(EVENING)
                .then(new LinkEnded("operator-2", at(EVENING)))
                .andTells(
                        Tell.acrossTenants(HERE, new PartyInput.Unlinked("link-1")),
                        Tell.acrossTenants(THERE, new PartyInput.Unlinked("link-1")))
                .andStatus("OVER")
                .when(new Withdrawn("operator-2"))
                .at(EVENING)
                .thenNothing()
                .when(new LinkInput.Spent("party-a", new SharedContact("k", at(NOON), Channel.SMS, null, null)))
                .at(EVENING)
                .thenNothing()
                .andTells();
    }

    @Test
    void a_link_of_one_of_nobody_or_of_yesterday_is_refused() {
        for (List<String> parties : List.of(
                List.<String>of(),
                List.of("party-a"),
                List.of("party-a", "party-a"),
                List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"))) {
            Spec.of(new LinkDecider(), "link-1")
                    .when(new Recorded(parties, LinkBasis.STATUTE, "order-1", "operator", null))
                    .at(NOON)
                    .thenRefused("link-parties");
        }
        Spec.of(new LinkDecider(), "link-1")
                .when(recorded(at(NOON)))
                .at(NOON)
                .thenRefused("link-ends-in-past")
                .when(new Withdrawn("operator"))
                .at(NOON)
                .thenRefused("link-unknown");
    }

    @Test
    void only_who_is_joined_is_passed_on_from() {
        Spec.of(new LinkDecider(), "link-1")
                .when(CONSENT)
                .at(NOON)
                .when(new LinkInput.Ended("party-c", "k", ContactOutcome.UNANSWERED))
                .at(NOON)
                .andTells()
                .when(new LinkInput.Ended("party-b", "k", ContactOutcome.UNANSWERED))
                .at(NOON)
                .thenNothing()
                .andTells(Tell.acrossTenants(
                        HERE, new PartyInput.ElsewhereEnded("link-1", "k", ContactOutcome.UNANSWERED)));
    }

    @Test
    void a_contact_of_the_ladder_and_what_became_of_it_are_passed_on_and_one_with_a_third_person_is_not() {
        var party = Spec.of(Sample.parties(), HERE.id())
                .when(registered("bank-here"))
                .at(MORNING)
                .when(new PartyInput.Linked("link-1", LinkBasis.CONSENT, null))
                .at(MORNING);
        party.when(askedInFirstEpisode("case-1", "sms-1", Channel.SMS, "dunning", "bank-here", "Asia/Shanghai", "CN"))
                .at(NOON);
        String key = SharedContact.key(HERE.id(), "case-1", "sms-1");
        assertThat(told(party))
                .containsExactly(
                        new LinkInput.Spent(HERE.id(), new SharedContact(key, at(NOON), Channel.SMS, null, null)));
        party.when(confirmedUndated("case-1", "sms-1", ContactOutcome.DELIVERED))
                .at(NOON);
        assertThat(told(party)).containsExactly(new LinkInput.Ended(HERE.id(), key, ContactOutcome.DELIVERED));
        party.when(new PartyInput.FlagRaised("lost", Flag.DEBTOR_UNREACHABLE, at(NOON)))
                .at(NOON);
        party.when(new PartyInput.PermissionAsked(
                        "case-1",
                        "t",
                        Channel.PHONE,
                        Tone.FIRM,
                        ContactPurpose.LOCATE,
                        new ThirdPerson(Person.RELATIVE, "r-1"),
                        null,
                        Set.of(),
                        plainStanding(HERE.id(), "CN", false, Set.of(), null)))
                .at(NOON);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.UnitSpent.class);
        assertThat(told(party)).isEmpty();
    }

    @Test
    void the_number_of_a_call_is_passed_on_when_it_is_known_and_counts_for_the_person_from_then_on() {
        record(CONSENT, MORNING);
        for (int i = 0; i < 6; i++) {
            String call = "dial-" + i;
            contact(THERE, call, Channel.PHONE, NOON);
            ended(THERE, call, ContactOutcome.UNANSWERED);
            desk.hear(
                    Message.asked(
                            "dialler", THERE, new PartyInput.NumberTold("case-of-" + THERE.id(), "ask/" + call, "n-1")),
                    at(NOON));
            desk.deliver(at(NOON));
        }
        assertThat(contact(HERE, "same", Channel.PHONE, NOON, "n-1"))
                .isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> assertThat(refused.rule())
                        .isEqualTo("unanswered-dials-per-day"));
        assertThat(contact(HERE, "other", Channel.PHONE, NOON, "n-2")).isInstanceOf(PartyEvent.UnitSpent.class);
    }

    private static List<Input> told(Spec<PartyState, PartyInput, PartyEvent> party) {
        return party.ran().tells().stream()
                .filter(tell -> tell.to().equals(LINK))
                .map(Tell::input)
                .toList();
    }

    @Test
    void a_contact_by_two_links_counts_once_and_one_by_no_link_is_not_kept() {
        SharedContact sms = new SharedContact("k", at(NOON), Channel.SMS, null, null);
        var party = Spec.of(Sample.parties(), HERE.id())
                .when(registered("bank-here"))
                .at(MORNING)
                .when(new PartyInput.Linked("link-1", LinkBasis.CONSENT, null))
                .at(MORNING)
                .when(new PartyInput.Linked("link-2", LinkBasis.STATUTE, null))
                .at(MORNING)
                .when(new PartyInput.ElsewhereSpent("link-1", sms))
                .at(NOON)
                .when(new PartyInput.ElsewhereSpent("link-2", sms))
                .at(NOON);
        party.when(new PartyInput.ElsewhereSpent("link-3", sms)).at(NOON).thenNothing();
        party.when(ask(HERE, "sms-1", Channel.SMS, null)).at(NOON);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.UnitSpent.class);
        party.when(ask(HERE, "sms-2", Channel.SMS, null)).at(NOON);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.AskRefused.class);
    }

    private void record(Recorded link, String when) {
        desk.hear(Message.opening("operator", LINK, link), at(when));
        desk.deliver(at(when));
    }

    private void ended(SubjectId party, String askId, ContactOutcome outcome) {
        desk.hear(
                Message.fact("x", party, confirmedUndated("case-of-" + party.id(), "ask/" + askId, outcome)), at(NOON));
        desk.deliver(at(NOON));
    }

    private PartyEvent contact(SubjectId party, String askId, Channel channel, String when) {
        return contact(party, askId, channel, when, null);
    }

    private PartyEvent contact(SubjectId party, String askId, Channel channel, String when, @Nullable String number) {
        Step step = Objects.requireNonNull(
                desk.hear(Message.asked("lender", party, ask(party, askId, channel, number)), at(when)));
        desk.deliver(at(when));
        return (PartyEvent) step.events().getLast();
    }

    private PartyEvent.AskRefused refused(SubjectId party, String askId, Channel channel, String when) {
        PartyEvent event = contact(party, askId, channel, when);
        assertThat(event).isInstanceOf(PartyEvent.AskRefused.class);
        return (PartyEvent.AskRefused) event;
    }

    private static Recorded recorded(@Nullable Instant until) {
        return new Recorded(List.of("party-a", "party-b"), LinkBasis.CONSENT, "form-7", "operator", until);
    }

    private static PartyInput registered(String lender) {
        return new PartyInput.Registered(lender, "Asia/Shanghai", true, true, "zh");
    }

    private static PartyInput ask(SubjectId party, String askId, Channel channel, @Nullable String number) {
        return new PartyInput.PermissionAsked(
                "case-of-" + party.id(),
                askId,
                channel,
                Tone.FIRM,
                ContactPurpose.DUNNING,
                null,
                number,
                Set.of(),
                plainStanding(party.id(), "CN", false, Set.of(), null));
    }
}
