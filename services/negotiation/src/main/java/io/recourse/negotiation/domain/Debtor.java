package io.recourse.negotiation.domain;

import java.time.ZoneId;

/**
 * The one to be talked to: a party id and derived facts, never identity.
 *
 * @param zone IANA zone; contact and promises count in the debtor's days
 */
public record Debtor(String party, String zone, String jurisdiction, String language) {

    public Debtor {
        ZoneId.of(zone);
    }

    ZoneId zoneId() {
        return ZoneId.of(zone);
    }
}
