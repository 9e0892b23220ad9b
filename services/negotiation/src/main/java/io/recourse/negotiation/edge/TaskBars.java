package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.Showing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Reading;
import io.recourse.casework.security.Caller;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.negotiation.domain.CaseState;
import io.recourse.negotiation.domain.Contacts;
import io.recourse.negotiation.domain.Dialling;
import io.recourse.negotiation.domain.PartyFile;
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

    /** Judges one task by its case and whom it concerns; null if no rule forbids its contact. */
    private interface Judge {
        @Nullable
        String of(Task task, CaseState.Known theCase, PartyFile party);
    }

    /** The rule by now, of one of the caller's tasks; empty if there is none. */
    Uni<String> now(Caller caller, SubjectId task) {
        return of(caller, task, at(clock.now()));
    }

    /**
     * The rule when it took place; empty if there was none. Told after the hours, a call within them was allowed; one on a number
     * that nobody asked about could not be denied. What ended otherwise was a second contact by one leave.
     *
     * @param outcome null of a task that is no contact
     */
    Uni<String> ofDone(Caller caller, SubjectId task, @Nullable ContactOutcome outcome, Instant at) {
        return of(caller, task, (done, theCase, party) -> done(done, theCase, party, outcome, at));
    }

    /** The rules by now, by task; of all of them in one question. */
    Uni<Map<String, String>> now(List<Task> tasks) {
        return of(tasks, at(clock.now()));
    }

    private Judge at(Instant at) {
        return (task, theCase, party) -> {
            String bar = standings.bar(theCase, party, task, at);
            return bar == null && theCase.file().isOver(task.attemptId()) ? Contacts.OVER : bar;
        };
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
                        String bar = judged(judge, task, rows);
                        if (bar != null) {
                            bars.put(task.taskId(), bar);
                        }
                    }
                    return bars;
                });
    }

    private static @Nullable String judged(Judge judge, Task task, Map<SubjectId, Reading> rows) {
        return rows.get(task.theCase()) instanceof Reading(CaseState.Known theCase, var caseParked)
                        && caseParked == null
                        && rows.get(task.ofParty()) instanceof Reading(PartyState.Known party, var partyParked)
                        && partyParked == null
                ? judge.of(task, theCase, party.file())
                : PARKED;
    }

    private @Nullable String done(
            Task task, CaseState.Known theCase, PartyFile party, @Nullable ContactOutcome outcome, Instant at) {
        String bar = standings.bar(theCase, party, task, at);
        if (bar != null) {
            return bar;
        }
        return outcome != null && theCase.file().endedOtherwise(task.attemptId(), outcome)
                ? Contacts.OVER
                : dialling.unasked(theCase.file().debtor().jurisdiction(), party, task);
    }
}
