package io.recourse.train;

import io.recourse.train.Folds.Opinion;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What the scorecard is measured against: the same regression on the columns as they are, each less its mean and by its spread. */
final class RawColumns {

    private RawColumns() {}

    static Opinion train(List<Account> accounts) {
        double[][] rows = accounts.stream().map(RawColumns::row).toArray(double[][]::new);
        int width = rows[0].length;
        double[] mean = new double[width];
        double[] spread = new double[width];
        for (int j = 0; j < width; j++) {
            int column = j;
            mean[j] = Stream.of(rows).mapToDouble(row -> row[column]).average().orElseThrow();
            double variance = Stream.of(rows)
                    .mapToDouble(row -> (row[column] - mean[column]) * (row[column] - mean[column]))
                    .average()
                    .orElseThrow();
            spread[j] = variance == 0 ? 1 : Math.sqrt(variance);
        }
        for (double[] row : rows) {
            scale(row, mean, spread);
        }
        boolean[] bad = new boolean[rows.length];
        for (int i = 0; i < bad.length; i++) {
            bad[i] = accounts.get(i).bad();
        }
        Logit logit = Logit.fit(rows, bad);
        return account -> {
            double[] row = row(account);
            scale(row, mean, spread);
            return logit.probability(row);
        };
    }

    private static double[] row(Account account) {
        return DoubleStream.concat(
                        DoubleStream.of(account.history().limit()),
                        account.history().months().stream()
                                .flatMapToDouble(m -> DoubleStream.of(m.status(), m.billed(), m.paid())))
                .toArray();
    }

    private static void scale(double[] row, double[] mean, double[] spread) {
        for (int j = 0; j < row.length; j++) {
            row[j] = (row[j] - mean[j]) / spread[j];
        }
    }
}
