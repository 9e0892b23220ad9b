package io.recourse.local.portfolio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.AccountPushed.Instalment;
import io.recourse.contracts.AccountPushed.Product;
import io.recourse.local.portfolio.Character.Attitude;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the lender of a sample account knows of its debtor beside what is owed, as JSON of the published schema (Profile.v1).
 * Made up from the seed and the account alone, so the same seed gives the same bytes; no account changes for its sake.
 * Amounts follow what is owed, lateness follows the statement, and nothing in it says who the debtor is. Shares and amounts
 * are ours, except how many live in the country.
 */
public final class Profiles {
    private static final int TOLD_PER_MILLE = 850;
    /** 36.11 % of residents, 第七次全国人口普查 (2020). */
    private static final int RURAL_PER_MILLE = 361;

    private static final List<String> INDUSTRIES =
            List.of("A01", "C17", "C26", "E47", "F51", "F52", "G54", "H62", "I65", "K70", "O80");

    /** Monthly income of a person, yuan. */
    private static final Quantiles INCOME =
            new Quantiles(0, 1_500, 200, 3_200, 500, 6_000, 800, 11_000, 950, 24_000, 1000, 70_000);

    private final long seed;

    public Profiles(long seed) {
        this.seed = seed;
    }

    /** The same for the same account; empty for those of whom their lender tells nothing. */
    public Optional<String> of(SampleAccount sample) {
        Draw draw = Draw.of(seed, sample.message().account(), "profile");
        return draw.chance(TOLD_PER_MILLE)
                ? Optional.of(new One(draw, sample).whole().toString())
                : Optional.empty();
    }

    /** The making of one profile: every part is told by some lenders and not by others. */
    private static final class One {
        private final Draw draw;
        private final AccountPushed account;
        private final Attitude attitude;
        private final Tender tender;
        private final LocalDate asOf;
        private final long owed;
        private final boolean business;
        private final boolean rural;
        private final boolean conceals;
        private final ObjectNode profile = JsonNodeFactory.instance.objectNode();

        One(Draw draw, SampleAccount sample) {
            this.draw = draw;
            this.account = sample.message();
            this.attitude = sample.character().attitude();
            this.tender = Tender.of(account.currency());
            this.asOf = account.asOf();
            this.owed = Math.max(100, account.balance().total().minor());
            this.business = account.product() == Product.SME_LOAN;
            this.rural = draw.chance(business ? 150 : RURAL_PER_MILLE);
            this.conceals = draw.chance(attitude == Attitude.REFUSES ? 250 : 40);
        }

        ObjectNode whole() {
            profile.put("asOf", asOf.toString()).put("currency", account.currency());
            if (draw.chance(920)) {
                account();
            }
            if (conceals || draw.chance(700)) {
                budget();
            }
            if (draw.chance(650)) {
                assets();
            }
            if (draw.chance(650)) {
                liabilities();
            }
            if (!business && draw.chance(750)) {
                work();
            }
            if (draw.chance(800)) {
                contacts();
            }
            if (draw.chance(650)) {
                promises();
            }
            if (draw.chance(750)) {
                records();
            }
            if (conceals || draw.chance(500)) {
                transfers();
            }
            if (business || draw.chance(400)) {
                holdings();
            }
            if (draw.chance(930)) {
                market();
            }
            return profile;
        }

        private void account() {
            int days = draw.between(200, 4_000);
            long limit = percent(owed, 105, 190);
            ObjectNode told = profile.putObject("account");
            told.put("limit", limit).put("openedOn", before(days)).put("autoDebit", draw.chance(300));
            ArrayNode months = told.putArray("months");
            for (int status : statuses(Math.min(days / 30, draw.between(8, 24)))) {
                boolean latest = months.isEmpty();
                long billed = status == -2 ? 0 : latest ? owed : percent(limit, 20, 105);
                long paid =
                        switch (status) {
                            case -2 -> 0;
                            case -1 -> billed;
                            case 0 -> percent(billed, 8, 60);
                            default -> draw.chance(250) ? percent(billed, 1, 6) : 0;
                        };
                months.addObject()
                        .put("status", status)
                        .put("billed", billed)
                        .put("paid", paid)
                        .put("cash", draw.chance(150) ? billed / draw.between(4, 20) : 0);
            }
        }

        /** The latest first: it ends as late as the statement says, and grew so month by month. */
        private Deque<Integer> statuses(int number) {
            Deque<Integer> statuses = new ArrayDeque<>();
            long daysLate = account.instalments().stream()
                    .map(Instalment::dueOn)
                    .min(Comparator.naturalOrder())
                    .map(due -> ChronoUnit.DAYS.between(due, asOf))
                    .orElse(0L);
            for (int late = (int) Math.min(36, (daysLate + 29) / 30); late > 0 && statuses.size() < number; late--) {
                statuses.addLast(late);
            }
            while (statuses.size() < number) {
                statuses.addLast(new int[] {-2, -1, 0, 1}[draw.place(60, 560, 280, 100)]);
            }
            return statuses;
        }

