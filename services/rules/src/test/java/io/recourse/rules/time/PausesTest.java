package io.recourse.rules.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Days are counted from an arbitrary day 0; a deadline of 40 days started on it. */
class PausesTest {

    @Test
    void a_pause_moves_a_deadline_by_its_length() {
        assertThat(Pauses.none().with(pause("a", 10, 30)).shift(day(40), day(0)))
                .contains(day(60));
    }

    @Test
    void an_overlap_is_counted_once() {
        Pauses pauses = Pauses.none().with(pause("a", 10, 30)).with(pause("b", 15, 25));

        assertThat(pauses.shift(day(40), day(0))).contains(day(60));
        assertThat(pauses.pausedBetween(day(0), day(100))).isEqualTo(Duration.ofDays(20));
    }

    @Test
    void a_backdated_pause_may_enclose_one_that_is_known() {
        Pauses pauses = Pauses.none().with(pause("a", 15, 20)).with(pause("b", 10, 20));

        assertThat(pauses.shift(day(40), day(0))).contains(day(50));
    }

    @Test
    void an_early_end_gives_the_rest_back() {
        Pauses pauses = Pauses.none().with(pause("a", 10, 30)).ended("a", day(20));

        assertThat(pauses.shift(day(40), day(0))).contains(day(50));
        assertThat(pauses.ended("a", day(25)).shift(day(40), day(0))).contains(day(50));
    }

    @Test
    void the_early_end_of_one_pause_leaves_the_other_standing() {
        Pauses pauses = Pauses.none()
                .with(pause("a", 10, 30))
                .with(pause("b", 15, 25))
                .with(pause("c", 10, 20))
                .ended("a", day(12));

        assertThat(pauses.shift(day(40), day(0))).contains(day(55));
    }

    @Test
    void an_open_pause_holds_the_deadline_until_it_ends() {
        Pauses open = Pauses.none().with(Pause.open("a", "DISPUTE", day(10)));

        assertThat(open.shift(day(40), day(0))).isEmpty();
        assertThat(open.ended("a", day(25)).shift(day(40), day(0))).contains(day(55));
    }

    @Test
    void a_pause_after_the_deadline_does_not_touch_it_one_that_begins_with_it_holds_it() {
        assertThat(Pauses.none().with(Pause.open("a", "DISPUTE", day(41))).shift(day(40), day(0)))
                .contains(day(40));
        assertThat(Pauses.none().with(pause("a", 40, 45)).shift(day(40), day(0)))
                .contains(day(45));
    }

    @Test
    void time_that_begins_within_a_pause_starts_when_it_ends() {
        assertThat(Pauses.none().with(pause("a", 10, 30)).shift(day(50), day(20)))
                .contains(day(60));
        assertThat(Pauses.none().with(pause("a", 10, 20)).shift(day(50), day(20)))
                .contains(day(50));
    }

    @Test
    void a_pause_ended_before_it_began_counts_for_nothing() {
        Pauses pauses = Pauses.none().with(Pause.open("a", "DISPUTE", day(10))).ended("a", day(5));

        assertThat(pauses.shift(day(40), day(0))).contains(day(40));
        assertThat(pauses.pausedAt(day(10))).isFalse();
    }

    @Test
    void a_pause_begins_with_its_first_instant_and_is_over_at_its_end() {
        Pauses pauses = Pauses.none().with(pause("a", 10, 20)).with(Pause.open("b", "HARDSHIP", day(30)));

        assertThat(pauses.pausedAt(day(10).minusNanos(1_000))).isFalse();
        assertThat(pauses.pausedAt(day(10))).isTrue();
        assertThat(pauses.pausedAt(day(20).minusNanos(1_000))).isTrue();
        assertThat(pauses.pausedAt(day(20))).isFalse();
        assertThat(pauses.pausedAt(day(3_000))).isTrue();
        assertThat(pauses.openAt(day(15))).containsExactly(pause("a", 10, 20));
        assertThat(pauses.openAt(day(25))).isEmpty();
        assertThat(pauses.openAt(day(30))).containsExactly(Pause.open("b", "HARDSHIP", day(30)));
    }

