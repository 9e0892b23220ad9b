package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.at;
import static io.recourse.litigation.domain.Cases.cny;
import static io.recourse.litigation.domain.Cases.watching;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Orders;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.litigation.domain.CaseInput.Closed;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Order across publishers is not promised, and a fact may come twice. */
class OrderOfFactsTest {

    @Test
    void closing_and_the_end_of_talks_in_either_order_end_the_same() {
        Instant same = at("2026-03-02T10:00:00+08:00");
        CaseState first = watching()
                .when(new CaseInput.NegotiationOver(same))
                .at(same)
                .when(new Closed(CloseReason.PAID, same))
                .at(same)
                .state();
        CaseState second = watching()
                .when(new Closed(CloseReason.PAID, same))
                .at(same)
                .when(new CaseInput.NegotiationOver(same))
                .at(same)
                .state();
        assertThat(first).isEqualTo(second);
    }

    @Test
    void facts_of_different_services_in_any_order_lead_to_the_same_state() {
        Instant same = at("2026-03-02T10:00:00+08:00");
        List<CaseInput> facts = List.of(
                new CaseInput.NegotiationOver(same),
                new CaseInput.BalanceChanged(cny(80_000_00), same),
                new CaseInput.DisposalOver(same),
                new CaseInput.PauseBegan("p1", PauseReason.DISPUTE, same));
        Set<CaseState> ends =
                Orders.of(facts).stream().map(order -> after(order, same)).collect(Collectors.toSet());
        assertThat(ends).hasSize(1);
    }

    private static CaseState after(List<CaseInput> facts, Instant at) {
        Spec<CaseState, CaseInput, CaseEvent> spec = watching();
        facts.forEach(fact -> {
            spec.when(fact).at(at);
            spec.when(fact).at(at).thenNothing();
        });
        return spec.state();
    }
}
