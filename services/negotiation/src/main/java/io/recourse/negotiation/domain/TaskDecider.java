package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.decision.SubjectId;
import io.recourse.negotiation.domain.TaskEvent.TaskDone;
import io.recourse.negotiation.domain.TaskEvent.TaskGivenBack;
import io.recourse.negotiation.domain.TaskEvent.TaskLapsed;
import io.recourse.negotiation.domain.TaskEvent.TaskMade;
import io.recourse.negotiation.domain.TaskEvent.TaskTaken;
import io.recourse.negotiation.domain.TaskInput.Assign;
import io.recourse.negotiation.domain.TaskInput.Complete;
import io.recourse.negotiation.domain.TaskInput.DeadlinePassed;
import io.recourse.negotiation.domain.TaskInput.GiveBack;
import io.recourse.negotiation.domain.TaskInput.Take;
import io.recourse.negotiation.domain.TaskInput.Wanted;
import io.recourse.negotiation.domain.TaskState.Done;
import io.recourse.negotiation.domain.TaskState.Lapsed;
import io.recourse.negotiation.domain.TaskState.Made;
import io.recourse.negotiation.domain.TaskState.Open;
import io.recourse.negotiation.domain.TaskState.Taken;
import io.recourse.negotiation.domain.TaskState.Unmade;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who does what a case wants of a person: one taker at a time, two for a visit, and nothing after its hours. */
public final class TaskDecider implements Decider<TaskState, TaskInput, TaskEvent> {

    public static final String KIND = "task";

    /** Facet: those who have it in hand, a space between them; absent before and afterwards. */
    public static final String TAKERS = "task_by";

    /** Facet: by when it is to have been read; absent of contacts, and once it was read. */
    public static final String DUE = "task_due";

    /** Of an answer to {@link Assign}: who has it now. */
    public static final String ASSIGNED_TO = "assignedTo";

    /** Of an answer to {@link Assign}: why. */
    public static final String REASON = "reason";

    /** Of an answer to {@link TaskInput.Complete}: the rule by which the contact should not have taken place. */
    public static final String FORBIDDEN_BY = "forbiddenBy";

    private static final String LAPSE = "lapse";
    private static final String HOURS = "contact-hours";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public TaskState initial(SubjectId id) {
        return new Unmade(id.id());
    }

    @Override
    public Decision<TaskEvent> decide(TaskState state, TaskInput input, Instant now) {
        return switch (input) {
            case Wanted w -> state instanceof Unmade ? Decision.accept(new TaskMade(w.task())) : Decision.nothing();
            case Take t -> take(state, t, now);
            case Assign a -> assign(state, a, now);
            case GiveBack g -> giveBack(state, g, now);
            case Complete c -> complete(state, c, now);
            case DeadlinePassed d -> lapse(state, d.deadline().dueAt());
        };
    }

    private static Decision<TaskEvent> take(TaskState state, Take take, Instant now) {
        return state instanceof Taken taken && taken.by().contains(take.by())
                ? Decision.nothing()
                : taken(state, take.bar(), made -> Decision.accept(new TaskTaken(take.by(), now, null)));
    }

    /** Who gets it is answered, for the caller cannot know. */
    private static Decision<TaskEvent> assign(TaskState state, Assign assign, Instant now) {
        return taken(state, assign.bar(), made -> Allocation.of(
                        made.task(), made instanceof Taken t ? t.by() : List.of(), assign.collectors())
                .<Decision<TaskEvent>>map(
                        choice -> Decision.<TaskEvent>accept(new TaskTaken(choice.person(), now, choice.reason()))
                                .answering(Map.of(ASSIGNED_TO, choice.person(), REASON, choice.reason())))
                .orElseGet(() ->
                        Decision.refuse("no-collector", null, "no other collector speaks the language and has room")));
    }

    private static Decision<TaskEvent> taken(
            TaskState state, @Nullable String bar, Function<Made, Decision<TaskEvent>> taking) {
        return switch (state) {
            case Unmade _ -> unknown();
            case Done _ -> over();
            case Lapsed _ -> lapsed();
            case Taken t
            when t.by().size() == t.task().work().people() ->
                Decision.refuse("task-taken", null, "somebody else does it");
            case Taken t when bar == null -> taking.apply(t);
            case Open o when bar == null -> taking.apply(o);
            case Taken _, Open _ -> Decision.refuse(bar, null, "the contact is not allowed any more");
        };
    }

