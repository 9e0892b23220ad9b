package io.recourse.casework.decision;

import io.recourse.contracts.PublicEvent;

/** A domain event that is told to others: its JSON is the contract's. All other domain events stay private. */
public interface Published {
    PublicEvent event();
}
