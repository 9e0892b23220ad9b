package io.recourse.intake.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.openapi.CommonDescription;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.intake.domain.CaseInput;
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
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/**
 * What a lender's people may do to a case: pause it, lift a pause, take it back, charge it off, release a co-debtor, note that
 * a guarantor was claimed on or that a party wants no contact.
 */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class CaseCommandsResource {

    private final CommandDoor door;
    private final BusinessClock clock;

    @Inject
    CaseCommandsResource(CommandDoor door, BusinessClock clock) {
        this.door = door;
        this.clock = clock;
    }

    public record PauseBody(
            String pauseId,
            PauseReason reason,
            Instant from,

            @Schema(description = "When a person looks again; the policy's term if absent.") @Nullable
            Instant reviewAt) {}

    public record LiftBody(
            @Schema(description = "When the reason ended; now if absent.") @Nullable
            Instant at) {}

    @Schema(extensions = @Extension(name = CommonDescription.MAY_BE_ABSENT, value = "true", parseValue = true))
    public record RecallBody(
            @Schema(
                    description =
                            "The lender to whom the debt was sold. If it pushes the account as acquired from this one,"
                                    + " its parties hear who of them wants no contact, now or later.")
            @Nullable
            String soldTo) {}

    public record ChargeOffBody(
            @Schema(description = "The day of the charge-off, in the contract's zone; today if absent.") @Nullable
            LocalDate on) {}

    public record ClaimBody(
            @Schema(description = "The day of the claim, where the courts keep time.")
            LocalDate on,

            @Schema(description = "Names what proves that the claim reached the guarantor.")
            String proof) {}

    public record CeaseBody(
            @Schema(description = "When the party said so; now if absent.") @Nullable
            Instant at,

            @Schema(description = "By which the party said so; it narrows nothing, the party is left alone on all.")
            String channel) {}

    @POST
    @Path("/cases/{id}/pauses")
    @Operation(summary = "Pause a case")
    @RequestBodySchema(PauseBody.class)
    public Uni<Response> pause(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        PauseBody pause = Bodies.read(body, PauseBody.class);
        return command(
                id,
                new CaseInput.PauseRequested(
                        LendersIds.newPause(pause.pauseId()),
                        pause.reason(),
                        Fields.instant(pause.from()),
                        pause.reviewAt() == null ? null : Fields.instant(pause.reviewAt())),
                key,
                body,
                request);
    }

    @POST
    @Path("/cases/{id}/pauses/{pauseId}/lift")
    @Operation(summary = "Lift a pause")
    @RequestBodySchema(LiftBody.class)
    public Uni<Response> lift(
            @PathParam("id") String id,
            @PathParam("pauseId") String pauseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        Instant at = Fields.instant(Bodies.read(body, LiftBody.class).at(), clock.now());
        return command(id, new CaseInput.PauseLifted(LendersIds.pause(pauseId), at), key, body, request);
    }

    @POST
    @Path("/cases/{id}/recall")
    @Operation(summary = "Take a case back", description = "The body may be absent.")
    @RequestBodySchema(RecallBody.class)
    public Uni<Response> recall(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        if (body == null || body.length == 0) {
            return command(id, new CaseInput.Recalled(clock.now()), key, new byte[0], request);
        }
        String soldTo =
                LendersIds.lenderIfAny(Bodies.read(body, RecallBody.class).soldTo(), "soldTo");
        return command(id, new CaseInput.Recalled(clock.now(), soldTo), key, body, request);
    }

    @POST
    @Path("/cases/{id}/charge-off")
    @Operation(
            summary = "Charge a case off",
            description = "From then on no statement changes its balance; interest runs by the last statement's rate.")
    @RequestBodySchema(ChargeOffBody.class)
    public Uni<Response> chargeOff(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        LocalDate on = Fields.dayIfAny(Bodies.read(body, ChargeOffBody.class).on(), "on");
        return command(id, new CaseInput.ChargeOffAsked(on), key, body, request);
    }

    @POST
    @Path("/cases/{id}/co-debtors/{party}/release")
    @Operation(
            summary = "Release a joint debtor",
            description = "The debt falls by that debtor's share of what is owed today. The body may be absent.")
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Response> release(
            @PathParam("id") String id,
            @PathParam("party") String party,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        CaseInput input = new CaseInput.CoDebtorReleaseAsked(Fields.code(party, "party"));
        return command(id, input, key, Bodies.nothing(body), request);
    }

    @POST
    @Path("/cases/{id}/guarantors/{party}/claim")
    @Operation(
            summary = "Note that a joint guarantor was claimed on",
            description = "In time it keeps the guarantee; an ordinary one is kept by a suit against the debtor alone.")
    @RequestBodySchema(ClaimBody.class)
    public Uni<Response> claim(
            @PathParam("id") String id,
            @PathParam("party") String party,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        ClaimBody claim = Bodies.read(body, ClaimBody.class);
        CaseInput input = new CaseInput.GuarantorClaimed(
                Fields.code(party, "party"),
                Fields.day(claim.on(), "on"),
                Fields.nobodysId(claim.proof(), "proof", Identities::holdsAny));
        return command(id, input, key, body, request);
    }

    @POST
    @Path("/parties/{id}/cease-contact")
    @Operation(summary = "Note that a party wants no contact")
    @RequestBodySchema(CeaseBody.class)
    public Uni<Response> cease(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        CeaseBody cease = Bodies.read(body, CeaseBody.class);
        String channel = Fields.code(cease.channel(), "channel");
        Instant at = Fields.instant(cease.at(), clock.now());
        return door.command(
                door.call(request, key, body),
                CommandDoor.subject("party", id),
                new PartyInput.ContactCeaseAsked(at, channel),
                false);
    }

    private Uni<Response> command(
            String id, CaseInput input, @Nullable String key, byte[] body, ContainerRequestContext request) {
        return door.command(door.call(request, key, body), CommandDoor.subject("case", id), input, false);
    }
}
