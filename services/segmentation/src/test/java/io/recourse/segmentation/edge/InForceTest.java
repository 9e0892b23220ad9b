package io.recourse.segmentation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.DatabaseAway;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.domain.CaseEvent;
import io.recourse.segmentation.domain.CaseInput;
import io.recourse.segmentation.domain.CaseState;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** By what this instance decides. */
class InForceTest {

    private static final Instant NOW = Instant.parse("2026-03-03T02:00:00Z");
    private static final SubjectId CASE = new SubjectId(CaseDecider.KIND, "case-1");
    private static final CaseInput OPENED = new CaseInput.Opened(
            "lender-a",
            DebtorKind.NATURAL,
            "CN",
            "Asia/Shanghai",
            "Asia/Shanghai",
            "ZJ",
            false,
            new ScoringFacts(5_000, 2_000, 0, 3, 0),
            new Balance("CNY", 0, 0, 100),
            LocalDate.of(2026, 3, 1),
            2,
            null,
            NOW);

    @SuppressWarnings("unchecked") // the kind of cases decides cases
    private static Decider<CaseState, CaseInput, CaseEvent> cases(InForce inForce) {
        return (Decider<CaseState, CaseInput, CaseEvent>) new SegmentationKinds()
                .kinds(inForce, PolicyFiles.heat())
                .of(CASE)
                .decider();
    }

    /** What is shipped may be in force no more: the desk takes it as if the database were away, and parks nobody. */
    @Test
    void no_case_is_decided_before_the_book_and_the_models_were_read() {
        InForce inForce = new InForce();
        Decider<CaseState, CaseInput, CaseEvent> decider = cases(inForce);
        assertThatThrownBy(() -> decider.decide(decider.initial(CASE), OPENED, NOW))
                .isInstanceOf(DatabaseAway.class)
                .hasMessage("the book of strategies was not read yet");
        inForce.use(inForce.policy().strategies());
        assertThatThrownBy(() -> decider.decide(decider.initial(CASE), OPENED, NOW))
                .isInstanceOf(DatabaseAway.class)
                .hasMessage("the shelf of models was not read yet");
        inForce.use(inForce.policy().models());
        assertThat(decider.decide(decider.initial(CASE), OPENED, NOW)).isInstanceOf(Decision.Accepted.class);
    }
}
