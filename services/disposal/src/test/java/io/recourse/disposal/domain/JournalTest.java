package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.LENDER;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.cny;
import static io.recourse.disposal.domain.Samples.owed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.DisposalEvent.DisposalEnded;
import io.recourse.contracts.DisposalEvent.DisposalStarted;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A journal that says what cannot have happened stops its subject. Each event, and the states it leads from and to. */
class JournalTest {

    private static final Instant NOW = at("2026-06-01T09:00:00+08:00");

    /** One line per event; states that it cannot happen to are left out. */
    private static <S, E> String steps(Collection<S> states, List<E> events, BiFunction<S, E, S> evolve) {
        return events.stream()
                .map(event -> Answers.name(event) + ": "
                        + states.stream()
                                .flatMap(state -> step(state, event, evolve).stream())
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + "\n")
                .collect(Collectors.joining());
    }

    private static <S, E> List<String> step(S state, E event, BiFunction<S, E, S> evolve) {
        S next;
        try {
            next = evolve.apply(state, event);
        } catch (IllegalStateException impossible) {
            assertThat(impossible).hasMessage(event + " cannot happen to " + state);
            return List.of();
        }
        return List.of(
                Answers.name(Objects.requireNonNull(state)) + " → " + Answers.name(Objects.requireNonNull(next)));
    }

    @Test
    void an_assets_events_happen_in_the_states_that_know_them() {
        Map<String, AssetState> states = ExampleStates.assets();
        AssetState.Valuing valuing = (AssetState.Valuing) Objects.requireNonNull(states.get("valuing"));
        AssetState.Order order =
                new AssetState.Order("valuation-9", ValuationMethod.APPRAISAL, 1, false, NOW, "art. 19");
        List<AssetEvent> events = List.of(
                new AssetEvent.Held(valuing.entry(), NOW),
                new AssetEvent.ValuationCommissioned(order),
                new AssetEvent.ValuationOverdue(NOW),
                new AssetEvent.ReportReceived(cny("1.00"), ValuationMethod.NETWORK, NOW, NOW),
                new AssetEvent.ObjectionReceived(NOW),
                new AssetEvent.ValueFixed(cny("1.00"), ValuationMethod.NETWORK, NOW, NOW),
                new AssetEvent.NoticeNoted(NOW),
                new AssetEvent.ValueLapsed(NOW),
                new AssetEvent.LetGoBy("case-1", "sold", NOW));
        states.put("held", new AssetState.Valuing(valuing.entry(), null));
        assertThat(steps(states.values(), events, AssetFold::evolve)).isEqualTo("""
                Held: Unregistered → Valuing, Free → Valuing
                ValuationCommissioned: Valuing → Valuing, Valued → Valuing, Lapsed → Valuing
                ValuationOverdue: Valuing → Valuing
                ReportReceived: Valuing → Reported
                ObjectionReceived: Reported → Objected
                ValueFixed: Valuing → Valued, Reported → Valued, Objected → Valued
                NoticeNoted: Valued → Valued
                ValueLapsed: Valued → Lapsed
                LetGoBy: Valuing → Free, Reported → Free, Objected → Free, Valued → Free, Lapsed → Free
                """);
    }

