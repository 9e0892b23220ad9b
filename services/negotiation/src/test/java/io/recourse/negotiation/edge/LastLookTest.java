package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.recourse.casework.decision.Effect.Result;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.DatabaseAway;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.effects.NothingDone;
import io.recourse.casework.effects.Unfinished;
import io.recourse.casework.effects.Unfinished.Word;
import io.recourse.casework.query.SubjectQueries.Reading;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is looked at once more before it is handed over. */
class LastLookTest {

    private final List<String> sent = new ArrayList<>();
    private final List<Collection<SubjectId>> questions = new ArrayList<>();
    private @Nullable RuntimeException failure;

    private final EffectAdapter carrier = new EffectAdapter() {
        @Override
        public String name() {
            return "carrier";
        }

        @Override
        public boolean idempotent() {
            return true;
        }

        @Override
        public int batch() {
            return 7;
        }

        @Override
        public Uni<List<Ended>> perform(List<Task> tasks) {
            tasks.forEach(t -> sent.add(t.ref() + " " + t.body()));
            if (failure != null) {
                throw failure;
            }
            return Uni.createFrom()
                    .item(tasks.stream()
                            .map(t -> new Ended(Result.DONE, "as " + t.ref()))
                            .toList());
        }
    };

    /** Nobody is told of a row that says so. */
    private static final LastLook.Rule RULE = new LastLook.Rule() {
        @Override
        public List<SubjectId> concerned(EffectAdapter.Task task) {
            return List.of(task.subject());
        }

        @Override
        public LastLook.Look look(EffectAdapter.Task task, Map<SubjectId, Reading> rows) {
            Reading row = rows.get(task.subject());
            return row == null
                    ? new LastLook.Look.Barred("unknown")
                    : row.state().equals("no")
                            ? new LastLook.Look.Barred("it-says-no")
                            : new LastLook.Look.Go(task.saying(Map.of("amount", "now")));
        }
    };

    private LastLook look(Map<String, String> states) {
        return new LastLook(
                carrier,
                ids -> {
                    questions.add(ids);
                    return Uni.createFrom()
                            .item(states.entrySet().stream()
                                    .collect(Collectors.toMap(
                                            e -> new SubjectId("case", e.getKey()),
                                            e -> new Reading(e.getValue(), null))));
                },
                RULE);
    }

    private static EffectAdapter.Task task(String caseId, String ref) {
        return new EffectAdapter.Task(
                1, new SubjectId("case", caseId), ref, caseId + ref, Map.of("amount", "then"), null, null);
    }

    @Test
    void what_is_forbidden_by_now_is_dropped_with_its_rule_and_the_rest_goes_out_as_things_stand_now() {
        LastLook look = look(Map.of("a", "yes", "b", "no"));
        assertThat(look.perform(List.of(task("b", "1"), task("a", "2"), task("c", "3"), task("a", "4")))
                        .await()
                        .indefinitely())
                .containsExactly(
                        new EffectAdapter.Ended(Result.DROPPED, "it-says-no"),
                        new EffectAdapter.Ended(Result.DONE, "as 2"),
                        new EffectAdapter.Ended(Result.DROPPED, "unknown"),
                        new EffectAdapter.Ended(Result.DONE, "as 4"));
        assertThat(sent).containsExactly("2 {amount=now}", "4 {amount=now}");
        assertThat(questions).singleElement().satisfies(ids -> assertThat(ids).hasSize(3));
        assertThat(List.of(look.name(), look.idempotent(), look.batch())).containsExactly("carrier", true, 7);
    }

    @Test
    void a_batch_of_which_nothing_is_left_reaches_nobody() {
        assertThat(look(Map.of()).perform(List.of(task("b", "1"))).await().indefinitely())
                .containsExactly(new EffectAdapter.Ended(Result.DROPPED, "unknown"));
        assertThat(sent).isEmpty();
    }

    @Test
    void where_nobody_can_be_read_nothing_is_done_and_the_batch_waits() {
        LastLook look = new LastLook(carrier, _ -> Uni.createFrom().failure(new DatabaseAway("the table")), RULE);
        assertThatThrownBy(() -> look.perform(List.of(task("a", "1"))).await().indefinitely())
                .isInstanceOf(NothingDone.class);
        assertThat(sent).isEmpty();
    }

    @Test
    void where_the_carrier_fails_only_those_that_it_was_handed_may_have_been_done() {
        failure = new IllegalStateException("the provider answered 500");
        assertThat(unfinished()).containsExactly(barred(), new Word.HandedOver());
    }

    @Test
    void where_the_carrier_cannot_be_reached_nobody_was_handed_anything_and_what_is_forbidden_ends_all_the_same() {
        failure = new NothingDone("the provider cannot be reached");
        assertThat(unfinished()).containsExactly(barred(), new Word.NotBegun());
    }

    @Test
    void what_a_carrier_says_of_each_stands() {
        failure = new Unfinished("fell silent", List.of(new Word.Later(Duration.ofMinutes(5))));
        assertThat(unfinished()).containsExactly(barred(), new Word.Later(Duration.ofMinutes(5)));
    }

    @Test
    void where_nothing_is_forbidden_a_failure_is_the_carriers_own() {
        failure = new IllegalStateException("the provider answered 500");
        LastLook look = look(Map.of("a", "yes"));
        assertThatThrownBy(() -> look.perform(List.of(task("a", "1"))).await().indefinitely())
                .isSameAs(failure);
    }

    private List<Word> unfinished() {
        LastLook look = look(Map.of("a", "yes", "b", "no"));
        return catchThrowableOfType(Unfinished.class, () -> look.perform(List.of(task("b", "1"), task("a", "2")))
                        .await()
                        .indefinitely())
                .words();
    }

    private static Word barred() {
        return new Word.Over(new EffectAdapter.Ended(Result.DROPPED, "it-says-no"));
    }
}
