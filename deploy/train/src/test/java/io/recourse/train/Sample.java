package io.recourse.train;

import io.recourse.segmentation.domain.AccountHistory;
import io.recourse.segmentation.domain.AccountHistory.Month;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Made-up accounts in the shape of the shipped recipe: who was late lately defaults more often, whoever they are. */
final class Sample {
    static final Recipe RECIPE = recipe();

    private Sample() {}

    private static Recipe recipe() {
        try {
            return Recipe.read(Path.of("recipes/card-history.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Account> accounts(int count, long seed) {
        Random chance = new Random(seed);
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long limit = 10_000L * (1 + chance.nextInt(50));
            List<Month> months = new ArrayList<>();
            int late = 0;
            for (int month = 0; month < 6; month++) {
                int status = Math.max(-2, chance.nextInt(6) - 3 + chance.nextInt(2));
                late += Math.max(0, status) * (6 - month);
                months.add(new Month(status, chance.nextLong(limit), chance.nextLong(limit / 4)));
            }
            double odds = Math.exp(-2.5 + late * 0.12 - limit / 400_000.0);
            boolean bad = chance.nextDouble() < odds / (1 + odds);
            accounts.add(new Account(
                    "a" + i,
                    new AccountHistory(limit, months),
                    bad,
                    List.of(
                            chance.nextBoolean() ? "men" : "women",
                            "from 30",
                            "university",
                            chance.nextBoolean() ? "married" : "single")));
        }
        return accounts;
    }

    static String csv(List<Account> accounts) {
        StringJoiner file = new StringJoiner("\n", "", "\n");
        file.add(
                "ID,LIMIT_BAL,SEX,EDUCATION,MARRIAGE,AGE,PAY_0,PAY_2,PAY_3,PAY_4,PAY_5,PAY_6,BILL_AMT1,BILL_AMT2,BILL_AMT3,"
                        + "BILL_AMT4,BILL_AMT5,BILL_AMT6,PAY_AMT1,PAY_AMT2,PAY_AMT3,PAY_AMT4,PAY_AMT5,PAY_AMT6,"
                        + "default.payment.next.month");
        accounts.forEach(account -> file.add(row(account)));
        return file.toString();
    }

    static String row(Account account) {
        List<Month> months = account.history().months();
        StringJoiner row = new StringJoiner(",");
        row.add(account.id()).add(Long.toString(account.history().limit()));
        row.add(account.groups().getFirst().equals("men") ? "1" : "2").add("2");
        row.add(account.groups().getLast().equals("married") ? "1" : "2").add("34");
        months.forEach(month -> row.add(Integer.toString(month.status())));
        months.forEach(month -> row.add(Long.toString(month.billed())));
        months.forEach(month -> row.add(Long.toString(month.paid())));
        return row.add(account.bad() ? "1" : "0").toString();
    }
}
