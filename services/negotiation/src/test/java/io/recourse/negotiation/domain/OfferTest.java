package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.HEADS;
import static io.recourse.negotiation.domain.Sample.MADE;
import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.accept;
import static io.recourse.negotiation.domain.Sample.approve;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.balanceAlone;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.instalments;
import static io.recourse.negotiation.domain.Sample.offer;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.owingHeads;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.settlement;
import static io.recourse.negotiation.domain.Sample.talking;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.Instalment;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.NegotiationEvent.OfferEnded;
import io.recourse.contracts.NegotiationEvent.OfferMade;
import io.recourse.contracts.NegotiationEvent.OfferOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.NegotiationEvent.PlanAgreed;
import io.recourse.contracts.NegotiationEvent.SettlementAgreed;
import io.recourse.contracts.NegotiationEvent.SettlementFulfilled;
import io.recourse.negotiation.domain.CaseEvent.OfferDropped;
import io.recourse.negotiation.domain.CaseEvent.OfferRejected;
import io.recourse.negotiation.domain.CaseInput.OfferAccepted;
import io.recourse.negotiation.domain.CaseInput.OfferDeclined;
import io.recourse.negotiation.domain.CaseInput.OfferProposed;
import io.recourse.negotiation.domain.CaseInput.OfferReviewed;
import io.recourse.negotiation.domain.CaseInput.OfferWithdrawn;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may offer what, who approves it, and what becomes of it. */
class OfferTest {

    private static final List<Instalment> TWO =
            List.of(new Instalment(day("2026-03-16"), yuan(50_000)), new Instalment(day("2026-04-16"), yuan(50_000)));

    @Test
    void within_its_makers_limit_an_offer_is_open_at_once_and_lapses_after_two_weeks() {
        offered(instalments(2, Maker.BOT))
                .thenPublished(new OfferMade(
                        "o-1", OfferType.INSTALMENTS, yuan(100_000), owing(0), TWO, day("2026-03-16"), at(MADE)))
                .andDeadline("offer", "2026-03-17T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-16T23:59:59.999999+08:00")
                .andDeadline("offer", "2026-03-17T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-17T00:00:00+08:00")
                .thenPublished(ended(OfferType.INSTALMENTS, OfferOutcome.LAPSED, "2026-03-17T00:00:00+08:00"))
                .andNoDeadline("offer")
                .when(accept("a-1"))
                .at("2026-03-17T00:00:00+08:00")
                .thenRefused("offer-lapsed");
    }

    @Test
    void beyond_it_the_offer_waits_five_days_for_a_second_person_and_nobody_outside_hears_of_it() {
        offered(instalments(12, Maker.BOT))
                .thenPublished()
                .andDeadline("offer", "2026-03-08T00:00:00+08:00")
                .when(accept("a-1"))
                .at(MADE)
                .thenRefused("offer-not-open")
                .when(new OfferDeclined("o-1", PARTY))
                .at(MADE)
                .thenRefused("offer-not-open")
                .whenTimePasses()
                .at("2026-03-08T00:00:00+08:00")
                .then(new OfferDropped("o-1", Offer.Status.LAPSED))
                .andNoDeadline("offer")
                .when(approve("user-2", Maker.STAFF))
                .at("2026-03-08T00:00:00+08:00")
                .thenRefused("offer-not-waiting");
    }

    @Test
    void a_second_person_opens_it_and_the_debtors_time_begins_then() {
        offered(instalments(12, Maker.BOT))
                .when(approve("user-2", Maker.STAFF))
                .at("2026-03-04T10:00:00+08:00")
                .andDeadline("offer", "2026-03-19T00:00:00+08:00")
                .when(approve("user-2", Maker.STAFF))
                .at("2026-03-04T10:00:00+08:00")
                .thenNothing()
                .when(approve("user-3", Maker.STAFF))
                .at("2026-03-04T10:00:00+08:00")
                .thenRefused("offer-not-waiting")
                .when(accept("a-1"))
                .at("2026-03-05T10:00:00+08:00")
                .thenAlsoPublished(ended(OfferType.INSTALMENTS, OfferOutcome.ACCEPTED, "2026-03-05T10:00:00+08:00"));
    }

    @Test
    void nobody_approves_his_own_offer_and_no_bot_approves_any() {
        offered(instalments(12, Maker.BOT))
                .when(approve("maker-1", Maker.SUPERVISOR))
                .at(MADE)
                .thenRefused("approver-made-it")
                .when(new OfferReviewed("o-1", "maker-1", Maker.SUPERVISOR, false))
                .at(MADE)
                .thenRefused("approver-made-it")
                .when(approve("bot-2", Maker.BOT))
                .at(MADE)
                .thenRefused("approver-not-a-person");
    }

