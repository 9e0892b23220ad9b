package io.recourse.segmentation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CsvTable;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.edge.HeatMap.HeatCell;
import io.recourse.segmentation.stress.SvgTemplate;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Where what is owed is at risk now. Its size depends on the number of regions, or industries, and currencies alone. */
@Path("/v1/heat-map")
@Allowed({Role.LENDER, Role.OPERATOR})
public class HeatMapResource {

    private static final String SUMMARY =
            "Show live cases by region or industry, and bucket: number, balance, expected loss";
    private static final String DESCRIPTION =
            "As JSON, as CSV or as a picture. All numbers are of one instant. What is expected to be"
                    + " lost is what is owed by the probability of default, of scored cases.";
    private static final String LENDER = "For operators, who get all lenders' cases together if they name none";

    private static final String BY =
            "region or industry; region if absent. The industry is known of a case whose profile tells it.";

    private final LiveBook book;
    private final BusinessClock clock;
    private final HeatChart chart = new HeatChart();

    @Inject
    HeatMapResource(LiveBook book, BusinessClock clock) {
        this.book = book;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    public Uni<HeatMap> map(
            @Parameter(description = LENDER) @QueryParam("lender") @Nullable String lender,
            @Parameter(description = BY) @QueryParam("by") @Nullable String by,
            @Context ContainerRequestContext request)
            throws BadInput {
        return of(lender, axis(by), Callers.of(request));
    }

    @GET
    @Produces(CsvTable.MEDIA_TYPE)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    public Uni<String> mapAsCsv(
            @Parameter(description = LENDER) @QueryParam("lender") @Nullable String lender,
            @Parameter(description = BY) @QueryParam("by") @Nullable String by,
            @Context ContainerRequestContext request)
            throws BadInput {
        return of(lender, axis(by), Callers.of(request)).map(HeatMapResource::csv);
    }

    @GET
    @Produces(SvgTemplate.MEDIA_TYPE)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    public Uni<String> mapAsPicture(
            @Parameter(description = LENDER) @QueryParam("lender") @Nullable String lender,
            @Parameter(description = BY) @QueryParam("by") @Nullable String by,
            @Context ContainerRequestContext request)
            throws BadInput {
        return of(lender, axis(by), Callers.of(request)).map(chart::svg);
    }

    /** A facet column of text. */
    private static String axis(@Nullable String by) throws BadInput {
        return switch (by) {
            case null -> CaseDecider.PROVINCE;
            case "region" -> CaseDecider.PROVINCE;
            case "industry" -> CaseDecider.INDUSTRY;
            default -> throw new BadInput("field-invalid", "by", "This is region or industry.");
        };
    }

    private Uni<HeatMap> of(@Nullable String asked, String axis, Caller caller) throws BadInput {
        String lender = caller.role() == Role.OPERATOR ? asked : caller.tenant();
        Instant asOf = clock.now();
        return book.by(List.of(axis), caller, asked)
                .map(cells -> new HeatMap(
                        asOf,
                        lender,
                        cells.stream().map(cell -> HeatCell.of(axis, cell)).toList()));
    }

    private static String csv(HeatMap map) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvTable table = CsvTable.on(
                out,
                "as_of",
                "lender",
                "axis",
                "value",
                "bucket",
                "currency",
                "cases",
                "owed_minor",
                "expected_loss_minor",
                "unscored_cases");
        for (HeatCell cell : map.cells()) {
            table.row(Arrays.asList(
                    map.asOf(),
                    map.lender(),
                    cell.axis(),
                    cell.value(),
                    cell.bucket(),
                    cell.currency(),
                    cell.cases(),
                    cell.owedMinor(),
                    cell.expectedLossMinor(),
                    cell.unscoredCases()));
        }
        table.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
