package io.recourse.segmentation.edge;

import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.Problem;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.segmentation.domain.HeatDecider;
import io.recourse.segmentation.domain.HeatState;
import io.recourse.segmentation.domain.HotCell;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What the last weekly heat map found, and so whose talks it had begun. */
@Path("/v1/heat-map/hot-cells")
@Produces(MediaType.APPLICATION_JSON)
@Allowed({Role.LENDER, Role.OPERATOR})
public class HotCellsResource {

    private final SubjectQueries queries;

    @Inject
    HotCellsResource(SubjectQueries queries) {
        this.queries = queries;
    }

    /** A week's hot cells, the hottest first. */
    @Schema(
            name = "HotCells",
            description =
                    "Hot cells of a week, the hottest first. With cases of the same value that were in their first"
                            + " days, talks began at once.")
    public record HotCells(
            String lender,

            @Schema(description = "Day the map was due.") LocalDate week,

            Instant drawnAt,
            List<HotCell> cells) {
        public HotCells {
            cells = List.copyOf(cells);
        }
    }

    @GET
    @Operation(
            summary = "Show the hot cells of the last weekly heat map",
            description =
                    "A cell is hot if much more is expected to be lost of its cases than of all the lender's cases"
                            + " that are as late. Maps are drawn by the clock, once a week.")
    public Uni<HotCells> last(
            @Parameter(description = "For operators, who must name one") @QueryParam("lender") @Nullable String lender,
            @Context ContainerRequestContext request)
            throws BadInput {
        Caller caller = Callers.of(request);
        String named = Asked.text(lender, "lender");
        String whose = caller.role() == Role.OPERATOR ? named : caller.tenant();
        if (whose == null) {
            throw new BadInput("field-required", "lender", "An operator names the lender.");
        }
        return queries.state(caller, HeatDecider.subject(whose)).map(state -> {
            if (state instanceof HeatState.Drawn drawn) {
                return new HotCells(drawn.lender(), drawn.week(), drawn.at(), drawn.hot());
            }
            throw Problem.notFound("map-not-drawn", "No weekly map of this lender was drawn yet.")
                    .exception();
        });
    }
}
