package io.recourse.negotiation.domain;

import java.util.List;

/**
 * What a party told a case of when it should have been left alone.
 *
 * @param refusals contacts of that case with third persons who had refused
 */
public record Rested(String party, List<PartyRest> rests, List<LateRefusal> refusals) {
    public Rested {
        rests = List.copyOf(rests);
        refusals = List.copyOf(refusals);
    }

    boolean saysNothing() {
        return rests.isEmpty() && refusals.isEmpty();
    }
}
