package io.recourse.intake.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import java.time.Instant;
import java.time.LocalDate;

/** What reaches a party. */
public sealed interface PartyInput extends Input {

    /**
     * Told by a case when it opens, for everybody its statement names; the only input that may open the row.
     *
     * @param asOf the statement's day
     */
    record PartyNamed(String lender, String caseId, PartyFacts facts, LocalDate asOf) implements PartyInput {}

    /** Command or partner's report: the party does not want to be contacted. */
    record ContactCeaseAsked(Instant at, String channel) implements PartyInput, Dated {
        @Override
        public boolean acceptedWhileParked() {
            return true;
        }
    }

    /** A party has no deadlines; one that passes all the same is a bug. */
    record PartyDeadlinePassed(Deadline deadline) implements PartyInput {}
}