        private void budget() {
            long usual = business ? Math.max(1, owed / draw.between(2, 20)) : personIncome();
            // an even spread of this width has the coefficient of variation that the scoring facts name
            long spread = account.scoring().incomeVolatilityBp() * 1_732L / 1_000;
            ArrayNode months = profile.putArray("budget");
            int number = draw.between(3, 12);
            while (months.size() < number) {
                long declared = Math.max(0, usual + usual * (draw.below(2 * spread + 1) - spread) / 10_000);
                long spent = conceals ? percent(Math.max(declared, usual), 240, 400) : percent(usual, 55, 125);
                ObjectNode month = months.addObject();
                if (draw.chance(930)) {
                    month.put("declared", declared);
                }
                if (draw.chance(930)) {
                    month.put("spent", spent);
                }
                if (draw.chance(800)) {
                    month.put("luxury", conceals ? percent(spent, 20, 50) : percent(spent, 0, 8));
                }
                if (draw.chance(800)) {
                    month.put("housing", rural ? percent(spent, 3, 15) : percent(spent, 15, 35));
                }
            }
        }

        /** Whoever was lent much earned at least so much that it could be paid back in ten years. */
        private long personIncome() {
            return Math.max(tender.minor(INCOME.value(draw) * 100), owed / 120);
        }

        private void assets() {
            ArrayNode assets = profile.putArray("assets");
            boolean home = account.product() == Product.MORTGAGE;
            boolean car = account.product() == Product.AUTO_LOAN;
            asset(assets, "DEPOSIT", 850, 1, 40, false);
            asset(assets, "REAL_ESTATE", home ? 1_000 : 250, 110, 260, home);
            asset(assets, "VEHICLE", car ? 1_000 : 250, 60, 140, car);
            asset(assets, "SECURITIES", 120, 2, 60, false);
            asset(assets, "EQUITY", business ? 300 : 60, 10, 90, false);
            asset(assets, "RECEIVABLE", business ? 700 : 60, 5, 80, false);
            asset(assets, "EQUIPMENT", business ? 700 : 40, 10, 70, business);
            asset(assets, "OTHER", 120, 1, 20, false);
        }

        private void asset(ArrayNode assets, String kind, int perMille, int least, int most, boolean pledged) {
            if (draw.chance(perMille)) {
                long value = percent(owed, least, most);
                assets.addObject()
                        .put("kind", kind)
                        .put("value", value)
                        .put("pledged", pledged ? Math.min(value, owed) : 0)
                        .put("frozen", draw.chance(70))
                        .put("acquiredOn", before(draw.between(20, 4_500)));
            }
        }

        private void liabilities() {
            ArrayNode liabilities = profile.putArray("liabilities");
            liability(liabilities, "MORTGAGE", account.product() == Product.MORTGAGE ? 50 : 180, 100, 400, true);
            liability(liabilities, "CARD", 550, 5, 80, false);
            liability(liabilities, "CONSUMER", 400, 10, 120, false);
            liability(liabilities, "BUSINESS", business ? 700 : 80, 20, 150, false);
            liability(liabilities, "GUARANTEE", business ? 400 : 60, 10, 150, false);
            liability(liabilities, "TAX", business ? 250 : 20, 1, 20, false);
            liability(liabilities, "OTHER", 100, 1, 40, false);
        }

        private void liability(ArrayNode liabilities, String kind, int perMille, int least, int most, boolean secured) {
            if (draw.chance(perMille)) {
                long sum = percent(owed, least, most);
                int dpd = draw.chance(380) ? draw.between(1, 200) : 0;
                liabilities
                        .addObject()
                        .put("kind", kind)
                        .put("owed", sum)
                        .put("overdue", dpd > 0 ? percent(sum, 2, 60) : 0)
                        .put("monthly", sum / draw.between(12, 120))
                        .put("dpd", dpd)
                        .put("secured", secured);
            }
        }

        private void work() {
            int without = attitude == Attitude.HARDSHIP ? 450 : 60;
            String kind = List.of("EMPLOYED", "SELF_EMPLOYED", "BUSINESS_OWNER", "PENSION", "NONE")
                    .get(draw.place(600, 170, 80, 70, without));
            boolean employed = kind.equals("EMPLOYED");
            ObjectNode work = profile.putObject("work");
            work.put("kind", kind)
                    .put("changes", draw.between(0, 3))
                    .put("sources", kind.equals("NONE") ? 0 : draw.between(1, 3))
                    .put("insuredMonths", employed ? draw.between(6, 12) : draw.between(0, 12))
                    .put("fundMonths", employed ? draw.between(0, 12) : 0);
            if (!kind.equals("NONE")) {
                work.put("since", before(draw.between(40, 5_000)));
            }
        }

