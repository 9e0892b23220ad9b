package io.recourse.local.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class RollRatesTest {
    private static final List<String> MONTHS = List.of("PAY_6", "PAY_5", "PAY_4", "PAY_3", "PAY_2", "PAY_0");

    @Test
    void deeper_arrears_have_a_longer_history() {
        long seed = 11;
        System.out.println("RollRatesTest seed " + seed);
        Draw draw = Draw.of(seed, "history");
        double[] late = new double[RollRates.MOST + 1];
        for (int months = 0; months <= RollRates.MOST; months++) {
            for (int i = 0; i < 2_000; i++) {
                int of = RollRates.lateOfTwelve(months, draw);
                assertThat(of).isBetween(months > 0 ? 1 : 0, 12);
                late[months] += of / 2_000.0;
            }
        }
        assertThat(late[0]).isLessThan(late[1]).isLessThan(1.5);
        assertThat(late[1]).isLessThan(late[2]);
        assertThat(late[2]).isLessThan(late[4]);
        assertThat(late[4]).isLessThan(late[6]);
    }

    /** Run with {@code -Drecourse.credit-card-clients=<file>}; the project does not ship the data. */
    @Test
    @EnabledIfSystemProperty(named = "recourse.credit-card-clients", matches = ".+")
    void the_table_is_what_the_data_says() throws IOException {
        int[][] moves = new int[RollRates.MOST + 1][RollRates.MOST + 1];
        Path file = Path.of(System.getProperty("recourse.credit-card-clients"));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(file, java.nio.charset.StandardCharsets.UTF_8, format)) {
            rows.forEach(row -> {
                List<Integer> states = MONTHS.stream()
                        .map(m -> Math.clamp(Integer.parseInt(row.get(m)), 0, RollRates.MOST))
                        .toList();
                for (int i = 1; i < states.size(); i++) {
                    moves[states.get(i - 1)][states.get(i)]++;
                }
            });
        }
        assertThat(moves).isDeepEqualTo(RollRates.MOVES);
    }
}
