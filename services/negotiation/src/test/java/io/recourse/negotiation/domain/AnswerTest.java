package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.LadderTest.granted;
import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.confirmedUndated;
import static io.recourse.negotiation.domain.Sample.plainAnswer;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.AnswerAwaitsReader;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.contracts.NegotiationEvent.NoContactAsked;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.ReplyHeard;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseInput.AnswerHeard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What debtors say to a contact that went out on Monday at nine. */
class AnswerTest {

    /** For which contact rests until somebody has read them. */
    private static final Set<Intent> HOLDING =
            EnumSet.of(Intent.DECEASED, Intent.INCAPABLE, Intent.DISPUTES, Intent.HARDSHIP);

    private static final SubjectId THE_PARTY = new SubjectId("party", PARTY);
    private static final Instant SAID = at("2026-03-02T09:05:00+08:00");
    private static final Instant NOW = at("2026-03-02T09:06:00+08:00");
    private static final Instant READ_BY = at("2026-03-09T09:00:00+08:00");

    private final Spec<CaseState, CaseInput, CaseEvent> spec = granted();

    private static AnswerHeard reply(Intent intent) {
        return plainAnswer("sms-1", Channel.SMS, intent, true, SAID);
    }

    private static AnswerHeard byItself(Intent intent) {
        return plainAnswer("sms-1", Channel.SMS, intent, false, SAID);
    }

    /** @param unwanted in order */
    private static ReplyHeard heard(Intent intent, Channel... unwanted) {
        return new ReplyHeard(
                "sms-1", Channel.SMS, intent, SAID, null, unwanted.length == 0 ? null : List.of(unwanted));
    }

    private static Told ended(ContactOutcome outcome) {
        return new Told(new ContactResult("sms-1", outcome, SAID));
    }

    private static Tell confirmed() {
        return new Tell(
                THE_PARTY, new PartyInput.ContactConfirmed("case-1", "sms-1", ContactOutcome.CONVERSATION, SAID));
    }

    private CaseEvent.AnswerWaits waits(Intent intent) {
        return new CaseEvent.AnswerWaits(taskId(intent), intent, READ_BY);
    }

    private Told awaited(Intent intent) {
        return new Told(new AnswerAwaitsReader(taskId(intent), READ_BY, NOW));
    }

    private String taskId(Intent intent) {
        return tasks().stream()
                .filter(task -> task.intent() == intent)
                .findFirst()
                .orElseThrow()
                .taskId();
    }

    private List<Tell> toTheParty() {
        return spec.ran().tells().stream()
                .filter(tell -> tell.to().equals(THE_PARTY))
                .toList();
    }

    private static Tell ceased(@Nullable Channel channel) {
        return new Tell(THE_PARTY, new PartyInput.Ceased(SAID, channel));
    }

