package io.recourse.negotiation.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.Fields;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Makers;
import io.recourse.casework.security.Role;
import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.negotiation.domain.CaseInput;
import io.recourse.negotiation.domain.CaseInput.OfferReviewed;
import io.recourse.negotiation.domain.Terms;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** What a lender's people and bots offer a debtor, and what the debtor said to it. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class OfferResource {

    private static final Terms.Stage ONCE = new Terms.Stage(1, 1);

    private final CaseCommands commands;
    private final Makers makers;

    @Inject
    OfferResource(CaseCommands commands, Makers makers) {
        this.commands = commands;
        this.makers = makers;
    }

    /** Instalments alike, a month apart. */
    @Schema(description = "Some instalments alike, a month apart.")
    public record StageBody(
            @Schema(description = "How many, at least 1.") int instalments,

            @Schema(
                    description =
                            "Of each, in proportion to those of the other stages, at least 1; weights that sum to what"
                                    + " is payable are the amounts themselves.")
            long weight) {}

    public record OfferBody(
            @Schema(description = "The caller's own id of the offer, unique within the case.")
            String offerId,

            @Schema(description = "What is offered.") OfferType type,

            @Schema(
                    description =
                            "What is to be paid under it; of something else than money, the part of the debt that it"
                                    + " is to settle once it is valued.")
            Money payable,

            @Schema(description = "What is waived once that is paid in time, by head; nothing if absent.") @Nullable
            Balance waived,

            @Schema(description = "Last day, debtor-local, for the first instalment; absent where no money is offered.")
            @Nullable
            LocalDate firstDue,

            @Schema(description = "The instalments, stage after stage; all at once if absent.") @Nullable
            List<StageBody> stages,

            @Schema(description = "Code of what is given instead of money; absent where money is offered.") @Nullable
            String asset) {}

    public record DeclineBody(
            @Schema(description = "Id of the party who declines: the one it was made to.")
            String party) {}

    public record AcceptanceBody(
            @Schema(description = "The caller's own id of the acceptance: the same id is the same one.")
            String acceptanceId,

            @Schema(description = "Id of the party who accepts: the one it was made to.")
            String party,

            @Schema(description = "Given in writing, which alone revives an expired claim; false if absent.") @Nullable
            Boolean written,

            @Schema(
                    description =
                            "The debtor came with it by himself though he disputes the debt or is in hardship; false if"
                                    + " absent.")
            @Nullable
            Boolean ownWish) {}

    @POST
    @Path("/cases/{id}/offers")
    @Operation(
            summary = "Make an offer",
            description =
                    "The token says who makes it, and the installation in which role: a machine, staff or a supervisor."
                            + " Beyond its maker's limit, or after two promises or agreements of the debt that were"
                            + " broken, it waits until a second person approves it; the limit is one of all that is"
                            + " waived in the case. A bot never waives principal.")
    @RequestBodySchema(OfferBody.class)
    public Uni<Response> offer(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        Caller caller = Callers.of(request);
        OfferBody offer = Bodies.read(body, OfferBody.class);
        CaseInput input = new CaseInput.OfferProposed(
                Fields.nobodysId(offer.offerId(), "offerId", Identities::holdsAny),
                offer.type(),
                offer.payable(),
                offer.waived() == null ? Balance.zero(offer.payable().currency()) : offer.waived(),
                Fields.dayIfAny(offer.firstDue(), "firstDue"),
                stages(offer),
                offer.asset() == null ? null : Fields.nobodysCode(offer.asset(), "asset", Identities::holdsAny),
                caller.name(),
                makers.of(caller));
        return commands.tell(id, key, body, request, input);
    }

    private static List<Terms.Stage> stages(OfferBody offer) {
        List<StageBody> stages = offer.stages();
        if (stages == null) {
            return offer.firstDue() == null ? List.of() : List.of(ONCE);
        }
        return stages.stream()
                .map(stage -> new Terms.Stage(stage.instalments(), stage.weight()))
                .toList();
    }

    @POST
    @Path("/cases/{id}/offers/{offer}:approve")
    @Operation(
            summary = "Approve an offer that waits: it is open to the debtor from then on",
            description = "Whoever made it cannot, and no machine: the token says who calls. The body may be absent.")
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Response> approve(
            @PathParam("id") String id,
            @PathParam("offer") String offer,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        return commands.review(
                id, key, body, request, (by, as) -> new OfferReviewed(Fields.id(offer, "offer"), by, as, true));
    }

    @POST
    @Path("/cases/{id}/offers/{offer}:reject")
    @Operation(
            summary = "Reject an offer that waits for approval",
            description = "Whoever made it cannot, and no machine: the token says who calls. The body may be absent.")
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Response> reject(
            @PathParam("id") String id,
            @PathParam("offer") String offer,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        return commands.review(
                id, key, body, request, (by, as) -> new OfferReviewed(Fields.id(offer, "offer"), by, as, false));
    }

    @POST
    @Path("/cases/{id}/offers/{offer}:withdraw")
    @Operation(summary = "Take an offer back that nobody accepted yet", description = "The body may be absent.")
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Response> withdraw(
            @PathParam("id") String id,
            @PathParam("offer") String offer,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        CaseInput input = new CaseInput.OfferWithdrawn(Fields.id(offer, "offer"));
        return commands.tell(id, key, Bodies.nothing(body), request, input);
    }

    @POST
    @Path("/cases/{id}/offers/{offer}:decline")
    @Operation(summary = "Take down that the debtor does not want it")
    @RequestBodySchema(DeclineBody.class)
    public Uni<Response> decline(
            @PathParam("id") String id,
            @PathParam("offer") String offer,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        DeclineBody decline = Bodies.read(body, DeclineBody.class);
        CaseInput input = new CaseInput.OfferDeclined(Fields.id(offer, "offer"), Fields.code(decline.party(), "party"));
        return commands.tell(id, key, body, request, input);
    }

    @POST
    @Path("/cases/{id}/offers/{offer}:accept")
    @Operation(
            summary = "Take down that the debtor accepted it",
            description =
                    "What was offered is agreed from then on: a plan, a settlement, or something else than money.")
    @RequestBodySchema(AcceptanceBody.class)
    public Uni<Response> accept(
            @PathParam("id") String id,
            @PathParam("offer") String offer,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        AcceptanceBody acceptance = Bodies.read(body, AcceptanceBody.class);
        CaseInput input = new CaseInput.OfferAccepted(
                Fields.id(offer, "offer"),
                Fields.nobodysId(acceptance.acceptanceId(), "acceptanceId", Identities::holdsAny),
                Fields.code(acceptance.party(), "party"),
                Boolean.TRUE.equals(acceptance.written()),
                Boolean.TRUE.equals(acceptance.ownWish()));
        return commands.tell(id, key, body, request, input);
    }
}
