package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.intake.domain.PartyState.Registered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events of one decision about a party as they come about, and what is true after each of them. */
final class PartyStory {

    private PartyState state;
    private final List<PartyEvent> events = new ArrayList<>();
    private final List<Tell> tells = new ArrayList<>();

    PartyStory(PartyState state) {
        this.state = state;
    }

    /** Those who bought its debts hear of every wish not to be contacted. */
    PartyStory add(PartyEvent event) {
        state = PartyHistory.evolve(state, event);
        events.add(event);
        if (event instanceof PartyEvent.Told(ContactCeased told)) {
            party().heirs().forEach(heir -> pass(heir.caseId(), heir.party(), told.at()));
        }
        return this;
    }

    PartyStory pass(String buyersCase, String party, Instant from) {
        tells.add(Tell.acrossTenants(
                new SubjectId(PartyDecider.KIND, party), new PartyInput.WishPassed(buyersCase, from)));
        return this;
    }

    PartyStory tell(String caseId, CaseInput input) {
        tells.add(new Tell(new SubjectId(CaseDecider.KIND, caseId), input));
        return this;
    }

    Registered party() {
        if (state instanceof Registered known) {
            return known;
        }
        throw new IllegalStateException("no statement has named this party");
    }

    Decision<PartyEvent> end() {
        return new Decision.Accepted<>(events, tells, List.of());
    }
}