    private static Tell somebodyElse() {
        return new Tell(THE_PARTY, new PartyInput.AddressWrong(SAID, Channel.SMS, at("2026-03-02T09:00:00+08:00")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Intent.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STOP_ALL", "STOP", "WRONG_PERSON"})
    void a_reply_is_a_conversation_and_is_written_down_with_what_it_meant_and_nothing_is_flagged(Intent intent) {
        spec.when(reply(intent)).at(NOW);
        if (HOLDING.contains(intent)) {
            spec.then(heard(intent), ended(ContactOutcome.CONVERSATION), waits(intent), awaited(intent));
        } else {
            spec.then(heard(intent), ended(ContactOutcome.CONVERSATION));
        }
        assertThat(toTheParty())
                .startsWith(confirmed())
                .hasSize(intent == Intent.DECEASED || intent == Intent.INCAPABLE ? 2 : 1);
        spec.when(reply(intent)).at(NOW).then(heard(intent));
        assertThat(toTheParty()).isEmpty();
    }

    /** ▣ A dispute in the words of a wish is seen by somebody, or the case goes to court as if nobody had disputed it. */
    @Test
    void an_answer_that_means_several_things_is_obeyed_and_read_for_each() {
        AnswerReference reference = AnswerReference.of("courier-1", "msg_1");
        AnswerHeard both = meaning(reference, Intent.STOP_ALL, Intent.DISPUTES, Intent.HARDSHIP);
        spec.when(both)
                .at(NOW)
                .then(
                        new ReplyHeard(
                                "sms-1",
                                Channel.SMS,
                                Intent.STOP_ALL,
                                SAID,
                                List.of(Intent.DISPUTES, Intent.HARDSHIP),
                                null),
                        ended(ContactOutcome.CONVERSATION),
                        noContact(),
                        waits(Intent.DISPUTES),
                        awaited(Intent.DISPUTES),
                        waits(Intent.HARDSHIP),
                        awaited(Intent.HARDSHIP));
        assertThat(toTheParty()).containsExactly(confirmed(), ceased(null));
        assertThat(tasks()).extracting(Task::intent).containsExactly(Intent.DISPUTES, Intent.HARDSHIP);
        assertThat(tasks()).extracting(Task::reference).containsOnly(reference);
        assertThat(tasks()).extracting(Task::taskId).doesNotHaveDuplicates();
        spec.when(meaning(reference, Intent.WRONG_PERSON, Intent.COMPLAINS)).at(NOW);
        assertThat(toTheParty()).containsExactly(somebodyElse());
        assertThat(tasks()).extracting(Task::intent).containsExactly(Intent.COMPLAINS);
    }

    /** ▣ His address is barred, and the debtor is written to again once his own is found. */
    @Test
    void a_stranger_who_wants_to_be_left_alone_was_not_the_debtor_and_wishes_nothing_for_him() {
        spec.when(meaning(null, Intent.STOP, Intent.WRONG_PERSON))
                .at(NOW)
                .then(
                        new ReplyHeard(
                                "sms-1",
                                Channel.SMS,
                                Intent.STOP,
                                SAID,
                                List.of(Intent.WRONG_PERSON),
                                List.of(Channel.SMS)),
                        ended(ContactOutcome.UNREACHABLE));
        assertThat(toTheParty())
                .containsExactly(
                        new Tell(THE_PARTY, new PartyInput.ContactReturned("case-1", "sms-1", true)), somebodyElse());
        assertThat(tasks()).isEmpty();
        AnswerHeard nothingAtAll = meaning(null, Intent.STOP_ALL, Intent.WRONG_PERSON);
        assertThat(Answers.leftAlone((CaseState.Known) spec.state(), nothingAtAll, NOW))
                .containsExactly(somebodyElse());
        spec.when(nothingAtAll)
                .at(NOW)
                .then(new ReplyHeard("sms-1", Channel.SMS, Intent.STOP_ALL, SAID, List.of(Intent.WRONG_PERSON), null));
        assertThat(toTheParty()).containsExactly(somebodyElse());
    }

    @Test
    void where_the_words_stand_is_told_by_ids_that_are_nobodys_number_or_address() {
        assertThat(AnswerReference.of("courier-1", "msg_2KWPBgLlAfxdpuAI54X7i3").message())
                .isEqualTo("msg_2KWPBgLlAfxdpuAI54X7i3");
        for (String somebodys : List.of("sms-13800138000-1", "11010519491231002X", "<1@mail.example>")) {
            assertThat(AnswerReference.of("courier-1", somebodys)).isEqualTo(new AnswerReference("courier-1", null));
        }
    }

    private static AnswerHeard meaning(@Nullable AnswerReference reference, Intent... meant) {
        return AnswerHeard.meaning(List.of(meant), "sms-1", Channel.SMS, true, SAID, null, reference);
    }

    private List<Task> tasks() {
        return spec.ran().tells().stream()
                .map(Tell::input)
                .filter(TaskInput.Wanted.class::isInstance)
                .map(wanted -> ((TaskInput.Wanted) wanted).task())
                .toList();
    }

    @Test
    void a_stop_ends_the_channel_and_a_stop_to_all_contact_ends_all() {
        spec.when(reply(Intent.STOP))
                .at(NOW)
                .then(heard(Intent.STOP, Channel.SMS), ended(ContactOutcome.CONVERSATION))
                .andTells(confirmed(), ceased(Channel.SMS));
        spec.when(reply(Intent.STOP_ALL))
                .at(NOW)
                .then(heard(Intent.STOP_ALL), noContact())
                .andTells(ceased(null));
        spec.when(byItself(Intent.STOP_ALL))
                .at(NOW)
                .then(heard(Intent.STOP_ALL))
                .andTells(ceased(null));
        AnswerHeard earlier = byItself(Intent.STOP_ALL).dated(SAID.minusSeconds(1));
        spec.when(earlier).at(NOW).thenPublished(new NoContactAsked("sms-1", PARTY, Channel.SMS, earlier.at()));
    }

    /** ▣ Don't call, in answer to a message: the calls end, and messages may go on. */
    @Test
    void a_stop_that_names_channels_ends_those() {
        AnswerHeard calls = new AnswerHeard(
                "sms-1",
                Channel.SMS,
                Intent.STOP,
                false,
                SAID,
                Set.of(Channel.VOICE_BOT, Channel.PHONE),
                null,
                null,
                null);
        spec.when(calls)
                .at(NOW)
                .then(heard(Intent.STOP, Channel.VOICE_BOT, Channel.PHONE))
                .andTells(ceased(Channel.VOICE_BOT), ceased(Channel.PHONE));
        assertThat(Answers.leftAlone((CaseState.Known) spec.state(), calls, NOW))
                .containsExactly(ceased(Channel.VOICE_BOT), ceased(Channel.PHONE));
    }

    /** The ledger alone passes it on to who buys the debt, and tells no address any more. */
    private static Told noContact() {
        return new Told(new NoContactAsked("sms-1", PARTY, Channel.SMS, SAID));
    }

    @Test
    void an_opt_out_or_a_complaint_that_comes_by_itself_is_no_conversation() {
        spec.when(byItself(Intent.STOP))
                .at(NOW)
                .then(heard(Intent.STOP, Channel.SMS))
                .andTells(ceased(Channel.SMS));
        spec.when(byItself(Intent.COMPLAINS)).at(NOW).then(heard(Intent.COMPLAINS));
        assertThat(toTheParty()).isEmpty();
    }

    @Test
    void who_is_somebody_else_was_not_the_debtor_and_the_address_is_noted() {
        spec.when(reply(Intent.WRONG_PERSON))
                .at(NOW)
                .then(heard(Intent.WRONG_PERSON), ended(ContactOutcome.UNREACHABLE))
                .andTells(new Tell(THE_PARTY, new PartyInput.ContactReturned("case-1", "sms-1", true)), somebodyElse());
    }

    /** ▣ A stranger at the address of a letter answers by text: the letter's address is wrong, and no telephone of the debtor's is. */
    @Test
    void a_stranger_was_reached_by_the_channel_of_the_contact_whichever_he_answers_by() {
        AnswerHeard byMail = plainAnswer("sms-1", Channel.EMAIL, Intent.WRONG_PERSON, true, SAID);
        spec.when(byMail).at(NOW);
        assertThat(toTheParty()).contains(somebodyElse());
        assertThat(Answers.leftAlone((CaseState.Known) spec.state(), byMail, NOW))
                .containsExactly(somebodyElse());
    }

    @Test
    void nothing_but_a_wish_comes_back_before_the_contact_or_from_the_future_and_nothing_of_no_contact() {
        spec.when(plainAnswer("sms-1", Channel.SMS, Intent.OTHER, true, at("2026-03-02T08:59:59+08:00")))
                .at(NOW)
                .thenRefused("report-before-contact");
        spec.when(plainAnswer("sms-9", Channel.SMS, Intent.STOP, true, SAID))
                .at(NOW)
                .thenRefused("attempt-unknown");
        spec.when(plainAnswer("sms-1", Channel.SMS, Intent.OTHER, true, NOW.plusSeconds(1)))
                .at(NOW)
                .thenRefused("report-in-future");
        spec.when(new CaseInput.ContactResultReported(
                        "sms-1", ContactOutcome.DELIVERED, at("2026-03-02T08:59:59+08:00")))
                .at(NOW)
                .thenRefused("report-before-contact");
        spec.when(plainAnswer("sms-1", Channel.SMS, Intent.OTHER, true, at("2026-03-02T09:00:00+08:00")))
                .at(at("2026-03-02T09:00:00+08:00"))
                .then(
                        new ReplyHeard("sms-1", Channel.SMS, Intent.OTHER, at("2026-03-02T09:00:00+08:00"), null, null),
                        new Told(new ContactResult(
                                "sms-1", ContactOutcome.CONVERSATION, at("2026-03-02T09:00:00+08:00"))));
        Spec.of(Sample.cases(), "case-1").when(reply(Intent.OTHER)).at(NOW).thenRefused("case-unknown");
    }

    /** ▣ The signature tolerates five minutes of a provider's clock, and a refusal is kept for good. */
    @Test
    void no_wish_is_refused_for_the_clock_of_who_brings_it() {
        AnswerHeard ahead = plainAnswer("sms-1", Channel.SMS, Intent.STOP, false, NOW.plusSeconds(1));
        assertThat(ahead.businessAt(NOW)).isEqualTo(NOW);
        spec.when(ahead)
                .at(NOW)
                .then(new ReplyHeard("sms-1", Channel.SMS, Intent.STOP, NOW, null, List.of(Channel.SMS)))
                .andTells(new Tell(THE_PARTY, new PartyInput.Ceased(NOW, Channel.SMS)));
        Instant contact = at("2026-03-02T09:00:00+08:00");
        AnswerHeard behind = plainAnswer("sms-1", Channel.SMS, Intent.STOP_ALL, false, contact.minusSeconds(90));
        spec.when(behind)
                .at(NOW)
                .then(
                        new ReplyHeard("sms-1", Channel.SMS, Intent.STOP_ALL, contact, null, null),
                        new Told(new NoContactAsked("sms-1", PARTY, Channel.SMS, contact)))
                .andTells(new Tell(THE_PARTY, new PartyInput.Ceased(contact, null)));
        CaseState.Known known = (CaseState.Known) spec.state();
        assertThat(Answers.leftAlone(known, ahead, NOW))
                .containsExactly(new Tell(THE_PARTY, new PartyInput.Ceased(NOW, Channel.SMS)));
        assertThat(Answers.leftAlone(known, behind, NOW))
                .containsExactly(new Tell(THE_PARTY, new PartyInput.Ceased(contact, null)));
        AnswerHeard complaint = plainAnswer("sms-1", Channel.SMS, Intent.COMPLAINS, false, NOW.plusSeconds(1));
        assertThat(complaint.businessAt(NOW)).isEqualTo(complaint.at());
    }

    /** ▣ Handed over at 09:00:00.4, answered in that second, told as of 09:00:00. */
    @Test
    void a_clock_that_is_cut_to_whole_seconds_tells_of_no_time_before_the_contact() {
        Instant handedOver = at("2026-03-02T09:00:00.4+08:00");
        Instant cut = at("2026-03-02T09:00:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> late = Sample.talking(Sample.SMS)
                .whenTimePasses()
                .at("2026-03-02T09:00:00+08:00")
                .when(new CaseInput.ContactGranted("sms-1", at("2026-03-02T22:00:00+08:00"), null))
                .at(handedOver);
        late.when(plainAnswer("sms-1", Channel.SMS, Intent.COMPLAINS, false, cut))
                .at(NOW)
                .then(new ReplyHeard("sms-1", Channel.SMS, Intent.COMPLAINS, handedOver, null, null));
        late.when(new CaseInput.ContactResultReported("sms-1", ContactOutcome.DELIVERED, cut.minusNanos(1000)))
                .at(NOW)
                .thenRefused("report-before-contact");
        late.when(new CaseInput.ContactResultReported("sms-1", ContactOutcome.DELIVERED, cut))
                .at(NOW)
                .then(new Told(new ContactResult("sms-1", ContactOutcome.DELIVERED, handedOver)));
    }

    @ParameterizedTest
    @EnumSource(Intent.class)
    void a_case_that_is_over_hears_no_reply_but_every_wish_to_be_left_alone(Intent intent) {
        spec.when(closedWithoutReason(SAID)).at(SAID);
        spec.when(reply(intent)).at(NOW);
        if (intent == Intent.WRONG_PERSON) {
            spec.then(heard(intent), ended(ContactOutcome.UNREACHABLE))
                    .andTells(
                            new Tell(THE_PARTY, new PartyInput.ContactReturned("case-1", "sms-1", true)),
                            somebodyElse());
        } else if (intent == Intent.STOP_ALL) {
            spec.then(heard(intent), ended(ContactOutcome.CONVERSATION), noContact())
                    .andTells(confirmed(), ceased(null));
        } else if (intent.isForParty()) {
            spec.then(heard(intent, Channel.SMS), ended(ContactOutcome.CONVERSATION))
                    .andTells(confirmed(), ceased(Channel.SMS));
        } else {
            spec.thenRefused("case-closed");
        }
        spec.when(byItself(Intent.COMPLAINS)).at(NOW).then(heard(Intent.COMPLAINS));
    }

    @Test
    void a_wish_to_be_left_alone_waits_for_no_repair_of_the_case() {
        Set<Intent> waiting = EnumSet.noneOf(Intent.class);
        for (Intent intent : Intent.values()) {
            if (reply(intent).acceptedWhileParked()) {
                waiting.add(intent);
            }
        }
        assertThat(waiting).containsExactlyInAnyOrder(Intent.STOP, Intent.STOP_ALL, Intent.WRONG_PERSON);
        assertThat(new PartyInput.Ceased(SAID, null).acceptedWhileParked()).isTrue();
    }

    @Test
    void a_wish_that_a_parked_case_cannot_pass_on_is_the_partys_where_the_case_would_not_refuse_it() {
        CaseState.Known known = (CaseState.Known) spec.state();
        assertThat(Answers.leftAlone(known, reply(Intent.STOP), NOW)).containsExactly(ceased(Channel.SMS));
        assertThat(Answers.leftAlone(known, byItself(Intent.STOP_ALL), NOW)).containsExactly(ceased(null));
        assertThat(Answers.leftAlone(known, reply(Intent.WRONG_PERSON), NOW)).containsExactly(somebodyElse());
        assertThat(Answers.leftAlone(known, reply(Intent.COMPLAINS), NOW)).isEmpty();
        assertThat(Answers.leftAlone(known, plainAnswer("sms-9", Channel.SMS, Intent.STOP, true, SAID), NOW))
                .isEmpty();
    }

    @Test
    void who_carries_other_channels_tells_no_answer_to_a_contact_and_no_wish_of_whom_it_went_to() {
        for (Intent intent : List.of(Intent.DISPUTES, Intent.STOP)) {
            AnswerHeard bots = reply(intent).by(Set.of(Channel.VOICE_BOT));
            spec.when(bots).at(NOW).thenRefused("contact-of-other-provider");
            assertThat(Answers.leftAlone((CaseState.Known) spec.state(), bots, NOW))
                    .isEmpty();
        }
        AnswerHeard messages = byItself(Intent.STOP).by(Set.of(Channel.SMS, Channel.APP));
        spec.when(messages).at(NOW).then(heard(Intent.STOP, Channel.SMS)).andTells(ceased(Channel.SMS));
    }

    @Test
    void a_receipt_that_comes_before_the_send_is_refused_and_nothing_of_it_is_left_when_the_contact_is_made() {
        Spec<CaseState, CaseInput, CaseEvent> early =
                Sample.talking(Sample.SMS).whenTimePasses().at("2026-03-02T09:00:00+08:00");
        early.when(new CaseInput.ContactResultReported("sms-1", ContactOutcome.DELIVERED, SAID))
                .at(NOW)
                .thenRefused("attempt-unknown");
        early.when(reply(Intent.COMPLAINS)).at(NOW).thenRefused("attempt-unknown");
        early.when(new CaseInput.ContactGranted("sms-1", at("2026-03-02T22:00:00+08:00"), null))
                .at(NOW);
        assertThat(((CaseState.Known) early.state()).file().attempts())
                .containsExactly(Attempt.granted("sms-1", "sms", NOW, null, Channel.SMS, Tone.FRIENDLY));
    }

    @Test
    void an_address_of_somebody_else_is_not_used_until_one_is_found_on_lawful_ground() {
        Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), PARTY)
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(NOW);
        party.when(new PartyInput.AddressWrong(SAID, Channel.SMS))
                .at(NOW)
                .then(
                        new PartyEvent.AddressDoubted(SAID, Channel.SMS, null),
                        new PartyEvent.ContactLost(SAID, 0, "number-invalid"));
        party.when(new PartyInput.AddressWrong(NOW, Channel.PHONE)).at(NOW).thenNothing();
        for (Channel dialled : EnumSet.of(Channel.SMS, Channel.PHONE, Channel.VOICE_BOT)) {
            deniedBy("number-wrong", party, dialled);
        }
        allowed(party, "mail-1", Channel.EMAIL);
        party.when(new PartyInput.AddressWrong(SAID, Channel.EMAIL))
                .at(NOW)
                .then(new PartyEvent.AddressDoubted(SAID, Channel.EMAIL, null));
        party.when(new PartyInput.AddressWrong(NOW, Channel.EMAIL)).at(NOW).thenNothing();
        deniedBy("email-wrong", party, Channel.EMAIL);
        allowed(party, "letter-1", Channel.LETTER);
        party.when(new PartyInput.AddressWrong(SAID, Channel.LETTER))
                .at(NOW)
                .then(new PartyEvent.AddressDoubted(SAID, Channel.LETTER, null));
        party.when(new PartyInput.AddressWrong(NOW, Channel.FIELD_VISIT))
                .at(NOW)
                .thenNothing();
        deniedBy("postal-address-wrong", party, Channel.LETTER);
        deniedBy("postal-address-wrong", party, Channel.FIELD_VISIT);
        party.when(new PartyInput.AddressWrong(SAID, Channel.APP))
                .at(NOW)
                .then(new PartyEvent.AddressDoubted(SAID, Channel.APP, null));
        party.when(new PartyInput.AddressWrong(NOW, Channel.APP)).at(NOW).thenNothing();
        deniedBy("app-account-wrong", party, Channel.APP);
        party.when(repaired(PartyInput.RepairBasis.OWN_RECORDS, AddressKind.EMAIL))
                .at(NOW)
                .then(new PartyEvent.ContactFound(NOW, "OWN_RECORDS", AddressKind.EMAIL));
        allowed(party, "mail-2", Channel.EMAIL);
        deniedBy("number-wrong", party, Channel.PHONE);
        deniedBy("app-account-wrong", party, Channel.APP);
    }

    /** ▣ A letter that a stranger opened tells no second one, and what is right about one address is not wrong by another's. */
    @Test
    void each_address_is_wrong_by_itself_and_any_of_them_is_repaired() {
        for (Channel wrong : Channel.values()) {
            Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), PARTY)
                    .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                    .at(NOW)
                    .when(new PartyInput.AddressWrong(SAID, wrong))
                    .at(NOW);
            deniedBy(Reach.wrongRule(wrong), party, wrong);
            for (Channel other : Channel.values()) {
                if (!Reach.wrongRule(other).equals(Reach.wrongRule(wrong))) {
                    allowed(party, "to-" + other, other);
                    party.when(new PartyInput.ContactReturned("case-1", "ask/to-" + other, false))
                            .at(NOW);
                }
            }
            AddressKind kind = AddressKind.of(wrong);
            party.when(new PartyInput.NumberReplaced(LocalDate.parse("2026-03-02")))
                    .at(NOW);
            for (AddressKind other : AddressKind.values()) {
                if (other != kind && kind != AddressKind.NUMBER) {
                    party.when(repaired(PartyInput.RepairBasis.PUBLIC_REGISTER, other))
                            .at(NOW)
                            .thenNothing();
                }
            }
            party.when(repaired(PartyInput.RepairBasis.PUBLIC_REGISTER, kind))
                    .at(NOW)
                    .then(new PartyEvent.ContactFound(NOW, "PUBLIC_REGISTER", kind));
            allowed(party, "again", wrong);
        }
    }

