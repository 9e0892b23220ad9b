package io.recourse.intake.domain;

import io.recourse.casework.decision.Published;
import java.time.LocalDate;

/** What happened to a party: {@link Told} everybody hears, the rest stays in intake's journal. */
public sealed interface PartyEvent {

    record Told(io.recourse.contracts.PartyEvent event) implements PartyEvent, Published {}

    /** What the lender knows of the party, by its statement of that day; follows the published one if that is news. */
    record FactsTaken(PartyFacts facts, LocalDate asOf) implements PartyEvent {}

    /** Another case of the same lender names the party. */
    record CaseJoined(String caseId) implements PartyEvent {}
}
