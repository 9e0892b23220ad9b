package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger needs to know of the account for as long as the case lives.
 *
 * @param creditNoticeAt when the debtor was told that a credit bureau will be; null if not, then there is no credit record
 * @param reportExpiredAt since when what the bureau was told must not stand there; null while it may, and of rows older than
 *     this, whose record tells it once
 * @param sold null while nobody has said anything of a sale
 */
public record Account(
        String lender,
        String product,
        DebtorKind debtorKind,
        String jurisdiction,
        String contractZone,
        boolean secured,
        Credit credit,
        @Nullable Instant creditNoticeAt,
        @Nullable Instant reportExpiredAt,
        @Nullable Sale sold) {

    static Account of(CaseOpened opened) {
        return new Account(
                opened.lender(),
                opened.product(),
                opened.debtorKind(),
                opened.jurisdiction(),
                opened.contractZone(),
                !opened.collateral().isEmpty(),
                Credit.PLAIN,
                null,
                null,
                null);
    }

    Account with(Credit changed) {
        return with(changed, creditNoticeAt, reportExpiredAt, sold);
    }

    Account noticed(Instant at) {
        return with(credit, at, reportExpiredAt, sold);
    }

    Account expired(Instant at) {
        return with(credit, creditNoticeAt, at, sold);
    }

    Account with(Sale changed) {
        return with(credit, creditNoticeAt, reportExpiredAt, changed);
    }

    /** What is known of a sale. */
    Sale sale() {
        return sold == null ? Sale.NONE : sold;
    }

    private Account with(Credit changed, @Nullable Instant noticeAt, @Nullable Instant expiredAt, @Nullable Sale sale) {
        return new Account(
                lender, product, debtorKind, jurisdiction, contractZone, secured, changed, noticeAt, expiredAt, sale);
    }

    ZoneId zone() {
        return ZoneId.of(contractZone);
    }

    LocalDate dayOf(Instant at) {
        return LocalDays.dateOf(at, zone());
    }
}
