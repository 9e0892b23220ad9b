package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.negotiation.domain.PartyEvent.LinkNoted;
import io.recourse.negotiation.domain.PartyEvent.UnitSpent;
import io.recourse.negotiation.domain.PartyInput.Linked;
import io.recourse.negotiation.domain.Shared.Link;
import java.time.Instant;
import java.util.List;

/** Tells a party's links of its contacts; they pass them on to the others that are the same person. */
final class Sharing {

    private Sharing() {}

    /** Whoever is linked brings along what it remembers: a link made today hides no contact of this morning. */
    static Decision<PartyEvent> linked(PartyFile file, Linked told) {
        if (file.sharing().links().contains(new Link(told.linkId(), told.basis(), told.until()))) {
            return Decision.nothing();
        }
        Decision.Accepted<PartyEvent> linked =
                Decision.accept(new LinkNoted(told.linkId(), told.basis(), told.until()));
        for (Grant grant : file.grants()) {
            if (grant.third() == null) {
                linked = linked.tell(
                        link(told.linkId()),
                        new LinkInput.Spent(file.partyId(), SharedContact.of(file.partyId(), grant)));
            }
        }
        return linked;
    }

    /** A contact with a third person is none with the party, and its own lender's business. */
    static Decision.Accepted<PartyEvent> spent(
            Decision.Accepted<PartyEvent> accepted, PartyFile file, UnitSpent spent, Instant now) {
        Grant grant = new Grant(spent);
        return dialled(accepted, file, grant, SharedContact.of(file.partyId(), grant), now);
    }

    /**
     * A contact as it is known by now: what is counted by the number counts it for the person as well, whoever of its lenders dials
     * next.
     */
    static Decision.Accepted<PartyEvent> dialled(
            Decision.Accepted<PartyEvent> accepted, PartyFile file, Grant grant, SharedContact dial, Instant now) {
        Decision.Accepted<PartyEvent> all = accepted;
        if (grant.third() == null) {
            for (Link link : standing(file, now)) {
                all = all.tell(link(link.linkId()), new LinkInput.Spent(file.partyId(), dial));
            }
        }
        return all;
    }

    static Decision.Accepted<PartyEvent> ended(
            Decision.Accepted<PartyEvent> accepted, PartyFile file, Grant grant, ContactOutcome outcome, Instant now) {
        Decision.Accepted<PartyEvent> all = accepted;
        if (grant.third() == null) {
            String key = SharedContact.key(file.partyId(), grant.caseId(), grant.attemptId());
            for (Link link : standing(file, now)) {
                all = all.tell(link(link.linkId()), new LinkInput.Ended(file.partyId(), key, outcome));
            }
        }
        return all;
    }

    private static List<Link> standing(PartyFile file, Instant now) {
        return file.sharing().links().stream().filter(l -> l.stands(now)).toList();
    }

    private static SubjectId link(String linkId) {
        return new SubjectId(LinkDecider.KIND, linkId);
    }
}
