package io.recourse.negotiation.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.Fields;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.Money;
import io.recourse.negotiation.domain.CaseInput;
import io.recourse.negotiation.domain.Mandate;
import io.recourse.rules.clearance.ClearedAct;
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
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** A debtor's leave to debit his account for the instalments he agreed to, and its end. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class MandateResource {

    /** Twelve figures or more, as cards and accounts have, or an IBAN (ISO 13616). */
    private static final Pattern ACCOUNT_NUMBER =
            Pattern.compile("[0-9 -]{12,}|[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}", Pattern.CASE_INSENSITIVE);

    private final CaseCommands commands;

    @Inject
    MandateResource(CaseCommands commands) {
        this.commands = commands;
    }

    /** A mandate. */
    @Schema(name = "Mandate", description = "A debtor's leave to debit his account for what he agreed to pay.")
    public record MandateBody(
            @Schema(description = "The caller's own id of the mandate: the same id is the same one.")
            String mandateId,

            @Schema(description = "Id of the party who gave it: the debtor.")
            String party,

            @Schema(
                    description =
                            "The payment provider's own reference of it, with which a debit is ordered. No account number.")
            String reference,

            @Schema(description = "Most of one debit.") Money most,

            @Schema(
                    description =
                            "Last day, debtor-local, on which it may be used; as long as there is something to pay if absent.")
            @Nullable
            LocalDate lastDay,

            @Schema(
                    description =
                            "Within which the debtor wants no notice of a debit, once he was told that he may have one of every"
                                    + " varying debit; a notice of each if absent.")
            @Nullable
            RangeBody range,

            @Schema(
                    description =
                            "Whether he agreed to have notices by e-mail, as the law asks for his consent to that; by letter if absent.")
            @Nullable
            Boolean electronic) {}

    /** Both ends included. */
    @Schema(name = "MandateRange", description = "A range of amounts, both ends included.")
    public record RangeBody(Money least, Money most) {

        Mandate.Range of(Money limit) throws BadInput {
            if (!least.currency().equals(limit.currency()) || !most.currency().equals(limit.currency())) {
                throw new BadInput("range-other-currency", "range", "A range is in the currency of its mandate.");
            }
            return new Mandate.Range(least.minor(), most.minor());
        }
    }

    @POST
    @Path("/cases/{id}/mandates")
    @Operation(
            summary = "Take down that the debtor lets his account be debited",
            description = "Each instalment that he agreed to is debited on its due day: never more than it, nor than is"
                    + " owed when the ledger clears the debit, nor than the mandate's limit. Where the law wants it, a debit of another amount than the one before or than"
                    + " agreed is told in writing first.")
    @RequestBodySchema(MandateBody.class)
    public Uni<Response> give(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        MandateBody mandate = Bodies.read(body, MandateBody.class);
        CaseInput input = new CaseInput.MandateGiven(
                noAccount(Fields.nobodysId(mandate.mandateId(), "mandateId", Identities::holdsAny), "mandateId"),
                Fields.code(mandate.party(), "party"),
                noAccount(Fields.nobodysCode(mandate.reference(), "reference", Identities::holdsAny), "reference"),
                mandate.most(),
                Fields.dayIfAny(mandate.lastDay(), "lastDay"),
                mandate.range() == null ? null : mandate.range().of(mandate.most()),
                mandate.electronic());
        return commands.tell(id, key, body, request, input);
    }

    private static String noAccount(String told, String field) throws BadInput {
        if (ACCOUNT_NUMBER.matcher(told).matches()) {
            throw new BadInput(
                    "reference-like-an-account",
                    field,
                    "Send the payment provider's reference of the mandate, not the number of an account.");
        }
        return told;
    }

    @POST
    @Path("/cases/{id}/mandates/{mandate}:revoke")
    @Operation(
            summary = "Take down that the debtor took a mandate back",
            description = "At any time; nothing is debited under it from then on. The body may be absent.")
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Response> revoke(
            @PathParam("id") String id,
            @PathParam("mandate") String mandate,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        CaseInput input = new CaseInput.MandateRevoked(Fields.id(mandate, "mandate"));
        return commands.tell(id, key, Bodies.nothing(body), request, input);
    }

    /** What the payment provider said to a person. */
    @Schema(name = "DebitClarified", description = "What became of a debit of which nobody knew.")
    public record ClarifyBody(
            @Schema(description = "Whether the payment provider made the debit whose outcome nobody knew.")
            boolean made) {}

    @POST
    @Path("/cases/{id}/debits/{number}:clarify")
    @Operation(
            summary = "Say whether a debit was made whose outcome nobody knew",
            description =
                    "As the payment provider told it. Made, its money counts once the ledger hears of it; not made,"
                            + " the instalment is debited again while there is time for it.")
    @RequestBodySchema(ClarifyBody.class)
    public Uni<Response> clarify(
            @PathParam("id") String id,
            @Parameter(description = "Which of the case's debits, as counted at the end of its request's id.")
                    @PathParam("number")
                    String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        CaseInput input = new CaseInput.DebitClarified(
                ClearedAct.AUTO_DEBIT.word() + "/" + Fields.id(number, "number"),
                Bodies.read(body, ClarifyBody.class).made(),
                Callers.of(request).name());
        return commands.tell(id, key, body, request, input);
    }
}
