package io.recourse.negotiation.edge;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.effects.NothingDone;
import io.recourse.casework.effects.Unfinished;
import io.recourse.casework.effects.Unfinished.Word;
import io.recourse.casework.query.SubjectQueries.Reading;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks once more at whom a batch concerns, right before another adapter gets it: while a provider could not be reached hours may
 * have gone by, in which a debt was paid or disputed, or somebody said that he wants no more. All rows are read in one question;
 * where they cannot be read, nothing is handed over.
 */
final class LastLook implements EffectAdapter {

    private final EffectAdapter carrier;
    private final Function<Collection<SubjectId>, Uni<Map<SubjectId, Reading>>> rows;
    private final Rule rule;

    LastLook(EffectAdapter carrier, Function<Collection<SubjectId>, Uni<Map<SubjectId, Reading>>> rows, Rule rule) {
        this.carrier = carrier;
        this.rows = rows;
        this.rule = rule;
    }

    /** What is looked at, and what follows. */
    interface Rule {

        /** Whose rows it needs. */
        List<SubjectId> concerned(Task task);

        /** @param rows those that exist */
        Look look(Task task, Map<SubjectId, Reading> rows);
    }

    /** What came of the look. */
    sealed interface Look {

        /** @param task as it is to be said by now */
        record Go(Task task) implements Look {}

        /** @param rule that forbids it by now */
        record Barred(String rule) implements Look {}
    }

    @Override
    public String name() {
        return carrier.name();
    }

    @Override
    public boolean idempotent() {
        return carrier.idempotent();
    }

    @Override
    public int batch() {
        return carrier.batch();
    }

    @Override
    public Uni<List<Ended>> perform(List<Task> tasks) {
        return rows.apply(
                        tasks.stream().flatMap(t -> rule.concerned(t).stream()).collect(Collectors.toUnmodifiableSet()))
                .onFailure()
                .transform(_ -> new NothingDone("whom they concern cannot be read"))
                .map(found -> tasks.stream().map(t -> rule.look(t, found)).toList())
                .chain(this::carry);
    }

    private Uni<List<Ended>> carry(List<Look> looks) {
        List<Task> allowed = looks.stream()
                .flatMap(look -> look instanceof Look.Go(Task task) ? Stream.of(task) : Stream.of())
                .toList();
        return allowed.isEmpty()
                ? Uni.createFrom().item(ended(looks, List.of()))
                : Uni.createFrom()
                        .deferred(() -> carrier.perform(allowed))
                        .map(carried -> ended(looks, carried))
                        .onFailure()
                        .transform(failure -> allowed.size() == looks.size() ? failure : unfinished(looks, failure));
    }

    /** What is forbidden by now was not handed over, whatever became of its neighbours. */
    private static Unfinished unfinished(List<Look> looks, Throwable failure) {
        Iterator<Word> carried = failure instanceof Unfinished u ? u.words().iterator() : Collections.emptyIterator();
        List<Word> words = new ArrayList<>();
        for (Look look : looks) {
            words.add(
                    switch (look) {
                        case Look.Go _ when carried.hasNext() -> carried.next();
                        case Look.Go _ -> failure instanceof NothingDone ? new Word.NotBegun() : new Word.HandedOver();
                        case Look.Barred(String rule) -> new Word.Over(new Ended(Effect.Result.DROPPED, rule));
                    });
        }
        return new Unfinished(failure.toString(), words);
    }

    private static List<Ended> ended(List<Look> looks, List<Ended> carried) {
        List<Ended> all = new ArrayList<>();
        Iterator<Ended> next = carried.iterator();
        for (Look look : looks) {
            all.add(
                    switch (look) {
                        case Look.Go _ -> next.next();
                        case Look.Barred(String rule) -> new Ended(Effect.Result.DROPPED, rule);
                    });
        }
        return all;
    }
}
