package io.recourse.rules.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.recourse.contracts.AccountPushed.DayCount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Vectors as published, by section 4.16 of the 2006 ISDA Definitions. */
class DayCountsTest {

    /** ISDA, "30/360 day count conventions" (2008), its examples for 4.16(f) and (g); QuantLib's tests hold the same. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2006-08-20, 2007-02-20, 180, 180
            2007-08-20, 2008-02-20, 180, 180
            2008-02-20, 2008-08-20, 180, 180
            2006-08-31, 2007-02-28, 178, 178
            2007-02-28, 2007-08-31, 183, 182
            2007-08-31, 2008-02-29, 179, 179
            2008-02-29, 2008-08-31, 182, 181
            2008-08-31, 2009-02-28, 178, 178
            2009-02-28, 2009-08-31, 183, 182
            2006-01-31, 2006-02-28,  28,  28
            2006-01-30, 2006-02-28,  28,  28
            2006-02-28, 2006-03-03,   5,   5
            2006-02-14, 2006-02-28,  14,  14
            2006-09-30, 2006-10-31,  30,  30
            2006-10-31, 2006-11-28,  28,  28
            2007-08-31, 2008-02-28, 178, 178
            2008-02-28, 2008-08-28, 180, 180
            2008-02-28, 2008-08-30, 182, 182
            2008-02-28, 2008-08-31, 183, 182
            2007-02-26, 2008-02-28, 362, 362
            2007-02-26, 2008-02-29, 363, 363
            2008-02-29, 2009-02-28, 359, 359
            2008-02-28, 2008-03-30,  32,  32
            2008-02-28, 2008-03-31,  33,  32
            """)
    void months_of_thirty_days(LocalDate from, LocalDate to, long bondBasis, long eurobondBasis) {
        assertThat(DayCounts.parts(DayCount.THIRTY_360, from, to)).isEqualTo(bondBasis);
        assertThat(DayCounts.parts(DayCount.THIRTY_E_360, from, to)).isEqualTo(eurobondBasis);
    }

    /** ISDA, "EMU and market conventions: recent developments" (1998), its examples to ten places. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2003-11-01, 2004-05-01, 0.497724380567
            1999-02-01, 1999-07-01, 0.410958904110
            1999-07-01, 2000-07-01, 1.001377348600
            2002-08-15, 2003-07-15, 0.915068493151
            2003-07-15, 2004-01-15, 0.504004790778
            1999-07-30, 2000-01-30, 0.503892506924
            2000-01-30, 2000-06-30, 0.415300546448
            """)
    void days_by_the_length_of_their_year(LocalDate from, LocalDate to, BigDecimal years) {
        assertThat(years(DayCount.ACT_ACT_ISDA, from, to)).isCloseTo(years, within(new BigDecimal("1e-10")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2011-12-28, 2012-02-29,  63
            2011-12-28, 2016-02-28, 1523
            2024-02-28, 2024-03-01,   2
            """)
    void actual_days_by_365_or_360(LocalDate from, LocalDate to, long days) {
        assertThat(DayCounts.parts(DayCount.ACT_365_FIXED, from, to)).isEqualTo(days);
        assertThat(DayCounts.parts(DayCount.ACT_360, from, to)).isEqualTo(days);
        assertThat(DayCounts.year(DayCount.ACT_365_FIXED)).isEqualTo(365);
        assertThat(DayCounts.year(DayCount.ACT_360)).isEqualTo(360);
    }

    @ParameterizedTest
    @EnumSource(DayCount.class)
    void a_common_year_comes_to_what_its_parts_say(DayCount count) {
        long parts = DayCounts.parts(count, LocalDate.parse("2025-01-01"), LocalDate.parse("2026-01-01"));
        Ratio year = DayCounts.commonYear(count);
        assertThat(parts * year.denominator()).isEqualTo(DayCounts.year(count) * year.numerator());
    }

    @ParameterizedTest
    @EnumSource(DayCount.class)
    void no_day_takes_back_interest_and_nothing_runs_backwards(DayCount count) {
        LocalDate first = LocalDate.parse("2023-12-31");
        for (LocalDate from = first; from.isBefore(LocalDate.parse("2024-04-02")); from = from.plusDays(1)) {
            assertThat(DayCounts.parts(count, from, from)).isZero();
            long soFar = 0;
            for (LocalDate to = from; to.isBefore(LocalDate.parse("2025-04-02")); to = to.plusDays(1)) {
                long parts = DayCounts.parts(count, from, to);
                assertThat(parts).isGreaterThanOrEqualTo(soFar);
                soFar = parts;
            }
        }
        assertThatThrownBy(() -> DayCounts.parts(count, first, first.minusDays(1)))
                .hasMessageContaining("backwards");
    }

    /** 15 January to 31 January and on to 15 February are 16 and 15 days of Bond Basis, both together 30. */
    @ParameterizedTest
    @EnumSource(DayCount.class)
    void the_spans_of_a_term_add_up_to_it_wherever_it_is_cut(DayCount count) {
        Random random = new Random(360);
        for (int i = 0; i < 2_000; i++) {
            LocalDate since = LocalDate.parse("2023-01-01").plusDays(random.nextInt(800));
            LocalDate cut = since.plusDays(random.nextInt(400));
            LocalDate end = cut.plusDays(random.nextInt(400));
            Accrual accrual = new Accrual(count, since);
            assertThat(accrual.parts(since, cut) + accrual.parts(cut, end))
                    .isEqualTo(DayCounts.parts(count, since, end));
        }
    }

    @Test
    void bond_basis_alone_does_not_add_up_by_itself() {
        LocalDate middle = LocalDate.parse("2026-01-15");
        LocalDate end = LocalDate.parse("2026-01-31");
        LocalDate next = LocalDate.parse("2026-02-15");
        assertThat(DayCounts.parts(DayCount.THIRTY_360, middle, end)).isEqualTo(16);
        assertThat(DayCounts.parts(DayCount.THIRTY_360, end, next)).isEqualTo(15);
        assertThat(new Accrual(DayCount.THIRTY_360, middle).parts(end, next)).isEqualTo(14);
    }

    private static BigDecimal years(DayCount count, LocalDate from, LocalDate to) {
        return BigDecimal.valueOf(DayCounts.parts(count, from, to))
                .divide(BigDecimal.valueOf(DayCounts.year(count)), MathContext.DECIMAL64);
    }
}