    @Test
    void an_approver_has_limits_too() {
        // staff give a year, a supervisor approves five
        offered(instalments(13, Maker.STAFF))
                .thenPublished()
                .when(approve("user-2", Maker.STAFF))
                .at(MADE)
                .thenRefused("approval-beyond-limit")
                .when(approve("user-2", Maker.SUPERVISOR))
                .at(MADE)
                .andDeadline("offer", "2026-03-17T00:00:00+08:00");
    }

    /** ▣ Else a bot gave alone, as an extension, what it may not take down as a promise. */
    @Test
    void after_two_that_were_broken_it_waits_though_its_maker_might_give_it_alone() {
        String then = "2026-03-06T08:30:00+08:00";
        for (OfferProposed third : List.of(extension("2026-03-20"), instalments(2, Maker.SUPERVISOR))) {
            PromiseTest.twiceBroken()
                    .when(third)
                    .at(then)
                    .thenPublished()
                    .andDeadline("offer", "2026-03-12T00:00:00+08:00")
                    .when(approve("user-2", Maker.SUPERVISOR))
                    .at(then)
                    .andDeadline("offer", "2026-03-21T00:00:00+08:00");
        }
        Spec<CaseState, CaseInput, CaseEvent> second = talking()
                .when(promise("p-1", 50_000, "2026-03-03"))
                .at(MADE)
                .whenTimePasses()
                .at("2026-03-04T00:00:00+08:00")
                .when(extension("2026-03-20"))
                .at(then);
        assertThat(second.published()).singleElement().isInstanceOf(OfferMade.class);
    }