    @Test
    void a_sales_events_happen_in_the_states_that_know_them() {
        Map<String, AuctionState> states = ExampleStates.auctions();
        AuctionState.Announcing announcing = (AuctionState.Announcing) Objects.requireNonNull(states.get("announcing"));
        List<AuctionEvent> events = List.of(
                new AuctionEvent.SaleOpened(announcing.sale(), NOW),
                new AuctionEvent.PartiesTold(announcing.next(), "tell-parties-9", NOW, NOW),
                new AuctionEvent.PartiesDeemedTold(NOW, NOW),
                new AuctionEvent.NoticeMayFollow(NOW),
                new AuctionEvent.ClearanceHeard(NOW),
                new AuctionEvent.NoticeSent(announcing.terms(), "announce-9"),
                new AuctionEvent.NoticeLost("venue-refused"),
                new AuctionEvent.RoundAnnounced(announcing.terms()),
                new AuctionEvent.RoundLate(1, NOW),
                new AuctionEvent.BidTaken(cny("90.00"), "b-9", NOW),
                new AuctionEvent.ReportMissed(1),
                new AuctionEvent.RoundWon(cny("90.00"), "b-9", NOW),
                new AuctionEvent.WinnerBarred(1, cny("7.00"), "b-9"),
                new AuctionEvent.RoundFell(1, NOW),
                new AuctionEvent.PricePaidIn(1, cny("90.00"), NOW),
                new AuctionEvent.SaleStopped("debt-paid", NOW),
                new AuctionEvent.SaleGivenUp(NOW),
                new AuctionEvent.ValuationOutdated(NOW),
                new AuctionEvent.WithdrawalSent("withdraw-9"),
                new AuctionEvent.WithdrawalUnconfirmed("withdraw-9", "timeout"));
        assertThat(steps(states.values(), events, AuctionFold::evolve)).isEqualTo("""
                SaleOpened: Unopened → Ordered, Ended → Ordered
                PartiesTold: Ordered → Informing, Fallen → Informing
                PartiesDeemedTold: Informing → Informing
                NoticeMayFollow: Informing → AwaitingClearance
                ClearanceHeard: AwaitingClearance → AwaitingClearance
                NoticeSent: AwaitingClearance → Announcing
                NoticeLost: Announcing → AwaitingClearance
                RoundAnnounced: Announcing → Running
                RoundLate: Informing → Informing, AwaitingClearance → AwaitingClearance, Announcing → Announcing
                BidTaken: Running → Running
                ReportMissed: Running → Running
                RoundWon: Running → AwaitingPayment
                WinnerBarred: AwaitingPayment → AwaitingPayment
                RoundFell: Running → Fallen, AwaitingPayment → Fallen
                PricePaidIn: Ordered → Ended, Informing → Ended, AwaitingClearance → Ended, Announcing → Ended, Running → Ended, AwaitingPayment → Ended, Fallen → Ended
                SaleStopped: Ordered → Ended, Informing → Ended, AwaitingClearance → Ended, Announcing → Ended, Running → Ended, AwaitingPayment → Ended, Fallen → Ended
                SaleGivenUp: Ordered → Ended, Informing → Ended, AwaitingClearance → Ended, Announcing → Ended, Running → Ended, AwaitingPayment → Ended, Fallen → Ended
                ValuationOutdated: Ordered → Ended, Informing → Ended, AwaitingClearance → Ended, Announcing → Ended, Running → Ended, AwaitingPayment → Ended, Fallen → Ended
                WithdrawalSent: Ended → Ended
                WithdrawalUnconfirmed: Ended → Ended
                """);
    }

    @Test
    void a_case_is_opened_started_and_ended_once_and_shut_at_any_time() {
        List<CaseEvent> events = List.of(
                new CaseEvent.CaseTaken(LENDER, "CN", owed("1.00"), List.of(), null),
                new CaseEvent.Told(new DisposalStarted(1, NOW)),
                new CaseEvent.Told(new DisposalEnded(0, 1, NOW)),
                new CaseEvent.CaseShut(NOW));
        assertThat(steps(ExampleStates.cases().values(), events, CaseFold::evolve))
                .isEqualTo("""
                CaseTaken: Unopened → Watching
                DisposalStarted: Watching → Disposing
                DisposalEnded: Disposing → Ended
                CaseShut: Watching → Shut, Disposing → Shut, Ended → Shut, Shut → Shut
                """);
    }

    private static final List<CaseEvent> OF_KNOWN_CASES = List.of(
            new CaseEvent.Told(new DisposalEvent.AssetReleased("house-1", "no-title", NOW)),
            new CaseEvent.NegotiationNoted(NOW),
            new CaseEvent.TitleNoted(NOW),
            new CaseEvent.LitigationEndNoted(NOW),
            new CaseEvent.BalanceNoted(owed("1.00"), null),
            new CaseEvent.LimitationNoted(NOW),
            new CaseEvent.CostIncurred("sale-cost-9", "house-1", "valuation", NOW, cny("2.00")),
            new CaseEvent.ValuationRenewed("house-1", NOW),
            new CaseEvent.ValuationOutdated("house-1", NOW),
            new CaseEvent.SaleBegun("house-1", NOW),
            new CaseEvent.SaleAnswered("house-1", NOW),
            new CaseEvent.ClearanceHeard("sale-1", "house-1", NOW),
            new CaseEvent.ClearanceMissed("sale-1", "house-1", "case-paused", NOW),
            new CaseEvent.PersonAsked("house-1", "venue-refused"),
            new CaseEvent.PersonAnswered("house-1", true));

    @Test
    void nothing_happens_to_a_case_that_is_not_open() {
        CaseState unopened = Objects.requireNonNull(ExampleStates.cases().get("unopened"));
        for (CaseEvent event : OF_KNOWN_CASES) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> CaseFold.evolve(unopened, event))
                    .withMessage(event + " cannot happen to " + unopened);
        }
    }

    @Test
    void what_a_known_case_hears_leaves_it_in_its_state() {
        Map<String, CaseState> known = ExampleStates.cases();
        known.remove("unopened");
        for (CaseEvent event : OF_KNOWN_CASES) {
            known.forEach((name, state) -> assertThat(CaseFold.evolve(state, event))
                    .as("%s after %s", name, event)
                    .hasSameClassAs(state));
        }
    }
}
