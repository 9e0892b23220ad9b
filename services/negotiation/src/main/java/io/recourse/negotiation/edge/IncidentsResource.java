package io.recourse.negotiation.edge;

import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.Page;
import io.recourse.casework.door.PageById;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Faceted;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.Incidents;
import io.recourse.negotiation.domain.Incidents.Cause;
import io.recourse.negotiation.domain.Incidents.Incident;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Contacts that should not have been made, as turned out later: a pause, a wish or a stranger's address was told late. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Allowed({Role.LENDER, Role.OPERATOR})
public class IncidentsResource {

    private final SubjectQueries queries;
    private final Cases cases;

    @Inject
    IncidentsResource(SubjectQueries queries, Cases cases) {
        this.queries = queries;
        this.cases = cases;
    }

    /** A case with incidents. */
    @Schema(description = "A case in which somebody was contacted who should have been left alone, as was told later.")
    public record CaseWithIncidents(
            String caseId,
            String lender,

            @Schema(
                    description =
                            "How many contacts, each counted once for every pause it fell into, and once for every other cause.")
            long incidents) {

        static CaseWithIncidents of(Faceted row) {
            Number many = (Number) Objects.requireNonNull(row.facets().getFirst(), "only who has some is listed");
            return new CaseWithIncidents(row.id(), row.tenant(), many.longValue());
        }
    }

    @GET
    @Path("/incidents")
    @Operation(
            summary = "List the cases in which somebody was contacted who should have been left alone, in id order",
            description =
                    "As was told later: a pause was dated back, or a wish, a death, a stranger's address, a refusal.")
    public Uni<Page<CaseWithIncidents>> cases(@BeanParam PageById page, @Context ContainerRequestContext request)
            throws BadInput {
        int most = page.most();
        Narrowing some = Narrowing.NONE.and(CaseDecider.INCIDENTS, Narrowing.Is.AT_LEAST, 1L);
        return queries.list(
                        Callers.of(request), CaseDecider.KIND, List.of(CaseDecider.INCIDENTS), some, page.after(), most)
                .map(rows ->
                        Page.of(rows.stream().map(CaseWithIncidents::of).toList(), most, CaseWithIncidents::caseId));
    }

    @GET
    @Path("/cases/{id}/incidents")
    @Operation(
            summary = "List the contacts of a case that should not have been made, as was told later",
            description = "A pause was dated back, or a party's wish, opt-out or death, a stranger's address, a third"
                    + " person's refusal. A contact that is proved to have reached nobody is none; whoever it reached is owed"
                    + " a word.")
    public Uni<Page<Incident>> ofCase(
            @PathParam("id") String id,
            @Parameter(description = "Only those for this reason", schema = @Schema(implementation = Cause.class))
                    @QueryParam("cause")
                    @Nullable
                    String cause,
            @Context ContainerRequestContext request)
            throws BadInput {
        Cause only = Asked.word(cause, Cause.class, "cause");
        return cases.find(Callers.of(request), id)
                .map(found -> new Page<>(
                        Incidents.of(found.file()).stream()
                                .filter(i -> only == null || i.rule() == only)
                                .toList(),
                        null));
    }
}
