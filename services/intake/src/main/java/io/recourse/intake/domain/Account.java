package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What the ledger needs to know of the account for as long as the case lives. */
public record Account(
        String lender,
        String product,
        DebtorKind debtorKind,
        String jurisdiction,
        String contractZone,
        boolean secured,
        Credit credit) {

    static Account of(CaseOpened opened) {
        return new Account(
                opened.lender(),
                opened.product(),
                opened.debtorKind(),
                opened.jurisdiction(),
                opened.contractZone(),
                !opened.collateral().isEmpty(),
                Credit.PLAIN);
    }

    Account with(Credit changed) {
        return new Account(lender, product, debtorKind, jurisdiction, contractZone, secured, changed);
    }

    ZoneId zone() {
        return ZoneId.of(contractZone);
    }

    LocalDate dayOf(Instant at) {
        return LocalDays.dateOf(at, zone());
    }
}
