package io.recourse.disposal.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.disposal.domain.CaseDecider;
import io.recourse.disposal.domain.CaseInput;
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
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Decisions of the lender's people where an asset's way cannot go on by itself. */
@Path("/v1")
@Allowed(Role.LENDER)
public class DecisionResource {

    private final CommandDoor door;
    private final BusinessClock clock;

    @Inject
    public DecisionResource(CommandDoor door, BusinessClock clock) {
        this.door = door;
        this.clock = clock;
    }

    public record DecisionBody(
            @Schema(description = "Try again what got stuck; false gives the asset back to its owner.")
            boolean goOn) {}

    @POST
    @Path("/cases/{id}/assets/{asset}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decide how a stuck asset goes on")
    @RequestBodySchema(DecisionBody.class)
    public Uni<Response> decide(
            @PathParam("id") String id,
            @PathParam("asset") String asset,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        boolean goOn = Bodies.read(body, DecisionBody.class).goOn();
        // bodies that say the same command the same, however they are written
        byte[] said = Boolean.toString(goOn).getBytes(StandardCharsets.US_ASCII);
        return door.command(
                door.call(request, key, said),
                CommandDoor.subject(CaseDecider.KIND, id),
                new CaseInput.PersonDecided(asset, goOn, clock.now()),
                false);
    }
}
