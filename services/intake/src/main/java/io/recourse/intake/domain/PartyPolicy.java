package io.recourse.intake.domain;

import io.recourse.rules.money.DebtOrder;

/** Every number a party of one jurisdiction is decided by. */
public record PartyPolicy(LedgerPack.PauseRule pauses, DebtOrder debtOrder, PartyPack pack) {}
