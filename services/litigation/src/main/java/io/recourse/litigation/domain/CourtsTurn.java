package io.recourse.litigation.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stage in which the court must act next. That it is late is recorded; nothing is lost by it. */
interface CourtsTurn {

    Docket docket();

    /** The term that binds the court. */
    CourtTerm term();

    /** When it ends; null once its passing was recorded. */
    @Nullable
    Instant dueBy();

    CaseState.Live overdue(@Nullable Instant lookAgainAt);
}
