package io.recourse.intake.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.PartyInput;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** What a debtor of several accounts paid without naming one. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class PartyPaymentsResource {

    private final CommandDoor door;
    private final BusinessClock clock;

    @Inject
    PartyPaymentsResource(CommandDoor door, BusinessClock clock) {
        this.door = door;
        this.clock = clock;
    }

    public record PartyPaymentBody(
            @Schema(
                    description =
                            "The servicer's own reference, unique among the party's: the same id is the same payment.")
            String paymentId,

            @Schema(description = "Who paid.") String party,
            Money amount,

            @Schema(description = "The day that counts, in the contracts' zones.")
            LocalDate valueDate,

            @Schema(description = "The case the debtor named as it paid, if it named one.") @Nullable
            String designatedCase) {}

    public record PartyReversalBody(
            String reversalId,
            String paymentId,
            String party,

            @Schema(description = "The day from which the payment no longer counts.")
            LocalDate valueDate) {}

    @POST
    @Path("/party-payments")
    @Operation(
            summary = "Report a payment that names no account",
            description = "It is split over the party's debts to the lender: the one the debtor named, then by the"
                    + " statutory order. Each part shows in its case, under an id that begins with party/.")
    @RequestBodySchema(PartyPaymentBody.class)
    public Uni<Response> pay(
            @HeaderParam("Idempotency-Key") @Nullable String key, byte[] body, @Context ContainerRequestContext request)
            throws BadInput {
        PartyPaymentBody payment = Bodies.read(body, PartyPaymentBody.class);
        if (payment.amount().minor() <= 0) {
            throw new BadInput("amount-range", "amount.minor", "A payment is more than nothing.");
        }
        String designated = payment.designatedCase();
        return command(
                payment.party(),
                new PartyInput.PartyPaymentReceived(
                        LendersIds.code(payment.paymentId(), "paymentId"),
                        payment.amount(),
                        Fields.day(payment.valueDate(), "valueDate"),
                        designated == null ? null : Fields.code(designated, "designatedCase"),
                        clock.now()),
                key,
                body,
                request);
    }

    @POST
    @Path("/party-reversals")
    @Operation(summary = "Report that such a payment was taken back, with all its parts")
    @RequestBodySchema(PartyReversalBody.class)
    public Uni<Response> reverse(
            @HeaderParam("Idempotency-Key") @Nullable String key, byte[] body, @Context ContainerRequestContext request)
            throws BadInput {
        PartyReversalBody reversal = Bodies.read(body, PartyReversalBody.class);
        return command(
                reversal.party(),
                new PartyInput.PartyPaymentReversed(
                        LendersIds.code(reversal.paymentId(), "paymentId"),
                        LendersIds.id(reversal.reversalId(), "reversalId"),
                        Fields.day(reversal.valueDate(), "valueDate"),
                        clock.now()),
                key,
                body,
                request);
    }

    private Uni<Response> command(
            String party, PartyInput input, @Nullable String key, byte[] body, ContainerRequestContext request)
            throws BadInput {
        return door.command(door.call(request, key, body), Fields.subject("party", party, "party"), input, false);
    }
}
