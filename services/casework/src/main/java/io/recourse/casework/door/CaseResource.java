package io.recourse.casework.door;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What every service shows of its cases, and the operator's hand on parked subjects. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Allowed({Role.LENDER, Role.OPERATOR})
public class CaseResource {

    private final SubjectQueries queries;
    private final Showing showing;
    private final Desk desk;

    @Inject
    public CaseResource(SubjectQueries queries, Showing showing, Desk desk) {
        this.queries = queries;
        this.showing = showing;
        this.desk = desk;
    }

    @GET
    @Path("/cases")
    @Operation(summary = "List cases in id order")
    public Uni<Page<SubjectQueries.Line>> list(
            @QueryParam("status") @Nullable String status,
            @BeanParam PageById page,
            @Context ContainerRequestContext request)
            throws BadInput {
        int most = page.most();
        return queries.list(Callers.of(request), "case", Asked.text(status, "status"), page.after(), most)
                .map(lines -> Page.of(lines, most, SubjectQueries.Line::id));
    }

    @GET
    @Path("/cases/{id}")
    @Operation(summary = "Show a case with its deadlines, each with the rule that made it")
    public Uni<SubjectQueries.View> find(@PathParam("id") String id, @Context ContainerRequestContext request) {
        return showing.find(request, caseId(id));
    }

    @GET
    @Path("/cases/{id}/journal")
    @Operation(summary = "Tell a case's story, event by event")
    public Uni<Page<SubjectQueries.Told>> journal(
            @PathParam("id") String id, @BeanParam PageByNumber page, @Context ContainerRequestContext request)
            throws BadInput {
        return showing.journal(request, caseId(id), page);
    }

    @GET
    @Path("/parked")
    @Operation(summary = "List what is parked after a fault")
    @Allowed(Role.OPERATOR)
    public Uni<Page<SubjectQueries.Line>> parked(@BeanParam PageById page, @Context ContainerRequestContext request)
            throws BadInput {
        int most = page.most();
        String[] last = page.after().split("/", 2);
        return queries.parked(Callers.of(request), last[0], last.length == 1 ? "" : last[1], most)
                .map(lines -> Page.of(lines, most, line -> line.kind() + "/" + line.id()));
    }

    /** Events that wait for others; those of a case that never opens stand nowhere else. */
    @GET
    @Path("/waiting")
    @Allowed(Role.OPERATOR)
    public Uni<Page<SubjectQueries.Waiting>> waiting(
            @BeanParam PageByNumber page, @Context ContainerRequestContext request) throws BadInput {
        int most = page.most();
        return queries.waiting(Callers.of(request), page.after(), most)
                .map(waiting -> Page.of(waiting, most, w -> Long.toString(w.n())));
    }

    /** Lets a parked subject try again: its mail is replayed in order. */
    @POST
    @Path("/parked/{kind}/{id}:retry")
    @Operation(summary = "Let a parked subject try again: its mail is replayed in order")
    @Allowed(Role.OPERATOR)
    public Uni<Response> retry(@PathParam("kind") String kind, @PathParam("id") String id) {
        SubjectId to = CommandDoor.subject(kind, id);
        return Uni.createFrom()
                .completionStage(desk.submit(Entry.retry(to)))
                .map(reply -> CommandDoor.response(to, reply));
    }

    private static SubjectId caseId(String id) {
        return CommandDoor.subject("case", id);
    }
}
