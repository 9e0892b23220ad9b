package io.recourse.contracts;

import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lender's statement of one overdue account, written to {@code lenders.<id>.accounts}. A statement is known by
 * (account, episode, asOf, revision): the same content again changes nothing, other content under the same key is
 * refused. The only message that carries identity; it goes to the vault and no further. One record reads all versions: the
 * second adds optional parts alone, {@code terms} and {@code agreedPeriodEndsOn}, the third {@code dayCount}, the fourth
 * {@code acquiredFrom} and {@code formerly}.
 *
 * @param account the lender's own number of the account, 1 … 64 characters
 * @param episode which delinquency of this account, from 1; the first one if absent
 * @param asOf the day in {@code contractZone} at whose end the figures are true
 * @param revision counts the statements of one day, ≥ 0; the highest holds
 * @param jurisdiction ISO 3166-1 alpha-2 code of the law that governs the claim
 * @param currency ISO 4217 code of every amount that does not name its own
 * @param contractZone IANA zone that due dates and interest days are counted in
 * @param costs minor units, ≥ 0
 * @param interest minor units, ≥ 0
 * @param principal minor units, ≥ 0
 * @param instalments every unpaid instalment, at most {@value #MOST_INSTALMENTS}; in any order
 * @param annualRateBp contract rate per year in basis points, 0 … 100 000; a private lender's with all that it asks for
 *     being late, for the cap holds for all of it
 * @param terms null for a licensed lender whose co-debtors owe equal shares and whose interest is counted ACT/365
 * @param acquiredFrom of whom the lender bought the debt, if it was somebody whose debts are collected here too
 */
public record AccountPushed(
        String account,
        @Nullable Integer episode,
        LocalDate asOf,
        int revision,
        Product product,
        Obligor debtor,
        String jurisdiction,
        String currency,
        String contractZone,
        long costs,
        long interest,
        long principal,
        List<Instalment> instalments,
        Authority authority,
        int annualRateBp,
        List<Obligor> coDebtors,
        List<Surety> guarantors,
        List<Collateral> collateral,
        ScoringFacts scoring,
        @Nullable Terms terms,
        @Nullable AcquiredFrom acquiredFrom)
        implements PartnerMessage {

    /** As the released schema says. */
    public static final int MOST_INSTALMENTS = 600;

    public AccountPushed {
        instalments = List.copyOf(instalments);
        coDebtors = List.copyOf(coDebtors);
        guarantors = List.copyOf(guarantors);
        collateral = List.copyOf(collateral);
    }

    /** The episode meant: 1 if the lender names none. */
    public int episodeMeant() {
        return episode == null ? 1 : episode;
    }

    /** The same account as its lender's books have it on another day. */
    public AccountPushed withBooks(LocalDate day, int anotherRevision, Balance owed, List<Instalment> unpaid) {
        return new AccountPushed(
                account,
                episode,
                day,
                anotherRevision,
                product,
                debtor,
                jurisdiction,
                owed.currency(),
                contractZone,
                owed.costs(),
                owed.interest(),
                owed.principal(),
                unpaid,
                authority,
                annualRateBp,
                coDebtors,
                guarantors,
                collateral,
                scoring,
                terms,
                acquiredFrom);
    }

    /** What is owed, in the ledger's three heads. */
    public Balance balance() {
        return new Balance(currency, costs, interest, principal);
    }

    public enum Product {
        CARD,
        CONSUMER_LOAN,
        MORTGAGE,
        AUTO_LOAN,
        SME_LOAN
    }

    /** Whose figures rule: the lender's system until charge-off, afterwards Recourse's ledger. */
    public enum Authority {
        HOST,
        RECOURSE
    }

    /**
     * Somebody who owes the debt or answers for it.
     *
     * @param name as in the contract
     * @param idNumber identity card number, unified social credit code or LEI
     * @param phones E.164, preferred first; may be empty
     * @param zone IANA zone the person lives in, which decides when contact is allowed
     * @param province ISO 3166-2
     * @param language BCP 47
     * @param formerly the party's id at the lender of whom the debt was bought; a keyed hash, which says nobody's name
     */
    public record Obligor(
            DebtorKind kind,
            String name,
            String idNumber,
            List<String> phones,
            @Nullable String email,
            String zone,
            String province,
            String language,
            @Nullable String formerly) {
        public Obligor {
            phones = List.copyOf(phones);
        }

        /** Says of whom there is talk to nobody: what prints a message prints no person. */
        @Override
        public String toString() {
            return "Obligor[kind=" + kind + "]";
        }
    }

    /**
     * A guarantor with the guarantee it gave.
     *
     * @param kind ORDINARY when the contract is unclear (民法典 art. 686)
     * @param mainDueOn last due date of the guaranteed debt; the guarantee period runs from it (art. 692)
     * @param agreedPeriodEndsOn last day of the period if one was agreed
     */
    public record Surety(
            Obligor obligor,
            GuaranteeKind kind,
            LocalDate mainDueOn,
            @Nullable LocalDate agreedPeriodEndsOn) {}

    /**
     * What the contract says beyond the figures; the statement that opens the case counts.
     *
     * @param contractDate when the contract was concluded; a private lender must name it
     * @param creditorKind LICENSED if absent
     * @param chargedOffOn the day of the lender's charge-off, under {@link Authority#RECOURSE} alone
     * @param dayCount of interest under {@link Authority#RECOURSE}; ACT_365_FIXED if absent
     * @param shares agreed among the debtor and the co-debtors (民法典 art. 518, 519); what is left falls in equal parts to
     *     those not named
     */
    public record Terms(
            @Nullable LocalDate contractDate,
            @Nullable CreditorKind creditorKind,
            @Nullable LocalDate chargedOffOn,
            @Nullable DayCount dayCount,
            List<DebtShare> shares) {

        public Terms {
            shares = List.copyOf(shares);
        }

        /** The kind meant: LICENSED if the lender names none. */
        public CreditorKind creditorKindMeant() {
            return creditorKind == null ? CreditorKind.LICENSED : creditorKind;
        }
    }

    /** How the part of a year between two days is counted (2006 ISDA Definitions, section 4.16). */
    public enum DayCount {
        /** Days ÷ 365, leap years too (d). */
        ACT_365_FIXED,
        /** Days ÷ 360 (e). */
        ACT_360,
        /** Months of 30 days, Bond Basis: a 31st is a 30th, the last one only after a 30th or 31st (f). */
        THIRTY_360,
        /** Months of 30 days, Eurobond Basis: every 31st is a 30th (g). */
        THIRTY_E_360,
        /** Days of leap years ÷ 366 and days of others ÷ 365 (b). */
        ACT_ACT_ISDA
    }

    /**
     * The account as it was before the debt was sold.
     *
     * @param lender the seller's id on this platform
     * @param account the seller's own number of it, 1 … 64 characters
     * @param episode which delinquency of it, from 1; the first one if absent
     */
    public record AcquiredFrom(
            String lender, String account, @Nullable Integer episode) {

        /** The episode meant: 1 if the buyer names none. */
        public int episodeMeant() {
            return episode == null ? 1 : episode;
        }
    }

    /** Licensed lenders are exempt from the rate cap (民间借贷规定 art. 1 para. 2). */
    public enum CreditorKind {
        LICENSED,
        PRIVATE
    }

    /**
     * @param idNumber names the debtor or a co-debtor
     * @param shareBp basis points, 0 … 10 000
     */
    public record DebtShare(String idNumber, int shareBp) {

        /** Says nobody's name. */
        @Override
        public String toString() {
            return "DebtShare";
        }
    }

    /**
     * One unpaid instalment.
     *
     * @param amount what is still unpaid of it, minor units, ≥ 1
     */
    public record Instalment(LocalDate dueOn, long amount) {}
}
