package io.recourse.negotiation.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.Fields;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.Money;
import io.recourse.negotiation.domain.CaseInput;
import io.recourse.negotiation.domain.CaseInput.PromiseReviewed;
import io.recourse.rules.identifiers.Identities;
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

/** Promises to pay, as the lender's people take them down, and what a second person says to those that wait for one. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class PromiseResource {

    private final CaseCommands commands;

    @Inject
    PromiseResource(CaseCommands commands) {
        this.commands = commands;
    }

    public record PromiseBody(
            @Schema(description = "The caller's own id of the promise, unique within the case.")
            String promiseId,

            Money amount,

            @Schema(description = "Last day on which a payment's value date keeps it, debtor-local.")
            LocalDate lastDate,

            @Schema(
                    description =
                            "The debtor came with it by himself though he disputes the debt or is in hardship; false if"
                                    + " absent.")
            @Nullable
            Boolean ownWish) {}

    @POST
    @Path("/cases/{id}/promises")
    @Operation(
            summary = "Take down a promise to pay",
            description =
                    "After two promises or agreements of the debt that were broken, or if it is of next to nothing of"
                            + " what is owed, it waits until a second person approves it: then its first event is"
                            + " PromiseProposed, else PromiseRecorded. What a statement of the host shows as paid keeps"
                            + " it too. While the debtor disputes the debt or is in hardship it is taken of his own wish"
                            + " only.")
    @RequestBodySchema(PromiseBody.class)
    public Uni<Response> promise(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        PromiseBody promise = Bodies.read(body, PromiseBody.class);
        CaseInput input = new CaseInput.PromiseMade(
                Fields.nobodysId(promise.promiseId(), "promiseId", Identities::holdsAny),
                promise.amount(),
                promise.lastDate(),
                Callers.of(request).name(),
                promise.ownWish());
        return commands.tell(id, key, body, request, input);
    }

    @POST
    @Path("/cases/{id}/promises/{promise}:approve")
    @Operation(
            summary = "Approve a promise that waits: it counts from the day on which it was made",
            description =
                    "Whoever took it down cannot, and no machine: the token says who calls. The body may be absent.")
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Response> approvePromise(
            @PathParam("id") String id,
            @PathParam("promise") String promise,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        return commands.review(
                id, key, body, request, (by, as) -> new PromiseReviewed(Fields.id(promise, "promise"), by, as, true));
    }

    @POST
    @Path("/cases/{id}/promises/{promise}:reject")
    @Operation(
            summary = "Reject a promise that waits",
            description =
                    "Whoever took it down cannot, and no machine: the token says who calls. The body may be absent.")
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Response> rejectPromise(
            @PathParam("id") String id,
            @PathParam("promise") String promise,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        return commands.review(
                id, key, body, request, (by, as) -> new PromiseReviewed(Fields.id(promise, "promise"), by, as, false));
    }
}
