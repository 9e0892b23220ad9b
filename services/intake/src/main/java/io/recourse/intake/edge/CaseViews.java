package io.recourse.intake.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.query.Reckoned;
import io.recourse.casework.story.Phrasebook;
import io.recourse.intake.domain.CaseDecider;
import io.recourse.intake.domain.CaseState;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the view of a case says beyond its state: what is owed now, and sentences. */
@Singleton
class CaseViews {

    @Produces
    @Singleton
    Reckoned owed(Kinds kinds) {
        CaseDecider cases =
                (CaseDecider) kinds.of(new SubjectId(CaseDecider.KIND, "any")).decider();
        return (state, now) -> state instanceof CaseState of ? cases.owed(of, now) : null;
    }

    @Produces
    @Singleton
    Phrasebook phrases() {
        return Phrasebook.resource(CaseViews.class, "/story/case.json");
    }
}
