package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.MADE;
import static io.recourse.negotiation.domain.Sample.OFFERS;
import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.accept;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.instalments;
import static io.recourse.negotiation.domain.Sample.opened;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.plainMandate;
import static io.recourse.negotiation.domain.Sample.talking;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.DebitEnded;
import io.recourse.contracts.NegotiationEvent.DebitOutcome;
import io.recourse.contracts.NegotiationEvent.DebitRequested;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.NegotiationEvent.PlanBroken;
import io.recourse.contracts.NegotiationEvent.PlanKept;
import io.recourse.negotiation.domain.CaseEvent.DebitHandedOver;
import io.recourse.negotiation.domain.CaseEvent.DebitLeftOut;
import io.recourse.negotiation.domain.CaseEvent.MandateTakenBack;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * 1 000.00 in two instalments, due on 16 March and 16 April with three days of grace; a mandate for 600.00 at most was given.
 */
class DebitTest {

    private static final String DUE = "2026-03-16T10:00:00+08:00";
    private static final String CLEARED = "2026-03-16T10:00:05+08:00";
    private static final String CLARIFIED = "2026-03-20T15:00:00+08:00";
    private static final String UNTIL = "2026-03-17T10:00:05+08:00";

    @Test
    void without_a_mandate_nothing_is_debited() {
        agreed().andNoDeadline("debit");
    }

    @Test
    void without_an_agreement_nothing_is_debited() {
        talking(SMS).when(mandate("m-1", 60_000)).at(MADE).andNoDeadline("debit");
    }

    /** The ledger is asked on the due day; what it clears goes to the provider under the debtor's own reference. */
    @Test
    void an_instalment_is_debited_on_its_due_day_once_the_ledger_has_cleared_it() {
        asked().thenPublished(new DebitRequested("auto-debit/1", "auto-debit", "o-1", 1, yuan(50_000), at(DUE)))
                .andEffects()
                .andNoDeadline("debit")
                .when(cleared("auto-debit/1", 100_000))
                .at(CLEARED)
                .then(new DebitHandedOver(
                        "auto-debit/1", yuan(50_000), at(UNTIL), LocalDate.parse("2026-03-22"), at(CLEARED)))
                .andEffects(order("auto-debit/1", 50_000));
    }

    @Test
    void the_provider_made_it_and_the_money_counts_once_the_ledger_hears_of_it() {
        handedOver()
                .when(ended("auto-debit/1", Effect.Result.DONE))
                .at(CLEARED)
                .thenPublished(
                        new DebitEnded("auto-debit/1", "o-1", 1, yuan(50_000), DebitOutcome.MADE, null, at(CLEARED)))
                .andNoDeadline("debit")
                .when(payment("bank-1", 50_000, "2026-03-16", 50_000, "2026-03-17T09:00:00+08:00"))
                .at("2026-03-17T09:00:00+08:00")
                .andDeadline("debit", "2026-04-16T10:00:00+08:00");
    }

    /** ▣ min(agreed, outstanding): 499.99 are owed when the ledger answers. */
    @Test
    void never_more_than_is_owed_when_the_ledger_answers() {
        asked().when(cleared("auto-debit/1", 49_999)).at(CLEARED).andEffects(order("auto-debit/1", 49_999));
    }

    /** ▣ A payment of 200.00 came before: 300.00 of the instalment are left. */
    @Test
    void never_more_than_is_left_of_what_was_agreed() {
        given().when(payment("pay-1", 20_000, "2026-03-10", 80_000, "2026-03-10T09:00:00+08:00"))
                .at("2026-03-10T09:00:00+08:00")
                .whenTimePasses()
                .at(DUE)
                .thenPublished(new DebitRequested("auto-debit/1", "auto-debit", "o-1", 1, yuan(30_000), at(DUE)));
    }

