package io.recourse.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.train.Table.Read;
import io.recourse.train.Table.Row;
import io.recourse.train.Table.Unreadable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    private static final List<Account> ACCOUNTS = Sample.accounts(3, 7);

    private static List<Row> rows(String csv, boolean outcomes) {
        Table table =
                new Table(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), Sample.RECIPE, outcomes);
        List<Row> rows = new ArrayList<>();
        table.forEachRemaining(rows::add);
        return rows;
    }

    @Test
    void what_is_written_is_read() {
        assertThat(rows(Sample.csv(ACCOUNTS), true))
                .extracting(row -> ((Read) row).account())
                .containsExactlyElementsOf(ACCOUNTS);
    }

    @Test
    void to_be_scored_a_table_needs_neither_outcomes_nor_anything_about_people() {
        String csv = "PAY_0,PAY_2,PAY_3,PAY_4,PAY_5,PAY_6,BILL_AMT1,BILL_AMT2,BILL_AMT3,BILL_AMT4,BILL_AMT5,BILL_AMT6,"
                + "PAY_AMT1,PAY_AMT2,PAY_AMT3,PAY_AMT4,PAY_AMT5,PAY_AMT6,LIMIT_BAL,ID\r\n"
                + "-2,-1,0,1,2,8,-5,0,1e3,3.0,4,5,0,0,0,0,0,0,1000,x\r\n";
        assertThat(rows(csv, false)).singleElement().satisfies(row -> {
            Account account = ((Read) row).account();
            assertThat(account.id()).isEqualTo("x");
            assertThat(account.history().limit()).isEqualTo(1_000);
            assertThat(account.history().months().get(2).billed()).isEqualTo(1_000);
            assertThat(account.history().months().get(5).status()).isEqualTo(8);
            assertThat(account.defaulted()).isNull();
        });
        assertThatThrownBy(() -> rows(csv, true))
                .hasMessage("The file lacks the columns default.payment.next.month, SEX, AGE, EDUCATION, MARRIAGE.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    LIMIT_BAL | NaN       | LIMIT_BAL is a whole number, not 'NaN'
                    LIMIT_BAL | Infinity  | LIMIT_BAL is a whole number, not 'Infinity'
                    LIMIT_BAL | 1e300     | LIMIT_BAL is a whole number, not '1e300'
                    LIMIT_BAL | 1.5       | LIMIT_BAL is a whole number, not '1.5'
                    LIMIT_BAL | ''        | LIMIT_BAL is empty
                    LIMIT_BAL | 0         | limit is ≥ 1, not 0
                    PAY_2     | -3        | a month's status is −2 … 36, not -3 (columns PAY_2, BILL_AMT2, PAY_AMT2)
                    PAY_0     | 9999999999 | PAY_0: 9999999999 is no number of months
                    PAY_AMT6  | -1        | paid is ≥ 0, not -1 (columns PAY_6, BILL_AMT6, PAY_AMT6)
                    default.payment.next.month | 2 | default.payment.next.month is 0 or 1, not '2'
                    """)
    void a_row_that_cannot_be_read_names_its_column_and_spoils_no_other(String column, String value, String why) {
        String[] lines = Sample.csv(ACCOUNTS).split("\n", -1);
        List<String> names = List.of(lines[0].split(","));
        String[] cells = lines[2].split(",");
        cells[names.indexOf(column)] = value;
        lines[2] = String.join(",", cells);
        List<Row> rows = rows(String.join("\n", lines), true);
        assertThat(rows.get(0)).isInstanceOf(Read.class);
        assertThat(rows.get(1)).isEqualTo(new Unreadable(3, "a1", why));
        assertThat(rows.get(2)).isInstanceOf(Read.class);
    }

    @Test
    void a_row_that_is_cut_off_or_opens_a_quotation_spoils_no_other() {
        String[] lines = Sample.csv(ACCOUNTS).split("\n", -1);
        lines[1] = "a0,100";
        lines[2] = "\"a1" + lines[2].substring(2);
        List<Row> rows = rows(String.join("\n", lines), true);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).isEqualTo(new Unreadable(2, "a0", "PAY_0 is missing"));
        assertThat(rows.get(1)).isInstanceOf(Unreadable.class);
        assertThat(rows.get(2)).isInstanceOf(Read.class);
    }

    @Test
    void a_file_needs_a_line_of_names() {
        assertThatThrownBy(() -> rows("", false))
                .hasMessage("The file is empty: its first line must name the columns.");
        assertThatThrownBy(() -> rows("ID,ID\n", false)).hasMessage("The column ID is named twice.");
    }
}
