package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.negotiation.domain.PartyEvent.HoursConsentNoted;
import io.recourse.negotiation.domain.PartyEvent.HoursConsentWithdrawn;
import io.recourse.negotiation.domain.PartyInput.HoursAgreed;
import io.recourse.negotiation.domain.PartyInput.HoursWithdrawn;
import java.time.Instant;
import java.util.Optional;

/** Agreements to contact at night: each with its proof, all of them withdrawn by one word (个人信息保护法 art. 15). */
final class Consents {

    private Consents() {}

    static Decision<PartyEvent> agreed(PartyFile file, HoursAgreed told, Instant now) {
        Consent consent = new Consent(told.consentId(), told.evidence(), told.by(), told.from(), told.until());
        Optional<Consent> known = file.wishes().consent(told.consentId());
        if (known.isPresent()) {
            return known.get().equals(consent)
                    ? Decision.nothing()
                    : Decision.refuse("consent-contradicts", "consentId", "another consent has this id");
        }
        if (told.until() != null && !told.until().isAfter(told.from())) {
            return Decision.refuse("consent-ends-before-it-begins", "until", "a consent ends after it begins");
        }
        return file.wishes().hasRoom(now)
                ? Decision.accept(new HoursConsentNoted(consent))
                : Decision.refuse("consents-too-many", null, "as many consents of the party as are kept still hold");
    }

    /** Told late it counts from when it was said; an earlier word says nothing that the latest does not. */
    static Decision<PartyEvent> withdrawn(PartyFile file, HoursWithdrawn told, Instant now) {
        if (told.at().isAfter(now)) {
            return Decision.refuse("withdrawal-in-future", "at", "nobody withdraws before he says so");
        }
        Instant known = file.wishes().hoursWithdrawnAt();
        return known != null && !told.at().isAfter(known)
                ? Decision.nothing()
                : Decision.accept(new HoursConsentWithdrawn(told.at(), told.evidence(), told.by()));
    }
}
