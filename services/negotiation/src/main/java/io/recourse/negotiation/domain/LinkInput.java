package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reaches a link of parties. */
public sealed interface LinkInput extends Input {

    /**
     * An operator records on which ground parties of several lenders count as one person; a command, and its first input.
     *
     * @param parties in order, each of another lender
     * @param reference of the document that is the ground, the operator's own
     * @param by who recorded it
     * @param until from when on it is a ground no more, null if it has no end
     */
    record Recorded(
            List<String> parties,
            LinkBasis basis,
            String reference,
            String by,
            @Nullable Instant until) implements LinkInput {
        public Recorded {
            parties = List.copyOf(parties);
        }
    }

    /** The ground is gone, as when a consent is taken back; a command. */
    record Withdrawn(String by) implements LinkInput {}

    /** One of its parties spent a unit. */
    record Spent(String party, SharedContact contact) implements LinkInput {}

    /** What became of a contact with one of its parties. */
    record Ended(String party, String key, ContactOutcome outcome) implements LinkInput {}

    record DeadlinePassed(Deadline deadline) implements LinkInput, PassedDeadline {}
}
