package io.recourse.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.local.process.StackFailed;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuietWatchTest {
    private final QuietTest test = new QuietTest(new Subscriptions(Map.of(), List.of()));
    private final Deque<List<QuietTest.Disturbance>> unread = new ArrayDeque<>();
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
        unread.add(List.of(new QuietTest.Disturbance("intake", "has not handled 1 messages")));
        watch(quiet(1), quiet(1), quiet(1)).await();
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void only_those_who_may_know_more_are_asked_again_until_all_are_asked_twice() {
        List<Set<String>> questions = new ArrayList<>();
        Deque<Quiet> disposal = new ArrayDeque<>(List.of(busy(), busy(), quiet(0)));
        QuietWatch.Services two = services(Set.of("intake", "disposal"), whom -> {
            questions.add(Set.copyOf(whom));
            Map<String, @Nullable Quiet> said = new HashMap<>();
            whom.forEach(name ->
                    said.put(name, name.equals("disposal") && disposal.size() > 1 ? disposal.remove() : quiet(0)));
            return said;
        });
        new QuietWatch(two, List::of, test, () -> {}).await();
        assertThat(questions)
                .containsExactly(
                        Set.of("intake", "disposal"),
                        Set.of("disposal"),
                        Set.of("disposal"),
                        Set.of("intake", "disposal"),
                        Set.of("intake", "disposal"));
    }

    @Test
    void what_broke_unasked_ends_the_waiting() {
        QuietWatch.Services intake = services(Set.of("intake"), _ -> Map.of("intake", busy()));
        QuietWatch watch = new QuietWatch(intake, List::of, test, () -> {
            throw new StackFailed("kafka ended");
        });
        assertThatThrownBy(watch::await).isInstanceOf(StackFailed.class).hasMessage("kafka ended");
    }

    private QuietWatch watch(@Nullable Quiet... readings) {
        List<@Nullable Quiet> all = Arrays.asList(readings);
        QuietWatch.Services intake = services(Set.of("intake"), _ -> {
            Map<String, @Nullable Quiet> said = new HashMap<>();
            said.put("intake", all.get(asked++));
            return said;
        });
        return new QuietWatch(intake, () -> unread.isEmpty() ? List.of() : unread.remove(), test, () -> {});
    }

    private static QuietWatch.Services services(
            Set<String> names, Function<Set<String>, Map<String, @Nullable Quiet>> word) {
        return new QuietWatch.Services() {
            @Override
            public Set<String> names() {
                return names;
            }

            @Override
            public Map<String, @Nullable Quiet> quiet(Set<String> whom) {
                return word.apply(whom);
            }
        };
    }

    private static Quiet quiet(long sent) {
        return new Quiet(Instant.EPOCH, null, 0, 0, 0, 0, 0, Map.of("t", new Quiet.Flow(sent, 0)), false);
    }

    private static Quiet busy() {
        return new Quiet(Instant.EPOCH, null, 0, 0, 1, 0, 0, Map.of(), false);
    }
}
