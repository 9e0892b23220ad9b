package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.effects.EffectAdapter.Task;
import io.recourse.casework.query.SubjectQueries.Reading;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.Debits;
import io.recourse.negotiation.edge.LastLook.Look;
import java.util.List;
import java.util.Map;

/**
 * Whether a debit may still be made: its mandate may have been taken back while the provider could not be reached. Of a case
 * that is stuck nobody knows, for what was said waits unread: it is not debited.
 */
final class DebitLook implements LastLook.Rule {

    private final BusinessClock clock;

    DebitLook(BusinessClock clock) {
        this.clock = clock;
    }

    @Override
    public List<SubjectId> concerned(Task task) {
        return List.of(task.subject());
    }

    @Override
    public Look look(Task task, Map<SubjectId, Reading> rows) {
        Reading theCase = rows.get(task.subject());
        if (theCase == null || !(theCase.state() instanceof Known known)) {
            return new Look.Barred("case-unknown");
        }
        String bar = Debits.bar(known, task.ref(), theCase.parked() != null, clock.now());
        return bar == null ? new Look.Go(task) : new Look.Barred(bar);
    }
}
