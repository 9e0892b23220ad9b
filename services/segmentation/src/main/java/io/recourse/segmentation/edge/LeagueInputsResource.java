package io.recourse.segmentation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CsvTable;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.edge.LeagueInputs.LeagueInput;
import io.recourse.segmentation.edge.LiveBook.Cell;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a league table of agencies is to be read beside. */
@Path("/v1/league-inputs")
@Allowed(Role.OPERATOR)
public class LeagueInputsResource {

    private static final String SUMMARY =
            "Say what may be expected of live cases, by lender, strategy, band and bucket";
    private static final String DESCRIPTION =
            "As JSON or as CSV. All numbers are of one instant. Cases that have no" + " strategy yet are left out.";
    private static final String LENDER = "All lenders if none is named";

    private final LiveBook book;
    private final BusinessClock clock;

    @Inject
    LeagueInputsResource(LiveBook book, BusinessClock clock) {
        this.book = book;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    public Uni<LeagueInputs> inputs(
            @Parameter(description = LENDER) @QueryParam("lender") @Nullable String lender,
            @Context ContainerRequestContext request)
            throws BadInput {
        return of(lender, Callers.of(request));
    }

    @GET
    @Produces(CsvTable.MEDIA_TYPE)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    public Uni<String> inputsAsCsv(
            @Parameter(description = LENDER) @QueryParam("lender") @Nullable String lender,
            @Context ContainerRequestContext request)
            throws BadInput {
        return of(lender, Callers.of(request)).map(LeagueInputsResource::csv);
    }

    private Uni<LeagueInputs> of(@Nullable String lender, Caller caller) throws BadInput {
        Instant asOf = clock.now();
        return book.by(List.of("tenant", CaseDecider.STRATEGY, CaseDecider.BAND), caller, lender)
                .map(cells -> new LeagueInputs(
                        asOf,
                        cells.stream().flatMap(LeagueInputsResource::input).toList()));
    }

    private static Stream<LeagueInput> input(Cell cell) {
        String lender = cell.by().get(0);
        String strategy = cell.by().get(1);
        return lender == null || strategy == null ? Stream.empty() : Stream.of(LeagueInput.of(lender, strategy, cell));
    }

    private static String csv(LeagueInputs league) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvTable table = CsvTable.on(
                out,
                "as_of",
                "lender",
                "strategy",
                "band",
                "bucket",
                "currency",
                "cases",
                "owed_minor",
                "expected_recovery_minor",
                "unscored_cases");
        for (LeagueInput input : league.inputs()) {
            table.row(Arrays.asList(
                    league.asOf(),
                    input.lender(),
                    input.strategy(),
                    input.band(),
                    input.bucket(),
                    input.currency(),
                    input.cases(),
                    input.owedMinor(),
                    input.expectedRecoveryMinor(),
                    input.unscoredCases()));
        }
        table.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
