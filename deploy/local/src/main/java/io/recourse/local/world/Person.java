package io.recourse.local.world;

import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.Money;
import io.recourse.local.portfolio.Character;
import io.recourse.local.portfolio.SampleAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A debtor with one overdue account, as its lender pushed it. */
@SuppressWarnings("JavaLangClash")
public record Person(SampleAccount sample) {

    public AccountPushed account() {
        return sample.message();
    }

    public String lender() {
        return sample.lender();
    }

    Character character() {
        return sample.character();
    }

    /** The same in every run, whatever ids the services give. */
    public String key() {
        return lender() + "/" + account().account() + "/" + account().episodeMeant();
    }

    /** Who lives behind it: several accounts of one lender may belong to one person. */
    public String household() {
        return lender() + "/" + account().debtor().idNumber();
    }

    /** What was owed when the account was pushed. */
    public Money owed() {
        return account().balance().total();
    }

    /** The day of an instant in the zone of the contract. */
    public LocalDate dayOf(Instant at) {
        return at.atZone(ZoneId.of(account().contractZone())).toLocalDate();
    }

    /** The debtor's own day, by which promises are counted. */
    LocalDate homeDayOf(Instant at) {
        return at.atZone(ZoneId.of(account().debtor().zone())).toLocalDate();
    }

    /** A value date for money sent at an instant; never a day that the pushed statement already counts. */
    LocalDate valueDate(Instant at) {
        LocalDate day = dayOf(at);
        LocalDate first = account().asOf().plusDays(1);
        return day.isBefore(first) ? first : day;
    }

    boolean vanished() {
        return character().attitude() == Character.Attitude.VANISHES;
    }
}
