package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseInput;
import io.recourse.intake.domain.InterruptionCause;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** What a lender's people read from a court's papers, or did themselves, and no stage tells the ledger. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class CourtCommandsResource {

    private final CommandDoor door;

    @Inject
    CourtCommandsResource(CommandDoor door) {
        this.door = door;
    }

    public record TitleBody(
            @Schema(description = "The day on which the title took effect, where the court sits.")
            LocalDate effectiveOn,

            @Schema(description = "The last day on which the debtor may perform; doubled interest begins after it.")
            LocalDate performBy,

            @Schema(description = "All that the title awards, general interest included.")
            Money awarded,

            @Schema(description = "The part of it that is general interest; it bears no doubled interest.")
            Money generalInterest) {}

    public record SuspensionBody(
            String suspensionId,

            @Schema(description = "The first day without doubled interest.")
            LocalDate from,

            @Schema(description = "The first day on which enforcement goes on; absent while it rests.") @Nullable
            LocalDate to) {}

    public record InterruptionBody(
            InterruptionCause cause,

            @Schema(description = "When it happened; of proceedings, told once when they begin and once when they end.")
            Instant at,

            @Schema(description = "Your name of what proves it; the same proof is the same interruption.")
            String proof,

            @Schema(
                    description =
                            "Of a suit or an arbitration that ended `at`: the day on which it began, in the forum's zone."
                                    + " While it lasts the limitation does not end, however long that is.")
            @Nullable
            LocalDate began) {}

    public record ObstacleBody(
            @Schema(description = "Your name of what proves it; told again with it when the obstacle ends.")
            String proof,

            LocalDate from,

            @Schema(description = "The day on which it ended; absent while it lasts.") @Nullable
            LocalDate to) {}

    @POST
    @Path("/cases/{id}/title")
    @Operation(
            summary = "Say what the enforceable title awards",
            description = "It takes the place of what the ledger supposes when litigation tells of a title.")
    @RequestBodySchema(TitleBody.class)
    public Uni<Response> title(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        TitleBody title = Bodies.read(body, TitleBody.class);
        CaseInput input = new CaseInput.TitleTold(
                Fields.day(title.effectiveOn(), "effectiveOn"),
                Fields.day(title.performBy(), "performBy"),
                title.awarded(),
                title.generalInterest());
        return command(id, input, key, body, request);
    }

    @POST
    @Path("/cases/{id}/title/suspensions")
    @Operation(
            summary = "Say when enforcement is suspended",
            description = "Only what the debtor did not ask for: review of the title, deferral or retrial.")
    @RequestBodySchema(SuspensionBody.class)
    public Uni<Response> suspension(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        SuspensionBody told = Bodies.read(body, SuspensionBody.class);
        String suspensionId = Fields.nobodysId(told.suspensionId(), "suspensionId", Identities::holdsAny);
        return command(
                id,
                new CaseInput.EnforcementSuspended(
                        suspensionId, Fields.day(told.from(), "from"), Fields.dayIfAny(told.to(), "to")),
                key,
                body,
                request);
    }

    @POST
    @Path("/cases/{id}/limitation/interruptions")
    @Operation(summary = "Say what interrupted the limitation")
    @RequestBodySchema(InterruptionBody.class)
    public Uni<Response> interruption(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        InterruptionBody told = Bodies.read(body, InterruptionBody.class);
        Instant at = Fields.instant(told.at());
        String proof = Fields.nobodysId(told.proof(), "proof", Identities::holdsAny);
        LocalDate began = Fields.dayIfAny(told.began(), "began");
        return command(id, new CaseInput.InterruptionTold(told.cause(), at, proof, began), key, body, request);
    }

    @POST
    @Path("/cases/{id}/limitation/obstacles")
    @Operation(
            summary = "Say what kept the claim from court",
            description = "The law's own suspensions only, such as force majeure or heirs who are not determined.")
    @RequestBodySchema(ObstacleBody.class)
    public Uni<Response> obstacle(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        ObstacleBody told = Bodies.read(body, ObstacleBody.class);
        String proof = Fields.nobodysId(told.proof(), "proof", Identities::holdsAny);
        return command(
                id,
                new CaseInput.LimitationObstructed(
                        Fields.day(told.from(), "from"), Fields.dayIfAny(told.to(), "to"), proof),
                key,
                body,
                request);
    }

    private Uni<Response> command(
            String id, CaseInput input, @Nullable String key, byte[] body, ContainerRequestContext request) {
        return door.command(door.call(request, key, body), CommandDoor.subject("case", id), input, false);
    }
}