    private static Decision<TaskEvent> giveBack(TaskState state, GiveBack back, Instant now) {
        return switch (state) {
            case Unmade _ -> unknown();
            case Done _ -> over();
            case Lapsed _ -> lapsed();
            case Open _ -> notTheirs();
            case Taken t ->
                t.by().contains(back.by()) ? Decision.accept(new TaskGivenBack(back.by(), now)) : notTheirs();
        };
    }

    private static Decision<TaskEvent> complete(TaskState state, Complete done, Instant now) {
        return switch (state) {
            case Unmade _ -> unknown();
            case Open _ -> notTheirs();
            // what was said is told of the contact itself once the task is done
            case Done d ->
                d.by().contains(done.by()) && d.outcome() == done.outcome() && done.leftAlone() == null
                        ? Decision.nothing()
                        : over();
            case Lapsed l -> l.by().isEmpty() ? lapsed() : complete(l.task(), l.by(), done, now);
            case Taken t -> complete(t.task(), t.by(), done, now);
        };
    }

    private static Decision<TaskEvent> complete(Task task, List<String> by, Complete done, Instant now) {
        if (task.work() == Task.Work.ANSWER && done.teller() == Maker.BOT) {
            return Decision.refuse("reader-not-a-person", null, "a person reads what was said");
        }
        if (!by.contains(done.by())) {
            return notTheirs();
        }
        if (by.size() < task.work().people()) {
            return Decision.refuse("second-person-missing", null, "a visit takes two");
        }
        if ((done.outcome() != null) != task.work().isContact()) {
            return Decision.refuse("outcome-misplaced", "outcome", "a contact has an outcome, nothing else has one");
        }
        LeftAlone said = done.leftAlone();
        if (said != null && !task.isWithParty()) {
            return Decision.refuse("party-not-reached", "wrongPerson", "it was no contact with who owes");
        }
        if (done.at().isAfter(now)) {
            return Decision.refuse("report-in-future", "at", "a contact cannot end later than now");
        }
        if (done.at().isBefore(task.madeAt())) {
            return Decision.refuse("report-before-contact", "at", "nothing comes of a task before it was made");
        }
        if (task.until() != null && done.at().isAfter(task.until())) {
            return lapsed();
        }
        Decision.Accepted<TaskEvent> accepted = Decision.accept(new TaskDone(done.by(), done.outcome(), done.at()));
        if (done.outcome() == null) {
            return read(accepted, task, done.at(), said);
        }
        Decision.Accepted<TaskEvent> answered = done.bar() == null || done.reachedNobody()
                ? accepted
                : accepted.answering(Map.of(FORBIDDEN_BY, done.bar()));
        return said == null
                ? answered.tell(task.theCase(), new CaseInput.TaskEnded(task.attemptId(), done.outcome(), done.at()))
                : leftAlone(answered, task, said.heard(task.attemptId(), task.channel(), true, done.at()));
    }

    /** An answer was read: who reads it may find that a stranger gave it, which counts from when it was given. */
    private static Decision<TaskEvent> read(
            Decision.Accepted<TaskEvent> accepted, Task task, Instant at, @Nullable LeftAlone said) {
        Decision.Accepted<TaskEvent> read = task.dueAt() == null
                ? accepted
                : accepted.tell(task.theCase(), new CaseInput.AnswerLookedAt(task.taskId(), at, task.party()));
        return said == null
                ? read
                : leftAlone(read, task, said.heard(task.attemptId(), task.channel(), false, task.madeAt()));
    }

    /**
     * A parked case honours nobody's wish, so the party hears of it by itself as well; told twice it is nothing. Where nobody knows
     * what a stranger answered, his address is his case's to say.
     */
    private static Decision<TaskEvent> leftAlone(
            Decision.Accepted<TaskEvent> accepted, Task task, CaseInput.AnswerHeard heard) {
        Decision.Accepted<TaskEvent> told = accepted.tell(task.theCase(), heard);
        ContactMade contact = task.contact();
        if (contact != null || !heard.byStranger()) {
            for (PartyInput wish : Answers.wishes(heard, contact)) {
                told = told.tell(task.ofParty(), wish);
            }
        }
        return told;
    }

