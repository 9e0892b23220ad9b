package io.recourse.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.local.process.StackFailed;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuietWatchTest {
    private final QuietTest test = new QuietTest(new Subscriptions(Map.of(), List.of()));
    private final Deque<List<String>> unread = new ArrayDeque<>();
    private int asked;

    @Test
    void one_quiet_reading_is_not_enough() {
        assertThat(watch(quiet(1), quiet(1)).await().values()).containsExactly(quiet(1));
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void two_readings_that_differ_fall_on_both_sides_of_a_step() {
        watch(quiet(1), quiet(2), quiet(2)).await();
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void work_between_two_quiet_readings_begins_the_count_anew() {
        watch(quiet(1), busy(), quiet(1), quiet(1)).await();
        assertThat(asked).isEqualTo(4);
    }

    @Test
    void a_service_that_does_not_answer_is_waited_for() {
        watch(null, null, quiet(1), quiet(1)).await();
        assertThat(asked).isEqualTo(4);
    }

    @Test
    void a_partners_message_nobody_has_read_is_waited_for() {
        unread.add(List.of("service-litigation has read 0 of 1"));
        watch(quiet(1), quiet(1), quiet(1)).await();
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void what_broke_unasked_ends_the_waiting() {
        QuietWatch watch = new QuietWatch(() -> Map.of("intake", busy()), List::of, test, () -> {
            throw new StackFailed("kafka ended");
        });
        assertThatThrownBy(watch::await).isInstanceOf(StackFailed.class).hasMessage("kafka ended");
    }

    private QuietWatch watch(@Nullable Quiet... readings) {
        List<@Nullable Quiet> all = Arrays.asList(readings);
        return new QuietWatch(
                () -> {
                    Map<String, @Nullable Quiet> said = new HashMap<>();
                    said.put("intake", all.get(asked++));
                    return said;
                },
                () -> unread.isEmpty() ? List.of() : unread.remove(),
                test,
                () -> {});
    }

    private static Quiet quiet(long sent) {
        return new Quiet(Instant.EPOCH, null, 0, 0, 0, 0, 0, Map.of("t", new Quiet.Flow(sent, 0)), false);
    }

    private static Quiet busy() {
        return new Quiet(Instant.EPOCH, null, 0, 0, 1, 0, 0, Map.of(), false);
    }
}
