package io.recourse.segmentation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.segmentation.domain.Band;
import io.recourse.segmentation.domain.CaseFacts;
import io.recourse.segmentation.domain.Cluster;
import io.recourse.segmentation.domain.Conditions.Common;
import io.recourse.segmentation.domain.Conditions.Condition;
import io.recourse.segmentation.domain.Conditions.Read;
import io.recourse.segmentation.domain.Quadrant;
import io.recourse.segmentation.domain.Score;
import io.recourse.segmentation.domain.Standing;
import io.recourse.segmentation.domain.Strategy.Situation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Conditions are told apart if and only if no case is taken by both: tried on many cases, more than are compared. */
class CelOverlapTest {
    private static final CelConditions CONDITIONS = new CelConditions();
    private static final List<String> TEXTS = List.of("", "a", "~", "aa", "a~", "~a", "~~", "x", "xx", "ax", "~x");
    private static final int PAIRS = 400;

    private final Random random = new Random(20_261_129);

    private static Situation text(String lender, String jurisdiction) {
        return situation(lender, jurisdiction, 0, 0);
    }

    private static Situation situation(String lender, String jurisdiction, int dpd, int late) {
        return new Situation(
                new CaseFacts(
                        "case-1",
                        lender,
                        DebtorKind.NATURAL,
                        jurisdiction,
                        "Asia/Shanghai",
                        "Asia/Shanghai",
                        "ZJ",
                        true,
                        new ScoringFacts(5_000, 2_000, -1_000, 3, late)),
                new Standing(
                        Bucket.M1,
                        dpd,
                        LocalDate.of(2026, 1, 1),
                        new Balance("CNY", 0, 0, 100),
                        List.of(),
                        Instant.EPOCH,
                        List.of(),
                        null,
                        null,
                        null,
                        null),
                new Score("m-1", 250_000, Band.D, List.of()),
                Cluster.LITIGIOUS,
                Cause.WILL_NOT,
                Quadrant.ABLE_UNWILLING,
                BigDecimal.ONE);
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Up to three of these, joined. */
    private String joined(Function<Random, String> atom) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> (random.nextBoolean() ? "!(" : "(") + atom.apply(random) + ")")
                .reduce((a, b) -> a + (random.nextInt(3) > 0 ? " && " : " || ") + b)
                .orElseThrow();
    }

    private String ofTexts(Random any) {
        String fact = one(List.of("lender", "jurisdiction"));
        String constant = "'" + one(List.of("", "a", "~", "aa", "a~")) + "'";
        return switch (any.nextInt(4)) {
            case 0 -> fact + " == " + constant;
            case 1 -> fact + ".startsWith(" + constant + ")";
            case 2 -> fact + " in [" + constant + ", 'a']";
            default -> "lender == jurisdiction";
        };
    }

    private String ofNumbers(Random any) {
        String operator = one(List.of("<", "<=", "==", "!=", ">", ">="));
        return one(List.of("dpd", "months_late_12")) + " " + operator + " "
                + (any.nextInt(3) == 0 ? one(List.of("dpd", "months_late_12")) : Integer.toString(any.nextInt(4)));
    }

    private static Condition read(String text) {
        assertThat(CONDITIONS.read(text)).as(text).isInstanceOf(Read.Fit.class);
        return ((Read.Fit) CONDITIONS.read(text)).condition();
    }

    private void agree(Function<Random, String> atom, List<Situation> cases) {
        for (int i = 0; i < PAIRS; i++) {
            String one = joined(atom);
            String other = joined(atom);
            Condition first = read(one);
            Condition second = read(other);
            boolean both = cases.stream().anyMatch(tried -> first.holds(tried) && second.holds(tried));
            assertThat(CONDITIONS.common(one, other))
                    .as("%s | %s", one, other)
                    .isInstanceOf(both ? Common.Some.class : Common.None.class);
        }
    }

    @Test
    void texts_are_told_apart_only_where_no_text_is_in_both() {
        agree(
                this::ofTexts,
                TEXTS.stream()
                        .flatMap(lender -> TEXTS.stream().map(jurisdiction -> text(lender, jurisdiction)))
                        .toList());
    }

    @Test
    void numbers_are_told_apart_only_where_no_number_is_in_both() {
        agree(
                this::ofNumbers,
                IntStream.rangeClosed(-3, 7)
                        .boxed()
                        .flatMap(dpd -> IntStream.rangeClosed(-3, 7).mapToObj(late -> situation("a", "b", dpd, late)))
                        .toList());
    }

    @Test
    void what_is_tried_is_a_case_of_both() {
        Common common = CONDITIONS.common("lender.startsWith('a') && dpd > 3", "lender != 'a' && dpd < 5");
        assertThat(common).isEqualTo(new Common.Some("lender = a~, dpd = 4"));
        assertThat(Stream.of("lender.startsWith('a') && dpd > 3", "lender != 'a' && dpd < 5")
                        .allMatch(text -> read(text).holds(situation("a~", "b", 4, 0))))
                .isTrue();
    }
}
