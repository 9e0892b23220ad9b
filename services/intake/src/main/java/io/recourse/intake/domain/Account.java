package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.Guarantor;
import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the ledger needs to know of the account for as long as the case lives.
 *
 * @param parties whom the case names, each once: they are told when it is over; empty in rows older than this part of them
 */
public record Account(
        String lender,
        String product,
        DebtorKind debtorKind,
        String jurisdiction,
        String contractZone,
        boolean secured,
        List<String> parties) {

    public Account {
        parties = List.copyOf(parties);
    }

    static Account of(CaseOpened opened) {
        return new Account(
                opened.lender(),
                opened.product(),
                opened.debtorKind(),
                opened.jurisdiction(),
                opened.contractZone(),
                !opened.collateral().isEmpty(),
                named(opened));
    }

    private static List<String> named(CaseOpened opened) {
        return Stream.of(
                        Stream.of(opened.debtorParty()),
                        opened.coDebtors().stream(),
                        opened.guarantors().stream().map(Guarantor::party))
                .flatMap(s -> s)
                .distinct()
                .toList();
    }

    ZoneId zone() {
        return ZoneId.of(contractZone);
    }

    LocalDate dayOf(Instant at) {
        return LocalDays.dateOf(at, zone());
    }
}
