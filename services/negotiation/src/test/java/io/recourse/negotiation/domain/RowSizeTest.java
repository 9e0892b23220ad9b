package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.MADE;
import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.approvePromise;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.opened;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.plainAnswer;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static io.recourse.negotiation.domain.Sample.takenBack;
import static io.recourse.negotiation.domain.Sample.talking;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.decision.Turn;
import io.recourse.casework.desk.SubjectKind;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.contracts.json.SealedJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * However much happens to a case or to a party, its row has room for it, and who says the same once more is answered the same.
 * A row takes 65 536 bytes; each of these stays below half of it.
 */
@Tag("large")
class RowSizeTest {

    private static final long SEED = 77;
    private static final int ROOM = 32 * 1024;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final SubjectKind<CaseState, CaseInput, CaseEvent> CASES = SubjectKind.of(
                    Sample.cases(),
                    CaseState.class,
                    CaseInput.class,
                    CaseEvent.class,
                    e -> new CaseEvent.Told((NegotiationEvent) e),
                    "test")
            .packing();

    private static final SubjectKind<PartyState, PartyInput, PartyEvent> PARTIES = SubjectKind.silent(
                    Sample.parties(), PartyState.class, PartyInput.class, PartyEvent.class, "test")
            .packing();

    /** After all of them. */
    private static final Instant LATER = permitted(500).at();

    private final Random random = new Random(SEED);

