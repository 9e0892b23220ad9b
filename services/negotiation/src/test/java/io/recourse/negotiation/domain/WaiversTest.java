package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.MADE;
import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.balanceAlone;
import static io.recourse.negotiation.domain.Sample.talking;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.NegotiationEvent.OfferEnded;
import io.recourse.contracts.NegotiationEvent.OfferOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.NegotiationEvent.SettlementFailed;
import io.recourse.contracts.NegotiationEvent.SettlementFulfilled;
import io.recourse.negotiation.domain.CaseInput.OfferAccepted;
import io.recourse.negotiation.domain.CaseInput.OfferProposed;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 2 000.00 of interest and 8 000.00 of principal: a bot waives a fifth of the interest, 400.00, and not once more. */
class WaiversTest {

    private static final Balance OWED = heads(200_000, 800_000);

    /** What the host says is left once 5 000.00 were paid and 400.00 waived. */
    private static final Balance LEFT = heads(160_000, 300_000);

    private static final String PAID = "2026-03-03T12:00:00+08:00";

    @Test
    void what_was_waived_before_counts_towards_its_makers_limit() {
        Spec<CaseState, CaseInput, CaseEvent> spec = waivedOnce();
        assertThat(isOpen(spec, waiver("o-2", 1, Maker.BOT))).isFalse();
        // staff waive half of it: 1 000.00 in all
        assertThat(isOpen(spec, waiver("o-3", 60_000, Maker.STAFF))).isTrue();
        assertThat(isOpen(spec, waiver("o-4", 60_001, Maker.STAFF))).isFalse();
    }

    @Test
    void and_towards_that_of_who_approves() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                waivedOnce().when(waiver("o-2", 60_001, Maker.BOT)).at(PAID);
        spec.when(new CaseInput.OfferReviewed("o-2", "user-2", Maker.STAFF, true))
                .at(PAID)
                .thenRefused("approval-beyond-limit");
        spec.when(new CaseInput.OfferReviewed("o-2", "boss-1", Maker.SUPERVISOR, true))
                .at(PAID);
        assertThat(spec.published()).isNotEmpty();
    }

    @Test
    void what_is_agreed_and_not_paid_yet_counts_as_well() {
        Spec<CaseState, CaseInput, CaseEvent> spec = agreed();
        assertThat(isOpen(spec, waiver("o-2", 1, Maker.BOT))).isFalse();
    }

    @Test
    void what_failed_waived_nothing() {
        Spec<CaseState, CaseInput, CaseEvent> spec = agreed();
        spec.whenTimePasses()
                .at("2026-03-17T00:00:00+08:00")
                .thenPublished(new SettlementFailed("o-1", yuan(500_000), yuan(0)));
        spec.when(waiver("o-2", 500_000, 40_000, "2026-03-25", Maker.BOT)).at("2026-03-17T08:00:00+08:00");
        assertThat(spec.published()).isNotEmpty();
    }

    /** Staff waive 1 000.00: each of them is within that, and both are not. */
    @Test
    void of_two_that_were_offered_side_by_side_the_second_is_overtaken_once_the_first_is_paid() {
        Spec<CaseState, CaseInput, CaseEvent> spec = owed();
        spec.when(first()).at(MADE);
        spec.when(waiver("o-2", 80_000, Maker.STAFF)).at(MADE);
        assertThat(spec.published()).isNotEmpty();
        paying(spec.when(accept("o-1")).at(MADE));
        spec.when(accept("o-2")).at(PAID).thenRefused("offer-overtaken");
    }

    @Test
    void the_second_may_be_agreed_if_the_first_came_to_nothing() {
        Spec<CaseState, CaseInput, CaseEvent> spec = owed();
        spec.when(first()).at(MADE);
        spec.when(accept("o-1")).at(MADE);
        spec.when(waiver("o-2", 500_000, 40_000, "2026-03-25", Maker.SUPERVISOR))
                .at("2026-03-10T08:00:00+08:00");
        spec.when(accept("o-2"))
                .at("2026-03-17T08:00:00+08:00")
                .thenAlsoPublished(new OfferEnded(
                        "o-2", OfferType.INTEREST_WAIVER, OfferOutcome.ACCEPTED, at("2026-03-17T08:00:00+08:00")));
    }

    /** It was approved with what was waived before in mind. */
    @Test
    void an_offer_that_was_judged_with_the_first_is_agreed_after_it() {
        offeredAgain()
                .when(accept("o-2"))
                .at(PAID)
                .thenAlsoPublished(new OfferEnded("o-2", OfferType.INTEREST_WAIVER, OfferOutcome.ACCEPTED, at(PAID)));
    }

    static Spec<CaseState, CaseInput, CaseEvent> offeredAgain() {
        return waivedOnce().when(waiver("o-2", 60_000, Maker.STAFF)).at(PAID);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> waivedOnce() {
        return paying(agreed());
    }

    private static Spec<CaseState, CaseInput, CaseEvent> paying(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.when(new CaseInput.PaymentHeard(
                        "pay-1", yuan(500_000), LocalDate.parse("2026-03-03"), heads(200_000, 300_000), at(PAID), null))
                .at(PAID)
                .thenPublished(new SettlementFulfilled(
                        "o-1", LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-03"), heads(40_000, 0), false))
                .when(balanceAlone(LEFT, at(PAID)))
                .at(PAID);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> agreed() {
        return owed().when(first()).at(MADE).when(accept("o-1")).at(MADE);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> owed() {
        return talking(SMS).when(balanceAlone(OWED, at(MADE))).at(MADE);
    }

    private static boolean isOpen(Spec<CaseState, CaseInput, CaseEvent> spec, OfferProposed offer) {
        return !spec.when(offer).at(PAID).published().isEmpty();
    }

    private static OfferProposed first() {
        return waiver("o-1", 500_000, 40_000, "2026-03-16", Maker.BOT);
    }

    private static OfferProposed waiver(String id, long interest, Maker maker) {
        return waiver(id, 230_000, interest, "2026-03-16", maker);
    }

    private static OfferProposed waiver(String id, long payable, long interest, String due, Maker maker) {
        return new OfferProposed(
                id,
                OfferType.INTEREST_WAIVER,
                yuan(payable),
                heads(interest, 0),
                LocalDate.parse(due),
                List.of(new Terms.Stage(1, 1)),
                null,
                "maker-1",
                maker);
    }

    private static OfferAccepted accept(String id) {
        return new OfferAccepted(id, "a-" + id, PARTY, false, false);
    }

    private static Balance heads(long interest, long principal) {
        return new Balance("CNY", 0, interest, principal);
    }
}