    /** It was made while the second promise was still live: nobody but its maker has looked at it. */
    @Test
    void what_its_maker_gave_alone_is_overtaken_once_two_were_broken() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking()
                .when(promise("p-1", 50_000, "2026-03-03"))
                .at(MADE)
                .whenTimePasses()
                .at("2026-03-04T00:00:00+08:00")
                .when(promise("p-2", 50_000, "2026-03-05"))
                .at("2026-03-04T08:30:00+08:00")
                .when(extension("2026-03-20"))
                .at("2026-03-05T08:30:00+08:00");
        assertThat(spec.published()).singleElement().isInstanceOf(OfferMade.class);
        spec.whenTimePasses()
                .at("2026-03-06T00:00:00+08:00")
                .when(accept("a-1"))
                .at("2026-03-06T08:30:00+08:00")
                .thenRefused("offer-overtaken");
    }

    @Test
    void what_is_rejected_is_over_and_the_same_word_twice_is_one() {
        offered(instalments(12, Maker.BOT))
                .when(new OfferReviewed("o-1", "user-2", Maker.STAFF, false))
                .at(MADE)
                .then(new OfferRejected("o-1", "user-2"))
                .andNoDeadline("offer")
                .when(new OfferReviewed("o-1", "user-2", Maker.STAFF, false))
                .at(MADE)
                .thenNothing()
                .when(approve("user-2", Maker.STAFF))
                .at(MADE)
                .thenRefused("offer-not-waiting")
                .when(accept("a-1"))
                .at(MADE)
                .thenRefused("offer-over");
    }

    @Test
    void a_bot_never_waives_principal_not_even_for_a_person_to_approve() {
        refused(settlement(99_999, 0, 0, 1, Maker.BOT), "bot-waives-principal");
        owingHeads()
                .when(settlement(99_999, 0, 0, 1, Maker.STAFF))
                .at(MADE)
                .andDeadline("offer", "2026-03-17T00:00:00+08:00");
    }

    /** Staff may waive half of the interest, a tenth of the principal, and all costs. */
    @Test
    void a_fen_beyond_a_limit_of_one_head_needs_approval() {
        assertThat(made(settlement(94_500, 1_000, 4_500, 0, Maker.STAFF))).isTrue();
        assertThat(made(settlement(94_499, 1_000, 4_501, 0, Maker.STAFF))).isFalse();
        assertThat(made(settlement(91_000, 0, 0, 9_000, Maker.STAFF))).isTrue();
        assertThat(made(settlement(90_999, 0, 0, 9_001, Maker.STAFF))).isFalse();
        assertThat(made(settlement(99_500, 500, 0, 0, Maker.BOT))).isTrue();
        assertThat(made(settlement(99_499, 501, 0, 0, Maker.BOT))).isFalse();
    }

    /** Alone a bot agrees on half of the 1 000.00 at least, staff on a fifth, a supervisor on a tenth. */
    @Test
    void whoever_offers_to_take_next_to_nothing_needs_approval() {
        assertThat(made(parts(50_000, Maker.BOT))).isTrue();
        assertThat(made(parts(49_999, Maker.BOT))).isFalse();
        assertThat(made(parts(20_000, Maker.STAFF))).isTrue();
        assertThat(made(parts(19_999, Maker.STAFF))).isFalse();
        assertThat(made(parts(10_000, Maker.SUPERVISOR))).isTrue();
        assertThat(made(parts(9_999, Maker.SUPERVISOR))).isFalse();
        owingHeads()
                .when(parts(2, Maker.BOT))
                .at(MADE)
                .when(approve("user-2", Maker.STAFF))
                .at(MADE)
                .thenRefused("approval-beyond-limit")
                .when(approve("boss-1", Maker.SUPERVISOR))
                .at(MADE)
                .andDeadline("offer", "2026-03-17T00:00:00+08:00");
    }

    private static OfferProposed parts(long payable, Maker maker) {
        return offer(OfferType.INSTALMENTS, payable, owing(0), "2026-03-16", 2, maker);
    }

    @Test
    void nothing_is_taken_instead_of_money_without_two_people() {
        for (Maker maker : Maker.values()) {
            offered(offer(OfferType.DEBT_FOR_ASSET, 60_000, owing(0), null, 0, maker))
                    .thenPublished()
                    .when(approve("user-2", Maker.SUPERVISOR))
                    .at(MADE)
                    .thenPublished(new OfferMade(
                            "o-1",
                            OfferType.DEBT_FOR_ASSET,
                            yuan(60_000),
                            owing(0),
                            List.of(),
                            day("2026-03-16"),
                            at(MADE)));
        }
    }

    @Test
    void what_is_no_offer_is_refused_by_its_rule() {
        refused(offer(OfferType.EXTENSION, 0, owing(0), "2026-03-16", 1, Maker.STAFF), "offer-not-positive");
        refused(offer(OfferType.EXTENSION, 100_001, owing(0), "2026-03-16", 1, Maker.STAFF), "offer-above-balance");
        refused(offer(OfferType.EXTENSION, 100_000, owing(0), "2026-03-01", 1, Maker.STAFF), "offer-in-past");
        refused(offer(OfferType.EXTENSION, 100_000, owing(0), "2031-03-03", 1, Maker.STAFF), "offer-too-long");
        refused(offer(OfferType.INSTALMENTS, 100_000, owing(0), "2029-03-16", 25, Maker.STAFF), "offer-too-long");
        refused(offer(OfferType.EXTENSION, 100_000, owing(0), "2026-03-16", 2, Maker.STAFF), "extension-in-parts");
        refused(instalments(1, Maker.STAFF), "instalments-too-few");
        refused(instalments(121, Maker.STAFF), "instalments-too-many");
        refused(instalments(0, Maker.STAFF), "stage-empty");
        refused(offer(OfferType.EXTENSION, 99_999, principal(1), "2026-03-16", 1, Maker.STAFF), "waiver-not-meant");
        refused(settlement(100_000, 0, 0, 0, Maker.STAFF), "settlement-does-not-add-up");
        refused(settlement(90_000, 0, 9_000, 0, Maker.STAFF), "settlement-does-not-add-up");
        refused(settlement(90_000, 1_001, 8_999, 0, Maker.STAFF), "waiver-above-balance");
        refused(settlement(90_000, 999, 9_001, 0, Maker.STAFF), "waiver-above-balance");
        refused(settlement(9_999, 0, 0, 90_001, Maker.STAFF), "waiver-above-balance");
        refused(
                offer(OfferType.INTEREST_WAIVER, 50_000, principal(1), "2026-03-16", 1, Maker.STAFF),
                "waiver-not-of-interest");
        refused(
                offer(
                        OfferType.INTEREST_WAIVER,
                        90_000,
                        new Balance("CNY", 500, 4_500, 0),
                        "2026-03-16",
                        1,
                        Maker.STAFF),
                "waiver-not-of-interest");
        refused(
                offer(
                        OfferType.INTEREST_WAIVER,
                        90_000,
                        new Balance("CNY", 0, 4_500, 500),
                        "2026-03-16",
                        1,
                        Maker.STAFF),
                "waiver-not-of-interest");
        refused(
                offer(OfferType.INTEREST_WAIVER, 95_500, owing(0), "2026-03-16", 1, Maker.STAFF),
                "waiver-not-of-interest");
        refused(
                offer(OfferType.INTEREST_WAIVER, 95_501, interest(4_500), "2026-03-16", 1, Maker.STAFF),
                "waiver-does-not-add-up");
        refused(offer(OfferType.DEBT_TO_EQUITY, 50_000, owing(0), "2026-03-16", 1, Maker.STAFF), "offer-in-kind");
        refused(offer(OfferType.SETTLEMENT, 50_000, owing(0), null, 1, Maker.STAFF), "offer-in-money");
        refused(foreign("USD", "CNY"), "offer-other-currency");
        refused(foreign("USD", "USD"), "offer-other-currency");
    }

    @Test
    void what_is_offered_in_kind_names_what_is_given_and_no_dates_and_in_money_the_other_way_round() {
        refused(shaped(OfferType.DEBT_TO_EQUITY, 50_000, null, null), "offer-in-kind");
        refused(shaped(OfferType.DEBT_TO_EQUITY, 50_000, null, "flat-1", new Terms.Stage(1, 1)), "offer-in-kind");
        refused(shaped(OfferType.DEBT_TO_EQUITY, 50_000, "2026-03-16", "flat-1"), "offer-in-kind");
        refused(shaped(OfferType.EXTENSION, 50_000, "2026-03-16", "flat-1", new Terms.Stage(1, 1)), "offer-in-money");
    }

    @Test
    void its_stages_have_instalments_of_a_cent_at_least() {
        refused(shaped(OfferType.INSTALMENTS, 50_000, "2026-03-16", null, new Terms.Stage(2, 0)), "stage-empty");
        refused(shaped(OfferType.INTEREST_WAIVER, 95_500, "2026-03-16", null), "instalments-too-few");
        refused(shaped(OfferType.SETTLEMENT, 91_000, "2026-03-16", null), "instalments-too-few");
        refused(shaped(OfferType.INSTALMENTS, 2, "2026-03-16", null, new Terms.Stage(3, 1)), "instalments-too-many");
        taken(shaped(OfferType.INSTALMENTS, 3, "2026-03-16", null, new Terms.Stage(3, 1)));
        refused(
                shaped(
                        OfferType.INSTALMENTS,
                        3,
                        "2026-03-16",
                        null,
                        new Terms.Stage(1, 1),
                        new Terms.Stage(1, 1_000_000)),
                "instalment-empty");
        // too many months, but not too many to write down
        refused(instalments(120, Maker.STAFF), "offer-too-long");
    }

    @Test
    void its_first_day_is_the_debtors_today_at_the_earliest_and_the_last_day_of_its_months_at_the_latest() {
        LocalDate last = day("2026-03-02").plusMonths(Sample.OFFERS.mostMonths());
        taken(shaped(OfferType.EXTENSION, 50_000, "2026-03-02", null, new Terms.Stage(1, 1)));
        taken(shaped(OfferType.EXTENSION, 50_000, last.toString(), null, new Terms.Stage(1, 1)));
        refused(
                shaped(OfferType.EXTENSION, 50_000, last.plusDays(1).toString(), null, new Terms.Stage(1, 1)),
                "offer-too-long");
    }

    /** What was paid on the day of the yes, before it or after, is told apart by being kept with it. */
    @Test
    void with_the_yes_is_kept_what_was_paid_on_its_day_before_it() {
        Spec<CaseState, CaseInput, CaseEvent> spec = owingHeads();
        spec.when(payment("pay-1", 1_000, "2026-03-01", 99_000, MADE)).at(MADE);
        spec.when(payment("pay-2", 2_000, "2026-03-02", 97_000, MADE)).at(MADE);
        spec.when(shaped(OfferType.EXTENSION, 97_000, "2026-03-16", null, new Terms.Stage(1, 1)))
                .at(MADE);
        spec.when(accept("a-1")).at(MADE);
        assertThat(spec.events())
                .contains(new CaseEvent.AcceptanceKept(
                        "o-1", "a-1", List.of(new Payment("pay-2", 2_000, day("2026-03-02"), false, 97_000L, null))));
    }

    @Test
    void the_same_offer_twice_is_one_and_its_id_serves_no_other() {
        offered(instalments(2, Maker.BOT))
                .when(instalments(2, Maker.BOT))
                .at("2026-03-03T08:30:00+08:00")
                .thenNothing()
                .when(instalments(3, Maker.BOT))
                .at("2026-03-03T08:30:00+08:00")
                .thenRefused("offer-id-taken");
    }

    @Test
    void a_case_has_so_many_offers_and_no_more() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking();
        for (int i = 0; i < Sample.OFFERS.mostOffers(); i++) {
            spec.when(named("o-" + i)).at(MADE).andDeadline("offer", "2026-03-17T00:00:00+08:00");
        }
        spec.when(named("one-more")).at(MADE).thenRefused("offers-too-many");
    }

    @Test
    void accepted_twice_it_is_accepted_once_and_by_another_word_not_again() {
        offered(instalments(2, Maker.BOT))
                .when(accept("a-1"))
                .at(MADE)
                .thenPublished(
                        ended(OfferType.INSTALMENTS, OfferOutcome.ACCEPTED, MADE),
                        new PlanAgreed("o-1", OfferType.INSTALMENTS, TWO, 3, false, at(MADE)))
                .andNoDeadline("offer")
                .when(accept("a-1"))
                .at("2026-03-04T08:30:00+08:00")
                .thenNothing()
                .when(accept("a-2"))
                .at("2026-03-04T08:30:00+08:00")
                .thenRefused("offer-already-accepted");
    }

    @Test
    void it_is_the_addressees_alone_and_must_have_been_made() {
        offered(instalments(2, Maker.BOT))
                .when(new OfferAccepted("o-1", "a-1", "party-2", false, false))
                .at(MADE)
                .thenRefused("offer-not-yours")
                .when(new OfferDeclined("o-1", "party-2"))
                .at(MADE)
                .thenRefused("offer-not-yours")
                .when(new OfferAccepted("o-2", "a-1", PARTY, false, false))
                .at(MADE)
                .thenRefused("offer-unknown")
                .when(new OfferWithdrawn("o-2"))
                .at(MADE)
                .thenRefused("offer-unknown")
                .when(new OfferReviewed("o-2", "user-2", Maker.STAFF, true))
                .at(MADE)
                .thenRefused("offer-unknown");
    }

    @Test
    void declined_or_withdrawn_it_is_over() {
        offered(instalments(2, Maker.BOT))
                .when(new OfferDeclined("o-1", PARTY))
                .at(MADE)
                .thenPublished(ended(OfferType.INSTALMENTS, OfferOutcome.DECLINED, MADE))
                .when(new OfferDeclined("o-1", PARTY))
                .at(MADE)
                .thenNothing()
                .when(new OfferWithdrawn("o-1"))
                .at(MADE)
                .thenRefused("offer-over")
                .when(accept("a-1"))
                .at(MADE)
                .thenRefused("offer-over");
        offered(instalments(12, Maker.BOT))
                .when(new OfferWithdrawn("o-1"))
                .at(MADE)
                .then(new OfferDropped("o-1", Offer.Status.WITHDRAWN));
    }

    @Test
    void of_an_interest_waiver_what_is_paid_and_what_is_waived_may_make_all_that_is_owed() {
        owingHeads()
                .when(offer(OfferType.INTEREST_WAIVER, 95_500, interest(4_500), "2026-03-16", 1, Maker.STAFF))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .when(payment("pay-1", 95_500, "2026-03-16", 4_500, "2026-03-16T12:00:00+08:00"))
                .at("2026-03-16T12:00:00+08:00")
                .thenPublished(new SettlementFulfilled(
                        "o-1", LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-16"), interest(4_500), false));
    }

    /** 945.00 of 1 000.00 settle it; 200.00 are paid before the debtor says yes. */
    @Test
    void a_settlement_whose_sums_no_longer_add_up_is_overtaken() {
        Balance left = new Balance("CNY", 1_000, 4_500, 74_500);
        offeredHeads(settlement(94_500, 1_000, 4_500, 0, Maker.STAFF))
                .when(balanceAlone(left, at(MADE)))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .thenRefused("offer-overtaken");
        offeredHeads(settlement(50_000, 1_000, 9_000, 40_000, Maker.SUPERVISOR))
                .when(approve("boss-1", Maker.SUPERVISOR))
                .at(MADE)
                .when(balanceAlone(new Balance("CNY", 1_000, 9_000, 89_999), at(MADE)))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .thenRefused("offer-overtaken");
        offeredHeads(settlement(50_000, 1_000, 9_000, 40_000, Maker.SUPERVISOR))
                .when(balanceAlone(new Balance("CNY", 1_000, 9_000, 89_999), at(MADE)))
                .at(MADE)
                .when(approve("boss-1", Maker.SUPERVISOR))
                .at(MADE)
                .thenRefused("offer-overtaken");
    }

    @Test
    void interest_that_ran_on_since_overtakes_no_settlement() {
        offeredHeads(settlement(94_500, 1_000, 4_500, 0, Maker.STAFF))
                .when(balanceAlone(new Balance("CNY", 1_000, 9_100, 90_000), at(MADE)))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .thenAlsoPublished(new OfferEnded("o-1", OfferType.SETTLEMENT, OfferOutcome.ACCEPTED, at(MADE)));
    }

    /** A payment of before went back, or costs came up: what nobody offered to waive is not agreed to be settled. */
    @Test
    void more_principal_or_costs_than_when_it_was_made_overtake_a_settlement() {
        for (Balance more :
                List.of(new Balance("CNY", 1_000, 9_000, 90_001), new Balance("CNY", 1_001, 9_100, 89_999))) {
            offeredHeads(settlement(94_500, 1_000, 4_500, 0, Maker.STAFF))
                    .when(balanceAlone(more, at(MADE)))
                    .at(MADE)
                    .when(accept("a-1"))
                    .at(MADE)
                    .thenRefused("offer-overtaken");
            offeredHeads(settlement(50_000, 1_000, 9_000, 40_000, Maker.SUPERVISOR))
                    .when(balanceAlone(more, at(MADE)))
                    .at(MADE)
                    .when(approve("boss-1", Maker.SUPERVISOR))
                    .at(MADE)
                    .thenRefused("offer-overtaken");
        }
        offeredHeads(offer(OfferType.INTEREST_WAIVER, 95_500, interest(4_500), "2026-03-16", 1, Maker.STAFF))
                .when(balanceAlone(new Balance("CNY", 1_001, 9_000, 90_001), at(MADE)))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .thenAlsoPublished(new OfferEnded("o-1", OfferType.INTEREST_WAIVER, OfferOutcome.ACCEPTED, at(MADE)));
    }

    @Test
    void what_is_owed_may_have_overtaken_it() {
        offered(instalments(2, Maker.BOT))
                .when(balanceAlone(owing(99_999), at(MADE)))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .thenRefused("offer-overtaken");
        owingHeads()
                .when(settlement(99_000, 1_000, 0, 0, Maker.STAFF))
                .at(MADE)
                .when(balanceAlone(new Balance("CNY", 999, 9_000, 95_000), at(MADE)))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .thenRefused("offer-overtaken");
    }

    @Test
    void an_offer_whose_first_day_has_passed_is_not_agreed_any_more() {
        offered(offer(OfferType.INSTALMENTS, 100_000, owing(0), "2026-03-02", 2, Maker.BOT))
                .when(accept("a-1"))
                .at("2026-03-03T00:00:00+08:00")
                .thenRefused("offer-overtaken");
    }

    @Test
    void one_commitment_at_a_time() {
        offered(instalments(2, Maker.BOT))
                .when(promise("p-1", 10_000, "2026-03-06"))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .thenRefused("promise-already-live");
        offered(instalments(2, Maker.BOT))
                .when(named("o-2"))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .when(new OfferAccepted("o-2", "a-2", PARTY, false, false))
                .at(MADE)
                .thenRefused("agreement-already-live")
                .when(promise("p-1", 10_000, "2026-03-06"))
                .at(MADE)
                .thenRefused("agreement-already-live");
    }

    /** What stretches the debt helps him; all at once, or a flat instead, is for him to ask for. */
    @Test
    void in_hardship_nothing_is_offered_that_presses_and_what_stood_is_agreed_of_the_debtors_own_wish_only() {
        owingHeads()
                .when(pause(PauseReason.HARDSHIP))
                .at(MADE)
                .when(settlement(95_000, 0, 5_000, 0, Maker.SUPERVISOR))
                .at(MADE)
                .thenRefused("hardship-open");
        talking()
                .when(pause(PauseReason.HARDSHIP))
                .at(MADE)
                .when(offer(OfferType.DEBT_FOR_ASSET, 60_000, owing(0), null, 0, Maker.STAFF))
                .at(MADE)
                .thenRefused("hardship-open");
        talking()
                .when(pause(PauseReason.HARDSHIP))
                .at(MADE)
                .when(instalments(2, Maker.BOT))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .thenAlsoPublished(new PlanAgreed(
                        "o-1",
                        OfferType.INSTALMENTS,
                        Terms.monthly(yuan(100_000), LocalDate.parse("2026-03-16"), List.of(new Terms.Stage(2, 1))),
                        3,
                        false,
                        at(MADE)));
        owingHeads()
                .when(settlement(95_000, 0, 5_000, 0, Maker.SUPERVISOR))
                .at(MADE)
                .when(pause(PauseReason.HARDSHIP))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .thenRefused("hardship-open")
                .when(new OfferAccepted("o-1", "a-1", PARTY, false, true))
                .at(MADE)
                .thenAlsoPublished(new OfferEnded("o-1", OfferType.SETTLEMENT, OfferOutcome.ACCEPTED, at(MADE)));
    }

    /** ▣ Whatever it is called: 31 March is 29 days ahead, 1 April 30. */
    @Test
    void in_hardship_nobody_is_offered_to_pay_all_of_it_within_a_month() {
        for (OfferProposed soon : List.of(extension("2026-03-02"), extension("2026-03-31"), lowered("2026-03-31"))) {
            inNeed().when(soon).at(MADE).thenRefused("hardship-open");
        }
        for (OfferProposed later : List.of(extension("2026-04-01"), lowered("2026-04-01"))) {
            assertThat(inNeed().when(later).at(MADE).events()).hasSize(2);
        }
    }

    /** ▣ Of 1 000.00 two halves, today and in a month; 999.90 today and 0.10 in a month are as good as all of it today. */
    @Test
    void nor_nearly_all_of_it() {
        for (OfferProposed soon : List.of(today(9_999, 1), today(50_001, 49_999))) {
            inNeed().when(soon).at(MADE).thenRefused("hardship-open");
        }
        assertThat(inNeed().when(today(1, 1)).at(MADE).published())
                .singleElement()
                .isInstanceOf(OfferMade.class);
    }

    /** The second of them a month later. */
    private static OfferProposed today(long first, long second) {
        return shaped(
                OfferType.INSTALMENTS,
                100_000,
                "2026-03-02",
                null,
                new Terms.Stage(1, first),
                new Terms.Stage(1, second));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> inNeed() {
        return owingHeads().when(pause(PauseReason.HARDSHIP)).at(MADE);
    }

    /** It is asked when it is approved and when it is accepted as well, by the day on which that is. */
    @Test
    void what_was_offered_before_the_hardship_and_is_due_within_a_month_is_agreed_of_the_debtors_own_wish_only() {
        owingHeads()
                .when(extension("2026-04-01"))
                .at(MADE)
                .when(pause(PauseReason.HARDSHIP))
                .at(MADE)
                .when(accept("a-1"))
                .at("2026-03-03T08:30:00+08:00")
                .thenRefused("hardship-open")
                .when(new OfferAccepted("o-1", "a-1", PARTY, false, true))
                .at("2026-03-03T08:30:00+08:00")
                .thenAlsoPublished(ended(OfferType.EXTENSION, OfferOutcome.ACCEPTED, "2026-03-03T08:30:00+08:00"));
        // for less than a fifth of what is owed staff need a second person
        owingHeads()
                .when(offer(OfferType.EXTENSION, 10_000, owing(0), "2026-04-01", 1, Maker.STAFF))
                .at(MADE)
                .when(pause(PauseReason.HARDSHIP))
                .at(MADE)
                .when(approve("user-2", Maker.SUPERVISOR))
                .at("2026-03-03T08:30:00+08:00")
                .thenRefused("hardship-open")
                .when(approve("user-2", Maker.SUPERVISOR))
                .at(MADE)
                .thenPublished(new OfferMade(
                        "o-1",
                        OfferType.EXTENSION,
                        yuan(10_000),
                        owing(0),
                        List.of(new Instalment(day("2026-04-01"), yuan(10_000))),
                        day("2026-03-16"),
                        at(MADE)));
    }

    private static OfferProposed extension(String due) {
        return offer(OfferType.EXTENSION, 100_000, owing(0), due, 1, Maker.BOT);
    }

    private static OfferProposed lowered(String due) {
        return offer(OfferType.INTEREST_WAIVER, 98_500, new Balance("CNY", 0, 1_500, 0), due, 1, Maker.BOT);
    }

    @Test
    void a_debtor_who_disputes_the_debt_agrees_of_his_own_wish_only_and_his_offers_time_stands_still() {
        offered(instalments(2, Maker.BOT))
                .when(pause(PauseReason.DISPUTE))
                .at(MADE)
                .andNoDeadline("offer")
                .when(accept("a-1"))
                .at("2026-03-04T08:30:00+08:00")
                .thenRefused("dispute-open")
                .when(new OfferAccepted("o-1", "a-1", PARTY, false, true))
                .at("2026-03-04T08:30:00+08:00")
                .thenAlsoPublished(ended(OfferType.INSTALMENTS, OfferOutcome.ACCEPTED, "2026-03-04T08:30:00+08:00"));
    }

    @ParameterizedTest
    @EnumSource(
            value = PauseReason.class,
            names = {"DECEASED", "BANKRUPTCY", "INCAPACITY"})
    void nobody_agrees_who_cannot_agree_for_himself(PauseReason reason) {
        offered(instalments(2, Maker.BOT))
                .when(pause(reason))
                .at(MADE)
                .when(new OfferAccepted("o-1", "a-1", PARTY, true, true))
                .at(MADE)
                .thenRefused("debtor-cannot-agree");
    }

    @Test
    void who_wants_no_contact_may_still_come_and_agree() {
        offered(instalments(2, Maker.BOT))
                .when(pause(PauseReason.CEASE_CONTACT))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .thenAlsoPublished(ended(OfferType.INSTALMENTS, OfferOutcome.ACCEPTED, MADE));
    }

    /** The ledger lets a written one revive the claim. */
    @Test
    void after_limitation_an_agreement_is_voluntary_and_its_form_is_told() {
        owingHeads()
                .when(new CaseInput.LimitationMoved(at("2026-03-01T00:00:00+08:00"), at(MADE)))
                .at(MADE)
                .when(settlement(99_000, 1_000, 0, 0, Maker.STAFF))
                .at(MADE)
                .when(new OfferAccepted("o-1", "a-1", PARTY, true, false))
                .at(MADE)
                .thenAlsoPublished(new SettlementAgreed(
                        "o-1",
                        OfferType.SETTLEMENT,
                        List.of(new Instalment(day("2026-03-16"), yuan(99_000))),
                        new Balance("CNY", 1_000, 0, 0),
                        true,
                        at(MADE),
                        HEADS));
    }

    @Test
    void with_the_case_or_the_talks_every_pending_offer_ends() {
        offered(instalments(2, Maker.BOT))
                .when(closedWithoutReason(at(MADE)))
                .at(MADE)
                .thenPublished(ended(OfferType.INSTALMENTS, OfferOutcome.WITHDRAWN, MADE))
                .when(accept("a-1"))
                .at(MADE)
                .thenRefused("case-closed")
                .when(named("o-2"))
                .at(MADE)
                .thenRefused("case-closed");
        Spec<CaseState, CaseInput, CaseEvent> spec = talking();
        spec.when(instalments(2, Maker.BOT)).at("2026-03-15T08:00:00+08:00");
        spec.whenTimePasses()
                .at("2026-04-01T08:00:00+08:00")
                .thenAlsoPublished(new NegotiationExhausted(at("2026-04-01T08:00:00+08:00"), "days-since-start", 0, 0))
                .when(named("o-2"))
                .at("2026-05-02T00:00:00+08:00")
                .thenRefused("negotiation-exhausted");
    }

    @Test
    void of_a_case_that_was_never_opened_nothing_is_offered() {
        Spec.of(Sample.cases(), "case-9")
                .when(instalments(2, Maker.BOT))
                .at(MADE)
                .thenRefused("case-unknown");
    }

    private static CaseInput pause(PauseReason reason) {
        return new CaseInput.PauseBegan("d-1", reason, at(MADE), at("2026-06-01T00:00:00+08:00"));
    }

    private static OfferProposed named(String id) {
        OfferProposed o = instalments(2, Maker.BOT);
        return new OfferProposed(
                id, o.type(), o.payable(), o.waived(), o.firstDue(), o.stages(), o.asset(), o.by(), o.maker());
    }

    private static OfferProposed foreign(String payable, String waived) {
        OfferProposed o = instalments(2, Maker.STAFF);
        return new OfferProposed(
                "o-1",
                o.type(),
                new Money(5_000, payable),
                Balance.zero(waived),
                o.firstDue(),
                o.stages(),
                null,
                "maker-1",
                o.maker());
    }

    private static OfferEnded ended(OfferType type, OfferOutcome outcome, String at) {
        return new OfferEnded("o-1", type, outcome, at(at));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> offered(OfferProposed offer) {
        return talking().when(offer).at(MADE);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> offeredHeads(CaseInput offer) {
        return owingHeads().when(offer).at(MADE);
    }

    private static Balance interest(long minor) {
        return new Balance("CNY", 0, minor, 0);
    }

    private static boolean made(OfferProposed offer) {
        return !owingHeads().when(offer).at(MADE).published().isEmpty();
    }

    private static OfferProposed shaped(
            OfferType type, long payable, @Nullable String firstDue, @Nullable String asset, Terms.Stage... stages) {
        Balance waived =
                switch (type) {
                    case INTEREST_WAIVER -> interest(4_500);
                    case SETTLEMENT -> interest(9_000);
                    case EXTENSION, INSTALMENTS, DEBT_FOR_ASSET, DEBT_TO_EQUITY -> owing(0);
                };
        return new OfferProposed(
                "o-1",
                type,
                yuan(payable),
                waived,
                firstDue == null ? null : day(firstDue),
                List.of(stages),
                asset,
                "maker-1",
                Maker.STAFF);
    }

    private static void taken(OfferProposed offer) {
        Spec<CaseState, CaseInput, CaseEvent> spec = owingHeads().when(offer).at(MADE);
        assertThat(((CaseState.Known) spec.state()).file().dealt().offers()).hasSize(1);
    }

    private static void refused(OfferProposed offer, String rule) {
        owingHeads().when(offer).at(MADE).thenRefused(rule);
    }

    private static Balance principal(long minor) {
        return new Balance(HEADS.currency(), 0, 0, minor);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