        private void contacts() {
            ArrayNode contacts = profile.putArray("contacts");
            contact(contacts, "SMS", 850, 24);
            contact(contacts, "EMAIL", 250, 10);
            contact(contacts, "VOICE_BOT", 500, 15);
            contact(contacts, "LETTER", 300, 4);
            contact(contacts, "APP", 350, 20);
            contact(contacts, "PHONE", 700, 20);
            contact(contacts, "FIELD_VISIT", rural ? 200 : 80, 3);
        }

        private void contact(ArrayNode contacts, String channel, int perMille, int most) {
            if (draw.chance(perMille)) {
                int attempts = draw.between(1, most);
                int reached = attitude == Attitude.VANISHES ? 0 : draw.between(0, (attempts + 1) / 2);
                ObjectNode contact = contacts.addObject();
                contact.put("channel", channel)
                        .put("attempts", attempts)
                        .put("reached", reached)
                        .put("complaints", draw.chance(40) ? 1 : 0);
                if (reached > 0) {
                    contact.put("lastReachedOn", before(draw.between(1, 300)));
                }
            }
        }

        private void promises() {
            int number =
                    switch (attitude) {
                        case PROMISES_AND_KEEPS, PROMISES_AND_BREAKS -> draw.between(1, 3);
                        case VANISHES -> 0;
                        default -> draw.chance(300) ? 1 : 0;
                    };
            boolean keeps = attitude == Attitude.PROMISES_AND_KEEPS;
            ArrayNode promises = profile.putArray("promises");
            while (promises.size() < number) {
                long amount = percent(owed, 2, 20);
                promises.addObject()
                        .put("dueOn", before(draw.between(5, 300)))
                        .put("amount", amount)
                        .put("kept", keeps || draw.chance(250) ? amount : amount * draw.between(0, 6) / 10);
            }
        }

        private void records() {
            boolean stubborn = attitude == Attitude.REFUSES || attitude == Attitude.VANISHES;
            ArrayNode records = profile.putArray("records");
            record(records, "SUIT", stubborn ? 350 : 120);
            record(records, "PAYMENT_ORDER", 80);
            record(records, "ENFORCEMENT", stubborn ? 200 : 60);
            record(records, "DISHONEST", stubborn ? 100 : 15);
            record(records, "CONSUMPTION_LIMIT", stubborn ? 120 : 25);
            record(records, "PRESERVATION", 40);
            record(records, "BANKRUPTCY", business ? 30 : 2);
        }

        private void record(ArrayNode records, String kind, int perMille) {
            if (draw.chance(perMille)) {
                records.addObject()
                        .put("kind", kind)
                        .put("on", before(draw.between(5, 1_500)))
                        .put("amount", percent(owed, 10, 200))
                        .put("open", draw.chance(600));
            }
        }

        private void transfers() {
            int number = draw.chance(conceals ? 800 : 100) ? draw.between(1, 3) : 0;
            ArrayNode transfers = profile.putArray("transfers");
            while (transfers.size() < number) {
                long amount = percent(owed, 10, 120);
                transfers
                        .addObject()
                        .put("on", before(draw.between(1, 420)))
                        .put("amount", amount)
                        .put("received", draw.chance(400) ? 0 : percent(amount, 10, 100))
                        .put("related", draw.chance(500));
            }
        }

        /** A chain of companies; in some the last one holds shares of the first, so that it bites its own tail. */
        private void holdings() {
            ArrayNode holdings = profile.putArray("holdings");
            int length = draw.chance(business ? 500 : 120) ? draw.between(1, 5) : 0;
            for (int i = 1; i <= length; i++) {
                holding(holdings, i == 1 ? "debtor" : "c" + (i - 1), "c" + i);
            }
            if (length >= 2 && draw.chance(500)) {
                holding(holdings, "c" + length, "c1");
            }
        }

        private void holding(ArrayNode holdings, String owner, String owned) {
            holdings.addObject()
                    .put("owner", owner)
                    .put("owned", owned)
                    .put("shareBp", draw.between(500, 10_000))
                    .put("active", draw.chance(850));
        }

        private void market() {
            ObjectNode market = profile.putObject("market");
            if (draw.chance(business ? 950 : 500)) {
                market.put("industry", draw.of(INDUSTRIES));
            }
            market.put("area", rural ? "RURAL" : "URBAN")
                    .put("unemploymentBp", draw.between(350, 700))
                    .put(
                            "incomeMonthly",
                            tender.minor(rural ? draw.between(150_000, 260_000) : draw.between(380_000, 720_000)));
        }

        /** At least one minor unit, unless nothing at all is drawn. */
        private long percent(long of, int least, int most) {
            int percent = draw.between(least, most);
            return percent == 0 ? 0 : Math.max(1, of * percent / 100);
        }

        private String before(int days) {
            return asOf.minusDays(days).toString();
        }
    }
}
