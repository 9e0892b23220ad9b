package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.negotiation.domain.CallInput.TookPlace;
import io.recourse.negotiation.domain.PartyEvent.ContactFound;
import io.recourse.negotiation.domain.PartyEvent.ConversationNoted;
import io.recourse.negotiation.domain.PartyInput.ConversationHeld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a party says when it contacts us. No guard is asked, for it is no contact of ours; whoever talks to us can be reached. A call it
 * is as any other.
 */
final class Conversations {

    private Conversations() {}

    static Decision<PartyEvent> held(PartyFile file, ConversationHeld held, ContactPolicy policy, Instant now) {
        Conversation told = held.conversation();
        ConversationNoted noted = new ConversationNoted(told);
        Optional<ConversationNoted> known = file.talks().stream()
                .filter(c -> c.named(told.caseId(), told.conversationId()))
                .map(ConversationNoted::new)
                .findFirst();
        if (known.isPresent()) {
            return known.get().equals(noted)
                    ? Decision.nothing()
                    : Decision.refuse("conversation-id-taken", "conversationId", "another conversation has this id");
        }
        if (told.at().isAfter(now)) {
            return Decision.refuse("conversation-in-future", "at", "nobody can have talked later than now");
        }
        PartyFile after = file.talked(told);
        List<PartyEvent> events = new ArrayList<>();
        if (!after.equals(file)) {
            events.add(noted);
            if (after.reachable().isFoundBy(told.at(), policy.lost())) {
                events.add(new ContactFound(now, PartyDecider.BY_CONVERSATION, null));
            }
        }
        CallMade call = CallMade.of(file, told);
        return Decision.accept(events).tell(call.subject(), new TookPlace(call, told.at()));
    }
}