    @Test
    void a_payment_between_the_request_and_the_clearance_lowers_the_debit() {
        asked().when(payment("pay-1", 20_000, "2026-03-16", 80_000, CLEARED))
                .at(CLEARED)
                .when(cleared("auto-debit/1", 80_000))
                .at(CLEARED)
                .andEffects(order("auto-debit/1", 30_000));
    }

    @Test
    void nothing_is_debited_of_what_is_not_owed_any_more() {
        asked().when(cleared("auto-debit/1", 0))
                .at(CLEARED)
                .thenPublished(notMade("auto-debit/1", "nothing-owed"))
                .andEffects();
        given().when(payment("pay-1", 100_000, "2026-03-01", 0, "2026-03-10T09:00:00+08:00"))
                .at("2026-03-10T09:00:00+08:00")
                .whenTimePasses()
                .at(DUE)
                .then(new CaseEvent.DebitLeftOut("auto-debit/1", "o-1", 1, yuan(0), "nothing-owed", at(DUE)));
    }

    @Test
    void what_the_provider_said_once_is_said_and_no_refusal_of_the_ledger_undoes_it() {
        handedOver()
                .when(refused("auto-debit/1", "case-paused", CLEARED))
                .at(CLEARED)
                .thenNothing()
                .when(ended("auto-debit/1", Effect.Result.DONE))
                .at(CLEARED)
                .when(ended("auto-debit/1", Effect.Result.FAILED))
                .at(CLEARED)
                .thenNothing();
    }

    @Test
    void never_more_than_the_mandate_allows() {
        agreed().when(mandate("m-1", 40_000))
                .at(MADE)
                .whenTimePasses()
                .at(DUE)
                .thenPublished(new DebitRequested("auto-debit/1", "auto-debit", "o-1", 1, yuan(40_000), at(DUE)));
    }

    @Test
    void an_instalment_that_is_paid_is_not_debited() {
        given().when(payment("pay-1", 50_000, "2026-03-10", 50_000, "2026-03-10T09:00:00+08:00"))
                .at("2026-03-10T09:00:00+08:00")
                .andDeadline("debit", "2026-04-16T10:00:00+08:00");
        asked().when(payment("pay-1", 50_000, "2026-03-16", 50_000, CLEARED))
                .at(CLEARED)
                .when(cleared("auto-debit/1", 50_000))
                .at(CLEARED)
                .thenPublished(notMade("auto-debit/1", "instalment-not-due"))
                .andEffects();
    }

    @Test
    void a_word_of_the_ledger_that_comes_twice_debits_once() {
        handedOver()
                .when(cleared("auto-debit/1", 100_000))
                .at(CLEARED)
                .thenNothing()
                .andEffects();
        asked().when(cleared("auto-debit/9", 100_000)).at(CLEARED).thenNothing();
    }

    @Test
    void what_the_provider_refuses_is_tried_on_each_day_of_grace_and_no_further() {
        handedOver()
                .when(ended("auto-debit/1", Effect.Result.FAILED))
                .at(CLEARED)
                .thenPublished(notMade("auto-debit/1", "provider-refused"))
                .andDeadline("debit", "2026-03-17T10:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-17T10:00:00+08:00")
                .when(refused("auto-debit/2", "paused-by-dispute", "2026-03-17T10:00:05+08:00"))
                .at("2026-03-17T10:00:05+08:00")
                .andDeadline("debit", "2026-03-18T10:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-18T10:00:00+08:00")
                .when(refused("auto-debit/3", "nothing-owed", "2026-03-18T10:00:05+08:00"))
                .at("2026-03-18T10:00:05+08:00")
                .andNoDeadline("debit")
                .andDeadline("instalment", "2026-03-20T00:00:00+08:00");
    }

    /** Else the debtor might pay twice. */
    @Test
    void of_an_unknown_outcome_nothing_is_debited_again_and_the_instalment_waits_for_the_ledger() {
        handedOver()
                .when(ended("auto-debit/1", Effect.Result.UNKNOWN))
                .at(CLEARED)
                .thenPublished(
                        new DebitEnded("auto-debit/1", "o-1", 1, yuan(50_000), DebitOutcome.UNKNOWN, null, at(CLEARED)))
                .andNoDeadline("debit")
                .andDeadline("instalment", "2026-03-23T00:00:00+08:00");
    }

