package io.recourse.local.portfolio;

import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.AccountPushed.Authority;
import io.recourse.contracts.AccountPushed.Instalment;
import io.recourse.contracts.AccountPushed.Obligor;
import io.recourse.contracts.AccountPushed.Product;
import io.recourse.contracts.AccountPushed.Surety;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.local.portfolio.Character.Attitude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A sample of overdue accounts, made up from a seed: the same seed and lenders give the same bytes, and account number
 * {@code n} does not depend on how many there are.
 */
public final class Portfolio {
    public static final int SIZE = 2_000;
    /** First day of the run's virtual time. */
    public static final LocalDate AS_OF = LocalDate.of(2026, 1, 1);

    public static final List<String> LENDERS = List.of("east-bank", "harbour-finance", "meridian-credit");

    private static final int LEAST_LENDERS = 3;

    private final long seed;
    private final long size;
    private final List<String> lenders;
    private final LocalDate asOf;

    /**
     * @param size how many accounts, ≥ 0
     * @param lenders registered ids, at least three; the first has the largest book
     * @param asOf the day all statements are true for
     */
    public Portfolio(long seed, long size, List<String> lenders, LocalDate asOf) {
        if (size < 0 || lenders.size() < LEAST_LENDERS) {
            throw new IllegalArgumentException("a portfolio has at least 0 accounts of " + LEAST_LENDERS + " lenders");
        }
        this.seed = seed;
        this.size = size;
        this.lenders = List.copyOf(lenders);
        this.asOf = asOf;
    }

    public static Portfolio of(long seed) {
        return new Portfolio(seed, SIZE, LENDERS, AS_OF);
    }

    public List<SampleAccount> accounts() {
        return stream().toList();
    }

    /** One after the other, none kept. */
    public Stream<SampleAccount> stream() {
        return LongStream.range(0, size).mapToObj(this::account);
    }

    private SampleAccount account(long number) {
        Draw draw = Draw.of(seed, "account", Long.toString(number));
        String lender = lenders.get(draw.place(bookShares()));
        Lending lending = draw.weighted(Lending.BOOK);
        String account = "%s-%s%07d".formatted(initials(lender), lending.code(), number + 1);
        Character character = Character.of(seed, account);
        return SampleAccount.of(seed, lender, message(draw, number, lending, account, character.attitude()));
    }

    private AccountPushed message(Draw draw, long number, Lending lending, String account, Attitude attitude) {
        Tender tender = draw.weighted(Tender.ALL);
        boolean preDue = draw.chance(attitude == Attitude.PAYS_EARLY ? 350 : 40);
        int monthsLate = preDue ? 0 : RollRates.late(draw);
        int daysLate = preDue ? -draw.between(1, 20) : RollRates.daysLate(monthsLate, draw);
        Authority authority = authority(draw, daysLate, attitude);
        int rateBp = draw.between(lending.leastRateBp(), lending.mostRateBp());
        long principal = tender.minor(lending.owed().value(draw) * 100 + draw.below(100));
        long interest = principal / 365 * rateBp * Math.max(0, daysLate) / 10_000;
        long costs = daysLate > 30 ? principal / 10_000 * draw.between(0, 80) : 0;
        List<Instalment> dues = dues(draw, lending, principal + interest, asOf.minusDays(daysLate), authority);
        Obligor debtor = debtor(number, lending.product());
        return new AccountPushed(
                account,
                draw.chance(20) ? 2 : null,
                asOf,
                0,
                lending.product(),
                debtor,
                "CN",
                tender.currency(),
                tender.zone(),
                costs,
                interest,
                principal,
                dues,
                authority,
                rateBp,
                coDebtors(draw, lending.product()),
                guarantors(draw, lending.product(), dues.getLast().dueOn()),
                Pledges.of(draw, lending.product(), account, tender.currency(), principal, debtor.province()),
                scoring(draw, monthsLate, attitude),
                null,
                null);
    }