    @Test
    void a_pause_is_known_by_its_id_and_told_again_replaces_what_was_told() {
        Pauses pauses = Pauses.none().with(pause("a", 10, 30)).with(pause("a", 10, 15));

        assertThat(pauses.list()).containsExactly(pause("a", 10, 15));
        assertThat(pauses.contains("a")).isTrue();
        assertThat(pauses.contains("b")).isFalse();
    }

    @Test
    void a_pause_does_not_end_before_it_begins() {
        assertThat(pause("a", 10, 10).to()).isEqualTo(day(10));
        assertThatThrownBy(() -> pause("a", 10, 9)).hasMessageContaining("must not end before");
    }

    @Test
    void pauses_apart_are_added_up() {
        Pauses pauses = Pauses.none().with(pause("b", 30, 35)).with(pause("a", 10, 20));

        assertThat(pauses.shift(day(40), day(0))).contains(day(55));
        assertThat(pauses.pausedBetween(day(0), day(100))).isEqualTo(Duration.ofDays(15));
    }

    @Test
    void what_comes_after_an_open_pause_lies_within_it() {
        Pauses pauses = Pauses.none().with(Pause.open("a", "DISPUTE", day(10))).with(pause("b", 20, 25));

        assertThat(pauses.shift(day(40), day(0))).isEmpty();
        assertThat(pauses.pausedBetween(day(0), day(100))).isEqualTo(Duration.ofDays(90));
        assertThat(Pauses.none()
                        .with(pause("b", 5, 25))
                        .with(Pause.open("a", "DISPUTE", day(10)))
                        .shift(day(40), day(0)))
                .isEmpty();
    }

    @Test
    void paused_time_is_counted_within_the_asked_days_only() {
        Pauses pauses = Pauses.none().with(pause("a", 10, 20)).with(Pause.open("b", "DISPUTE", day(30)));

        assertThat(pauses.pausedBetween(day(12), day(18))).isEqualTo(Duration.ofDays(6));
        assertThat(pauses.pausedBetween(day(5), day(15))).isEqualTo(Duration.ofDays(5));
        assertThat(pauses.pausedBetween(day(15), day(32))).isEqualTo(Duration.ofDays(7));
        assertThat(pauses.pausedBetween(day(0), day(5))).isZero();
        assertThat(pauses.pausedBetween(day(22), day(28))).isZero();
    }

    @Test
    void a_pause_that_was_over_before_its_time_began_does_not_touch_a_deadline() {
        assertThat(Pauses.none().with(pause("a", 1, 5)).shift(day(50), day(20))).contains(day(50));
    }

    @Test
    void a_deadline_does_not_lie_before_its_beginning() {
        assertThat(Pauses.none().shift(day(20), day(20))).contains(day(20));
        assertThatThrownBy(() -> Pauses.none().shift(day(19), day(20))).hasMessageContaining("before its beginning");
    }

    @Test
    @Tag("chance")
    void random_pauses_move_a_deadline_to_the_instant_where_its_unpaused_time_has_run_in_any_order() {
        long seed = System.nanoTime();
        System.out.println("PausesTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            List<Pause> list = new ArrayList<>();
            for (int n = random.nextInt(6); n > 0; n--) {
                int from = random.nextInt(60);
                list.add(pause("p" + n, from, from + random.nextInt(20)));
            }
            int start = random.nextInt(30);
            int length = random.nextInt(40);
            Instant shifted =
                    new Pauses(list).shift(day(start + length), day(start)).orElseThrow();
            assertThat(shifted).isEqualTo(walked(list, start, length));
            Collections.shuffle(list, random);
            assertThat(new Pauses(list).shift(day(start + length), day(start))).contains(shifted);
        }
    }

    /** Day by day, the slow and obvious way. */
    private static Instant walked(List<Pause> pauses, int start, int length) {
        int day = start;
        int run = 0;
        while (run < length || covered(pauses, day)) {
            run += covered(pauses, day) ? 0 : 1;
            day++;
        }
        return day(day);
    }

    private static boolean covered(List<Pause> pauses, int day) {
        return pauses.stream().anyMatch(p -> p.covers(day(day)));
    }

    private static Pause pause(String id, int from, int to) {
        return new Pause(id, "DISPUTE", day(from), day(to));
    }

    private static Instant day(int n) {
        return Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(n));
    }
}
