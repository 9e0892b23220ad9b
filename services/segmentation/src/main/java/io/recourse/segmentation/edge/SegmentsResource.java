package io.recourse.segmentation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.segmentation.domain.CaseInput;
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
import java.util.stream.Stream;
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

    /** Statuses of cases that have been assessed. A watched one is assessed when it reaches its bucket. */
    private static final List<Narrowing> WHICH = Stream.of("segmented", "escalated", "withheld")
            .map(status -> Narrowing.NONE.and("status", Narrowing.Is.EQUAL, status))
            .toList();

    private final LiveCases cases;
    private final BusinessClock clock;

    @Inject
    SegmentsResource(LiveCases cases, BusinessClock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** What a run came to. */
    @Schema(name = "SegmentsRun", description = "What a run over all live cases came to.")
    public record Run(
            @Schema(description = "Cases that were looked at.")
            long asked,

            @Schema(description = "Those of them whose score or kind is another now.")
            long changed) {}

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
        return cases.ask(Callers.of(request), WHICH, new CaseInput.LookedAtAgain(clock.now()))
                .map(run -> new Run(run.asked(), run.changed()));
    }
}
