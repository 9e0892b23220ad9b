package io.recourse.litigation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Step;
import io.recourse.contracts.LitigationEvent.CostsIncurred;
import io.recourse.contracts.LitigationEvent.SuitAccepted;
import io.recourse.contracts.Money;
import io.recourse.litigation.domain.CaseEvent.Told;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the tariff asks of one case, filing by filing and route by route, and what of it was told: the same, nothing twice. */
final class FeeBooks {

    private static final Court COURT = new Court(Cases.POLICY, Cases.WEEKENDS);

    private final Set<String> costIds = new HashSet<>();
    private long told;
    private long owed;
    /** Of the matter that was filed last. */
    private long paid;

    void hear(Step step) {
        Docket docket =
                switch (step.after().state()) {
                    case CaseState.Live live -> live.docket();
                    case CaseState.Over over -> over.docket();
                    default -> null;
                };
        if (docket == null) {
            return;
        }
        for (Object event : step.events()) {
            switch (event) {
                case Told(CostsIncurred(String costId, Money amount, String _)) -> {
                    assertThat(costIds.add(costId)).as("told once: %s", costId).isTrue();
                    assertThat(amount.minor()).as("costs are more than nothing").isPositive();
                    told += amount.minor();
                }
                case CaseEvent.Lodged lodged -> {
                    paid = 0;
                    raise(COURT.fee(
                            lodged.matter().act(),
                            docket.debt(),
                            lodged.matter().claim()));
                }
                // whoever chose the route, what it costs more is owed, and nothing comes back from a cheaper one
                case Told(SuitAccepted suit) -> raise(COURT.fee(suit.route(), docket.claim()));
                default -> {}
            }
        }
        assertThat(told).as("all costs, and no others, are told: %s", step).isEqualTo(owed);
        assertThat(docket.progress().feePaid()).as("what the matter has cost").isEqualTo(paid);
    }

    private void raise(@Nullable Money fee) {
        if (fee != null && fee.minor() > paid) {
            owed += fee.minor() - paid;
            paid = fee.minor();
        }
    }
}
