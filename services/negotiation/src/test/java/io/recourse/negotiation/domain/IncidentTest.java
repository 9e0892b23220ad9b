package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.LadderTest.granted;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.plainAnswer;
import static io.recourse.negotiation.domain.Sample.talking;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.IncidentNoted;
import io.recourse.negotiation.domain.CaseEvent.PauseNoted;
import io.recourse.negotiation.domain.CaseEvent.RestsNoted;
import io.recourse.negotiation.domain.Incidents.Cause;
import io.recourse.negotiation.domain.Incidents.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pause does to what was before it and to what comes after it. The message goes out at nine on 2 March. */
class IncidentTest {

    private static final String SENT = "2026-03-02T09:00:00+08:00";
    private static final String SUNDAY = "2026-03-01T12:00:00+08:00";
    private static final String TOLD = "2026-03-03T12:00:00+08:00";

    @ParameterizedTest
    @EnumSource(PauseReason.class)
    void a_message_sent_after_a_backdated_pause_had_begun_is_an_incident(PauseReason reason) {
        Spec<CaseState, CaseInput, CaseEvent> spec = granted()
                .when(pause("d-1", reason, SUNDAY))
                .at(TOLD)
                .then(
                        new PauseNoted("d-1", reason, at(SUNDAY)),
                        new IncidentNoted("sms-1", "d-1", Cause.of(reason), at(SENT)));
        assertThat(incidents(spec))
                .containsExactly(
                        new Incident("sms-1", "sms", null, at(SENT), "d-1", Cause.of(reason), at(SUNDAY), null));
        assertThat(Sample.cases().facets(spec.state()).columns()).containsEntry("incidents", 1L);
    }

    /** A call granted at nine is made at three; the dispute is from noon. */
    @Test
    void what_was_granted_before_a_pause_and_made_within_it_is_an_incident_of_when_it_was_made() {
        String made = "2026-03-02T15:00:00+08:00";
        String noon = "2026-03-02T12:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec = granted()
                .when(new CaseInput.TaskEnded("sms-1", ContactOutcome.CONVERSATION, at(made)))
                .at(TOLD)
                .when(pause("d-1", PauseReason.DISPUTE, noon))
                .at(TOLD)
                .then(
                        new PauseNoted("d-1", PauseReason.DISPUTE, at(noon)),
                        new IncidentNoted("sms-1", "d-1", Cause.DISPUTE, at(made)));
        assertThat(incidents(spec)).extracting(Incident::at).containsExactly(at(made));
    }

    @Test
    void what_is_told_of_a_message_later_does_not_move_when_it_went_out() {
        Spec<CaseState, CaseInput, CaseEvent> spec = granted()
                .when(new CaseInput.EffectEnded("sms-1", Effect.Result.DONE, ""))
                .at(SENT);
        spec.when(new CaseInput.ContactResultReported("sms-1", ContactOutcome.CONVERSATION, at(TOLD)))
                .at(TOLD);
        spec.when(pause("d-1", PauseReason.DISPUTE, "2026-03-03T09:00:00+08:00"))
                .at(TOLD);
        assertThat(incidents(spec)).isEmpty();
    }

