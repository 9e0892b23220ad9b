package io.recourse.negotiation.domain;

/**
 * A party in negotiation: the one row that sees its contact budget.
 *
 * <pre>
 * Unknown ──registration, or the first case that asks──▶ Known
 * </pre>
 */
public sealed interface PartyState {

    /** Before the first event. */
    record Unknown(String partyId) implements PartyState {
        Known open(String lender, String zone) {
            return new Known(PartyFile.opened(partyId, lender, zone));
        }
    }

    record Known(PartyFile file) implements PartyState {}
}
