package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Page;
import io.recourse.casework.door.PageById;
import io.recourse.casework.door.PageByNumber;
import io.recourse.casework.door.Showing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.negotiation.domain.AddressKind;
import io.recourse.negotiation.domain.PartyDecider;
import io.recourse.negotiation.domain.PartyInput;
import io.recourse.negotiation.domain.PartyInput.ContactRepaired;
import io.recourse.negotiation.domain.PartyInput.DishonestyLifted;
import io.recourse.negotiation.domain.PartyInput.DishonestyListed;
import io.recourse.negotiation.domain.PartyInput.HoursAgreed;
import io.recourse.negotiation.domain.PartyInput.HoursWithdrawn;
import io.recourse.negotiation.domain.PartyInput.RepairBasis;
import io.recourse.rules.identifiers.Identities;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Parties as those who may be contacted: budgets, wishes, who is lost and how one is found again. */
@Path("/v1/parties")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed({Role.LENDER, Role.OPERATOR})
public class PartiesResource {

    private final SubjectQueries queries;
    private final Showing showing;
    private final CommandDoor door;
    private final BusinessClock clock;

    @Inject
    PartiesResource(SubjectQueries queries, Showing showing, CommandDoor door, BusinessClock clock) {
        this.queries = queries;
        this.showing = showing;
        this.door = door;
        this.clock = clock;
    }

    /** How an address was found. */
    @Schema(
            name = "ContactRepair",
            description =
                    "On which lawful ground an address was found of a party that is lost, or whose address was somebody else's.")
    public record RepairBody(
            @Schema(description = "The address itself goes to intake with a statement, and nowhere else.")
            RepairBasis basis,

            @Schema(
                    description =
                            "Which kind of address was found; what is wrong with the others stays wrong. A number at which somebody"
                                    + " else answered is freed once a statement has named another.")
            AddressKind address) {}

    /** A court's listing. */
    @Schema(name = "DishonestyListing", description = "A court listed the party for dishonesty.")
    public record ListingBody(
            @Schema(
                    description =
                            "The court's reference of the listing, without a name, in printable ASCII: the same is the same listing.")
            String reference,

            @Schema(description = "Day on which it was listed, debtor-local.")
            LocalDate listedOn) {}

    /** Its end. */
    @Schema(name = "DishonestyLifting", description = "The court took the party off its list.")
    public record LiftingBody(
            @Schema(description = "Day on which it did, debtor-local.")
            LocalDate liftedOn) {}

    /** An agreement to contact at night. */
    @Schema(
            name = "HoursConsent",
            description = "The party agreed, to this lender itself, to be contacted outside the hours of the law.")
    public record ConsentBody(
            @Schema(description = "Your own id of it: the same is the same consent.")
            String consentId,

            @Schema(
                    description =
                            "Your reference of what proves it, for instance of a recording, without a name, in printable ASCII.")
            String evidence,

            @Schema(description = "Who recorded it; you if absent.") @Nullable
            String by,

            @Schema(description = "From when on; now if absent.") @Nullable
            Instant from,

            @Schema(description = "When it ends by itself; it holds until it is withdrawn if absent.") @Nullable
            Instant until) {}

    /** The end of all of them. */
    @Schema(
            name = "HoursConsentWithdrawal",
            description = "The party takes back whatever it agreed to about the hours; that counts at once.")
    public record WithdrawalBody(
            @Schema(description = "Your reference of what it said so in, in printable ASCII.")
            String evidence,

            @Schema(description = "Who recorded it; you if absent.") @Nullable
            String by,

            @Schema(description = "When it said so, not later than now; now if absent.") @Nullable
            Instant at) {}

