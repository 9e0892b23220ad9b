package io.recourse.negotiation.edge;

import io.recourse.casework.door.Hearing;
import io.recourse.contracts.PartyEvent;
import io.recourse.contracts.PublicEvent;
import io.recourse.negotiation.domain.PartyInput;
import java.time.Instant;

/** What intake tells of a party. */
final class PartyHearing implements Hearing {

    @Override
    public Heard hear(PublicEvent event, Instant at) {
        return switch (event) {
            case PartyEvent.PartyRegistered e ->
                Heard.opening(
                        new PartyInput.Registered(e.lender(), e.zone(), e.hasMobile(), e.hasEmail(), e.language()));
            // the contract names the channel by which the party said so; a person who says stop means all of them
            case PartyEvent.ContactCeased e -> Heard.of(new PartyInput.Ceased(e.at(), null));
            default -> Heard.ignored();
        };
    }
}
