package io.recourse.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.local.portfolio.Portfolio;
import io.recourse.local.world.Act;
import io.recourse.local.world.Order;
import io.recourse.local.world.People;
import io.recourse.local.world.Person;
import io.recourse.local.world.Planned;
import io.recourse.local.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunnerTest {
    private static final Instant START = Setting.START;
    private static final Instant END = START.plus(Duration.ofDays(100));

    private final TreeSet<Instant> deadlines = new TreeSet<>();
    private final List<Instant> marks = new ArrayList<>();
    private final List<Planned> done = new ArrayList<>();
    private final List<Order> waiting = new ArrayList<>();
    private final Set<Order> taken = new HashSet<>();
    private Instant now = START;
    private final List<Instant> broken = new ArrayList<>();

    @Test
    void time_stops_where_somebody_waits_and_at_the_end() {
        deadlines.add(START.plus(Duration.ofHours(7)));
        deadlines.add(START.plus(Duration.ofDays(9)));
        run(new World(1, new People()));
        assertThat(marks).containsExactly(START, START.plus(Duration.ofHours(12)), START.plus(Duration.ofDays(9)), END);
    }

    @Test
    void the_world_acts_at_the_mark_after_its_time_and_never_before() {
        People people = new People();
        new Portfolio(3, 200, Portfolio.LENDERS, Portfolio.AS_OF)
                .stream().map(Person::new).forEach(p -> people.know("case-" + p.key(), p));
        run(new World(3, people));
        assertThat(done).isNotEmpty();
        assertThat(marks).doesNotHaveDuplicates().isSorted();
        assertThat(marks).allSatisfy(m -> assertThat(Marks.atOrAfter(m)).isEqualTo(m));
    }

    @Test
    void something_is_broken_once_right_after_time_has_moved_past_a_quarter_of_the_run() {
        deadlines.add(START.plus(Duration.ofDays(24)));
        deadlines.add(START.plus(Duration.ofDays(26)));
        deadlines.add(START.plus(Duration.ofDays(70)));
        run(new World(1, new People()));
        assertThat(broken).containsExactly(START.plus(Duration.ofDays(26)));
    }

    @Test
    void a_task_is_worked_on_once_at_the_mark_at_which_it_waits() {
        Person person = new Person(new Portfolio(3, 1, Portfolio.LENDERS, Portfolio.AS_OF)
                .accounts()
                .getFirst());
        People people = new People();
        people.know("case-1", person);
        waiting.add(new Order(
                "task", "task/t-1", "answer s-1", "case/case-1", Map.of("task", "t-1", "work", "ANSWER"), null));
        run(new World(3, people));
        assertThat(done.stream().filter(p -> p.act() instanceof Act.Work))
                .singleElement()
                .satisfies(p -> assertThat(p.at()).isEqualTo(START));
    }

    private void run(World world) {
        QuietWatch watch =
                new QuietWatch(intake(), List::of, new QuietTest(new Subscriptions(Map.of(), List.of())), () -> {});
        WorldDoors doors = new WorldDoors() {
            @Override
            public boolean perform(List<Planned> round) {
                assertThat(round).allSatisfy(p -> {
                    assertThat(p.at()).isBeforeOrEqualTo(now);
                    assertThat(Marks.atOrAfter(p.at())).isEqualTo(now);
                });
                done.addAll(round);
                round.stream().filter(p -> p.act() instanceof Act.Work).forEach(p -> taken.addAll(waiting));
                return true;
            }

            @Override
            public List<Order> tasks() {
                return waiting.stream().filter(order -> !taken.contains(order)).toList();
            }

            @Override
            public void close() {}
        };
        new Runner(watch, world, doors, to -> now = to).run(START, END, new Runner.Companion() {
            @Override
            public void quietAt(Instant mark) {
                marks.add(mark);
            }

            @Override
            public void breakSomething() {
                broken.add(now);
            }
        });
    }

    private QuietWatch.Services intake() {
        return new QuietWatch.Services() {
            @Override
            public Set<String> names() {
                return Set.of("intake");
            }

            @Override
            public Map<String, @Nullable Quiet> quiet(Set<String> whom) {
                Instant next = deadlines.higher(now);
                return Map.of("intake", new Quiet(now, next, 0, 0, 0, 0, 0, Map.of(), false));
            }
        };
    }
}