    @GET
    @Operation(
            summary = "List parties",
            description =
                    "Status OPEN, CEASED (wants no contact), DECEASED, or LOST: too many calls in a row failed, or its number"
                            + " is somebody else's.")
    public Uni<Page<SubjectQueries.Line>> list(
            @Parameter(description = "Only these") @QueryParam("status") @Nullable String status,
            @BeanParam PageById page,
            @Context ContainerRequestContext request)
            throws BadInput {
        int most = page.most();
        Caller caller = Callers.of(request);
        return queries.list(caller, PartyDecider.KIND, Asked.text(status, "status"), page.after(), most)
                .map(lines ->
                        lines.stream().map(line -> OwnView.of(line, caller)).toList())
                .map(lines -> Page.of(lines, most, SubjectQueries.Line::id));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Look at a party: what was spent, what it wishes, whether it is lost")
    public Uni<SubjectQueries.View> find(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Caller caller = Callers.of(request);
        return showing.find(request, party(id)).map(view -> OwnView.of(view, caller));
    }

    @GET
    @Path("/{id}/journal")
    @Operation(summary = "Read a party's story: each contact allowed or denied, with the rule")
    public Uni<Page<SubjectQueries.Told>> journal(
            @PathParam("id") String id, @BeanParam PageByNumber page, @Context ContainerRequestContext request)
            throws BadInput {
        Set<String> without = OwnView.leavesOut(Callers.of(request));
        return without.isEmpty()
                ? showing.journal(request, party(id), page)
                : showing.journalWithout(without, request, party(id), page);
    }

    @POST
    @Path("/{id}/contact-repairs")
    @Allowed(Role.LENDER)
    @Operation(
            summary = "Tell that an address of a lost party was found",
            description =
                    "On a lawful ground alone; to call through somebody's contacts is none. Of a number: push the statement that"
                            + " names it first.")
    @RequestBodySchema(RepairBody.class)
    public Uni<Response> repair(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        RepairBody repair = Bodies.read(body, RepairBody.class);
        return command(door.call(request, key, body), id, new ContactRepaired(repair.basis(), repair.address()));
    }

    @POST
    @Path("/{id}/dishonesty-listings")
    @Allowed(Role.LENDER)
    @Operation(
            summary = "Tell that a court listed a party for dishonesty (失信被执行人)",
            description =
                    "As long as one listing stands it is contacted at most as often as the law's pack says for"
                            + " whoever is listed; enforcement is the route, not more contact: the next step of the ladder of a case"
                            + " whose debtor it is ends its talks (basis dishonest-listed), unless it has promised or agreed to pay.")
    @RequestBodySchema(ListingBody.class)
    public Uni<Response> listed(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        ListingBody listing = Bodies.read(body, ListingBody.class);
        DishonestyListed told = new DishonestyListed(
                Fields.nobodysCode(listing.reference(), "reference", Identities::holdsAny),
                Fields.day(listing.listedOn(), "listedOn"));
        return command(door.call(request, key, body), id, told);
    }

    @POST
    @Path("/{id}/dishonesty-listings/{reference}:lift")
    @Allowed(Role.LENDER)
    @Operation(summary = "Tell that the court took the party off its list")
    @RequestBodySchema(LiftingBody.class)
    public Uni<Response> lifted(
            @PathParam("id") String id,
            @PathParam("reference") String reference,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        LiftingBody lifting = Bodies.read(body, LiftingBody.class);
        DishonestyLifted told =
                new DishonestyLifted(Fields.code(reference, "reference"), Fields.day(lifting.liftedOn(), "liftedOn"));
        return command(door.call(request, key, body), id, told);
    }

    private Uni<Response> command(CommandDoor.Call call, String id, PartyInput told) {
        return OwnView.command(door, call, party(id), told);
    }

    @POST
    @Path("/{id}/hours-consents")
    @Allowed(Role.LENDER)
    @Operation(
            summary = "Record that a party agreed to contact at any hour",
            description =
                    "It lifts the hours of the law and nothing else: budgets, pauses and wishes stand. It is given to"
                            + " one lender; nobody else may rely on it.")
    @RequestBodySchema(ConsentBody.class)
    public Uni<Response> agreed(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        ConsentBody consent = Bodies.read(body, ConsentBody.class);
        HoursAgreed told = new HoursAgreed(
                Fields.nobodysCode(consent.consentId(), "consentId", Identities::holdsAny),
                Fields.nobodysCode(consent.evidence(), "evidence", Identities::holdsAny),
                Callers.who(consent.by(), Identities::holdsAny, request),
                Fields.instant(consent.from(), clock.now()),
                consent.until() == null ? null : Fields.instant(consent.until()));
        return command(door.call(request, key, body), id, told);
    }

    @POST
    @Path("/{id}/hours-consents:withdraw")
    @Allowed(Role.LENDER)
    @Operation(
            summary = "Record that a party takes back whatever it agreed to about the hours",
            description = "At once, and also what waits for its provider is not sent at night any more.")
    @RequestBodySchema(WithdrawalBody.class)
    public Uni<Response> withdrawn(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        WithdrawalBody withdrawal = Bodies.read(body, WithdrawalBody.class);
        HoursWithdrawn told = new HoursWithdrawn(
                Fields.instant(withdrawal.at(), clock.now()),
                Fields.nobodysCode(withdrawal.evidence(), "evidence", Identities::holdsAny),
                Callers.who(withdrawal.by(), Identities::holdsAny, request));
        return command(door.call(request, key, body), id, told);
    }

    private static SubjectId party(String id) {
        return CommandDoor.subject(PartyDecider.KIND, id);
    }
}
