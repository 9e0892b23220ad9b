package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.Showing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Reading;
import io.recourse.casework.security.Caller;
import io.recourse.negotiation.domain.CaseState;
import io.recourse.negotiation.domain.Dialling;
import io.recourse.negotiation.domain.PartyState;
import io.recourse.negotiation.domain.Standings;
import io.recourse.negotiation.domain.Task;
import io.recourse.negotiation.domain.TaskState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says by which rule the contact of a task is forbidden: hours may lie between the grant and who makes use of it. A task that
 * is no contact is forbidden by none.
 */
@Singleton
class TaskBars {

    private static final String PARKED = "subject-parked";

    private final SubjectQueries queries;
    private final Standings standings;
    private final Dialling dialling;
    private final BusinessClock clock;

    @Inject
    TaskBars(SubjectQueries queries, Standings standings, Dialling dialling, BusinessClock clock) {
        this.queries = queries;
        this.standings = standings;
        this.dialling = dialling;
        this.clock = clock;
    }

    /** Judges one task by the rows of its case and its party; null if no rule forbids its contact. */
    private interface Judge {
        @Nullable
        String of(Task task, Map<SubjectId, Reading> rows);
    }

    /** The rule by now, of one of the caller's tasks; empty if there is none. */
    Uni<String> now(Caller caller, SubjectId task) {
        return of(caller, task, at(clock.now()));
    }

    /**
     * The rule when it took place; empty if there was none. Told after the hours, a call within them was allowed; one on a number
     * that nobody asked about could not be denied.
     */
    Uni<String> ofDone(Caller caller, SubjectId task, Instant at) {
        return of(caller, task, (done, rows) -> done(done, rows, at));
    }

    /** The rules by now, by task; of all of them in one question. */
    Uni<Map<String, String>> now(List<Task> tasks) {
        return of(tasks, at(clock.now()));
    }

    private Judge at(Instant at) {
        return (task, rows) -> bar(task, rows, at);
    }

    private Uni<String> of(Caller caller, SubjectId subject, Judge judge) {
        return queries.state(caller, subject).chain(state -> {
            if (!(state instanceof TaskState.Made made)) {
                throw Showing.unknown(subject);
            }
            return of(List.of(made.task()), judge)
                    .map(bars -> Objects.requireNonNullElse(bars.get(made.task().taskId()), ""));
        });
    }

    private Uni<Map<String, String>> of(List<Task> tasks, Judge judge) {
        List<Task> contacts = tasks.stream().filter(t -> t.work().isContact()).toList();
        if (contacts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return queries.readAll(contacts.stream()
                        .flatMap(t -> Stream.of(t.theCase(), t.ofParty()))
                        .collect(Collectors.toUnmodifiableSet()))
                .map(rows -> {
                    Map<String, String> bars = new HashMap<>();
                    for (Task task : contacts) {
                        String bar = judge.of(task, rows);
                        if (bar != null) {
                            bars.put(task.taskId(), bar);
                        }
                    }
                    return bars;
                });
    }

    private @Nullable String bar(Task task, Map<SubjectId, Reading> rows, Instant at) {
        Reading theCase = rows.get(task.theCase());
        Reading party = rows.get(task.ofParty());
        return theCase == null
                        || theCase.parked() != null
                        || !(theCase.state() instanceof CaseState.Known known)
                        || party == null
                        || party.parked() != null
                        || !(party.state() instanceof PartyState.Known it)
                ? PARKED
                : standings.bar(known, it.file(), task, at);
    }

    private @Nullable String done(Task task, Map<SubjectId, Reading> rows, Instant at) {
        String bar = bar(task, rows, at);
        return bar == null
                        && rows.get(task.theCase()) instanceof Reading(CaseState.Known known, var _)
                        && rows.get(task.ofParty()) instanceof Reading(PartyState.Known it, var _)
                ? dialling.unasked(known.file().debtor().jurisdiction(), it.file(), task)
                : bar;
    }
}
