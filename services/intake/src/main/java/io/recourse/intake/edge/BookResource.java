package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CsvTable;
import io.recourse.casework.door.Page;
import io.recourse.casework.door.PageById;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Faceted;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseDecider;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lender's book: its cases with what stands on each, narrowed and page by page. */
@Path("/v1/book")
@Allowed({Role.LENDER, Role.OPERATOR})
public class BookResource {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> COLUMNS = List.of("stage", "bucket", "balance_minor", "currency", "oldest_due");

    private final SubjectQueries queries;

    @Inject
    BookResource(SubjectQueries queries) {
        this.queries = queries;
    }

    /** One case of a book. */
    @Schema(description = "One case of a lender's book.")
    public record BookLine(
            String caseId,
            String lender,

            @Schema(description = "OPEN, or why the case was closed.")
            String status,

            Stage stage,

            @Schema(description = "How late it is; absent once it is closed.") @Nullable
            Bucket bucket,

            Money balance,
            @Nullable LocalDate oldestUnpaidDue) {

        private static final String[] HEADS = {
            "case_id",
            "lender",
            "status",
            "stage",
            "bucket",
            "currency",
            "balance_minor",
            "balance",
            "oldest_unpaid_due"
        };

        List<@Nullable Object> cells() {
            return Arrays.asList(
                    caseId,
                    lender,
                    status,
                    stage,
                    bucket,
                    balance.currency(),
                    balance.minor(),
                    BigDecimal.valueOf(balance.minor(), Money.digits(balance.currency())),
                    oldestUnpaidDue);
        }

        static BookLine of(Faceted row) {
            List<@Nullable Object> facets = row.facets();
            String bucket = (String) facets.get(1);
            return new BookLine(
                    row.id(),
                    row.tenant(),
                    row.status(),
                    Stage.valueOf(text(facets.get(0))),
                    bucket == null ? null : Bucket.valueOf(bucket),
                    new Money(((Number) Objects.requireNonNull(facets.get(2))).longValue(), text(facets.get(3))),
                    (LocalDate) facets.get(4));
        }

        private static String text(@Nullable Object facet) {
            return (String) Objects.requireNonNull(facet, "every case that is open or closed has it");
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "List a lender's cases with stage, bucket and balance, narrowed by them, in id order",
            description = "As JSON page by page, or as CSV in one stream.")
    public Uni<Page<BookLine>> list(
            @BeanParam BookAsked asked, @BeanParam PageById page, @Context ContainerRequestContext request)
            throws BadInput {
        int most = page.most();
        return page(Callers.of(request), asked.narrowing(), page.after(), most)
                .map(lines -> Page.of(lines, most, BookLine::caseId));
    }

    /** A page is in memory at a time, each as it stands when it is read. */
    @GET
    @Produces(CsvTable.MEDIA_TYPE)
    @Blocking
    @Operation(
            summary = "List a lender's cases with stage, bucket and balance, narrowed by them, in id order",
            description = "As JSON page by page, or as CSV in one stream.")
    public StreamingOutput listAsCsv(@BeanParam BookAsked asked, @Context ContainerRequestContext request)
            throws BadInput {
        Caller caller = Callers.of(request);
        Narrowing narrowing = asked.narrowing();
        // before the answer begins: afterwards no status can say that the database is away
        List<BookLine> first = awaited(caller, narrowing, "");
        return out -> {
            CsvTable table = CsvTable.on(out, BookLine.HEADS);
            List<BookLine> lines = first;
            while (!lines.isEmpty()) {
                lines.forEach(line -> table.row(line.cells()));
                table.flush();
                lines = lines.size() < Page.MOST
                        ? List.of()
                        : awaited(caller, narrowing, lines.getLast().caseId());
            }
            table.flush();
        };
    }

    private List<BookLine> awaited(Caller caller, Narrowing narrowing, String after) {
        return page(caller, narrowing, after, Page.MOST).await().atMost(PATIENCE);
    }

    private Uni<List<BookLine>> page(Caller caller, Narrowing narrowing, String after, int most) {
        return queries.list(caller, CaseDecider.KIND, COLUMNS, narrowing, after, most)
                .map(rows -> rows.stream().map(BookLine::of).toList());
    }
}
