package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.t;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.segmentation.domain.HeatEvent.HotCellsFound;
import io.recourse.segmentation.domain.HeatInput.HeatDeadlinePassed;
import io.recourse.segmentation.domain.HeatInput.MapDrawn;
import io.recourse.segmentation.domain.HeatRules.Cell;
import io.recourse.segmentation.domain.HeatWeekEvent.DrawingBegun;
import io.recourse.segmentation.domain.HeatWeekEvent.DrawingOver;
import io.recourse.segmentation.domain.HeatWeekEvent.WatchOpened;
import io.recourse.segmentation.domain.HeatWeekInput.WatchBegun;
import io.recourse.segmentation.domain.HeatWeekInput.WeekDrawn;
import io.recourse.segmentation.domain.HeatWeekInput.WeekPassed;
import io.recourse.segmentation.edge.PolicyFiles;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is hot on a lender's heat map, and that it is drawn every week. */
class HeatTest {

    private static final HeatRules RULES = PolicyFiles.heat();
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final HotCell HOT =
            new HotCell("province", "CN-ZJ", Bucket.EARLY, "CNY", 30, 30_000, 150_000, 100_000);
    private static final String DRAWN = "2026-03-02T03:00:00+08:00";

    @Test
    void a_cell_is_hot_from_one_and_a_half_times_the_share_that_all_cases_of_the_bucket_are_expected_to_lose() {
        // of 60 000 owed a tenth is expected to be lost: hot at 15 %
        assertThat(RULES.hot(List.of(cell("CN-ZJ", 30, 150_000), cell("CN-JS", 30, 50_000))))
                .containsExactly(HOT);
        assertThat(RULES.hot(List.of(cell("CN-ZJ", 30, 149_999), cell("CN-JS", 30, 50_001))))
                .isEmpty();
    }

    @Test
    void fewer_than_thirty_cases_are_never_hot() {
        assertThat(RULES.hot(List.of(cell("CN-ZJ", 29, 900_000), cell("CN-JS", 300, 10_000))))
                .isEmpty();
        assertThat(RULES.hot(List.of(cell("CN-ZJ", 30, 900_000), cell("CN-JS", 300, 10_000))))
                .hasSize(1);
    }

    @Test
    void other_buckets_and_currencies_and_axes_are_measured_for_themselves() {
        assertThat(RULES.hot(List.of(
                        cell("CN-ZJ", Bucket.EARLY, "CNY", 30, 150_000),
                        cell("CN-ZJ", Bucket.M1, "CNY", 30, 10_000),
                        cell("CN-JS", Bucket.EARLY, "USD", 30, 10_000))))
                .isEmpty();
    }

    @Test
    void cases_in_their_first_days_or_of_an_unknown_value_heat_nothing() {
        assertThat(RULES.hot(List.of(
                        cell("CN-ZJ", Bucket.TECHNICAL, "CNY", 30, 0),
                        cell(null, Bucket.EARLY, "CNY", 30, 900_000),
                        cell("CN-JS", Bucket.EARLY, "CNY", 300, 10_000))))
                .isEmpty();
        assertThat(RULES.hot(List.of(
                        cell("CN-ZJ", Bucket.TECHNICAL, "CNY", 30, 900_000),
                        cell("CN-JS", Bucket.TECHNICAL, "CNY", 300, 10_000))))
                .isEmpty();
    }

    @Test
    void the_hottest_come_first_and_no_more_than_a_hundred_are_told() {
        List<Cell> cells = new java.util.ArrayList<>(List.of(cell("cool", 10_000, 1_000)));
        IntStream.range(0, 120).forEach(i -> cells.add(cell("v" + (1_000 + i), 30, 200_000 + i)));
        List<HotCell> hot = RULES.hot(cells);
        assertThat(hot).hasSize(100);
        assertThat(hot.getFirst().value()).isEqualTo("v1119");
        assertThat(hot.getLast().value()).isEqualTo("v1020");
        assertThat(RULES.hot(cells.reversed())).isEqualTo(hot);
    }

    @Test
    void a_document_without_sources_or_bounds_is_refused() {
        assertThatThrownBy(() -> new HeatRules(null, ZoneId.of("Asia/Shanghai"), RULES.day(), RULES.at(), 0, 1_000))
                .isInstanceOfSatisfying(
                        InvalidPolicy.class, e -> assertThat(e.found()).hasSize(3));
    }

