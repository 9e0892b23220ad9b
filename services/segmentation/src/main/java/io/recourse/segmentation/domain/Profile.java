package io.recourse.segmentation.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lender tells of the debtor of one case beside what is owed: facts, no identity. Amounts are minor units of one
 * currency. A part that was not told is null, which says nothing; an empty list says that there is none. Sex, age, marriage,
 * education and relatives have no place in it.
 *
 * @param asOf the day it describes; days ago are counted from it
 * @param currency ISO 4217
 */
public record Profile(
        LocalDate asOf,
        String currency,
        @Nullable Account account,
        @Nullable List<Budget> budget,
        @Nullable List<Asset> assets,
        @Nullable List<Liability> liabilities,
        @Nullable Work work,
        @Nullable List<Contact> contacts,
        @Nullable List<Promise> promises,
        @Nullable List<CourtRecord> records,
        @Nullable List<Transfer> transfers,
        @Nullable List<Holding> holdings,
        @Nullable Market market) {

    public Profile {
        budget = copy(budget);
        assets = copy(assets);
        liabilities = copy(liabilities);
        contacts = copy(contacts);
        promises = copy(promises);
        records = copy(records);
        transfers = copy(transfers);
        holdings = copy(holdings);
    }

    private static <T> @Nullable List<T> copy(@Nullable List<T> list) {
        return list == null ? null : List.copyOf(list);
    }

    /**
     * How the account was used and paid.
     *
     * @param limit what may be owed at most, ≥ 1
     * @param months the latest first
     */
    public record Account(long limit, LocalDate openedOn, boolean autoDebit, List<Month> months) {
        public Account {
            months = List.copyOf(months);
        }
    }

    /**
     * One month as its statement closed it.
     *
     * @param status −2 not used, −1 paid in full, 0 paid in part as agreed, from 1 on the months it is late
     * @param billed what the statement asks for; below zero after an overpayment
     * @param paid what was paid in it, ≥ 0
     * @param cash drawn in cash in it, ≥ 0
     */
    public record Month(int status, long billed, long paid, long cash) {}

    /**
     * Income and spending of one month, the latest first.
     *
     * @param declared income as the debtor declared it; null where it is not known
     * @param spent all that was spent; null where it is not known
     * @param luxury what of it courts count as high consumption; null where it is not known
     * @param housing what of it was rent and housing; null where it is not known
     */
    public record Budget(
            @Nullable Long declared,
            @Nullable Long spent,
            @Nullable Long luxury,
            @Nullable Long housing) {}

    /** What kind of thing is owned. */
    public enum BelongingKind {
        DEPOSIT,
        REAL_ESTATE,
        VEHICLE,
        SECURITIES,
        EQUITY,
        RECEIVABLE,
        EQUIPMENT,
        OTHER
    }

    /**
     * @param pledged what of its value stands as security for others, ≥ 0
     * @param frozen whether a court holds it
     */
    public record Asset(BelongingKind kind, long value, long pledged, boolean frozen, LocalDate acquiredOn) {}

    /** What kind of debt is owed elsewhere. */
    public enum LiabilityKind {
        MORTGAGE,
        CARD,
        CONSUMER,
        BUSINESS,
        GUARANTEE,
        TAX,
        OTHER
    }

    /**
     * @param monthly what is due a month, ≥ 0
     * @param dpd days past due, 0 for none
     */
    public record Liability(LiabilityKind kind, long owed, long overdue, long monthly, int dpd, boolean secured) {}

    /** Where income comes from. */
    public enum WorkKind {
        EMPLOYED,
        SELF_EMPLOYED,
        BUSINESS_OWNER,
        PENSION,
        NONE
    }

    /**
     * @param since first day of the present work; null if there is none
     * @param changes changes of work within three years
     * @param sources different sources of income
     * @param insuredMonths months of the last twelve with social insurance paid
     * @param fundMonths months of the last twelve with the housing fund paid
     */
    public record Work(
            WorkKind kind, @Nullable LocalDate since, int changes, int sources, int insuredMonths, int fundMonths) {}

    /** How the debtor was spoken to. */
    public enum ContactChannel {
        SMS,
        EMAIL,
        VOICE_BOT,
        LETTER,
        APP,
        PHONE,
        FIELD_VISIT
    }

    /**
     * What came of one channel within twelve months; of the debtor alone, never of others.
     *
     * @param reached of the attempts
     * @param lastReachedOn null if never
     */
    public record Contact(
            ContactChannel channel,
            int attempts,
            int reached,
            int complaints,
            @Nullable LocalDate lastReachedOn) {}

    /** A promise to pay, and what was paid of it in time. */
    public record Promise(LocalDate dueOn, long amount, long kept) {}

    /** What a court or a register says in public. */
    public enum RecordKind {
        SUIT,
        PAYMENT_ORDER,
        ENFORCEMENT,
        DISHONEST,
        CONSUMPTION_LIMIT,
        PRESERVATION,
        BANKRUPTCY
    }

    /** @param open whether it still stands */
    public record CourtRecord(RecordKind kind, LocalDate on, long amount, boolean open) {}

    /**
     * Something of value that left the debtor.
     *
     * @param received what came back for it, ≥ 0
     * @param related whether it went to one who is close in business; who it is, is not told
     */
    public record Transfer(LocalDate on, long amount, long received, boolean related) {}

    /**
     * One company holds shares of another, or the debtor does.
     *
     * @param owner an id of the lender's, or {@link CompanyGraph#DEBTOR}
     * @param shareBp of the capital, 1 … 10 000
     * @param active whether the owned company still does business
     */
    public record Holding(String owner, String owned, int shareBp, boolean active) {}

    /** Whether the debtor lives, or the enterprise sits, in a city. */
    public enum Area {
        RURAL,
        URBAN
    }

    /**
     * Where and in what trade.
     *
     * @param industry GB/T 4754 code, such as C17
     * @param unemploymentBp of the region
     * @param incomeMonthly average of the region
     */
    public record Market(
            @Nullable String industry,
            @Nullable Area area,
            @Nullable Integer unemploymentBp,
            @Nullable Long incomeMonthly) {}
}
