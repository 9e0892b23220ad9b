package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.intake.domain.PartyEvent.CaseLeft;
import io.recourse.intake.domain.PartyEvent.ClaimRestored;
import io.recourse.intake.domain.PartyEvent.HoldPlaced;
import io.recourse.intake.domain.PartyEvent.HoldReleased;
import io.recourse.intake.domain.PartyEvent.IdentityErased;
import io.recourse.intake.domain.PartyEvent.IdentityRevealed;
import io.recourse.intake.domain.PartyInput.CaseEnded;
import io.recourse.intake.domain.PartyInput.CaseRestored;
import io.recourse.intake.domain.PartyInput.EraseAsked;
import io.recourse.intake.domain.PartyInput.HoldAsked;
import io.recourse.intake.domain.PartyInput.HoldReleaseAsked;
import io.recourse.intake.domain.PartyInput.RevealAsked;
import io.recourse.intake.domain.PartyState.Registered;
import java.time.Instant;
import java.util.List;

/**
 * Who may learn who a party is, and when nobody may any more. Erasure waits for the last claim and the last hold; what it
 * leaves is the party's id, which is a keyed hash, and with it the wish not to be contacted.
 */
record Custodian(RevealPack reveals) {

    /** Told once by each case; a case that never named the party does not tell it. */
    Decision<PartyEvent> ended(Registered party, CaseEnded ended) {
        return party.isOver(ended.caseId()) ? Decision.nothing() : Decision.accept(new CaseLeft(ended.caseId()));
    }

    /** Of an erased party too: the claim is there, and nobody knows whose it is until the lender names it in a new one. */
    Decision<PartyEvent> restored(Registered party, CaseRestored restored) {
        boolean hasIt = party.liveCases().stream().anyMatch(c -> c.caseId().equals(restored.caseId()));
        return hasIt ? Decision.nothing() : Decision.accept(new ClaimRestored(restored.caseId()));
    }

    Decision<PartyEvent> hold(Registered party, HoldAsked asked) {
        String standing = party.custody().holds().get(asked.holdId());
        if (standing == null) {
            return party.custody().erased() == null
                    ? Decision.accept(new HoldPlaced(asked.holdId(), asked.reason()))
                    : Decision.refuse("erased", null, "nothing is left to be held");
        }
        return standing.equals(asked.reason())
                ? Decision.nothing()
                : Decision.refuse("hold-conflict", "holdId", "a hold of this id stands for another reason");
    }

    Decision<PartyEvent> release(Registered party, HoldReleaseAsked asked) {
        return party.custody().holds().containsKey(asked.holdId())
                ? Decision.accept(new HoldReleased(asked.holdId()))
                : Decision.refuse("hold-unknown", "holdId", "no hold of this id stands");
    }

    Decision<PartyEvent> erase(Registered party, EraseAsked asked, Instant now) {
        if (party.custody().erased() != null) {
            return Decision.nothing();
        }
        if (!party.liveCases().isEmpty() || party.custody().moreCases() > 0) {
            return Decision.refuse("claim-live", null, "a claim that names this party is not over");
        }
        return party.custody().holds().isEmpty()
                ? Decision.accept(new IdentityErased(asked.reason(), now))
                : Decision.refuse("legal-hold", null, "what is known of this party is held for another purpose");
    }

    /** In the order in which a caller can do something about it. */
    Decision<PartyEvent> reveal(Registered party, RevealAsked asked) {
        RevealPack.Purpose purpose = reveals.find(asked.purpose());
        if (purpose == null) {
            return purposeUnknown();
        }
        if (party.custody().erased() != null) {
            return Decision.refuse("erased", null, "nobody knows any more who this party is");
        }
        if (!party.isNamedBy(asked.caseId())) {
            return Decision.refuse("case-not-of-party", "caseId", "the case does not name this party");
        }
        if (purpose.liveClaimOnly() && party.isOver(asked.caseId())) {
            return Decision.refuse("claim-over", "caseId", "the purpose ended with the case");
        }
        if (!purpose.despiteCease() && party.ceasedFrom() != null) {
            return Decision.refuse("contact-ceased", "purpose", "this party asked not to be contacted");
        }
        if (!purpose.fields().containsAll(asked.fields())) {
            return Decision.refuse("field-not-of-purpose", "fields", "the purpose does not need this field");
        }
        List<IdentityField> fields = asked.fields().isEmpty() ? purpose.fields() : asked.fields();
        return Decision.accept(
                new IdentityRevealed(asked.by(), asked.purpose(), asked.caseId(), asked.grant(), fields));
    }

    static Decision<PartyEvent> purposeUnknown() {
        return Decision.refuse("purpose-unknown", "purpose", "identities are not told for this purpose");
    }
}
