package io.recourse.negotiation.domain;

import io.recourse.casework.decision.SubjectId;
import java.time.ZoneId;

/**
 * The one to be talked to: a party id and derived facts, never identity.
 *
 * @param zone IANA zone; contact and promises count in the debtor's days
 */
public record Debtor(String party, ZoneId zone, String jurisdiction, String language) {

    /** Its own row, which is told what concerns it. */
    public SubjectId subject() {
        return new SubjectId(PartyDecider.KIND, party);
    }
}
