package io.recourse.segmentation.edge;

import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.Page;
import io.recourse.casework.door.PageById;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.Narrowing.Is;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Faceted;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.domain.EarlyWarnings.Warning;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a lender is to be warned of: nothing is sent, so it is read here. */
@Path("/v1/early-warnings")
@Produces(MediaType.APPLICATION_JSON)
@Allowed({Role.LENDER, Role.OPERATOR})
public class EarlyWarningsResource {

    private static final List<Warning> CAUSES = List.of(Warning.values());

    /** Those of the causes come last, in their order. */
    private static final List<String> COLUMNS = Stream.concat(
                    Stream.of(CaseDecider.BUCKET, CaseDecider.OWED, CaseDecider.CURRENCY),
                    CAUSES.stream().map(CaseDecider::column))
            .toList();

    private static final int FIRST_CAUSE = COLUMNS.size() - CAUSES.size();

    private final SubjectQueries queries;

    @Inject
    EarlyWarningsResource(SubjectQueries queries) {
        this.queries = queries;
    }

    /** One live case. */
    @Schema(name = "EarlyWarning", description = "A live case that was warned of, as it stands now.")
    public record EarlyWarningLine(
            String caseId,
            String lender,

            @Schema(
                    description =
                            "DPD: it was later than the policy's bound of days; INDUSTRY: the index of its industry was as"
                                    + " far below its baseline as the policy's bound. Each was found once and stays,"
                                    + " whatever came after.")
            List<Warning> causes,

            @Schema(description = "How far the case has come.")
            String status,

            Bucket bucket,

            @Schema(description = "In minor units.") long owedMinor,

            String currency) {
        public EarlyWarningLine {
            causes = List.copyOf(causes);
        }

        static EarlyWarningLine of(Faceted row) {
            List<@Nullable Object> facets = row.facets();
            return new EarlyWarningLine(
                    row.id(),
                    row.tenant(),
                    IntStream.range(0, CAUSES.size())
                            .filter(i -> facets.get(FIRST_CAUSE + i) != null)
                            .mapToObj(CAUSES::get)
                            .toList(),
                    row.status(),
                    Bucket.valueOf((String) facet(facets, 0)),
                    ((Number) facet(facets, 1)).longValue(),
                    (String) facet(facets, 2));
        }

        private static Object facet(List<@Nullable Object> facets, int i) {
            return Objects.requireNonNull(facets.get(i), "every live case has it");
        }
    }

    @GET
    @Operation(
            summary = "List live cases that were warned of, in id order",
            description = "A case is warned of once per cause. Of one that is over nothing is listed.")
    public Uni<Page<EarlyWarningLine>> list(
            @Parameter(
                            description = "Only cases that were warned of for this cause",
                            schema = @Schema(implementation = Warning.class))
                    @QueryParam("cause")
                    @Nullable
                    String cause,
            @BeanParam PageById page,
            @Context ContainerRequestContext request)
            throws BadInput {
        int most = page.most();
        Warning of = Asked.word(cause, Warning.class, "cause");
        Narrowing warned = Narrowing.NONE.and(CaseDecider.WARNED, Is.EQUAL, true);
        return queries.list(
                        Callers.of(request),
                        CaseDecider.KIND,
                        COLUMNS,
                        of == null ? warned : warned.and(CaseDecider.column(of), Is.EQUAL, true),
                        page.after(),
                        most)
                .map(rows -> Page.of(rows.stream().map(EarlyWarningLine::of).toList(), most, EarlyWarningLine::caseId));
    }
}