    /**
     * Its hours are over. Where nobody took it no contact took place, which is as if a sender had dropped it; what became of one
     * that somebody took nobody knows until he says so.
     */
    private static Decision<TaskEvent> lapse(TaskState state, Instant at) {
        return switch (state) {
            case Open o ->
                Decision.<TaskEvent>accept(new TaskLapsed(at))
                        .tell(o.task().theCase(), lapsed(o.task(), Effect.Result.DROPPED));
            case Taken t ->
                Decision.<TaskEvent>accept(new TaskLapsed(at))
                        .tell(t.task().theCase(), lapsed(t.task(), Effect.Result.UNKNOWN));
            case Unmade _, Done _, Lapsed _ -> Decision.nothing();
        };
    }

    private static CaseInput lapsed(Task task, Effect.Result result) {
        return new CaseInput.EffectEnded(task.attemptId(), result, "its hours are over");
    }

    private static Decision<TaskEvent> unknown() {
        return Decision.refuse("task-unknown", null, "no such task was made");
    }

    private static Decision<TaskEvent> over() {
        return Decision.refuse("task-done", null, "the task is done");
    }

    private static Decision<TaskEvent> lapsed() {
        return Decision.refuse("task-lapsed", null, "the hours of the task are over");
    }

    private static Decision<TaskEvent> notTheirs() {
        return Decision.refuse("task-not-taken", null, "only who took a task gives it back or completes it");
    }

    @Override
    public TaskState evolve(TaskState state, TaskEvent event) {
        return switch (event) {
            case TaskMade(var task) when state instanceof Unmade u -> u.make(task);
            case TaskTaken(var by, var _, var _) when state instanceof Open o -> o.take(by);
            case TaskTaken(var by, var _, var _) when state instanceof Taken t -> t.take(by);
            case TaskGivenBack(var by, var _) when state instanceof Taken t -> t.giveBack(by);
            case TaskDone(var _, var outcome, var at) when state instanceof Taken t -> t.complete(outcome, at);
            case TaskDone(var _, var outcome, var at) when state instanceof Lapsed l -> l.complete(outcome, at);
            case TaskLapsed _ when state instanceof Open o -> o.lapse();
            case TaskLapsed _ when state instanceof Taken t -> t.lapse();
            case TaskMade _, TaskTaken _, TaskGivenBack _, TaskDone _, TaskLapsed _ ->
                throw new IllegalStateException("a task's story out of order");
        };
    }

    @Override
    public Set<Deadline> deadlines(TaskState state) {
        return switch (state) {
            case Open o -> lapses(o.task());
            case Taken t -> lapses(t.task());
            case Unmade _, Done _, Lapsed _ -> Set.of();
        };
    }

    private static Set<Deadline> lapses(Task task) {
        return task.until() == null ? Set.of() : Set.of(Deadline.business(LAPSE, "", task.until(), HOURS));
    }

    @Override
    public Facets facets(TaskState state) {
        return switch (state) {
            case Unmade _ -> Facets.of(Facets.SHARED, "UNMADE");
            case Open o -> facets(o, "OPEN");
            case Taken t -> facets(t, "TAKEN");
            case Done d -> facets(d, "DONE");
            case Lapsed l -> facets(l, "LAPSED");
        };
    }

    private static Facets facets(Made made, String status) {
        Task task = made.task();
        boolean waits = made instanceof Open || made instanceof Taken;
        Map<String, Object> columns = new HashMap<>();
        columns.put("task_work", task.work().name());
        columns.put("task_case", task.caseId());
        put(columns, TAKERS, made instanceof Taken t ? String.join(" ", t.by()) : null);
        put(columns, "task_intent", task.intent() == null ? null : task.intent().name());
        put(columns, DUE, waits ? task.dueAt() : null);
        return new Facets(task.lender(), status, null, columns);
    }

    private static void put(Map<String, Object> columns, String name, @Nullable Object value) {
        if (value != null) {
            columns.put(name, value);
        }
    }

    @Override
    public TaskInput passed(Deadline deadline) {
        return new DeadlinePassed(deadline);
    }
}
