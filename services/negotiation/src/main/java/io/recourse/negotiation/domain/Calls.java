package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.negotiation.domain.CallInput.TookPlace;
import io.recourse.negotiation.domain.CaseEvent.Told;
import java.util.Optional;

/** What a case tells the calls it made. */
final class Calls {

    private Calls() {}

    /** A call in which somebody was spoken to is to have a recording, whoever told the case of it. */
    static Decision<CaseEvent> telling(CaseFile before, Decision<CaseEvent> decision) {
        if (!(decision instanceof Decision.Accepted<CaseEvent> accepted)) {
            return decision;
        }
        Decision.Accepted<CaseEvent> all = accepted;
        for (CaseEvent event : accepted.events()) {
            if (event instanceof Told(ContactResult result) && result.outcome() == ContactOutcome.CONVERSATION) {
                Optional<CallMade> call = CallMade.of(before, result.attemptId());
                if (call.isPresent()) {
                    all = all.tell(call.get().subject(), new TookPlace(call.get(), result.at()));
                }
            }
        }
        return all;
    }
}
