package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Page;
import io.recourse.casework.door.PageById;
import io.recourse.casework.door.PageByNumber;
import io.recourse.casework.door.Showing;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Faceted;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Makers;
import io.recourse.casework.security.Role;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.Intent;
import io.recourse.negotiation.domain.LeftAlone;
import io.recourse.negotiation.domain.Task;
import io.recourse.negotiation.domain.TaskDecider;
import io.recourse.negotiation.domain.TaskInput;
import io.recourse.negotiation.domain.TaskState;
import io.recourse.rules.identifiers.Identities;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What people are to do: calls and visits that the ladder was granted, and what debtors said that a person has to answer. */
@Path("/v1/contact-tasks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class TasksResource {

    private static final String INTENT = "task_intent";
    private static final List<String> COLUMNS = List.of("task_work", "task_case", INTENT);

    private final CommandDoor door;
    private final SubjectQueries queries;
    private final Showing showing;
    private final TaskBars bars;
    private final BusinessClock clock;
    private final CollectorsConfig collectors;
    private final Makers makers;

    @Inject
    TasksResource(
            CommandDoor door,
            SubjectQueries queries,
            Showing showing,
            TaskBars bars,
            BusinessClock clock,
            CollectorsConfig collectors,
            Makers makers) {
        this.door = door;
        this.queries = queries;
        this.showing = showing;
        this.bars = bars;
        this.clock = clock;
        this.collectors = collectors;
        this.makers = makers;
    }

    /** How far a task is. */
    public enum TaskStatus {
        OPEN,
        TAKEN,
        DONE,
        LAPSED
    }

    /** One line of the list. */
    @Schema(
            name = "ContactTaskLine",
            description =
                    "A task: a call, a visit, an answer that a person has to look at, or something of ours to mend that kept a contact"
                            + " from going out.")
    public record TaskLine(
            String id,
            TaskStatus status,
            Task.Work work,
            String caseId,

            @Schema(
                    description =
                            "What the debtor meant, one task for each thing; only where a person has to look at an answer.")
            @Nullable
            Intent intent,

            @Schema(
                    description =
                            "The rule that forbids the contact by now, of a task that is not over: leave it. Absent if none does.")
            @Nullable
            String forbiddenBy) {

        boolean isOver() {
            return status == TaskStatus.DONE || status == TaskStatus.LAPSED;
        }

        TaskLine forbidden(@Nullable String by) {
            return new TaskLine(id, status, work, caseId, intent, by);
        }

        static TaskLine of(Faceted row) {
            String intent = (String) row.facets().get(2);
            return new TaskLine(
                    row.id(),
                    TaskStatus.valueOf(row.status()),
                    Task.Work.valueOf(text(row, 0)),
                    text(row, 1),
                    intent == null ? null : Intent.valueOf(intent),
                    null);
        }

        private static String text(Faceted row, int column) {
            return (String) Objects.requireNonNull(row.facets().get(column), "every task has it");
        }
    }

    /** Answers of one meaning. */
    @Schema(name = "AnswersOfOneMeaning", description = "Answers of one meaning that nobody has read in time.")
    public record OfOneMeaning(Intent intent, long answers) {}

    /** What was to have been read by now. */
    @Schema(name = "AnswersOverdue", description = "Answers that nobody has read in time.")
    public record AnswersOverdue(
            Instant asOf,

            @Schema(description = "How many.") long answers,

            @Schema(description = "By what they mean; what none means is left out.")
            List<OfOneMeaning> byIntent) {

        public AnswersOverdue {
            byIntent = List.copyOf(byIntent);
        }

        static AnswersOverdue of(Instant asOf, List<SubjectQueries.Group> groups) {
            List<OfOneMeaning> byIntent = groups.stream()
                    .map(g -> new OfOneMeaning(
                            Intent.valueOf(Objects.requireNonNull(g.by().getFirst(), "an answer means something")),
                            g.count()))
                    .sorted(Comparator.comparing(OfOneMeaning::intent))
                    .toList();
            return new AnswersOverdue(
                    asOf, byIntent.stream().mapToLong(OfOneMeaning::answers).sum(), byIntent);
        }
    }

    /** Who acts. */
    @Schema(name = "TaskTaker", description = "Who takes a task or gives it back.")
    public record TakerBody(
            @Schema(description = "Your id of the person, no name.")
            String by) {}

    /** What came of it. */
    @Schema(name = "TaskCompletion", description = "What came of a task.")
    public record CompletionBody(
            @Schema(description = "Your id of the person, no name; one who took it.")
            String by,

            @Schema(description = "How the call or visit ended; absent for anything else.") @Nullable
            ContactOutcome outcome,

            @Schema(description = "When; within the task's hours and not later than now.")
            Instant at,

            @Schema(description = LeftAloneBody.WRONG_PERSON) @Nullable
            Boolean wrongPerson,

            @Schema(description = LeftAloneBody.UNWANTED) @Nullable
            List<Channel> unwanted) {}

    /** What came of telling what came of a task. */
    @Schema(name = "TaskCompleted", description = "What was written down of it.")
    public record CompletedView(
            @Schema(description = "`accepted`, `unchanged` or `repeated`.")
            String outcome,

            String id,
            List<String> events,
            long version,

            @Schema(
                    description =
                            "The rule that forbade the contact by then, though it took place: it is written down all the same, and"
                                    + " listed among the incidents if it fell into a pause; `number-not-asked` of a call that"
                                    + " was dialled without leave for its number, `contact-over` if its case had heard of"
                                    + " another end, which stands. Absent if none did.")
            @Nullable
            String forbiddenBy) {}

    /** What is known of a task beside its own state. */
    @Schema(name = "TaskNow", description = "What is known of a task beside its own state.")
    public record TaskNow(
            @Schema(description = "The rule that forbids the contact by now: leave it.")
            String forbiddenBy) {}

    /** Who was given a task. */
    @Schema(name = "TaskAssignment", description = "Who was given a task, and why.")
    public record AssignmentView(
            @Schema(description = "Your id of the person.") String by,

            @Schema(description = "Why this one, in words.") String reason) {}

    @GET
    @Allowed({Role.LENDER, Role.OPERATOR})
    @Operation(
            summary = "List tasks",
            description = "A visit stays TAKEN with one person until the second one takes it.")
    public Uni<Page<TaskLine>> list(
            @Parameter(description = "Only these: OPEN, TAKEN, DONE or LAPSED") @QueryParam("status") @Nullable
                    String status,
            @Parameter(description = "Only these: CALL, VISIT, ANSWER or MEND") @QueryParam("work") @Nullable
                    String work,
            @Parameter(description = "Only answers that nobody has read in time")
                    @QueryParam("overdue")
                    @DefaultValue("false")
                    String overdue,
            @BeanParam PageById page,
            @Context ContainerRequestContext request)
            throws BadInput {
        TaskStatus only = Asked.word(status, TaskStatus.class, "status");
        Task.Work of = Asked.word(work, Task.Work.class, "work");
        int most = page.most();
        Narrowing narrowing = Narrowing.NONE
                .and("status", Narrowing.Is.EQUAL, only == null ? null : only.name())
                .and("task_work", Narrowing.Is.EQUAL, of == null ? null : of.name())
                .and(TaskDecider.DUE, Narrowing.Is.AT_MOST, Asked.flag(overdue, "overdue") ? clock.now() : null);
        return queries.list(Callers.of(request), TaskDecider.KIND, COLUMNS, narrowing, page.after(), most)
                .chain(rows -> lookedAt(rows.stream().map(TaskLine::of).toList()))
                .map(lines -> Page.of(lines, most, TaskLine::id));
    }

    @GET
    @Path("/overdue")
    @Allowed({Role.LENDER, Role.OPERATOR})
    @Operation(
            summary = "Count the answers that nobody has read in time, by what they mean",
            description =
                    "Where an answer held contact and escalation of its case back, it does so no longer: read it first. Each is in the"
                            + " list with `overdue=true`.")
    public Uni<AnswersOverdue> overdue(@Context ContainerRequestContext request) {
        Instant asOf = clock.now();
        Narrowing late = Narrowing.NONE.and(TaskDecider.DUE, Narrowing.Is.AT_MOST, asOf);
        return queries.groups(Callers.of(request), TaskDecider.KIND, List.of(INTENT), List.of(), null, late)
                .map(groups -> AnswersOverdue.of(asOf, groups));
    }

    /** Lines of what is not over say whether it may still be done. */
    private Uni<List<TaskLine>> lookedAt(List<TaskLine> lines) {
        List<SubjectId> open = lines.stream()
                .filter(line -> !line.isOver() && line.work().isContact())
                .map(line -> task(line.id()))
                .toList();
        if (open.isEmpty()) {
            return Uni.createFrom().item(lines);
        }
        return queries.readAll(open)
                .chain(rows -> bars.now(rows.values().stream()
                        .flatMap(row ->
                                row.state() instanceof TaskState.Made made ? Stream.of(made.task()) : Stream.of())
                        .toList()))
                .map(rules -> lines.stream()
                        .map(line -> line.isOver() ? line : line.forbidden(rules.get(line.id())))
                        .toList());
    }

    @GET
    @Path("/{id}")
    @Allowed({Role.LENDER, Role.OPERATOR})
    @Operation(
            summary = "Look at a task: what to do, until when, and who took it",
            description =
                    "Of an answer `reference` names the provider that keeps its words, and its id of the message, and `dueAt` by when"
                            + " it is to be read; of what is to be mended `rule` says what lacks. "
                            + "`now.forbiddenBy` names the rule that forbids the contact by now, of a task that is not over.")
    public Uni<SubjectQueries.View> find(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Caller caller = Callers.of(request);
        SubjectId subject = task(id);
        return showing.find(request, subject)
                .chain(view -> TaskStatus.valueOf(view.status()) == TaskStatus.DONE
                                || TaskStatus.valueOf(view.status()) == TaskStatus.LAPSED
                        ? Uni.createFrom().item(view)
                        : bars.now(caller, subject).map(bar -> bar.isEmpty() ? view : view.now(new TaskNow(bar))));
    }

    @POST
    @Path("/{id}:take")
    @Operation(
            summary = "Take a task",
            description =
                    "One person does it, two a visit. A contact that is not allowed any more is refused by its rule.")
    @RequestBodySchema(TakerBody.class)
    public Uni<Response> take(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        String by = Fields.nobodysCode(Bodies.read(body, TakerBody.class).by(), "by", Identities::holdsAny);
        CommandDoor.Call call = door.call(request, key, body);
        SubjectId subject = task(id);
        return bars.now(call.caller(), subject)
                .chain(bar -> door.command(call, subject, new TaskInput.Take(by, bar.isEmpty() ? null : bar), false));
    }

    @POST
    @Path("/{id}:assign")
    @Operation(
            summary = "Give a task to whoever has the fewest in hand",
            description =
                    "Of your collectors who speak the language, do not do it yet and have room for one more; of several"
                            + " the first by id. A visit is given twice, to two. The reason stands in the task's story as well."
                            + " The body may be absent.")
    @APIResponse(
            responseCode = "200",
            description = "Who has it now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AssignmentView.class)))
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Response> assign(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        CommandDoor.Call call = door.call(request, key, Bodies.nothing(body));
        SubjectId subject = task(id);
        return bars.now(call.caller(), subject)
                .chain(bar -> collectors(call.caller())
                        .chain(who -> door.submit(CommandDoor.entry(
                                call, subject, new TaskInput.Assign(who, bar.isEmpty() ? null : bar), false))))
                .map(reply -> reply.answer() == null
                        ? CommandDoor.response(subject, reply)
                        : Response.ok(new AssignmentView(
                                        reply.answer().getOrDefault(TaskDecider.ASSIGNED_TO, ""),
                                        reply.answer().getOrDefault(TaskDecider.REASON, "")))
                                .build());
    }

    /** The lender's own, with what each of them has taken and not completed. */
    private Uni<List<TaskInput.Collector>> collectors(Caller caller) {
        Narrowing taken = Narrowing.NONE.and("status", Narrowing.Is.EQUAL, TaskStatus.TAKEN.name());
        return queries.groups(caller, TaskDecider.KIND, List.of(TaskDecider.TAKERS), List.of(), null, taken)
                .map(groups -> {
                    Map<String, Long> inHand = new HashMap<>();
                    for (SubjectQueries.Group group : groups) {
                        String takers = Objects.requireNonNull(group.by().getFirst(), "who took it");
                        for (String person : takers.split(" ", -1)) {
                            inHand.merge(person, group.count(), Long::sum);
                        }
                    }
                    return collectors.collectors().getOrDefault(caller.tenant(), Map.of()).entrySet().stream()
                            .map(e -> new TaskInput.Collector(
                                    e.getKey(),
                                    e.getValue(),
                                    inHand.getOrDefault(e.getKey(), 0L),
                                    collectors.mostInHand()))
                            .toList();
                });
    }

    @GET
    @Path("/{id}/journal")
    @Allowed({Role.LENDER, Role.OPERATOR})
    @Operation(summary = "Read a task's story: who took it, why, and what came of it")
    public Uni<Page<SubjectQueries.Told>> journal(
            @PathParam("id") String id, @BeanParam PageByNumber page, @Context ContainerRequestContext request)
            throws BadInput {
        return showing.journal(request, task(id), page);
    }

    @POST
    @Path("/{id}:give-back")
    @Operation(summary = "Give back a task that you took")
    @RequestBodySchema(TakerBody.class)
    public Uni<Response> giveBack(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        String by = Fields.nobodysCode(Bodies.read(body, TakerBody.class).by(), "by", Identities::holdsAny);
        return door.command(door.call(request, key, body), task(id), new TaskInput.GiveBack(by), false);
    }

    @POST
    @Path("/{id}:complete")
    @Operation(
            summary = "Tell what came of a task",
            description =
                    "The outcome of a call or a visit is reported to its case with it, and what a stranger or one who wants no more"
                            + " said is obeyed; what is found on reading an answer counts from when it was given. A visit takes two"
                            + " people, and an answer is read by a person: a machine's token is refused by `reader-not-a-person`. What took"
                            + " place is written down also where it was forbidden by then; the answer names the rule.")
    @APIResponse(
            responseCode = "200",
            description = "Written down",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CompletedView.class)))
    @RequestBodySchema(CompletionBody.class)
    public Uni<Response> complete(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        CompletionBody told = Bodies.read(body, CompletionBody.class);
        String by = Fields.nobodysCode(told.by(), "by", Identities::holdsAny);
        Instant at = Fields.instant(told.at());
        LeftAlone said = LeftAloneBody.read(told.wrongPerson(), told.unwanted(), told.outcome());
        CommandDoor.Call call = door.call(request, key, body);
        SubjectId subject = task(id);
        return bars.ofDone(call.caller(), subject, told.outcome(), at)
                .chain(bar -> door.submit(CommandDoor.entry(
                        call,
                        subject,
                        new TaskInput.Complete(
                                by, told.outcome(), at, bar.isEmpty() ? null : bar, said, makers.of(call.caller())),
                        false)))
                .map(reply -> reply.answer() == null
                        ? CommandDoor.response(subject, reply)
                        : Response.ok(new CompletedView(
                                        reply.outcome().name().toLowerCase(Locale.ROOT),
                                        subject.id(),
                                        reply.events(),
                                        reply.version(),
                                        reply.answer().get(TaskDecider.FORBIDDEN_BY)))
                                .build());
    }

    private static SubjectId task(String id) {
        return CommandDoor.subject(TaskDecider.KIND, id);
    }
}
