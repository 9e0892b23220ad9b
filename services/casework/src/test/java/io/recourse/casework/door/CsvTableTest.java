package io.recourse.casework.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "＝1", "＋1", "－1", "＠sum"})
    void text_that_a_spreadsheet_would_take_for_a_formula_stays_text(String text) {
        assertThat(written(text)).isEqualTo("head\r\n'" + text + "\r\n");
    }

    @Test
    void numbers_and_days_stay_what_they_are_and_what_is_not_there_is_empty() {
        assertThat(written(new BigDecimal("-1.50"), LocalDate.of(2026, 1, 31), null, "bank-a"))
                .isEqualTo("head\r\n-1.50,2026-01-31,,bank-a\r\n");
    }

    @Test
    void text_with_commas_quotes_and_breaks_is_quoted() {
        assertThat(written("a,b", "say \"no\"", "银行\nA")).isEqualTo("head\r\n\"a,b\",\"say \"\"no\"\"\",\"银行\nA\"\r\n");
    }

    private static String written(@Nullable Object... cells) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvTable table = CsvTable.on(out, "head");
        table.row(Arrays.asList(cells));
        table.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