    @Test
    void the_first_start_waits_for_the_next_monday_and_later_starts_change_nothing() {
        weeks().at("2026-03-01T23:00:00+08:00")
                .then(new WatchOpened(LocalDate.of(2026, 2, 23)))
                .andStatus("waiting")
                .andDeadline("draw", DRAWN)
                .when(new WatchBegun())
                .at("2026-03-01T23:30:00+08:00")
                .thenNothing();
        // before three in the morning the week before is still under way
        weeks().at("2026-03-02T02:59:59+08:00").then(new WatchOpened(LocalDate.of(2026, 2, 23)));
        weeks().at(DRAWN).then(new WatchOpened(MONDAY)).andDeadline("draw", "2026-03-09T03:00:00+08:00");
    }

    @Test
    void each_week_is_drawn_once_and_the_next_waits_for_it() {
        weeks().at("2026-03-01T23:00:00+08:00")
                .whenTimePasses()
                .at(DRAWN)
                .then(new DrawingBegun(MONDAY))
                .andEffects(new Effect("heat-map", "2026-03-02", Map.of("week", "2026-03-02"), null))
                .andStatus("drawing")
                .andDeadlines()
                .when(new WeekDrawn("2026-02-23"))
                .at(DRAWN)
                .thenNothing()
                .when(new WeekDrawn("2026-03-02"))
                .at(DRAWN)
                .then(new DrawingOver(MONDAY))
                .andDeadline("draw", "2026-03-09T03:00:00+08:00")
                .when(new WeekDrawn("2026-03-02"))
                .at(DRAWN)
                .thenNothing()
                .when(new WeekPassed(Deadline.business("draw", "", t(DRAWN), "heat-map-weekly")))
                .at(DRAWN)
                .thenNothing();
    }

    @Test
    void weeks_that_nobody_was_awake_in_are_left_out() {
        weeks().at("2026-03-01T23:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-25T12:00:00+08:00")
                .then(new DrawingBegun(LocalDate.of(2026, 3, 23)));
    }

    @Test
    void the_first_map_of_a_week_stays_and_a_later_week_takes_its_place() {
        map(MONDAY, HOT)
                .at(DRAWN)
                .then(new HotCellsFound("lender-a", MONDAY, List.of(HOT), t(DRAWN)))
                .andStatus("drawn");
        map(MONDAY, HOT)
                .at(DRAWN)
                .when(new MapDrawn("lender-a", MONDAY, List.of(), t(DRAWN)))
                .at(DRAWN)
                .thenNothing();
        map(MONDAY, HOT)
                .at(DRAWN)
                .when(new MapDrawn("lender-a", MONDAY.plusWeeks(1), List.of(), t(DRAWN)))
                .at(DRAWN)
                .then(new HotCellsFound("lender-a", MONDAY.plusWeeks(1), List.of(), t(DRAWN)))
                .andDeadlines();
    }

    @Test
    void a_map_waits_for_nothing() {
        Deadline deadline = Deadline.business("any", "any", t(DRAWN), "any");
        HeatDecider decider = new HeatDecider();
        assertThatThrownBy(() -> decider.decide(new HeatState.Undrawn(), decider.passed(deadline), t(DRAWN)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(decider.passed(deadline)).isEqualTo(new HeatDeadlinePassed(deadline));
    }

    static Spec<HeatState, HeatInput, HeatEvent> drawn() {
        return map(MONDAY, HOT).at(DRAWN);
    }

    static Spec<HeatWeekState, HeatWeekInput, HeatWeekEvent> waiting() {
        return weeks().at("2026-03-01T23:00:00+08:00");
    }

    static Spec<HeatWeekState, HeatWeekInput, HeatWeekEvent> drawing() {
        return waiting().whenTimePasses().at(DRAWN);
    }

    private static Spec<HeatState, HeatInput, HeatEvent> map(LocalDate week, HotCell hot) {
        return Spec.of(new HeatDecider(), "lender-a").when(new MapDrawn("lender-a", week, List.of(hot), t(DRAWN)));
    }

    private static Spec<HeatWeekState, HeatWeekInput, HeatWeekEvent> weeks() {
        return Spec.of(new HeatWeekDecider(RULES)).when(new WatchBegun());
    }

    private static Cell cell(@Nullable String value, long cases, int lossPpm) {
        return cell(value, Bucket.EARLY, "CNY", cases, lossPpm);
    }

    /** Each case owes 1 000. */
    private static Cell cell(@Nullable String value, Bucket bucket, String currency, long cases, int lossPpm) {
        BigInteger owed = BigInteger.valueOf(cases * 1_000);
        return new Cell("province", value, bucket, currency, cases, owed, owed.multiply(BigInteger.valueOf(lossPpm)));
    }
}