    /** Three days of grace would end on 19 March; the money is booked within five days of the clearance's end. */
    @Test
    void whose_account_was_debited_has_not_missed_the_instalment_while_the_money_is_on_its_way() {
        Spec<CaseState, CaseInput, CaseEvent> made =
                handedOver().when(ended("auto-debit/1", Effect.Result.DONE)).at(CLEARED);
        made.whenTimePasses()
                .at("2026-03-22T23:59:59+08:00")
                .thenNothing()
                .whenTimePasses()
                .at("2026-03-23T00:00:00+08:00")
                .thenPublished(new PlanBroken("o-1", 1, yuan(50_000), yuan(0)));
    }

    @Test
    void a_clearance_that_ran_out_debits_nothing() {
        asked().when(cleared("auto-debit/1", 100_000))
                .at(UNTIL)
                .thenAlsoPublished(notMade("auto-debit/1", "clearance-ran-out"))
                .andEffects();
        handedOver()
                .when(ended("auto-debit/1", Effect.Result.DROPPED))
                .at(UNTIL)
                .thenAlsoPublished(new DebitEnded(
                        "auto-debit/1", "o-1", 1, yuan(50_000), DebitOutcome.NOT_MADE, "clearance-ran-out", at(UNTIL)))
                .andDeadline("debit", "2026-03-18T10:00:00+08:00");
    }

    @Test
    void what_the_last_look_forbade_ends_by_the_rule_of_that() {
        for (String rule : List.of("mandate-ended", "case-paused", "case-stuck", "negotiation-over")) {
            handedOver()
                    .when(new CaseInput.EffectEnded("auto-debit/1", Effect.Result.DROPPED, rule))
                    .at(CLEARED)
                    .thenAlsoPublished(notMade("auto-debit/1", rule));
        }
    }

    @Test
    void a_mandate_is_taken_back_at_any_time_and_nothing_is_debited_from_then_on() {
        given().when(new CaseInput.MandateRevoked("m-1"))
                .at(MADE)
                .then(new MandateTakenBack("m-1", at(MADE)))
                .andNoDeadline("debit")
                .when(new CaseInput.MandateRevoked("m-1"))
                .at(MADE)
                .thenNothing();
        asked().when(new CaseInput.MandateRevoked("m-1"))
                .at(DUE)
                .when(cleared("auto-debit/1", 100_000))
                .at(CLEARED)
                .thenPublished(notMade("auto-debit/1", "mandate-ended"))
                .andEffects();
        given().when(closedWithoutReason(at(MADE)))
                .at(MADE)
                .when(new CaseInput.MandateRevoked("m-1"))
                .at(MADE)
                .then(new MandateTakenBack("m-1", at(MADE)));
        talking(SMS).when(new CaseInput.MandateRevoked("m-1")).at(MADE).thenRefused("mandate-unknown");
    }

    /** Asked right before the provider gets it, which may be hours after it was handed over. */
    @Test
    void a_debit_is_made_only_while_its_mandate_stands_and_nothing_rests_the_case() {
        assertThat(bar(handedOver())).isNull();
        assertThat(bar(handedOver().when(new CaseInput.MandateRevoked("m-1")).at(CLEARED)))
                .isEqualTo("mandate-ended");
        assertThat(bar(handedOver().when(pause()).at(CLEARED))).isEqualTo("case-paused");
        assertThat(bar(handedOver().when(closedWithoutReason(at(CLEARED))).at(CLEARED)))
                .isEqualTo("negotiation-over");
        assertThat(bar(handedOver()
                        .when(ended("auto-debit/1", Effect.Result.DONE))
                        .at(CLEARED)))
                .isEqualTo("debit-over");
        assertThat(bar(asked())).isEqualTo("debit-over");
    }

