package io.recourse.intake.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.intake.domain.PartyDecider;
import io.recourse.intake.domain.PartyInput;
import io.recourse.rules.identifiers.Identities;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** How long who a party is is kept: held for a reason, let go, erased. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class CustodyResource {

    private final CommandDoor door;
    private final Vault vault;

    @Inject
    CustodyResource(CommandDoor door, Vault vault) {
        this.door = door;
        this.vault = vault;
    }

    public record HoldBody(
            @Schema(description = "Same id, same hold.") String holdId,

            @Schema(description = "A code, such as litigation or regulator.")
            String reason) {}

    public record ReleaseBody(String holdId) {}

    public record EraseBody(
            @Schema(description = "A code, such as request-of-party or retention-over.")
            String reason) {}

    @POST
    @Path("/parties/{id}/hold")
    @Operation(summary = "Keep what is known of a party from erasure")
    @RequestBodySchema(HoldBody.class)
    public Uni<Response> hold(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        HoldBody hold = Bodies.read(body, HoldBody.class);
        PartyInput input = new PartyInput.HoldAsked(
                Fields.nobodysId(hold.holdId(), "holdId", Identities::holdsAny),
                Fields.nobodysCode(hold.reason(), "reason", Identities::holdsAny));
        return door.command(door.call(request, key, body), party(id), input, false);
    }

    @POST
    @Path("/parties/{id}/release-hold")
    @Operation(summary = "Let a hold go")
    @RequestBodySchema(ReleaseBody.class)
    public Uni<Response> release(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        ReleaseBody release = Bodies.read(body, ReleaseBody.class);
        PartyInput input = new PartyInput.HoldReleaseAsked(LendersIds.id(release.holdId(), "holdId"));
        return door.command(door.call(request, key, body), party(id), input, false);
    }

    /** The vault follows at once; if the service dies in between, its sweep does. Asked again it follows again. */
    @POST
    @Path("/parties/{id}/erase")
    @Operation(
            summary = "Erase who a party is",
            description =
                    "Refused while a claim that names the party is live, or under a hold. That it wants no contact "
                            + "is not forgotten.")
    @RequestBodySchema(EraseBody.class)
    public Uni<Response> erase(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        EraseBody erase = Bodies.read(body, EraseBody.class);
        PartyInput input =
                new PartyInput.EraseAsked(Fields.nobodysCode(erase.reason(), "reason", Identities::holdsAny));
        CommandDoor.Call call = door.call(request, key, body);
        SubjectId party = party(id);
        return door.submit(CommandDoor.entry(call, party, input, false)).chain(reply -> {
            Response answer = CommandDoor.response(party, reply);
            return done(reply)
                    ? vault.destroy(call.caller().tenant(), party.id()).replaceWith(answer)
                    : Uni.createFrom().item(answer);
        });
    }

    private static boolean done(Reply reply) {
        return switch (reply.outcome()) {
            case ACCEPTED, UNCHANGED, REPEATED -> true;
            case REFUSED, UNKNOWN, WAITING -> false;
        };
    }

    private static SubjectId party(String id) {
        return CommandDoor.subject(PartyDecider.KIND, id);
    }
}
