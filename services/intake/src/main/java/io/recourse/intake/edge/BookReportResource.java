package io.recourse.intake.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CsvTable;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.intake.domain.BookReport;
import io.recourse.intake.domain.BookReport.Group;
import io.recourse.intake.domain.BookReport.InCurrency;
import io.recourse.intake.domain.BookReport.Part;
import io.recourse.intake.domain.CaseDecider;
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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What stands on a lender's book now. Its size depends on the number of currencies alone, however many cases there are. */
@Path("/v1/book/report")
@Allowed({Role.LENDER, Role.OPERATOR})
public class BookReportResource {

    private static final String SUMMARY =
            "What stands on a lender's book: numbers and balances by bucket, stage and reason";
    private static final String DESCRIPTION = "As JSON, as CSV or as a chart. All numbers are of one instant. "
            + "Balances are those last told, interest that has accrued but is not posted left out.";
    private static final String LENDER = "For operators, who get all lenders' books together if they name none";

    private static final List<String> KEYS = List.of("currency", "status", "stage", "bucket");

    private final SubjectQueries queries;
    private final BusinessClock clock;
    private final BookChart chart;

    @Inject
    BookReportResource(SubjectQueries queries, BusinessClock clock, BookChart chart) {
        this.queries = queries;
        this.clock = clock;
        this.chart = chart;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    public Uni<BookReport> report(
            @Parameter(description = LENDER) @QueryParam("lender") @Nullable String lender,
            @Context ContainerRequestContext request)
            throws BadInput {
        return of(lender, Callers.of(request));
    }

    @GET
    @Produces(CsvTable.MEDIA_TYPE)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    public Uni<String> reportAsCsv(
            @Parameter(description = LENDER) @QueryParam("lender") @Nullable String lender,
            @Context ContainerRequestContext request)
            throws BadInput {
        return of(lender, Callers.of(request)).map(BookReportResource::csv);
    }

    @GET
    @Produces(BookChart.MEDIA_TYPE)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    public Uni<String> reportAsChart(
            @Parameter(description = LENDER) @QueryParam("lender") @Nullable String lender,
            @Context ContainerRequestContext request)
            throws BadInput {
        return of(lender, Callers.of(request)).map(chart::svg);
    }

    private Uni<BookReport> of(@Nullable String asked, Caller caller) throws BadInput {
        String lender = caller.role() == Role.OPERATOR ? asked : caller.tenant();
        Instant asOf = clock.now();
        return queries.groups(
                        caller,
                        CaseDecider.KIND,
                        KEYS,
                        List.of(new SubjectQueries.Sum.Of("balance_minor")),
                        "oldest_due",
                        BookAsked.of(asked))
                .map(groups -> BookReport.of(
                        asOf,
                        lender,
                        groups.stream().map(BookReportResource::group).toList()));
    }

    private static Group group(SubjectQueries.Group row) {
        List<@Nullable String> by = row.by();
        String bucket = by.get(3);
        return new Group(
                text(by.get(0)),
                text(by.get(1)),
                Stage.valueOf(text(by.get(2))),
                bucket == null ? null : Bucket.valueOf(bucket),
                row.count(),
                row.sums().getFirst(),
                row.least());
    }

    private static String text(@Nullable String facet) {
        return Objects.requireNonNull(facet, "every case that is open or closed has it");
    }

    /** One part of a division a row, so that a spreadsheet can filter them. */
    private static String csv(BookReport report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvTable table = CsvTable.on(
                out,
                "as_of",
                "lender",
                "currency",
                "division",
                "name",
                "cases",
                "balance_minor",
                "balance",
                "share_bp",
                "oldest_unpaid_due");
        for (InCurrency in : report.currencies()) {
            rows(table, report, in, "ALL", List.of(in.total(), in.open(), in.closed()));
            rows(table, report, in, "OPEN_BY_BUCKET", in.openByBucket());
            rows(table, report, in, "OPEN_BY_STAGE", in.openByStage());
            rows(table, report, in, "CLOSED_BY_REASON", in.closedByReason());
        }
        table.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void rows(CsvTable table, BookReport report, InCurrency in, String division, List<Part> parts) {
        for (Part part : parts) {
            table.row(Arrays.asList(
                    report.asOf(),
                    report.lender(),
                    in.currency(),
                    division,
                    part.name(),
                    part.cases(),
                    part.balance().minor(),
                    part.balance().decimal(),
                    part.shareBp(),
                    part.oldestDue()));
        }
    }
}
