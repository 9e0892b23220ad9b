package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.intake.domain.CaseState.Unopened;
import java.util.ArrayList;
import java.util.List;

/** Events of one decision as they come about, and what is true after each of them. */
final class Story {

    private CaseState state;
    private final List<CaseEvent> events = new ArrayList<>();
    private final List<Tell> tells = new ArrayList<>();

    Story(CaseState state) {
        this.state = state;
    }

    Story add(CaseEvent event) {
        state = CaseHistory.evolve(state, event);
        events.add(event);
        return this;
    }

    /** Whom a case names hears when it is over. */
    Story add(IntakeEvent event) {
        if (event instanceof CaseClosed) {
            Open over = open();
            over.parties()
                    .everybody()
                    .forEach(p ->
                            tell(new Tell(new SubjectId(PartyDecider.KIND, p), new PartyInput.CaseEnded(over.id()))));
        }
        return add(new Told(event));
    }

    Story tell(Tell tell) {
        tells.add(tell);
        return this;
    }

    /** Whether what is true then still finds room in the case's row. */
    boolean hasRoomFor(CaseEvent event) {
        return CaseRoom.characters(CaseHistory.evolve(state, event)) <= CaseRoom.MOST;
    }

    Account account() {
        return switch (state) {
            case Open open -> open.account();
            case Closed closed -> closed.account();
            case Unopened _ -> throw new IllegalStateException("the case is not open");
        };
    }

    Ledger ledger() {
        return switch (state) {
            case Open open -> open.ledger();
            case Closed closed -> closed.ledger();
            case Unopened _ -> throw new IllegalStateException("the case is not open");
        };
    }

    Open open() {
        if (state instanceof Open open) {
            return open;
        }
        throw new IllegalStateException("the case is not open");
    }

    Closed closed() {
        if (state instanceof Closed closed) {
            return closed;
        }
        throw new IllegalStateException("the case is not closed");
    }

    Decision<CaseEvent> end() {
        return new Decision.Accepted<>(events, tells, List.of());
    }
}
