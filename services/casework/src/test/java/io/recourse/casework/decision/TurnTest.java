package io.recourse.casework.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void due_deadlines_are_taken_in_order_of_due_date_kind_and_ref() {
        Turn<Bells, Bell, Rang> turn = turn(bells("b/2@0", "a/1@0", "a/2@0", "c/0@-60", "d/0@60"), _ -> List.of());
        turn.catchUp();
        assertThat(rung(turn)).containsExactly("c/0", "a/1", "a/2", "b/2");
        assertThat(turn.passed()).extracting(p -> p.deadline().kind()).containsExactly("c", "a", "a", "b");
        assertThat(turn.earliest()).map(Deadline::kind).contains("d");
    }

    @Test
    void deadlines_are_derived_again_after_each() {
        // the first one puts one between itself and the next, and another into the future
        Turn<Bells, Bell, Rang> turn = turn(
                bells("a/0@-100", "z/0@-10"), name -> name.equals("a/0") ? List.of("m/0@-50", "n/0@50") : List.of());
        turn.catchUp();
        assertThat(rung(turn)).containsExactly("a/0", "m/0", "z/0");
        assertThat(turn.earliest()).map(Deadline::kind).contains("n");
    }

    @Test
    void an_event_of_a_deadline_counts_from_its_due_date_and_one_of_an_input_from_now() {
        Turn<Bells, Bell, Rang> turn = turn(bells("a/0@-100"), _ -> List.of());
        turn.catchUp();
        turn.take(new Pull("hand"));
        assertThat(turn.events())
                .containsExactly(
                        new Turn.Recorded<>(new Rang("a/0", List.of()), NOON.minusSeconds(100)),
                        new Turn.Recorded<>(new Rang("hand", List.of()), NOON));
    }

    @Test
    void deadlines_that_an_input_made_due_are_taken_right_after_it() {
        Turn<Bells, Bell, Rang> turn = turn(bells(), name -> name.equals("hand") ? List.of("a/0@0") : List.of());
        turn.take(new Pull("hand"));
        assertThat(rung(turn)).containsExactly("hand", "a/0");
    }

    @Test
    void what_stood_and_what_followed_from_it_is_late_and_what_news_made_due_in_hindsight_is_not() {
        Turn<Bells, Bell, Rang> turn = turn(bells("a/0@-100"), name -> switch (name) {
            case "a/0" -> List.of("b/0@-50");
            case "hand" -> List.of("c/0@-70");
            default -> List.of();
        });
        turn.catchUp();
        turn.take(new Pull("hand"));
        assertThat(turn.passed())
                .extracting(p -> p.deadline().kind(), Turn.Passed::late)
                .containsExactly(
                        tuple("a", Duration.ofSeconds(100)),
                        tuple("b", Duration.ofSeconds(50)),
                        tuple("c", Duration.ZERO));
    }

    @Test
    void a_deadline_that_does_not_pass_is_given_up_after_sixty_four_rounds() {
        List<String> heard = new ArrayList<>();
        Turn<Bells, Bell, Rang> turn = turn(bells("a/0@0"), name -> {
            heard.add(name);
            return List.of("a/0@0");
        });
        assertThatThrownBy(turn::catchUp)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("deadline a does not pass");
        assertThat(heard).hasSize(Turn.MAX_ROUNDS_WITHOUT_PROGRESS);
    }

    @Test
    void a_hundred_deadlines_of_one_instant_pass() {
        String[] hundred =
                IntStream.range(0, 100).mapToObj(i -> "d" + i + "/0@0").toArray(String[]::new);
        Turn<Bells, Bell, Rang> turn = turn(bells(hundred), _ -> List.of());
        turn.catchUp();
        assertThat(rung(turn)).hasSize(100);
    }

    @Test
    void two_deadlines_that_bring_each_other_back_are_given_up_too() {
        Turn<Bells, Bell, Rang> turn =
                turn(bells("a/0@-10"), name -> List.of(name.equals("a/0") ? "b/0@-5" : "a/0@-10"));
        assertThatThrownBy(turn::catchUp)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not pass");
    }

    @Test
    void a_deadline_that_recedes_for_ever_is_given_up_too() {
        Turn<Bells, Bell, Rang> turn = turn(bells("a/0@0"), new Rule() {
            private long back;

            @Override
            public List<String> after(String name) {
                return List.of("a/0@-" + ++back);
            }
        });
        assertThatThrownBy(turn::catchUp)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not pass");
    }

    @Test
    void a_year_of_daily_deadlines_is_caught_up_with() {
        Turn<Bells, Bell, Rang> turn = turn(bells("day/0@-31536000"), new Rule() {
            private long at = 31_536_000;

            @Override
            public List<String> after(String name) {
                at -= 86_400;
                return List.of("day/0@" + -at);
            }
        });
        turn.catchUp();
        assertThat(turn.events()).hasSize(366);
    }

    @Test
    void a_refused_deadline_is_a_fault() {
        Turn<Bells, Bell, Rang> turn = turn(bells("broken/0@0"), _ -> List.of());
        assertThatThrownBy(turn::catchUp)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("deadline broken refused by bell-broken");
    }

    @Test
    void a_refused_input_changes_nothing() {
        Turn<Bells, Bell, Rang> turn = turn(bells(), _ -> List.of());
        assertThat(turn.take(new Pull("broken"))).isInstanceOf(Decision.Refused.class);
        assertThat(turn.events()).isEmpty();
        assertThat(turn.state()).isEqualTo(bells());
    }

    @Test
    void an_input_that_throws_leaves_no_trace() {
        Turn<Bells, Bell, Rang> turn = turn(bells("a/0@60"), _ -> List.of());
        assertThatThrownBy(() -> turn.take(new Pull("throw"))).hasMessage("on purpose");
        assertThat(turn.events()).isEmpty();
        assertThat(turn.tells()).isEmpty();
        assertThat(turn.effects()).isEmpty();
        assertThat(turn.passed()).isEmpty();
        assertThat(turn.state()).isEqualTo(bells("a/0@60"));
    }

    @Test
    void a_parked_subject_takes_in_only_what_says_so() {
        assertThat(new Pull("hand").acceptedWhileParked()).isFalse();
    }

    @Test
    void tells_and_effects_are_gathered_over_the_whole_turn() {
        Turn<Bells, Bell, Rang> turn = turn(bells(), _ -> List.of());
        turn.take(new Pull("first"));
        turn.take(new Pull("second"));
        assertThat(turn.tells()).extracting(t -> t.to().id()).containsExactly("first", "second");
        assertThat(turn.effects()).extracting(Effect::ref).containsExactly("first", "second");
    }

    @Test
    void the_earliest_deadline_that_is_known_is_not_derived_again_until_something_happens() {
        Turn<Bells, Bell, Rang> turn = new Turn<>(new Tower(_ -> List.of()), bells("a/0@60"), NOON, Optional.empty());
        assertThat(turn.earliest()).isEmpty();
        turn.take(new Pull("hand"));
        assertThat(turn.earliest()).map(Deadline::kind).contains("a");
    }

    // ---- a tower of bells: each rings once when it is due, and a rule says which bells a ring hangs up ----

    /** Bells by name {@code kind/ref}, with the seconds from noon at which each is due. */
    record Bells(TreeMap<String, Long> due) {}

    sealed interface Bell extends Input {}

    record Due(Deadline deadline) implements Bell {
        @Override
        public Instant businessAt(Instant now) {
            return deadline.dueAt();
        }
    }

    record Pull(String name) implements Bell {}

    record Rang(String name, List<String> hungUp) {}

    interface Rule {
        List<String> after(String name);
    }

    private static Bells bells(String... bells) {
        TreeMap<String, Long> due = new TreeMap<>();
        for (String bell : bells) {
            due.put(bell.substring(0, bell.indexOf('@')), Long.parseLong(bell.substring(bell.indexOf('@') + 1)));
        }
        return new Bells(due);
    }

    private static Turn<Bells, Bell, Rang> turn(Bells bells, Rule rule) {
        return new Turn<>(new Tower(rule), bells, NOON);
    }

    private static List<String> rung(Turn<Bells, Bell, Rang> turn) {
        return turn.events().stream().map(e -> e.event().name()).toList();
    }

    private record Tower(Rule rule) implements Decider<Bells, Bell, Rang> {

        @Override
        public String kind() {
            return "tower";
        }

        @Override
        public Bells initial(SubjectId id) {
            return bells();
        }

        @Override
        public Decision<Rang> decide(Bells state, Bell input, Instant now) {
            return switch (input) {
                case Due(Deadline deadline) -> ring(deadline.kind() + "/" + deadline.ref());
                case Pull(String name) when name.equals("throw") -> throw new IllegalArgumentException("on purpose");
                case Pull(String name) when name.equals("broken") -> ring("broken/");
                case Pull(String name) ->
                    Decision.accept(new Rang(name, rule.after(name)))
                            .tell(new SubjectId("tower", name), new Pull(name))
                            .effect(new Effect("hammer", name, Map.of(), null));
            };
        }

        private Decision<Rang> ring(String name) {
            return name.startsWith("broken/")
                    ? Decision.refuse("bell-broken", null, "It does not ring.")
                    : Decision.accept(new Rang(name, rule.after(name)));
        }

        @Override
        public Bells evolve(Bells state, Rang event) {
            TreeMap<String, Long> due = new TreeMap<>(state.due());
            due.remove(event.name());
            due.putAll(bells(event.hungUp().toArray(String[]::new)).due());
            return new Bells(due);
        }

        @Override
        public Set<Deadline> deadlines(Bells state) {
            return state.due().entrySet().stream()
                    .map(b -> Deadline.business(
                            b.getKey().substring(0, b.getKey().indexOf('/')),
                            b.getKey().substring(b.getKey().indexOf('/') + 1),
                            NOON.plusSeconds(b.getValue()),
                            "test"))
                    .collect(Collectors.toSet());
        }

        @Override
        public Facets facets(Bells state) {
            return Facets.of(Facets.SHARED, "HUNG");
        }

        @Override
        public Bell passed(Deadline deadline) {
            return new Due(deadline);
        }
    }
}
