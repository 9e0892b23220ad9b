package io.recourse.intake.domain;

import io.recourse.casework.decision.Published;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What happened to a party: {@link Told} everybody hears, the rest stays in intake's journal. */
public sealed interface PartyEvent {

    record Told(io.recourse.contracts.PartyEvent event) implements PartyEvent, Published {}

    /** What the lender knows of the party, by its statement of that day; follows the published one if that is news. */
    record FactsTaken(PartyFacts facts, LocalDate asOf) implements PartyEvent {}

    /** Another case of the same lender names the party. */
    record CaseJoined(String caseId) implements PartyEvent {}

    /** A case that names the party is over. */
    record CaseLeft(String caseId) implements PartyEvent {}

    record HoldPlaced(String holdId, String reason) implements PartyEvent {}

    record HoldReleased(String holdId) implements PartyEvent {}

    /** From now on nobody may know who it is; the vault follows. */
    record IdentityErased(String reason, Instant at) implements PartyEvent {}

    /** A new claim names who had been erased: a new reason to know who it is, and no old wish is forgotten. */
    record IdentityTakenAnew(String caseId) implements PartyEvent {}

    /** Who asked learns who it is, once this is written down; never what was told, only which fields. */
    record IdentityRevealed(String by, String purpose, String caseId, String grant, List<IdentityField> fields)
            implements PartyEvent {
        public IdentityRevealed {
            fields = List.copyOf(fields);
        }
    }
}