    private static @Nullable String bar(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return Debits.bar((CaseState.Known) spec.state(), "auto-debit/1", false, at(CLEARED));
    }

    /** That the mandate was taken back may wait in its mail. */
    @Test
    void a_debit_is_not_made_while_its_case_is_stuck() {
        assertThat(Debits.bar((CaseState.Known) handedOver().state(), "auto-debit/1", true, at(CLEARED)))
                .isEqualTo("case-stuck");
    }

    @Test
    void an_unknown_outcome_clarified_as_made_counts_once_the_ledger_hears_of_it_and_no_second_time() {
        unknown()
                .when(new CaseInput.DebitClarified("auto-debit/1", true, "user-1"))
                .at(CLARIFIED)
                .then(
                        new CaseEvent.Told(new DebitEnded(
                                "auto-debit/1", "o-1", 1, yuan(50_000), DebitOutcome.MADE, null, at(UNTIL))),
                        clarified(DebitOutcome.MADE, "2026-03-25"))
                .andNoDeadline("debit")
                .andDeadline("instalment", "2026-03-26T00:00:00+08:00")
                .when(payment("bank-1", 50_000, "2026-03-16", 50_000, "2026-03-21T09:00:00+08:00"))
                .at("2026-03-21T09:00:00+08:00")
                .thenPublished()
                .andDeadline("debit", "2026-04-16T10:00:00+08:00")
                .andDeadline("instalment", "2026-04-20T00:00:00+08:00");
    }

    /** The grace was over on the 19th; who was told of no failure still has the time to pay. */
    @Test
    void an_unknown_outcome_clarified_as_not_made_is_debited_again_the_next_day() {
        Spec<CaseState, CaseInput, CaseEvent> spec = unknown()
                .when(new CaseInput.DebitClarified("auto-debit/1", false, "user-1"))
                .at(CLARIFIED)
                .then(
                        new CaseEvent.Told(new DebitEnded(
                                "auto-debit/1",
                                "o-1",
                                1,
                                yuan(50_000),
                                DebitOutcome.NOT_MADE,
                                "clarified",
                                at(CLARIFIED))),
                        clarified(DebitOutcome.NOT_MADE, "2026-03-25"))
                .andDeadline("debit", "2026-03-21T10:00:00+08:00")
                .andDeadline("instalment", "2026-03-26T00:00:00+08:00");
        spec.whenTimePasses()
                .at("2026-03-21T10:00:00+08:00")
                .thenPublished(new DebitRequested(
                        "auto-debit/2", "auto-debit", "o-1", 1, yuan(50_000), at("2026-03-21T10:00:00+08:00")));
    }

    @Test
    void only_what_is_in_question_is_clarified_and_once() {
        CaseInput made = new CaseInput.DebitClarified("auto-debit/1", true, "user-1");
        CaseInput not = new CaseInput.DebitClarified("auto-debit/1", false, "user-1");
        given().when(made).at(MADE).thenRefused("no-unclear-debit");
        handedOver().when(made).at(CLEARED).thenRefused("no-unclear-debit");
        handedOver()
                .when(ended("auto-debit/1", Effect.Result.DONE))
                .at(CLEARED)
                .when(not)
                .at(CLEARED)
                .thenRefused("no-unclear-debit");
        unknown()
                .when(made)
                .at(CLARIFIED)
                .when(made)
                .at(CLARIFIED)
                .thenNothing()
                .when(not)
                .at(CLARIFIED)
                .thenRefused("no-unclear-debit");
        Spec.of(Sample.cases()).when(made).at(MADE).thenRefused("case-unknown");
    }