    @Test
    void a_pause_told_twice_counts_once() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                granted().when(pause("d-1", PauseReason.DISPUTE, SUNDAY)).at(TOLD);
        spec.when(pause("d-1", PauseReason.DISPUTE, SUNDAY)).at(TOLD).thenNothing();
        assertThat(incidents(spec)).hasSize(1);
    }

    @Test
    void a_message_of_before_the_pause_or_of_its_very_instant_is_none() {
        for (String from : List.of(SENT, "2026-03-02T12:00:00+08:00")) {
            granted()
                    .when(pause("d-1", PauseReason.DISPUTE, from))
                    .at(TOLD)
                    .then(new PauseNoted("d-1", PauseReason.DISPUTE, at(from)));
        }
        assertThat(incidents(granted()
                        .when(pause("d-1", PauseReason.DISPUTE, "2026-03-02T08:59:59.999999+08:00"))
                        .at(TOLD)))
                .hasSize(1);
    }

    @Test
    void a_pause_that_had_ended_before_the_message_makes_no_incident_of_it() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                granted().when(pause("d-1", PauseReason.DISPUTE, SUNDAY)).at(TOLD);
        spec.when(new CaseInput.PauseOver("d-1", at(SENT))).at(TOLD);
        assertThat(incidents(spec)).isEmpty();
    }

    @Test
    void a_message_that_is_proved_to_have_reached_nobody_is_none() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                granted().when(pause("d-1", PauseReason.DISPUTE, SUNDAY)).at(TOLD);
        spec.when(new CaseInput.ContactResultReported("sms-1", ContactOutcome.UNREACHABLE, at(TOLD)))
                .at(TOLD);
        assertThat(incidents(spec)).isEmpty();
        assertThat(Sample.cases().facets(spec.state()).columns()).containsEntry("incidents", 0L);
    }

    @Test
    void a_message_in_two_pauses_is_an_incident_of_each() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                granted().when(pause("d-1", PauseReason.DISPUTE, SUNDAY)).at(TOLD);
        spec.when(pause("c-1", PauseReason.CEASE_CONTACT, SUNDAY))
                .at(TOLD)
                .then(
                        new PauseNoted("c-1", PauseReason.CEASE_CONTACT, at(SUNDAY)),
                        new IncidentNoted("sms-1", "c-1", Cause.CEASE_CONTACT, at(SENT)));
        assertThat(incidents(spec)).extracting(Incident::pauseId).containsExactlyInAnyOrder("d-1", "c-1");
    }

    @Test
    void a_contact_beside_the_ladder_that_crossed_a_pause_is_found_whichever_is_heard_first() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking(Sample.SMS)
                .when(pause("d-1", PauseReason.DISPUTE, SUNDAY))
                .at(SENT);
        spec.when(new CaseInput.ContactPermitted(
                        "ask/a", "dunning", Tone.FIRM, Channel.PHONE, at(SENT), "party-1", "Asia/Shanghai"))
                .at(SENT);
        assertThat(incidents(spec)).extracting(Incident::attemptId).containsExactly("ask/a");
    }

    @Test
    void a_wish_and_an_opt_out_that_are_told_late_make_incidents_of_what_was_sent_meanwhile() {
        PartyRest optOut = rest("opt-out/SMS", Cause.CHANNEL_OPTED_OUT, SUNDAY, null, Channel.SMS);
        Spec<CaseState, CaseInput, CaseEvent> spec = granted()
                .when(told(Sample.PARTY, optOut))
                .at(TOLD)
                .then(
                        new RestsNoted(new Rested(Sample.PARTY, List.of(optOut), List.of())),
                        new IncidentNoted("sms-1", "opt-out/SMS", Cause.CHANNEL_OPTED_OUT, at(SENT)));
        assertThat(incidents(spec))
                .containsExactly(new Incident(
                        "sms-1", "sms", null, at(SENT), "opt-out/SMS", Cause.CHANNEL_OPTED_OUT, at(SUNDAY), null));
        spec.when(told(Sample.PARTY, optOut)).at(TOLD).thenNothing();
        PartyRest wish = rest("wish", Cause.CEASE_CONTACT, SUNDAY, null);
        spec.when(told(Sample.PARTY, wish, optOut))
                .at(TOLD)
                .then(
                        new RestsNoted(new Rested(Sample.PARTY, List.of(wish, optOut), List.of())),
                        new IncidentNoted("sms-1", "wish", Cause.CEASE_CONTACT, at(SENT)));
        assertThat(Sample.cases().facets(spec.state()).columns()).containsEntry("incidents", 2L);
    }

    @Test
    void a_wish_that_pauses_the_case_as_well_counts_once() {
        PartyRest wish = rest("wish", Cause.CEASE_CONTACT, SUNDAY, null);
        for (boolean wishFirst : List.of(true, false)) {
            Spec<CaseState, CaseInput, CaseEvent> spec = granted();
            CaseInput first = wishFirst ? told(Sample.PARTY, wish) : pause("c-1", PauseReason.CEASE_CONTACT, SUNDAY);
            CaseInput second = wishFirst ? pause("c-1", PauseReason.CEASE_CONTACT, SUNDAY) : told(Sample.PARTY, wish);
            spec.when(first).at(TOLD).when(second).at(TOLD);
            assertThat(incidents(spec)).extracting(Incident::pauseId).containsExactly("c-1");
        }
    }

    @Test
    void a_strangers_address_makes_incidents_of_what_went_there_until_another_was_found() {
        PartyRest wrong = rest("number-wrong", Cause.ADDRESS_WRONG, SUNDAY, null, Channel.SMS, Channel.PHONE);
        assertThat(incidents(granted().when(told(Sample.PARTY, wrong)).at(TOLD)))
                .hasSize(1);
        PartyRest mended = rest("number-wrong", Cause.ADDRESS_WRONG, SUNDAY, SENT, Channel.SMS, Channel.PHONE);
        assertThat(incidents(granted().when(told(Sample.PARTY, mended)).at(TOLD)))
                .isEmpty();
        PartyRest mail = rest("email-wrong", Cause.ADDRESS_WRONG, SUNDAY, null, Channel.EMAIL);
        assertThat(incidents(granted().when(told(Sample.PARTY, mail)).at(TOLD))).isEmpty();
        PartyRest crossed = rest("number-wrong", Cause.ADDRESS_WRONG, SENT, null, Channel.SMS);
        assertThat(incidents(granted().when(told(Sample.PARTY, crossed)).at(TOLD)))
                .isEmpty();
    }

    /** A stranger's word about one text is of Sunday; another goes out on Monday, and he answers that one as well. */
    @Test
    void what_a_stranger_answers_reached_him_and_stays_an_incident_whichever_is_heard_first() {
        CaseInput wrong =
                told(Sample.PARTY, rest("number-wrong", Cause.ADDRESS_WRONG, SUNDAY, null, Channel.SMS, Channel.PHONE));
        CaseInput stranger = stranger("2026-03-02T12:00:00+08:00");
        for (List<CaseInput> heard : List.of(List.of(wrong, stranger), List.of(stranger, wrong))) {
            Spec<CaseState, CaseInput, CaseEvent> spec = granted()
                    .when(new CaseInput.EffectEnded("sms-1", Effect.Result.DONE, ""))
                    .at(SENT);
            heard.forEach(input -> spec.when(input).at(TOLD));
            assertThat(incidents(spec))
                    .containsExactly(new Incident(
                            "sms-1",
                            "sms",
                            null,
                            at(SENT),
                            "number-wrong",
                            Cause.ADDRESS_WRONG,
                            at(SUNDAY),
                            ContactOutcome.UNREACHABLE));
        }
    }

    /** Leave of nine, the word about another contact is of noon, and the stranger picks up at three. */
    @Test
    void a_call_that_a_stranger_took_is_an_incident_of_when_he_did() {
        String made = "2026-03-02T15:00:00+08:00";
        String noon = "2026-03-02T12:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec =
                granted().when(stranger(made)).at(TOLD);
        spec.when(told(Sample.PARTY, rest("number-wrong", Cause.ADDRESS_WRONG, noon, null, Channel.SMS, Channel.PHONE)))
                .at(TOLD);
        assertThat(incidents(spec)).extracting(Incident::at).containsExactly(at(made));
    }

    @Test
    void a_call_is_no_incident_by_what_a_stranger_says_in_it_in_whatever_order_his_words_are_heard() {
        String first = "2026-03-02T14:00:10+08:00";
        String second = "2026-03-02T14:00:50+08:00";
        PartyRest wrong = rest("number-wrong", Cause.ADDRESS_WRONG, first, null, Channel.SMS, Channel.PHONE);
        for (List<String> order : List.of(List.of(first, second), List.of(second, first))) {
            Spec<CaseState, CaseInput, CaseEvent> spec = granted();
            order.forEach(said -> spec.when(stranger(said)).at(TOLD));
            spec.when(told(Sample.PARTY, wrong)).at(TOLD);
            assertThat(incidents(spec)).isEmpty();
        }
    }

    private static CaseInput stranger(String said) {
        return plainAnswer("sms-1", Channel.SMS, Intent.WRONG_PERSON, true, at(said));
    }

    /** Of a debtor the pauses of its own case say so. */
    @Test
    void a_co_debtor_who_had_died_was_not_to_be_contacted_and_the_debtors_contacts_are_its_own() {
        PartyRest died = rest("bar/died", Cause.DECEASED, SUNDAY, null);
        Spec<CaseState, CaseInput, CaseEvent> spec = granted()
                .when(new CaseInput.ContactPermitted(
                        "ask/a", "dunning", Tone.FIRM, Channel.PHONE, at(SENT), "party-2", "Asia/Shanghai"))
                .at(SENT);
        spec.when(told("party-2", died)).at(TOLD);
        assertThat(incidents(spec))
                .containsExactly(new Incident(
                        "ask/a", "dunning", "party-2", at(SENT), "bar/died", Cause.DECEASED, at(SUNDAY), null));
        spec.when(told(Sample.PARTY, died)).at(TOLD);
        assertThat(incidents(spec)).extracting(Incident::party).containsExactly("party-2");
        spec.when(told("party-2", rest("bar/died", Cause.DECEASED, SUNDAY, SENT)))
                .at(TOLD);
        assertThat(incidents(spec)).isEmpty();
    }

    @Test
    void a_contact_with_a_third_person_who_had_refused_is_one_unless_nobody_was_reached() {
        LateRefusal reached = new LateRefusal("third/a", at(SENT), at(SUNDAY), ContactOutcome.CONVERSATION);
        LateRefusal inVain = new LateRefusal("third/b", at(SENT), at(SUNDAY), ContactOutcome.UNREACHABLE);
        Spec<CaseState, CaseInput, CaseEvent> spec = granted()
                .when(new CaseInput.PartyRested(new Rested(Sample.PARTY, List.of(), List.of(reached, inVain))))
                .at(TOLD);
        assertThat(incidents(spec))
                .containsExactly(new Incident(
                        "third/a",
                        "locate",
                        null,
                        at(SENT),
                        "third-person-refused",
                        Cause.THIRD_PERSON_REFUSED,
                        at(SUNDAY),
                        ContactOutcome.CONVERSATION));
        spec.when(new CaseInput.PartyRested(new Rested(Sample.PARTY, List.of(), List.of())))
                .at(TOLD);
        assertThat(incidents(spec)).isEmpty();
    }

    private static PartyRest rest(String id, Cause cause, String from, @Nullable String to, Channel... channels) {
        return new PartyRest(id, cause, at(from), to == null ? null : at(to), List.of(channels));
    }

    private static CaseInput told(String party, PartyRest... rests) {
        return new CaseInput.PartyRested(new Rested(party, List.of(rests), List.of()));
    }

    /** A step due in five days when the dispute begins is due five days after its end. */
    @Test
    void after_a_dispute_only_the_remaining_time_of_a_step_runs() {
        talking(new Step("sms", Tone.FRIENDLY, Channel.SMS, 7, 3))
                .when(pause("d-1", PauseReason.DISPUTE, "2026-03-04T09:00:00+08:00"))
                .at("2026-03-04T09:00:00+08:00")
                .andNoDeadline("step")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-14T12:00:00+08:00")))
                .at("2026-03-14T12:00:00+08:00")
                .andDeadline("step", "2026-03-19T12:00:00+08:00");
    }

    @Test
    void after_a_dispute_only_the_remaining_time_of_a_promise_runs() {
        talking(Sample.SMS)
                .when(Sample.promise("p-1", 50_000, "2026-03-09"))
                .at(Sample.MADE)
                .andDeadline("promise", "2026-03-10T00:00:00+08:00")
                .when(pause("d-1", PauseReason.DISPUTE, "2026-03-05T00:00:00+08:00"))
                .at("2026-03-05T00:00:00+08:00")
                .andNoDeadline("promise")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-15T00:00:00+08:00")))
                .at("2026-03-15T00:00:00+08:00")
                .andDeadline("promise", "2026-03-20T00:00:00+08:00");
    }

    @Test
    void after_a_dispute_only_the_remaining_time_of_a_plan_runs() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking(Sample.SMS)
                .when(Sample.offer(OfferType.EXTENSION, 100_000, Sample.owing(0), "2026-03-09", 1, Maker.SUPERVISOR))
                .at(Sample.MADE);
        spec.when(Sample.accept("a-1")).at(Sample.MADE);
        Instant due = instalment(spec);
        spec.when(pause("d-1", PauseReason.DISPUTE, "2026-03-05T00:00:00+08:00"))
                .at("2026-03-05T00:00:00+08:00")
                .andNoDeadline("instalment")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-15T00:00:00+08:00")))
                .at("2026-03-15T00:00:00+08:00");
        assertThat(instalment(spec)).isEqualTo(due.plus(Duration.ofDays(10)));
    }

    private static Instant instalment(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return Sample.cases().deadlines(spec.state()).stream()
                .filter(d -> d.kind().equals("instalment"))
                .findFirst()
                .orElseThrow()
                .dueAt();
    }

    private static List<Incident> incidents(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return Incidents.of(((CaseState.Known) spec.state()).file());
    }

    private static CaseInput.PauseBegan pause(String id, PauseReason reason, String from) {
        return new CaseInput.PauseBegan(id, reason, at(from), at("2026-06-01T00:00:00+08:00"));
    }
}
