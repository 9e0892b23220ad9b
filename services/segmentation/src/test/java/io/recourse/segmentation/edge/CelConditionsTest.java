package io.recourse.segmentation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.segmentation.domain.Band;
import io.recourse.segmentation.domain.CaseFact;
import io.recourse.segmentation.domain.CaseFacts;
import io.recourse.segmentation.domain.Cluster;
import io.recourse.segmentation.domain.Conditions.Common;
import io.recourse.segmentation.domain.Conditions.Read;
import io.recourse.segmentation.domain.Profile.Area;
import io.recourse.segmentation.domain.Quadrant;
import io.recourse.segmentation.domain.Score;
import io.recourse.segmentation.domain.Shown;
import io.recourse.segmentation.domain.Standing;
import io.recourse.segmentation.domain.Strategy.Situation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelConditionsTest {
    private static final CelConditions CONDITIONS = new CelConditions();

    private static final Situation CASE = new Situation(
            new CaseFacts(
                    "case-1",
                    "lender-a",
                    DebtorKind.NATURAL,
                    "CN",
                    "Asia/Shanghai",
                    "Asia/Shanghai",
                    "ZJ",
                    true,
                    new ScoringFacts(5_000, 2_000, -1_000, 3, 4)),
            new Standing(
                    Bucket.M1,
                    45,
                    LocalDate.of(2026, 1, 1),
                    new Balance("CNY", 0, 0, 5_000_099),
                    List.of(),
                    Instant.EPOCH,
                    List.of(),
                    null,
                    null,
                    new Shown(true, 2, 3, Area.RURAL, "C17", null),
                    null),
            new Score("m-1", 250_000, Band.D, List.of()),
            Cluster.LITIGIOUS,
            Cause.WILL_NOT,
            Quadrant.ABLE_UNWILLING,
            new BigDecimal("50000.99"));

    private static boolean holds(String text) {
        assertThat(CONDITIONS.read(text)).as(text).isInstanceOf(Read.Fit.class);
        return ((Read.Fit) CONDITIONS.read(text)).condition().holds(CASE);
    }

    private static String why(String text) {
        assertThat(CONDITIONS.read(text)).as(text).isInstanceOf(Read.Unfit.class);
        return ((Read.Unfit) CONDITIONS.read(text)).why();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "band == Band.D",
                "pd_ppm == 250000",
                "cluster == Cluster.LITIGIOUS",
                "cause == Cause.WILL_NOT",
                "bucket == Bucket.M1",
                "dpd == 45",
                "owed == 50000",
                "debtor_kind == DebtorKind.NATURAL",
                "secured",
                "jurisdiction == 'CN'",
                "lender.startsWith('lender-')",
                "debt_ratio_bp == 5000",
                "income_volatility_bp == 2000",
                "industry_index_bp == -1000",
                "industry_risk == 3",
                "months_late_12 == 4",
                "concealment && recent_transfers == 2 && related_companies == 3",
                "area == Area.RURAL && industry == 'C17'",
                "band in [Band.D, Band.E] && (dpd > 30 || cause != Cause.CANNOT)",
                "secured ? owed >= 50000 : owed < 10"
            })
    void every_fact_can_be_asked(String text) {
        assertThat(holds(text)).isTrue();
        assertThat(holds("!(" + text + ")")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void every_fact_has_a_value_of_its_kind_and_says_what_it_is(CaseFact fact) {
        assertThat(fact.about()).isNotBlank();
        assertThat(fact.code()).matches("[a-z][a-z0-9_]*");
        Object value = fact.of(CASE);
        switch (fact.kind()) {
            case CaseFact.Kind.Numeric _ -> assertThat(value).isInstanceOf(Long.class);
            case CaseFact.Kind.Truth _ -> assertThat(value).isInstanceOf(Boolean.class);
            case CaseFact.Kind.Text _ -> assertThat(value).isInstanceOf(String.class);
            case CaseFact.Kind.Word word -> assertThat(word.words()).contains((String) value);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sex == 'F'                  | column 1: undeclared reference to '…'
                    band == Band.F              | column 9: Band has no such word, but A, B, C, D, E
                    band == 'D'                 | no matching overload for '_==_'
                    cause == Band.D             | no matching overload for '_==_'
                    owed < '10'                 | no matching overload for '_<_'
                    owed                        | expected type 'bool' but found 'int'
                    owed / 2 > 1                | undeclared reference to '_/_'
                    owed + dpd > 1              | undeclared reference to '_+_'
                    [1].all(x, x > 0)           | undeclared reference
                    lender.matches('(a+)+$')    | undeclared reference to '…'
                    industry < 'C20'            | no matching overload for '_<_'
                    secured > false             | no matching overload for '_>_'
                    dpd > 45.5                  | no matching overload for '_>_'
                    dpd <= 5u                   | no matching overload for '_<=_'
                    area in [Area.RURAL, 'URBN']  | expected type 'Area' but found 'string'
                    band in [Band.A, Cause.CANNOT] | expected type 'Band' but found 'Cause'
                    dpd in [secured, 45]        | expected type 'bool' but found 'int'
                    owed in ['50000', 50000]    | expected type 'string' but found 'int'
                    dpd in {2: 1, 2: 2}         | no matching overload for '@in'
                    dpd in {dpd: 1, debt_ratio_bp: 2} | no matching overload for '@in'
                    {'a': dpd}.b == 1           | a condition has no maps
                    {1: secured} == {1: true}   | a condition has no maps
                    google.protobuf.Int64Value{value: 5} == dpd | undeclared reference
                    lender.startsWith(jurisdiction) | startsWith is asked of a fact, with a text in quotes
                    (secured ? lender : industry).startsWith('a') | startsWith is asked of a fact, with a text in quotes
                    lender.endsWith('a')        | undeclared reference to '…'
                    lender.contains('a')        | undeclared reference to '…'
                    dpd >                       | mismatched input '<EOF>'
                    ''                          | mismatched input '<EOF>'
                    """)
    void what_does_not_fit_is_told_with_its_place(String text, String why) {
        assertThat(why(text)).startsWith("column ").contains(why);
    }

    @Test
    void a_condition_is_short_and_flat_so_that_it_costs_little() {
        String thousand = "dpd in [" + "1,".repeat(495) + "1]";
        assertThat(thousand).hasSize(1_000);
        assertThat(holds(thousand)).isFalse();
        assertThat(why(thousand + " ")).isEqualTo("a condition has at most 1000 characters");
        assertThat(why("!".repeat(1) + "(".repeat(60) + "secured" + ")".repeat(60)))
                .contains("recursion");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "band == Band.A | band == Band.B",
                "band in [Band.A, Band.B] | band in [Band.C, Band.D, Band.E]",
                "owed < 100 | owed >= 100",
                "owed < 100 && secured | owed > 50 && !secured",
                "lender == 'a' | lender == 'b'",
                "lender.startsWith('east-') | lender.startsWith('west-')",
                "dpd < owed | dpd >= owed",
                "dpd < owed && owed < pd_ppm | pd_ppm < dpd",
                "owed > 5 && owed < 6 | true",
                "dpd > 9223372036854775806 && dpd < 9223372036854775807 | true",
                "cause == Cause.CANNOT | cause != Cause.CANNOT",
                "industry.startsWith('C') | !industry.startsWith('C')",
                "industry.startsWith('C1') && !industry.startsWith('C') | true",
                "lender != jurisdiction | jurisdiction == lender",
            })
    void conditions_that_no_case_meets_both_of_are_told_apart(String one, String other) {
        assertThat(CONDITIONS.common(one, other)).isEqualTo(new Common.None());
        assertThat(CONDITIONS.common(other, one)).isEqualTo(new Common.None());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "band == Band.A | true | band = A",
                "band != Band.A | band != Band.B | band = C",
                "owed < 100 | owed >= 99 | owed = 99",
                "owed < 100 && secured | owed > 50 | owed = 51, secured = true",
                "lender != 'a' | lender != 'b' | lender = a~",
                "lender.startsWith('east-') | lender != 'east-' | lender = east-~",
                "dpd < owed | owed < pd_ppm | dpd = -3, owed = -2, pd_ppm = -1",
                "dpd == 7 | dpd < owed && owed < 9 | dpd = 7, owed = 8",
                "true | true | any",
                "!industry.startsWith('C') | !industry.startsWith('C') | industry = ~",
                "lender.startsWith('a') && lender != 'a' && !lender.startsWith('a~') | true | lender = a!",
                "lender != jurisdiction | lender != jurisdiction | lender = ~, jurisdiction = ~~",
                "industry != '' && !industry.startsWith('C') | industry.startsWith('B') | industry = B",
            })
    void conditions_that_some_case_meets_both_of_are_told_with_such_a_case(String one, String other, String example) {
        assertThat(CONDITIONS.common(one, other)).isInstanceOf(Common.Some.class);
        assertThat(((Common.Some) CONDITIONS.common(one, other)).example()).isEqualTo(example);
    }

    @Test
    void conditions_that_look_at_too_much_are_not_compared() {
        String wide = "dpd in [1, 3, 5, 7, 9] && owed in [1, 3, 5, 7, 9] && pd_ppm in [1, 3, 5, 7, 9] "
                + "&& months_late_12 in [1, 3, 5, 7, 9] && industry_risk in [1, 3, 5, 7, 9] && debt_ratio_bp in [1, 3, 5, 7, 9]";
        assertThat(CONDITIONS.common(wide, "!secured")).isEqualTo(new Common.Unknown());
        assertThat(CONDITIONS.common("!secured", wide)).isEqualTo(new Common.Unknown());
    }

    /** Of an older release, whose reader let it through. */
    @ParameterizedTest
    @ValueSource(strings = {"{'a': dpd}.b == 1", "dpd in {2: 1, 2: 2}", "dpd in {dpd: 1, debt_ratio_bp: 2}", "dpd >"})
    void what_does_not_read_is_not_compared(String text) {
        assertThat(CONDITIONS.common(text, "secured")).isEqualTo(new Common.Unknown());
        assertThat(CONDITIONS.common("secured", text)).isEqualTo(new Common.Unknown());
    }

    /** It goes on while the row of the book is locked. The bound is generous: what is measured is a tenth of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dpd > 1 && owed > 2 && pd_ppm > 3 && months_late_12 > 4 && industry_risk > 5 && industry_risk < 0"
                        + " | dpd > 7 && owed > 8 && pd_ppm > 9",
                "dpd in [1, 3, 5, 7, 9, 11] && owed in [1, 3, 5, 7, 9] && pd_ppm in [1, 3, 5, 7, 9] && secured && !secured"
                        + " | pd_ppm > 4 && dpd > 5 && months_late_12 in [1, 3, 5]",
            })
    void however_much_they_look_at_it_takes_no_second(String one, String other) {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> CONDITIONS.common(one, other));
    }

    /** Somebody may have written a name where a condition was asked for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kanarienvogel",
                "band == Kanarienvogel",
                "band == Band.Kanarienvogel",
                "lender == 'Kanarienvogel' && Kanarienvogel()",
                "owed > 'Kanarienvogel'",
                "Kanarienvogel Kanarienvogel",
                "lender == 'Kanarienvogel",
                "\"Kanarienvogel\"",
                "{Kanarienvogel: 1}",
                "#Kanarienvogel",
            })
    void what_does_not_compile_is_not_quoted(String text) {
        assertThat(why(text)).doesNotContain("Kanarienvogel");
    }
}