    /** The money was awaited until the 22nd. */
    @Test
    void what_is_clarified_too_late_leaves_the_plan_broken() {
        Spec<CaseState, CaseInput, CaseEvent> spec = unknown();
        spec.whenTimePasses()
                .at("2026-03-23T00:00:00+08:00")
                .thenPublished(new PlanBroken("o-1", 1, yuan(50_000), yuan(0)))
                .when(new CaseInput.DebitClarified("auto-debit/1", false, "user-1"))
                .at("2026-03-23T00:00:00+08:00")
                .thenPublished(new DebitEnded(
                        "auto-debit/1",
                        "o-1",
                        1,
                        yuan(50_000),
                        DebitOutcome.NOT_MADE,
                        "clarified",
                        at("2026-03-23T00:00:00+08:00")))
                .andNoDeadline("debit");
        unknown()
                .when(new CaseInput.DebitClarified("auto-debit/1", false, "user-1"))
                .at("2026-03-22T23:59:59+08:00")
                .andDeadline("instalment", "2026-03-28T00:00:00+08:00");
    }

    @Test
    void a_debit_is_clarified_after_the_case_was_closed_as_well() {
        unknown()
                .when(closedWithoutReason(at(CLARIFIED)))
                .at(CLARIFIED)
                .when(new CaseInput.DebitClarified("auto-debit/1", true, "user-1"))
                .at(CLARIFIED)
                .thenPublished(
                        new DebitEnded("auto-debit/1", "o-1", 1, yuan(50_000), DebitOutcome.MADE, null, at(UNTIL)));
    }

