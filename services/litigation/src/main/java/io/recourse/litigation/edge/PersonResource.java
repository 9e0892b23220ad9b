package io.recourse.litigation.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.litigation.domain.CaseInput;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Decisions of the lender's people where a case cannot go on by itself. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class PersonResource {

    private final CommandDoor door;

    @Inject
    public PersonResource(CommandDoor door) {
        this.door = door;
    }

    public record ClarifyBody(
            @Schema(description = "Whether the court has the filing whose outcome nobody knew.")
            boolean filed) {}

    @POST
    @Path("/cases/{id}/filings/{requestId}:clarify")
    @Operation(summary = "Say whether the court has a filing whose outcome nobody knew")
    @RequestBodySchema(ClarifyBody.class)
    public Uni<Response> clarify(
            @PathParam("id") String id,
            @PathParam("requestId") String requestId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        boolean filed = Bodies.read(body, ClarifyBody.class).filed();
        return command(id, new CaseInput.FilingClarified(requestId, filed), key, body, request);
    }

    /** What stopped the case is removed: the act is asked for again. */
    @POST
    @Path("/cases/{id}:resume")
    @Operation(
            summary = "Ask again for the act that stopped",
            description = "What stopped the case is removed. The body may be absent.")
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Response> resume(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        return command(id, new CaseInput.WorkResumed(), key, Bodies.nothing(body), request);
    }

    /** The claim is not pursued in court any further. */
    @POST
    @Path("/cases/{id}:give-up")
    @Operation(summary = "Pursue the claim in court no further", description = "The body may be absent.")
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Response> giveUp(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        return command(id, new CaseInput.ClaimGivenUp(), key, Bodies.nothing(body), request);
    }

    private Uni<Response> command(
            String id, CaseInput input, @Nullable String key, byte[] body, ContainerRequestContext request) {
        return door.command(door.call(request, key, body), CommandDoor.subject("case", id), input, false);
    }
}