    /** ▣ 2 March: 打错了. 5 March: a statement names another number. 6 March: the host's next file names that of January again. */
    @Test
    void a_number_that_comes_back_frees_no_strangers_and_is_left_alone_once_another_was_found() {
        LocalDate january = LocalDate.parse("2026-01-10");
        Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), PARTY)
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(NOW)
                .when(new PartyInput.AddressWrong(SAID, Channel.SMS))
                .at(NOW)
                .when(new PartyInput.NumberReplaced(LocalDate.parse("2026-03-05")))
                .at(NOW)
                .when(new PartyInput.NumberReplaced(january))
                .at(NOW)
                .then(new PartyEvent.NumberRenewed(january));
        party.when(repaired(PartyInput.RepairBasis.OWN_RECORDS, AddressKind.NUMBER))
                .at(NOW)
                .thenRefused("number-not-registered");
        party.when(new PartyInput.NumberReplaced(LocalDate.parse("2026-03-07"))).at(NOW);
        party.when(repaired(PartyInput.RepairBasis.OWN_RECORDS, AddressKind.NUMBER))
                .at(NOW)
                .then(new PartyEvent.ContactFound(NOW, "OWN_RECORDS", AddressKind.NUMBER));
        party.when(new PartyInput.NumberReplaced(january))
                .at(NOW)
                .then(
                        new PartyEvent.NumberRenewed(january),
                        new PartyEvent.AddressDoubted(NOW, Channel.PHONE, null),
                        new PartyEvent.ContactLost(NOW, 0, "number-invalid"));
        deniedBy("number-wrong", party, Channel.PHONE);
    }

    /** ▣ 1 March: a text. 5 March: a statement names another number. 6 March: 打错了, in answer to the text. */
    @Test
    void a_stranger_who_answers_what_went_to_a_number_of_before_bars_none_of_now() {
        LocalDate named = LocalDate.parse("2026-03-05");
        Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), PARTY)
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(NOW)
                .when(new PartyInput.NumberReplaced(named))
                .at(NOW);
        // where it is the fifth first it is still the fourth in China, at six in the evening
        Instant before = at("2026-03-04T17:59:59+08:00");
        party.when(new PartyInput.AddressWrong(SAID, Channel.SMS, before))
                .at(NOW)
                .then(new PartyEvent.AddressDoubted(SAID, Channel.SMS, before))
                .andTells()
                .andStatus("OPEN");
        party.when(new PartyInput.AddressWrong(NOW, Channel.PHONE, before))
                .at(NOW)
                .thenNothing();
        allowed(party, "call-1", Channel.PHONE);
        party.when(new PartyInput.AddressWrong(SAID.minusSeconds(1), Channel.PHONE, before))
                .at(NOW)
                .then(new PartyEvent.AddressDoubted(SAID.minusSeconds(1), Channel.PHONE, before));
        assertThat(wrongBefore(party))
                .containsExactly(new Reach.Wrong("number-wrong", SAID.minusSeconds(1), before.plusSeconds(1)));
        // it may come back
        LocalDate january = LocalDate.parse("2026-01-10");
        party.when(new PartyInput.NumberReplaced(january))
                .at(NOW)
                .then(
                        new PartyEvent.NumberRenewed(january),
                        new PartyEvent.AddressDoubted(NOW, Channel.PHONE, null),
                        new PartyEvent.ContactLost(NOW, 0, "number-invalid"));
    }

    @Test
    void of_strangers_words_about_a_number_of_before_the_first_counts_in_whatever_order_they_are_heard() {
        Instant before = at("2026-03-02T09:00:00+08:00");
        Instant named = at("2026-03-04T18:00:00+08:00");
        Instant late = at("2026-03-06T09:00:00+08:00");
        PartyInput inUse = new PartyInput.AddressWrong(SAID, Channel.SMS, before);
        PartyInput afterwards = new PartyInput.AddressWrong(late, Channel.SMS, before);
        for (List<PartyInput> words : List.of(List.of(inUse, afterwards), List.of(afterwards, inUse))) {
            Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), PARTY)
                    .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                    .at(NOW)
                    .when(new PartyInput.NumberReplaced(LocalDate.parse("2026-03-05")))
                    .at(NOW);
            words.forEach(word -> party.when(word).at(late));
            assertThat(wrongBefore(party)).containsExactly(new Reach.Wrong("number-wrong", SAID, named));
            party.when(new PartyInput.AddressWrong(late.plusSeconds(1), Channel.PHONE, before))
                    .at(late)
                    .thenNothing();
        }
        // yet another number: what went to the second until then went to its stranger
        Spec<PartyState, PartyInput, PartyEvent> twice = Spec.of(Sample.parties(), PARTY)
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(NOW)
                .when(new PartyInput.NumberReplaced(LocalDate.parse("2026-03-05")))
                .at(NOW);
        twice.when(afterwards).at(late);
        assertThat(wrongBefore(twice)).containsExactly(new Reach.Wrong("number-wrong", late, late));
        twice.when(new PartyInput.NumberReplaced(LocalDate.parse("2026-03-20"))).at(late);
        Instant second = at("2026-03-10T09:00:00+08:00");
        twice.when(new PartyInput.AddressWrong(second, Channel.SMS, late)).at(second);
        assertThat(wrongBefore(twice))
                .containsExactly(new Reach.Wrong("number-wrong", second, at("2026-03-19T18:00:00+08:00")));
    }

    private static @Nullable List<Reach.Wrong> wrongBefore(Spec<PartyState, PartyInput, PartyEvent> party) {
        return ((PartyState.Known) party.state()).file().reachable().wrongBefore();
    }

    @Test
    void a_stranger_who_answers_what_may_have_gone_to_the_number_of_now_bars_it() {
        LocalDate january = LocalDate.parse("2026-01-10");
        LocalDate named = LocalDate.parse("2026-03-05");
        Instant evening = at("2026-03-04T18:00:00+08:00");
        Instant first = at("2026-03-01T09:00:00+08:00");
        for (PartyInput.AddressWrong wrong : List.of(
                new PartyInput.AddressWrong(SAID, Channel.SMS, evening),
                new PartyInput.AddressWrong(SAID, Channel.SMS))) {
            Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), PARTY)
                    .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                    .at(NOW)
                    .when(new PartyInput.NumberReplaced(named))
                    .at(NOW);
            party.when(wrong).at(NOW).andStatus("LOST");
            deniedBy("number-wrong", party, Channel.PHONE);
        }
        // that of January was used again when the answer came
        Spec<PartyState, PartyInput, PartyEvent> back = Spec.of(Sample.parties(), PARTY)
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(NOW)
                .when(new PartyInput.NumberReplaced(named))
                .at(NOW)
                .when(new PartyInput.NumberReplaced(january))
                .at(NOW);
        back.when(new PartyInput.AddressWrong(SAID, Channel.SMS, first)).at(NOW).andStatus("LOST");
        back.when(new PartyInput.AddressWrong(SAID, Channel.EMAIL, first))
                .at(NOW)
                .then(new PartyEvent.AddressDoubted(SAID, Channel.EMAIL, first));
        deniedBy("email-wrong", back, Channel.EMAIL);
    }

    /**
     * ▣ 2 March: 打错了. 5 March: the lender finds a postal address in a public register. 6 March: no call and no text goes to the
     * stranger, whose number intake still has.
     */
    @Test
    void what_was_found_at_one_kind_of_address_frees_no_other_and_a_number_not_before_another_is_registered() {
        Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), PARTY)
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(NOW)
                .when(new PartyInput.AddressWrong(SAID, Channel.SMS))
                .at(NOW)
                .andStatus("LOST");
        party.when(repaired(PartyInput.RepairBasis.PUBLIC_REGISTER, AddressKind.POST))
                .at(NOW)
                .then(new PartyEvent.ContactFound(NOW, "PUBLIC_REGISTER", AddressKind.POST))
                .andStatus("OPEN");
        deniedBy("number-wrong", party, Channel.PHONE);
        deniedBy("number-wrong", party, Channel.SMS);
        party.when(repaired(PartyInput.RepairBasis.OWN_RECORDS, AddressKind.NUMBER))
                .at(NOW)
                .thenRefused("number-not-registered");
        party.when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, false, "zh"))
                .at(NOW);
        party.when(repaired(PartyInput.RepairBasis.OWN_RECORDS, AddressKind.NUMBER))
                .at(NOW)
                .thenRefused("number-not-registered");
        LocalDate stated = LocalDate.parse("2026-03-05");
        party.when(new PartyInput.NumberReplaced(stated)).at(NOW).then(new PartyEvent.NumberRenewed(stated));
        party.when(new PartyInput.NumberReplaced(stated)).at(NOW).thenNothing();
        deniedBy("number-wrong", party, Channel.PHONE);
        party.when(repaired(PartyInput.RepairBasis.OWN_RECORDS, AddressKind.NUMBER))
                .at(NOW)
                .then(new PartyEvent.ContactFound(NOW, "OWN_RECORDS", AddressKind.NUMBER));
        allowed(party, "call-1", Channel.PHONE);
        party.when(new PartyInput.NumberReplaced(stated)).at(NOW).thenNothing();
        party.when(new PartyInput.AddressWrong(NOW, Channel.PHONE)).at(NOW);
        party.when(repaired(PartyInput.RepairBasis.OWN_RECORDS, AddressKind.NUMBER))
                .at(NOW)
                .thenRefused("number-not-registered");
        party.when(new PartyInput.ContactRepaired(PartyInput.RepairBasis.OWN_RECORDS, null))
                .at(NOW)
                .thenRefused("field-required");
    }

    /** Journals of before a repair named what was found. */
    @Test
    void a_repair_of_before_freed_all() {
        Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), PARTY)
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(NOW);
        for (Channel wrong : Channel.values()) {
            party.when(new PartyInput.AddressWrong(SAID, wrong)).at(NOW);
        }
        party.given(new PartyEvent.ContactFound(NOW, "OWN_RECORDS", null));
        allowed(party, "mail-2", Channel.EMAIL);
        allowed(party, "call-1", Channel.PHONE);
    }

    private static PartyInput repaired(PartyInput.RepairBasis basis, AddressKind kind) {
        return new PartyInput.ContactRepaired(basis, kind);
    }

    @Test
    void a_conversation_with_the_debtor_somewhere_else_makes_no_strangers_number_his() {
        Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), PARTY)
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(NOW);
        for (int i = 0; i < 3; i++) {
            allowed(party, "call-" + i, Channel.PHONE);
            party.when(new PartyInput.ContactReturned("case-1", "ask/call-" + i, true))
                    .at(NOW);
        }
        party.andStatus("LOST");
        party.when(new PartyInput.AddressWrong(SAID, Channel.PHONE)).at(NOW);
        allowed(party, "mail-1", Channel.EMAIL);
        party.when(confirmedUndated("case-1", "ask/mail-1", ContactOutcome.CONVERSATION))
                .at(NOW)
                .andStatus("OPEN");
        deniedBy("number-wrong", party, Channel.PHONE);
    }

    private static PartyInput ask(String askId, Channel channel) {
        return new PartyInput.PermissionAsked(
                "case-1",
                askId,
                channel,
                Tone.FRIENDLY,
                ContactPurpose.DUNNING,
                null,
                null,
                Set.of(),
                plainStanding(PARTY, "CN", false, Set.of(), null));
    }

    private static void allowed(Spec<PartyState, PartyInput, PartyEvent> party, String askId, Channel channel) {
        party.when(ask(askId, channel)).at(NOW);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    private static void deniedBy(String rule, Spec<PartyState, PartyInput, PartyEvent> party, Channel channel) {
        party.when(ask("again-" + channel, channel)).at(NOW);
        assertThat(party.events())
                .singleElement()
                .isInstanceOfSatisfying(PartyEvent.AskRefused.class, denied -> assertThat(denied.rule())
                        .isEqualTo(rule));
    }
}
