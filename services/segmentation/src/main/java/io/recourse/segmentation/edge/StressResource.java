package io.recourse.segmentation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.stress.BookOfExposures;
import io.recourse.segmentation.stress.StressChart;
import io.recourse.segmentation.stress.StressPolicy;
import io.recourse.segmentation.stress.StressPolicy.Scenario;
import io.recourse.segmentation.stress.StressReport;
import io.recourse.segmentation.stress.StressTest;
import io.recourse.segmentation.stress.SvgTemplate;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** What the live book may lose when the economy turns. Nothing is kept: the same question has the same answer. */
@Path("/v1/stress-tests")
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.OPERATOR)
public class StressResource {

    private static final int USUAL_DRAWS = 10_000;

    private static final String SUMMARY = "Say what the live book may lose in a scenario";
    private static final String DESCRIPTION = "As JSON or as a chart. Nothing is kept. The same book, scenario and seed"
            + " give the same numbers. Cases without a score are told and left out.";

    private final LiveBook book;
    private final BusinessClock clock;
    private final StressPolicy policy = PolicyFiles.stress();
    private final StressChart chart = new StressChart();

    @Inject
    StressResource(LiveBook book, BusinessClock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** What is asked. */
    @Schema(name = "StressAsked", description = "A scenario, and how it is drawn.")
    public record StressAsked(
            @Schema(description = "Name of one of the scenarios")
            String scenario,

            @Schema(description = "Of chance; 1 if absent") @Nullable
            Long seed,

            @Schema(description = "States of the economy to draw: thousands, at most 100 000; 10 000 if absent")
            @Nullable
            Integer draws,

            @Schema(description = "Whose cases; all lenders' if absent") @Nullable
            String lender) {}

    @GET
    @Path("/scenarios")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List the scenarios of the stress test, and all it assumes with its sources")
    public StressPolicy scenarios() {
        return policy;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    @RequestBodySchema(StressAsked.class)
    public Uni<StressReport> run(byte[] body, @Context ContainerRequestContext request) throws BadInput {
        return of(body, Callers.of(request));
    }

    @POST
    @Produces(SvgTemplate.MEDIA_TYPE)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    @RequestBodySchema(StressAsked.class)
    public Uni<String> runAsChart(byte[] body, @Context ContainerRequestContext request) throws BadInput {
        return of(body, Callers.of(request)).map(chart::svg);
    }

    private Uni<StressReport> of(byte[] body, Caller caller) throws BadInput {
        StressAsked asked = Bodies.read(body, StressAsked.class);
        StressTest test = test(asked);
        Instant asOf = clock.now();
        // seconds of arithmetic: not on a thread that others wait for
        return book.by(List.of(CaseDecider.BAND), caller, asked.lender())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(cells -> {
                    BookOfExposures exposures = new BookOfExposures();
                    cells.forEach(cell -> exposures.add(
                            cell.currency(),
                            cell.bucket(),
                            cell.by().getFirst(),
                            cell.cases(),
                            cell.owed(),
                            cell.owedPpm()));
                    return test.of(exposures.exposures(), exposures.unscored(), asOf);
                });
    }

    private StressTest test(StressAsked asked) throws BadInput {
        Scenario scenario = policy.scenario(asked.scenario())
                .orElseThrow(() -> new BadInput(
                        "scenario-unknown", "scenario", "GET /v1/stress-tests/scenarios lists the scenarios."));
        int draws = asked.draws() == null ? USUAL_DRAWS : asked.draws();
        if (!StressTest.drawable(draws)) {
            throw new BadInput("field-invalid", "draws", "Draws are thousands, at most " + StressTest.MOST_DRAWS + ".");
        }
        return new StressTest(policy, scenario, asked.seed() == null ? 1 : asked.seed(), draws);
    }
}
