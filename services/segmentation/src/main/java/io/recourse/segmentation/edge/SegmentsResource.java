package io.recourse.segmentation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Problem;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Faceted;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.domain.CaseInput;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Segments as a whole: all live cases looked at once more, after a model or a policy has changed. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.OPERATOR)
public class SegmentsResource {

    /** So many are in memory at once, however long the book is. */
    private static final int PAGE = 500;

    /** Statuses of cases that have been assessed. A watched one is assessed when it reaches its bucket. */
    private static final List<String> ASSESSED = List.of("segmented", "escalated", "withheld");

    private final SubjectQueries queries;
    private final CommandDoor door;
    private final BusinessClock clock;
    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    SegmentsResource(SubjectQueries queries, CommandDoor door, BusinessClock clock) {
        this.queries = queries;
        this.door = door;
        this.clock = clock;
    }

    /** What a run came to. */
    @Schema(name = "SegmentsRun", description = "What a run over all live cases came to.")
    public record Run(
            @Schema(description = "Cases that were looked at.")
            long asked,

            @Schema(description = "Those of them whose score or kind is another now.")
            long changed) {

        static Run of(List<Reply> replies) {
            return new Run(
                    replies.size(),
                    replies.stream()
                            .filter(reply -> reply.outcome() == Reply.Outcome.ACCEPTED)
                            .count());
        }

        Run and(Run other) {
            return new Run(asked + other.asked, changed + other.changed);
        }
    }

    private static final class Cursor {
        private String after = "";
    }

    @POST
    @Path("/segments:run")
    @Operation(
            summary = "Look at all live cases once more",
            description =
                    "Page by page. Where the score and the kind are what they were, nothing is written; so a run that was"
                            + " broken off may be begun again. The body may be absent.")
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Run> run(byte @Nullable [] body, @Context ContainerRequestContext request) throws BadInput {
        Bodies.nothing(body);
        Caller caller = Callers.of(request);
        if (running.getAndSet(true)) {
            throw Problem.refused(new Refusal("run-under-way", null, "A run is under way; ask again when it is over."))
                    .exception();
        }
        return Multi.createFrom()
                .iterable(ASSESSED)
                .onItem()
                .transformToMultiAndConcatenate(status -> pages(caller, status))
                .collect()
                .in(Sum::new, Sum::add)
                .map(sum -> sum.run)
                .onTermination()
                .invoke(() -> running.set(false));
    }

    private static final class Sum {
        private Run run = new Run(0, 0);

        void add(Run page) {
            run = run.and(page);
        }
    }

    private Multi<Run> pages(Caller caller, String status) {
        Narrowing narrowing = Narrowing.NONE.and("status", Narrowing.Is.EQUAL, status);
        return Multi.createBy()
                .repeating()
                .uni(Cursor::new, cursor -> queries.list(
                                caller, CaseDecider.KIND, List.of(), narrowing, cursor.after, PAGE)
                        .chain(cases -> page(caller, cases, cursor)))
                .whilst(page -> page.asked() == PAGE);
    }

    private Uni<Run> page(Caller caller, List<Faceted> cases, Cursor cursor) {
        if (cases.isEmpty()) {
            return Uni.createFrom().item(new Run(0, 0));
        }
        cursor.after = cases.getLast().id();
        return Uni.join()
                .all(cases.stream().map(one -> door.submit(entry(caller, one))).toList())
                .andFailFast()
                .map(Run::of);
    }

    private Entry entry(Caller caller, Faceted one) {
        return Entry.command(
                new SubjectId(CaseDecider.KIND, one.id()),
                new CaseInput.LookedAtAgain(clock.now()),
                one.tenant(),
                new Entry.Command(caller.name(), null, null),
                false);
    }
}