    @Test
    void a_thousand_contacts_leave_room_and_the_last_four_hundred_are_answered_as_before() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened();
        List<CaseInput.ContactPermitted> made = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            CaseInput.ContactPermitted contact = permitted(i);
            made.add(contact);
            spec.when(contact).at(contact.at());
            spec.when(unanswered(contact)).at(contact.at());
            hasRoom(spec, i);
        }
        Instant now = made.getLast().at().plus(Duration.ofDays(1));
        for (CaseInput.ContactPermitted kept : made.subList(600, 1_000)) {
            spec.when(kept).at(now).thenNothing();
            spec.when(unanswered(kept)).at(now).thenNothing();
        }
        spec.when(unanswered(made.get(599))).at(now).thenRefused("attempt-unknown");
        assertThat(Sample.cases().facets(spec.state()).columns()).containsEntry("attempts", 1_000L);
    }

    @Test
    void a_wish_is_heard_that_answers_a_contact_of_long_ago() {
        Spec<CaseState, CaseInput, CaseEvent> spec = withOneForgotten();
        Tell ceased = new Tell(new SubjectId("party", PARTY), new PartyInput.Ceased(LATER, null));
        spec.when(answer("ask/0", Intent.STOP_ALL)).at(LATER).andTells(ceased);
        assertThat(Answers.leftAlone((CaseState.Known) spec.state(), answer("ask/0", Intent.STOP_ALL), LATER))
                .containsExactly(ceased);
    }

    /** ▣ Four hundred messages later somebody answers the first one and disputes the debt: nobody read it. */
    @Test
    void whatever_else_answers_a_contact_of_long_ago_is_read_by_a_person() {
        Spec<CaseState, CaseInput, CaseEvent> spec = withOneForgotten();
        spec.when(answer("ask/0", Intent.DISPUTES)).at(LATER);
        assertThat(spec.ran().events().stream().<CaseEvent>map(Turn.Recorded::event))
                .hasSize(3)
                .contains(new CaseEvent.ReplyHeard("ask/0", Channel.SMS, Intent.DISPUTES, LATER, null, null))
                .hasAtLeastOneElementOfType(CaseEvent.AnswerWaits.class);
        assertThat(spec.ran().tells())
                .singleElement()
                .extracting(Tell::input)
                .isInstanceOfSatisfying(TaskInput.Wanted.class, wanted -> assertThat(wanted.task())
                        .returns(PARTY, Task::party)
                        .returns("ask/0", Task::attemptId)
                        .returns(Intent.DISPUTES, Task::intent));
        spec.when(answer("ask/0", Intent.DISPUTES).dated(LATER.plusSeconds(1)))
                .at(LATER)
                .thenRefused("report-in-future");
        spec.when(answer("third/0", Intent.DISPUTES)).at(LATER).thenRefused("attempt-unknown");
        spec.when(closedWithoutReason(LATER)).at(LATER);
        spec.when(answer("ask/0", Intent.DISPUTES)).at(LATER).thenRefused("case-closed");
    }

    @Test
    void nothing_follows_from_the_end_of_an_effect_of_long_ago() {
        Spec<CaseState, CaseInput, CaseEvent> spec = withOneForgotten();
        spec.when(new CaseInput.EffectEnded("ask/0", Effect.Result.DONE, ""))
                .at(LATER)
                .thenNothing();
        spec.when(new CaseInput.TaskEnded("ask/0", ContactOutcome.UNANSWERED, LATER))
                .at(LATER)
                .thenNothing();
    }

    @Test
    void a_ladder_of_four_hundred_days_with_a_contact_each_does_not_fill_its_row() {
        Step[] daily = IntStream.range(0, 400)
                .mapToObj(day -> new Step("sms-" + day, Tone.FRIENDLY, Channel.SMS, day, 1))
                .toArray(Step[]::new);
        Spec<CaseState, CaseInput, CaseEvent> spec = opened().when(
                        new CaseInput.StrategyGiven("daily@1", at("2026-03-02T08:00:00+08:00"), 500, List.of(daily)))
                .at("2026-03-01T00:00:00+08:00");
        for (int day = 0; day < 400; day++) {
            Instant due = at("2026-03-02T09:00:00+08:00").plus(Duration.ofDays(day));
            spec.whenTimePasses().at(due);
            String asked = Objects.requireNonNull(
                    ((CaseState.Talking) spec.state()).ladder().asked(), "a step is asked for every day");
            spec.when(new CaseInput.ContactGranted(asked, due.plus(Duration.ofHours(10)), null))
                    .at(due);
            spec.when(new CaseInput.EffectEnded(asked, Effect.Result.DONE, "")).at(due.plus(Duration.ofMinutes(1)));
            hasRoom(spec, day);
        }
        assertThat(Sample.cases().facets(spec.state()).columns()).containsEntry("attempts", 400L);
    }

    @Test
    void offers_are_refused_by_their_rule_before_a_row_of_them_is_full() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking();
        for (int i = 0; i < 30; i++) {
            spec.when(offer(i)).at(MADE);
            hasRoom(spec, 0);
        }
        spec.when(offer(30)).at(MADE).thenRefused("offers-too-many");
        for (int i = 0; i < 30; i++) {
            spec.when(offer(i)).at(MADE).thenNothing();
        }
    }

    @Test
    void a_thousand_payments_and_as_many_promises_as_a_case_takes_leave_room() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened();
        LocalDate first = LocalDate.parse("2026-03-02");
        int promised = 0;
        for (int i = 0; i < 1_000; i++) {
            Instant now = first.plusDays(i).atTime(12, 0).atZone(ZONE).toInstant();
            CaseInput.PromiseMade promise =
                    new CaseInput.PromiseMade("p-" + i, yuan(5_000 + i), first.plusDays(i), "user-1", null);
            spec.when(promise).at(now);
            promised += spec.events().isEmpty() ? 0 : 1;
            spec.when(new CaseInput.PaymentHeard(
                            String.format("%012d", random.nextLong(1_000_000_000_000L)),
                            yuan(5_000 + i),
                            first.plusDays(i),
                            owing(100_000),
                            now,
                            null))
                    .at(now);
            hasRoom(spec, i);
        }
        assertThat(promised).isEqualTo(Promises.MOST);
        Instant later = first.plusDays(1_000).atTime(12, 0).atZone(ZONE).toInstant();
        spec.when(new CaseInput.PromiseMade("p-7", yuan(5_007), first.plusDays(7), "user-1", null))
                .at(later)
                .thenNothing();
        spec.when(new CaseInput.PromiseMade("p-new", yuan(5_000), first.plusDays(1_001), "user-1", null))
                .at(later)
                .thenRefused("promises-too-many");
        assertThat(((CaseState.Known) spec.state()).file().promises())
                .extracting(Promise::verdict)
                .containsOnly(Promise.Verdict.KEPT);
    }

    @Test
    void what_was_paid_before_the_debtor_promised_anything_is_forgotten_and_moves_nothing_but_the_balance() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened();
        for (int i = 0; i < 1_000; i++) {
            spec.when(paid("early-" + i)).at(MADE);
        }
        assertThat(((CaseState.Known) spec.state()).file().payments()).hasSize(CaseFile.MOST_PAYMENTS);
        spec.when(takenBack("early-0", owing(99_000), at(MADE)))
                .at(MADE)
                .then(new CaseEvent.BalanceNoted(owing(99_000)));
        spec.when(paid("early-999")).at(MADE).thenNothing();
    }

    @Test
    void proposals_that_a_second_person_decides_on_leave_room() {
        Spec<CaseState, CaseInput, CaseEvent> spec = PromiseTest.proposed();
        spec.when(Sample.rejectPromise("p-3", "user-2")).at("2026-03-06T08:30:00+08:00");
        for (int i = 0; i < 200; i++) {
            spec.when(Sample.promise("again-" + i, 1_000, "2026-03-20")).at("2026-03-06T08:30:00+08:00");
            spec.when(Sample.rejectPromise("again-" + i, "user-2")).at("2026-03-06T08:30:00+08:00");
        }
        hasRoom(spec, 0);
        spec.when(Sample.promise("again-199", 1_000, "2026-03-20"))
                .at("2026-03-06T08:30:00+08:00")
                .thenNothing();
        spec.when(approvePromise("again-199", "user-2"))
                .at("2026-03-06T08:30:00+08:00")
                .thenRefused("promise-not-waiting");
    }

    /** What came back cost nothing, so that no budget bounds how often somebody asks. */
    @Test
    void a_party_that_remembers_as_much_as_it_can_is_contacted_no_more_until_it_forgets() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Sample.parties(), PARTY);
        Instant noon = at("2026-03-02T12:00:00+08:00");
        spec.when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(noon);
        for (int i = 0; i < PartyFile.MOST_GRANTS; i++) {
            Instant now = noon.plusSeconds(i);
            spec.when(asked("a-" + i)).at(now);
            spec.when(new PartyInput.ContactReturned("case-1", "ask/a-" + i, false))
                    .at(now);
            assertThat(bytes(PARTIES.writeState(spec.state()))).isLessThan(ROOM);
        }
        spec.when(asked("b")).at(noon.plusSeconds(1_000));
        assertThat(spec.events())
                .filteredOn(PartyEvent.AskRefused.class::isInstance)
                .extracting(e -> ((PartyEvent.AskRefused) e).rule())
                .containsExactly("contacts-too-many");
        Instant forgotten = noon.plus(PartyFile.REMEMBERED).plus(1, ChronoUnit.MICROS);
        spec.when(asked("c")).at(forgotten.minus(1, ChronoUnit.MICROS));
        assertThat(spec.events()).hasOnlyElementsOfType(PartyEvent.AskRefused.class);
        spec.when(asked("d")).at(forgotten);
        assertThat(spec.events()).hasAtLeastOneElementOfType(PartyEvent.UnitSpent.class);
    }

    /** Words of the longest sort that the door takes, no two alike. */
    @Test
    void a_party_may_agree_to_the_night_again_and_again_and_its_row_keeps_room() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Sample.parties(), PARTY);
        Instant noon = at("2026-03-02T12:00:00+08:00");
        spec.when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(noon);
        for (int night = 0; night < 1_000; night++) {
            Instant from = noon.plus(Duration.ofDays(night));
            spec.when(new PartyInput.HoursAgreed(words(), words(), words(), from, from.plus(Duration.ofDays(1))))
                    .at(from);
            assertThat(spec.events()).hasOnlyElementsOfType(PartyEvent.HoursConsentNoted.class);
            assertThat(bytes(PARTIES.writeState(spec.state()))).isLessThan(ROOM);
        }
    }

    @Test
    void a_call_keeps_its_size_whatever_is_heard_and_however_often_somebody_complains_of_it() {
        Spec<CallState, CallInput, CallEvent> spec =
                Spec.of(Sample.calls(), CallTest.MADE.subject().id());
        Instant last = CallTest.MADE.at().plus(Duration.ofDays(30));
        for (int i = 0; i < 1_000; i++) {
            spec.when(new CallInput.Complained(CallTest.MADE, last.minusSeconds(i)))
                    .at(last);
            spec.when(new CallInput.Signalled(CallTest.MADE, VoiceLabel.CALM, i % 40, last, false))
                    .at(last);
        }
        assertThat(((CallState.Heard) spec.state()).file().sampled()).containsOnlyOnce(CallEvent.Reason.COMPLAINED);
        assertThat(SealedJson.mapper().valueToTree(spec.state()).toString().length())
                .isLessThan(2_000);
    }

    private String words() {
        return random.ints(64, '!', '~').mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static PartyInput asked(String askId) {
        return new PartyInput.PermissionAsked(
                "case-1",
                askId,
                Channel.LETTER,
                Tone.FIRM,
                ContactPurpose.DUNNING,
                null,
                null,
                Set.of(),
                plainStanding(PARTY, "CN", false, Set.of(), null));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> withOneForgotten() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened();
        for (int i = 0; i <= CaseFile.MOST_CONTACTS; i++) {
            CaseInput.ContactPermitted contact = permitted(i);
            spec.when(contact).at(contact.at());
        }
        return spec;
    }

    private static CaseInput.AnswerHeard answer(String attemptId, Intent intent) {
        return plainAnswer(attemptId, Channel.SMS, intent, true, LATER);
    }

    private static CaseInput.ContactPermitted permitted(int i) {
        Instant at = at("2026-03-02T09:00:00+08:00")
                .plus(Duration.ofHours(9L * i))
                .plus(new Random(SEED + i).nextInt(1_000_000), ChronoUnit.MICROS);
        Random own = new Random(SEED + i);
        String name = i == 0 ? "0" : new UUID(own.nextLong(), own.nextLong()).toString();
        return new CaseInput.ContactPermitted(
                "ask/" + name, "dunning", Tone.FIRM, Channel.PHONE, at, PARTY, "Asia/Shanghai");
    }

    private static CaseInput unanswered(CaseInput.ContactPermitted contact) {
        return new CaseInput.ContactResultReported(contact.attemptId(), ContactOutcome.UNANSWERED, contact.at());
    }

    private static CaseInput paid(String id) {
        return new CaseInput.PaymentHeard(id, yuan(1), LocalDate.parse("2026-03-02"), owing(100_000), at(MADE), null);
    }

    /** Of as many instalments as are written down. */
    private static CaseInput.OfferProposed offer(int i) {
        return new CaseInput.OfferProposed(
                "o-" + i,
                OfferType.INSTALMENTS,
                yuan(99_000 + i),
                owing(0),
                LocalDate.parse("2026-03-16"),
                List.of(new Terms.Stage(58, 1)),
                null,
                "maker-1",
                Maker.SUPERVISOR);
    }

    private static void hasRoom(Spec<CaseState, CaseInput, CaseEvent> spec, int i) {
        if (i % 20 == 0) {
            assertThat(bytes(CASES.writeState(spec.state()))).isLessThan(ROOM);
        }
    }

    private static int bytes(String row) {
        return row.getBytes(StandardCharsets.UTF_8).length;
    }
}
