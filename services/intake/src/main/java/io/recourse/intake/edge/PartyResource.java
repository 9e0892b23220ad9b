package io.recourse.intake.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Page;
import io.recourse.casework.door.PageByNumber;
import io.recourse.casework.door.Showing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.intake.domain.PartyFlag;
import io.recourse.intake.domain.PartyInput;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** A person or company as one lender knows it: its flags, its debts and its story. Who it is, only the vault knows. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class PartyResource {

    private static final String PARTY = "party";

    private final CommandDoor door;
    private final Showing showing;
    private final BusinessClock clock;

    @Inject
    PartyResource(CommandDoor door, Showing showing, BusinessClock clock) {
        this.door = door;
        this.showing = showing;
        this.clock = clock;
    }

    public record FlagBody(
            @Schema(description = "The lender's own reference: the same id is the same flag.")
            String flagId,

            PartyFlag flag,
            Instant from,

            @Schema(description = "When a person looks again at the pauses it brings; the policy's term if absent.")
            @Nullable
            Instant reviewAt) {}

    public record FlagLiftBody(
            @Schema(description = "When it ended; now if absent.") @Nullable
            Instant at) {}

    @POST
    @Path("/parties/{id}/flags")
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(Role.LENDER)
    @Operation(
            summary = "Flag a party",
            description =
                    "Every case in which it is the debtor is paused, those that are opened later too. Whatever it is to a"
                            + " debt, debtor, co-debtor or guarantor, nobody contacts it meanwhile.")
    @RequestBodySchema(FlagBody.class)
    public Uni<Response> flag(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        FlagBody flag = Bodies.read(body, FlagBody.class);
        return command(
                id,
                new PartyInput.FlagAsked(
                        LendersIds.flag(flag.flagId()),
                        flag.flag(),
                        Fields.instant(flag.from()),
                        flag.reviewAt() == null ? null : Fields.instant(flag.reviewAt())),
                key,
                body,
                request);
    }

    @POST
    @Path("/parties/{id}/flags/{flagId}/lift")
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(Role.LENDER)
    @Operation(summary = "Lift a flag")
    @RequestBodySchema(FlagLiftBody.class)
    public Uni<Response> lift(
            @PathParam("id") String id,
            @PathParam("flagId") String flagId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        Instant at = Fields.instant(Bodies.read(body, FlagLiftBody.class).at(), clock.now());
        return command(id, new PartyInput.FlagLiftAsked(LendersIds.code(flagId, "flagId"), at), key, body, request);
    }

    @GET
    @Path("/parties/{id}")
    @Allowed({Role.LENDER, Role.OPERATOR})
    @Operation(
            summary = "Show a party with its cases and flags, and its deadlines, each with the rule that made it",
            description = "Facts that say nothing of who it is.")
    public Uni<SubjectQueries.View> find(@PathParam("id") String id, @Context ContainerRequestContext request) {
        return showing.find(request, CommandDoor.subject(PARTY, id));
    }

    @GET
    @Path("/parties/{id}/journal")
    @Allowed({Role.LENDER, Role.OPERATOR})
    @Operation(summary = "Tell a party's story, event by event")
    public Uni<Page<SubjectQueries.Told>> journal(
            @PathParam("id") String id, @BeanParam PageByNumber page, @Context ContainerRequestContext request)
            throws BadInput {
        return showing.journal(request, CommandDoor.subject(PARTY, id), page);
    }

    private Uni<Response> command(
            String id, PartyInput input, @Nullable String key, byte[] body, ContainerRequestContext request) {
        return door.command(door.call(request, key, body), CommandDoor.subject(PARTY, id), input, false);
    }
}
