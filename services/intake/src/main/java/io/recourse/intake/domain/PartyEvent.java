package io.recourse.intake.domain;

import io.recourse.casework.decision.Published;

/** What happened to a party: {@link Told} everybody hears, the rest stays in intake's journal. */
public sealed interface PartyEvent {

    record Told(io.recourse.contracts.PartyEvent event) implements PartyEvent, Published {}

    /** Another case of the same lender names the party. */
    record CaseJoined(String caseId) implements PartyEvent {}
}