    private int[] bookShares() {
        int[] shares = new int[lenders.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 1_000 / (i + 2);
        }
        return shares;
    }

    private static String initials(String lender) {
        StringBuilder initials = new StringBuilder();
        for (String word : lender.split("-", -1)) {
            initials.append(word, 0, Math.min(1, word.length()));
        }
        return initials.toString().toUpperCase(java.util.Locale.ROOT);
    }

    /** Charge-off comes with the fourth month; a statement that cures must come before it. */
    private static Authority authority(Draw draw, int daysLate, Attitude attitude) {
        boolean chargedOff = draw.chance(daysLate > 90 ? 850 : 200);
        return chargedOff && daysLate > 0 && attitude != Attitude.CURED_AT_HOST ? Authority.RECOURSE : Authority.HOST;
    }

    /** After charge-off the whole debt has been called due; before it most products have instalments ahead. */
    private List<Instalment> dues(Draw draw, Lending lending, long total, LocalDate oldest, Authority authority) {
        int ahead = authority == Authority.RECOURSE ? 0 : draw.between(0, lending.mostAhead());
        int restAfter = lending.product() == Product.MORTGAGE ? draw.between(12, 240) : 0;
        return Dues.spread(total, oldest, asOf, ahead, lending.sharePerMille(), restAfter);
    }

    /** One person in twenty-five owes on two accounts that follow each other, with the same lender or another one. */
    private Obligor debtor(long number, Product product) {
        if (product == Product.SME_LOAN) {
            return Fiction.enterprise(Draw.of(seed, "enterprise", Long.toString(number)));
        }
        boolean again =
                number > 0 && Draw.of(seed, "again", Long.toString(number)).chance(40);
        return Fiction.person(Draw.of(seed, "person", Long.toString(again ? number - 1 : number)));
    }

    private static List<Obligor> coDebtors(Draw draw, Product product) {
        int perMille =
                switch (product) {
                    case MORTGAGE -> 350;
                    case CONSUMER_LOAN, AUTO_LOAN -> 50;
                    case CARD -> 0;
                    case SME_LOAN -> 150;
                };
        return draw.chance(perMille) ? List.of(Fiction.person(draw)) : List.of();
    }

    private static List<Surety> guarantors(Draw draw, Product product, LocalDate mainDueOn) {
        int perMille =
                switch (product) {
                    case MORTGAGE -> 60;
                    case CONSUMER_LOAN, AUTO_LOAN -> 90;
                    case CARD -> 0;
                    case SME_LOAN -> 600;
                };
        List<Surety> sureties = new ArrayList<>();
        while (sureties.size() < 3 && draw.chance(perMille)) {
            Obligor obligor =
                    product == Product.SME_LOAN && draw.chance(300) ? Fiction.enterprise(draw) : Fiction.person(draw);
            sureties.add(Pledges.surety(draw, obligor, mainDueOn));
        }
        return sureties;
    }

    private static ScoringFacts scoring(Draw draw, int monthsLate, Attitude attitude) {
        Quantiles debtRatio = new Quantiles(0, 200, 250, 3_000, 500, 5_500, 750, 9_000, 950, 15_000, 1000, 40_000);
        Quantiles volatility = new Quantiles(0, 100, 500, 1_500, 800, 3_200, 950, 6_000, 1000, 15_000);
        boolean poor = attitude == Attitude.HARDSHIP;
        int late = RollRates.lateOfTwelve(monthsLate, draw) + (attitude == Attitude.REFUSES ? draw.between(0, 2) : 0);
        return new ScoringFacts(
                Math.toIntExact(debtRatio.value(draw) + (poor ? 4_000 : 0)),
                Math.toIntExact(volatility.value(draw) + (poor ? 2_500 : 0)),
                draw.chance(120) ? draw.between(-2_500, -1_000) : draw.between(-900, 900),
                draw.between(0, 5) + draw.between(0, 5),
                Math.min(12, late));
    }
}
