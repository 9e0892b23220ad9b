package io.recourse.casework.door;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
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
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What every service shows of its cases, and the operator's hand on parked subjects. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Allowed({Role.LENDER, Role.OPERATOR})
public class CaseResource {

    private static final int MOST = 500;

    private final SubjectQueries queries;
    private final Desk desk;

    @Inject
    public CaseResource(SubjectQueries queries, Desk desk) {
        this.queries = queries;
        this.desk = desk;
    }

    /** A page; {@code next} is the cursor of the following one, null on the last. */
    public record Page<T>(List<T> items, @Nullable String next) {

        /** A page that is full may have a following one. */
        public static <T> Page<T> of(List<T> items, int most, Function<T, String> cursor) {
            return new Page<>(items, items.size() == most ? cursor.apply(items.getLast()) : null);
        }
    }

    @GET
    @Path("/cases")
    @Operation(summary = "List cases in id order")
    public Uni<Page<SubjectQueries.Line>> list(
            @QueryParam("status") @Nullable String status,
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
        return queries.list(
                        Callers.of(request),
                        "case",
                        Asked.text(status, "status"),
                        String.valueOf(Asked.text(after, "after")),
                        most)
                .map(lines -> Page.of(lines, most, SubjectQueries.Line::id));
    }

    @GET
    @Path("/cases/{id}")
    @Operation(summary = "Show a case with its deadlines, each with the rule that made it")
    public Uni<SubjectQueries.View> find(@PathParam("id") String id, @Context ContainerRequestContext request) {
        return queries.find(Callers.of(request), caseId(id)).map(view -> {
            if (view == null) {
                throw Problem.notFound("unknown-subject", "There is no such case for this caller.")
                        .exception();
            }
            return view;
        });
    }

    @GET
    @Path("/cases/{id}/journal")
    @Operation(summary = "Tell a case's story, event by event")
    public Uni<Page<SubjectQueries.Told>> journal(
            @PathParam("id") String id,
            @Parameter(
                            description = "The `next` of the page before",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", defaultValue = "0"))
                    @QueryParam("after")
                    @DefaultValue("0")
                    String after,
            @Parameter(
                            description = "At most this many, 500 at the most",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = "200"))
                    @QueryParam("limit")
                    @DefaultValue("200")
                    String limit,
            @Context ContainerRequestContext request)
            throws BadInput {
        int most = Asked.limit(limit, MOST);
        return queries.journal(Callers.of(request), caseId(id), Asked.number(after, "after"), most)
                .map(told -> Page.of(told, most, t -> Long.toString(t.seq())));
    }

    @GET
    @Path("/parked")
    @Operation(summary = "List what is parked after a fault")
    @Allowed(Role.OPERATOR)
    public Uni<Page<SubjectQueries.Line>> parked(
            @Parameter(description = "The `next` of the page before") @QueryParam("after") @DefaultValue("")
                    String after,
            @Parameter(
                            description = "At most this many, 500 at the most",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = "500"))
                    @QueryParam("limit")
                    @DefaultValue("500")
                    String limit,
            @Context ContainerRequestContext request)
            throws BadInput {
        int most = Asked.limit(limit, MOST);
        String[] last = String.valueOf(Asked.text(after, "after")).split("/", 2);
        return queries.parked(Callers.of(request), last[0], last.length == 1 ? "" : last[1], most)
                .map(lines -> Page.of(lines, most, line -> line.kind() + "/" + line.id()));
    }

    /** Events that wait for others; those of a case that never opens stand nowhere else. */
    @GET
    @Path("/waiting")
    @Allowed(Role.OPERATOR)
    public Uni<Page<SubjectQueries.Waiting>> waiting(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64", defaultValue = "0"))
                    @QueryParam("after")
                    @DefaultValue("0")
                    String after,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit,
            @Context ContainerRequestContext request)
            throws BadInput {
        int most = Asked.limit(limit, MOST);
        return queries.waiting(Callers.of(request), Asked.number(after, "after"), most)
                .map(waiting -> Page.of(waiting, most, w -> Long.toString(w.n())));
    }

    /** Lets a parked subject try again: its mail is replayed in order. */
    @POST
    @Path("/parked/{kind}/{id}:retry")
    @Operation(summary = "Let a parked subject try again: its mail is replayed in order")
    @Allowed(Role.OPERATOR)
    public Uni<Response> retry(@PathParam("kind") String kind, @PathParam("id") String id) {
        SubjectId to = subject(kind, id);
        return Uni.createFrom()
                .completionStage(desk.submit(new Entry(to, null, new Entry.Retry(), false, "-", null)))
                .map(reply -> CommandDoor.response(to, reply));
    }

    private static SubjectId caseId(String id) {
        return subject("case", id);
    }

    /** What no subject can be called is unknown, not a fault. */
    private static SubjectId subject(String kind, String id) {
        if (kind.length() > 64 || id.length() > 64 || id.indexOf('\0') >= 0 || kind.indexOf('\0') >= 0) {
            throw Problem.notFound("unknown-subject", "There is no such subject for this caller.")
                    .exception();
        }
        return new SubjectId(kind, id);
    }
}
