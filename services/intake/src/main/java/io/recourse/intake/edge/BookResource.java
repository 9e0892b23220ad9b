package io.recourse.intake.edge;

import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CaseResource.Page;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.Narrowing.Is;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Faceted;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseDecider;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** A lender's book: its cases with what stands on each, narrowed and page by page. */
@Path("/v1/book")
@Produces(MediaType.APPLICATION_JSON)
@Allowed({Role.LENDER, Role.OPERATOR})
public class BookResource {

    private static final int MOST = 500;
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
    @Operation(summary = "List a lender's cases with stage, bucket and balance, narrowed by them, in id order")
    public Uni<Page<BookLine>> list(
            @Parameter(description = "For operators, who see all lenders") @QueryParam("lender") @Nullable String lender,
            @Parameter(description = "OPEN, or why cases were closed: PAID, CURED, RECALLED, UNRECOVERABLE")
                    @QueryParam("status")
                    @Nullable
                    String status,
            @Parameter(schema = @Schema(implementation = Stage.class)) @QueryParam("stage") @Nullable String stage,
            @Parameter(schema = @Schema(implementation = Bucket.class)) @QueryParam("bucket") @Nullable String bucket,
            @Parameter(description = "ISO 4217") @QueryParam("currency") @Nullable String currency,
            @Parameter(
                            description = "In minor units",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
                    @QueryParam("balanceAtLeast")
                    @Nullable
                    String balanceAtLeast,
            @Parameter(
                            description = "In minor units",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
                    @QueryParam("balanceAtMost")
                    @Nullable
                    String balanceAtMost,
            @Parameter(
                            description = "Whose oldest unpaid instalment fell due on this day or before",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("dueAtLatest")
                    @Nullable
                    String dueAtLatest,
            @Parameter(description = "The `next` of the page before") @QueryParam("after") @DefaultValue("")
                    String after,
            @Parameter(
                            description = "At most this many, 500 at the most",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit,
            @Context ContainerRequestContext request)
            throws BadInput {
        int most = Asked.limit(limit, MOST);
        Stage ofStage = Asked.word(stage, Stage.class, "stage");
        Bucket ofBucket = Asked.word(bucket, Bucket.class, "bucket");
        // a row that no statement has opened is no case of anybody
        Narrowing narrowing = new Narrowing()
                .by("version", Is.AT_LEAST, 1L)
                .by("tenant", Is.EQUAL, Asked.text(lender, "lender"))
                .by("status", Is.EQUAL, Asked.text(status, "status"))
                .by("stage", Is.EQUAL, ofStage == null ? null : ofStage.name())
                .by("bucket", Is.EQUAL, ofBucket == null ? null : ofBucket.name())
                .by("currency", Is.EQUAL, Asked.text(currency, "currency"))
                .by("balance_minor", Is.AT_LEAST, Asked.numberIfAny(balanceAtLeast, "balanceAtLeast"))
                .by("balance_minor", Is.AT_MOST, Asked.numberIfAny(balanceAtMost, "balanceAtMost"))
                .by("oldest_due", Is.AT_MOST, Asked.day(dueAtLatest, "dueAtLatest"));
        String last = String.valueOf(Asked.text(after, "after"));
        return queries.list(Callers.of(request), CaseDecider.KIND, COLUMNS, narrowing, last, most)
                .map(rows -> Page.of(rows.stream().map(BookLine::of).toList(), most, BookLine::caseId));
    }
}
