package io.recourse.intake.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

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

    /** Told by a case when it closes, to everybody it named. */
    record CaseEnded(String caseId) implements PartyInput {}

    /**
     * Command: what is known of the party must not be destroyed.
     *
     * @param reason a code
     */
    record HoldAsked(String holdId, String reason) implements PartyInput {}

    /** Command: that reason is gone. */
    record HoldReleaseAsked(String holdId) implements PartyInput {}

    /**
     * Command: nobody shall know any more who the party is.
     *
     * @param reason a code
     */
    record EraseAsked(String reason) implements PartyInput {}

    /**
     * Command: who is it?
     *
     * @param by who asks
     * @param grant by what it is allowed to act, for instance a contact's grant or a power of attorney
     * @param fields empty for all that the purpose may see
     */
    record RevealAsked(String by, String purpose, String caseId, String grant, List<IdentityField> fields)
            implements PartyInput {
        public RevealAsked {
            fields = fields.stream().distinct().sorted().toList();
        }
    }

    /** A party has no deadlines; one that passes all the same is a bug. */
    record PartyDeadlinePassed(Deadline deadline) implements PartyInput {}
}
