package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.car;
import static io.recourse.disposal.domain.Samples.house;
import static io.recourse.disposal.domain.Samples.opened;
import static io.recourse.disposal.domain.Samples.owed;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Orders;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.disposal.domain.CaseInput.BalanceChanged;
import io.recourse.disposal.domain.CaseInput.Closed;
import io.recourse.disposal.domain.CaseInput.LitigationOver;
import io.recourse.disposal.domain.CaseInput.NegotiationOver;
import io.recourse.disposal.domain.CaseInput.TitleReached;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Order between publishers is not promised: what they say on one day means the same in any order. */
class OrderTest {

    private static final Instant DAY = at("2026-03-02T09:00:00+08:00");

    private static final List<CaseInput> LEDGER = List.of(new BalanceChanged(owed("30000.00"), "payment-1", DAY));
    private static final List<CaseInput> TALKS = List.of(new NegotiationOver(DAY));

    @Test
    void a_title_the_end_of_talks_and_a_payment_in_any_order() {
        assertThat(outcomes(LEDGER, TALKS, List.of(new TitleReached(DAY), new LitigationOver(DAY))))
                .containsExactly("disposing [VALUING, VALUING] 3000000 []");
    }

    @Test
    void procedure_without_title_the_end_of_talks_and_a_payment_in_any_order() {
        assertThat(outcomes(LEDGER, TALKS, List.of(new LitigationOver(DAY))))
                .containsExactly("ended [RELEASED, RELEASED] 3000000 []");
    }

    @Test
    void the_end_of_the_case_wins_in_any_order() {
        List<CaseInput> ledger = List.of(new BalanceChanged(Balance.zero("CNY"), "payment-1", DAY), new Closed(DAY));
        assertThat(outcomes(ledger, TALKS, List.of(new TitleReached(DAY), new LitigationOver(DAY))))
                .allMatch(s -> s.startsWith("closed ") && !s.contains("VALUING") && s.endsWith(" 0 []"));
    }

    @SafeVarargs
    private static Set<String> outcomes(List<CaseInput>... publishers) {
        return Orders.merged(List.of(publishers)).stream()
                .map(OrderTest::outcome)
                .collect(Collectors.toSet());
    }

    private static String outcome(List<CaseInput> inputs) {
        Spec<CaseState, CaseInput, CaseEvent> spec = Spec.of(new CaseDecider(RULES));
        spec.when(opened("50000.00", house(), car())).at("2026-01-05T09:00:00+08:00");
        inputs.forEach(input -> spec.when(input).at(DAY));
        Dossier dossier = ((CaseState.Known) spec.state()).dossier();
        return new CaseDecider(RULES).facets(spec.state()).status()
                + " " + dossier.lines().stream().map(Line::progress).toList()
                + " " + dossier.debtLeft()
                + " " + new CaseDecider(RULES).deadlines(spec.state());
    }
}