    private static CaseEvent clarified(DebitOutcome as, String bookedBy) {
        return new CaseEvent.DebitClarified("auto-debit/1", as, LocalDate.parse(bookedBy), "user-1", at(CLARIFIED));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> unknown() {
        return handedOver().when(ended("auto-debit/1", Effect.Result.UNKNOWN)).at(CLEARED);
    }

    @Test
    void a_case_that_was_closed_since_the_request_is_not_debited() {
        asked().when(closedWithoutReason(at(CLEARED)))
                .at(CLEARED)
                .when(cleared("auto-debit/1", 100_000))
                .at(CLEARED)
                .thenPublished(notMade("auto-debit/1", "negotiation-over"))
                .andEffects();
    }

    @Test
    void a_pause_holds_the_debit_and_moves_it_by_its_length() {
        given().when(pause())
                .at("2026-03-10T00:00:00+08:00")
                .andNoDeadline("debit")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-20T00:00:00+08:00")))
                .at("2026-03-20T00:00:00+08:00")
                .andDeadline("debit", "2026-03-26T10:00:00+08:00");
        asked().when(pause())
                .at(CLEARED)
                .when(cleared("auto-debit/1", 100_000))
                .at(CLEARED)
                .thenPublished(notMade("auto-debit/1", "case-paused"))
                .andEffects();
    }

    @Test
    void after_the_last_day_of_the_mandate_nothing_is_debited() {
        agreed().when(mandate("m-1", 60_000, "2026-03-15")).at(MADE).andNoDeadline("debit");
        agreed().when(mandate("m-1", 60_000, "2026-03-16")).at(MADE).andDeadline("debit", DUE);
    }

    @Test
    void a_mandate_that_is_over_makes_room_for_another() {
        agreed().when(mandate("m-1", 60_000, "2026-03-15"))
                .at(MADE)
                .when(mandate("m-2", 60_000))
                .at("2026-03-16T00:00:00+08:00")
                .andDeadline("debit", DUE);
    }

    /** Its case was stuck for an hour, and a word of the debtor may wait behind the ledger's. */
    @Test
    void a_clearance_that_is_heard_more_than_an_hour_late_debits_nothing() {
        asked().when(cleared("auto-debit/1", 100_000))
                .at("2026-03-16T11:00:05+08:00")
                .andEffects(order("auto-debit/1", 50_000));
        asked().when(cleared("auto-debit/1", 100_000))
                .at("2026-03-16T11:00:05.000001+08:00")
                .thenPublished(notMade("auto-debit/1", "clearance-heard-late"))
                .andEffects();
    }

    @Test
    void what_was_agreed_in_kind_since_is_not_debited() {
        asked().when(payment("pay-1", 100_000, "2026-03-16", 50_000, CLEARED))
                .at(CLEARED)
                .when(new CaseInput.OfferProposed(
                        "o-2",
                        OfferType.DEBT_FOR_ASSET,
                        yuan(50_000),
                        owing(0),
                        null,
                        List.of(),
                        "flat-1",
                        "maker-1",
                        Maker.STAFF))
                .at(CLEARED)
                .when(new CaseInput.OfferReviewed("o-2", "user-2", Maker.SUPERVISOR, true))
                .at(CLEARED)
                .when(new CaseInput.OfferAccepted("o-2", "a-2", PARTY, false, false))
                .at(CLEARED)
                .when(cleared("auto-debit/1", 50_000))
                .at(CLEARED)
                .thenPublished(notMade("auto-debit/1", "instalment-not-due"));
    }

    @Test
    void a_mandate_given_within_the_grace_is_used_at_once() {
        agreed().when(mandate("m-1", 60_000))
                .at("2026-03-18T15:00:00+08:00")
                .thenPublished(new DebitRequested(
                        "auto-debit/1", "auto-debit", "o-1", 1, yuan(50_000), at("2026-03-18T15:00:00+08:00")));
    }

    @Test
    void a_claim_that_is_time_barred_is_not_debited() {
        given().when(new CaseInput.LimitationMoved(at(DUE), at(MADE)))
                .at(MADE)
                .whenTimePasses()
                .at(DUE)
                .then(new DebitLeftOut("auto-debit/1", "o-1", 1, yuan(50_000), "limitation-expired", at(DUE)));
    }

    @Test
    void a_mandate_is_refused_that_the_debtor_did_not_or_cannot_give() {
        opened().when(plainMandate("m-1", "party-2", "ref-1", yuan(1), null))
                .at(MADE)
                .thenRefused("mandate-not-of-debtor");
        opened().when(mandate("m-1", 0)).at(MADE).thenRefused("mandate-not-positive");
        opened().when(plainMandate("m-1", PARTY, "ref-1", new Money(1, "USD"), null))
                .at(MADE)
                .thenRefused("mandate-other-currency");
        opened().when(mandate("m-1", 1, "2026-03-01")).at(MADE).thenRefused("mandate-in-past");
        opened().when(new CaseInput.PauseBegan(
                        "d-1", PauseReason.INCAPACITY, at(MADE), at("2026-06-01T00:00:00+08:00")))
                .at(MADE)
                .when(mandate("m-1", 1))
                .at(MADE)
                .thenRefused("debtor-cannot-agree");
        given().when(mandate("m-1", 60_000)).at(MADE).thenNothing();
        given().when(mandate("m-1", 60_001)).at(MADE).thenRefused("mandate-id-taken");
        given().when(mandate("m-2", 60_000)).at(MADE).thenRefused("mandate-already-given");
        Spec<CaseState, CaseInput, CaseEvent> many = opened();
        for (int i = 1; i <= OFFERS.debits().mostMandates(); i++) {
            many.when(mandate("m-" + i, 1)).at(MADE);
            many.when(new CaseInput.MandateRevoked("m-" + i)).at(MADE);
        }
        many.when(mandate("m-x", 1)).at(MADE).thenRefused("mandates-too-many");
    }

    @Test
    void both_instalments_debited_and_booked_keep_the_plan() {
        handedOver()
                .when(ended("auto-debit/1", Effect.Result.DONE))
                .at(CLEARED)
                .when(payment("bank-1", 50_000, "2026-03-16", 50_000, "2026-03-17T09:00:00+08:00"))
                .at("2026-03-17T09:00:00+08:00")
                .whenTimePasses()
                .at("2026-04-16T10:00:00+08:00")
                .when(new CaseInput.ClearanceGiven(
                        "auto-debit/2",
                        owing(50_000),
                        at("2026-04-17T10:00:00+08:00"),
                        at("2026-04-16T10:00:05+08:00")))
                .at("2026-04-16T10:00:05+08:00")
                .andEffects(new Effect("debit", "auto-debit/2", body(50_000), at("2026-04-17T10:00:00+08:00")))
                .when(payment("bank-2", 50_000, "2026-04-16", 0, "2026-04-17T09:00:00+08:00"))
                .at("2026-04-17T09:00:00+08:00")
                .thenPublished(new PlanKept("o-1", yuan(100_000)));
    }

    /** ▣ Whatever was agreed, paid and cleared. */
    @Test
    void no_debit_is_ever_of_more_than_was_agreed_or_is_owed() {
        Random random = new Random(65);
        for (int i = 0; i < 300; i++) {
            long paid = random.nextLong(60_000);
            long owed = 1 + random.nextLong(100_000);
            long most = 1 + random.nextLong(100_000);
            Spec<CaseState, CaseInput, CaseEvent> spec =
                    agreed().when(mandate("m-1", most)).at(MADE);
            if (paid > 0) {
                spec.when(payment("pay-1", paid, "2026-03-10", owed, "2026-03-10T09:00:00+08:00"))
                        .at("2026-03-10T09:00:00+08:00");
            }
            spec.whenTimePasses().at(DUE);
            spec.when(new CaseInput.ClearanceGiven(
                            "auto-debit/1", new Balance("CNY", 0, 0, owed), at(UNTIL), at(CLEARED)))
                    .at(CLEARED);
            for (Debit debit :
                    ((CaseState.Known) spec.state()).file().dealt().debiting().debits()) {
                if (debit.bookedBy() != null) {
                    assertThat(debit.amount().minor())
                            .isPositive()
                            .isLessThanOrEqualTo(Math.min(Math.min(50_000 - paid, owed), most));
                }
            }
        }
    }

    private static DebitEnded notMade(String requestId, String rule) {
        return new DebitEnded(requestId, "o-1", 1, yuan(50_000), DebitOutcome.NOT_MADE, rule, at(CLEARED));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> agreed() {
        return talking(SMS)
                .when(instalments(2, Maker.BOT))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> given() {
        return agreed().when(mandate("m-1", 60_000)).at(MADE).andDeadline("debit", DUE);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> asked() {
        return given().whenTimePasses().at(DUE);
    }

    static Spec<CaseState, CaseInput, CaseEvent> handedOver() {
        return asked().when(cleared("auto-debit/1", 100_000)).at(CLEARED);
    }

    private static CaseInput.MandateGiven mandate(String id, long most) {
        return plainMandate(id, PARTY, "ref-1", yuan(most), null);
    }

    private static CaseInput.MandateGiven mandate(String id, long most, String lastDay) {
        return plainMandate(id, PARTY, "ref-1", yuan(most), LocalDate.parse(lastDay));
    }

    private static CaseInput.ClearanceGiven cleared(String requestId, long owed) {
        return new CaseInput.ClearanceGiven(requestId, owing(owed), at(UNTIL), at(CLEARED));
    }

    private static CaseInput.ClearanceRefused refused(String requestId, String rule, String when) {
        return new CaseInput.ClearanceRefused(requestId, rule, at(when));
    }

    private static CaseInput.EffectEnded ended(String ref, Effect.Result result) {
        return new CaseInput.EffectEnded(ref, result, "");
    }

    private static CaseInput.PauseBegan pause() {
        return new CaseInput.PauseBegan(
                "d-1", PauseReason.DISPUTE, at("2026-03-10T00:00:00+08:00"), at("2026-06-01T00:00:00+08:00"));
    }

    private static Effect order(String requestId, long minor) {
        return new Effect("debit", requestId, body(minor), at(UNTIL));
    }

    private static Map<String, String> body(long minor) {
        return Map.of(
                "lender",
                "lender-1",
                "mandate",
                "ref-1",
                "party",
                PARTY,
                "amountMinor",
                Long.toString(minor),
                "currency",
                "CNY");
    }
}
