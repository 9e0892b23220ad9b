package io.recourse.negotiation.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.Money;
import io.recourse.negotiation.domain.CaseInput;
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
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Promises to pay, as the lender's people take them down. */
@Path("/v1")
@Allowed(Role.LENDER)
public class PromiseResource {

    private final CommandDoor door;

    @Inject
    public PromiseResource(CommandDoor door) {
        this.door = door;
    }

    public record PromiseBody(
            @Schema(description = "The caller's own id of the promise, unique within the case.")
            String promiseId,

            Money amount,

            @Schema(description = "Last day on which a payment's value date keeps it, debtor-local.")
            LocalDate lastDate,

            @Schema(description = "A second person approved it; needed for a third promise after two broken ones.")
            @Nullable
            Boolean approved) {}

    @POST
    @Path("/cases/{id}/promises")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take down a promise to pay")
    @RequestBodySchema(PromiseBody.class)
    public Uni<Response> promise(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        PromiseBody promise = Bodies.read(body, PromiseBody.class);
        CaseInput input = new CaseInput.PromiseMade(
                Fields.id(promise.promiseId(), "promiseId"),
                promise.amount(),
                promise.lastDate(),
                Callers.of(request).name(),
                Boolean.TRUE.equals(promise.approved()));
        return door.command(door.call(request, key, body), CommandDoor.subject("case", id), input, false);
    }
}
