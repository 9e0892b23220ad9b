package io.recourse.negotiation.edge;

import io.recourse.casework.door.Hearing;
import io.recourse.contracts.PartyEvent;
import io.recourse.contracts.PartyEvent.BarGround;
import io.recourse.contracts.PublicEvent;
import io.recourse.negotiation.domain.PartyInput;
import io.recourse.rules.contact.Flag;
import java.time.Instant;

/** What intake tells of a party. */
final class PartyHearing implements Hearing {

    @Override
    public Heard hear(PublicEvent event, Instant at) {
        return switch (event) {
            case PartyEvent.PartyRegistered e ->
                Heard.opening(
                        new PartyInput.Registered(e.lender(), e.zone(), e.hasMobile(), e.hasEmail(), e.language()));
            case PartyEvent.NumberReplaced e -> Heard.of(new PartyInput.NumberReplaced(e.asOf()));
            // the contract names the channel by which the party said so; a person who says stop means all of them
            case PartyEvent.ContactCeased e -> Heard.of(new PartyInput.Ceased(e.at(), null));
            case PartyEvent.ContactBarred e ->
                Heard.of(new PartyInput.FlagRaised(e.barId(), flag(e.ground()), e.from()));
            case PartyEvent.ContactBarEnded e -> Heard.of(new PartyInput.FlagLifted(e.barId(), e.at()));
            default -> Heard.ignored();
        };
    }

    private static Flag flag(BarGround ground) {
        return switch (ground) {
            case DECEASED -> Flag.DECEASED;
            case INCAPABLE -> Flag.INCAPABLE;
            case RESTING -> Flag.PAUSED;
        };
    }
}
