package io.recourse.negotiation.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.CommandDoor.Call;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Page;
import io.recourse.casework.door.PageById;
import io.recourse.casework.door.PageByNumber;
import io.recourse.casework.door.Showing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Reading;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.negotiation.domain.LinkBasis;
import io.recourse.negotiation.domain.LinkDecider;
import io.recourse.negotiation.domain.LinkInput;
import io.recourse.negotiation.domain.PartyDecider;
import io.recourse.negotiation.domain.PartyState;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/**
 * On which ground parties of several lenders count as one person. Operators alone see and record it: no lender may learn
 * from here for whom else somebody is contacted.
 */
@Path("/v1/party-links")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.OPERATOR)
public class PartyLinksResource {

    private final CommandDoor door;
    private final SubjectQueries queries;
    private final Showing showing;

    @Inject
    PartyLinksResource(CommandDoor door, SubjectQueries queries, Showing showing) {
        this.door = door;
        this.queries = queries;
        this.showing = showing;
    }

    /** A ground. */
    @Schema(name = "PartyLink", description = "On which ground parties of several lenders count as one person.")
    public record LinkBody(
            @Schema(description = "The caller's own id of the link: the same id is the same one.")
            String linkId,

            @Schema(description = "2 … 10 parties, each of another lender, by id.")
            List<String> parties,

            @Schema(description = "CONSENT of the person, or STATUTE: a law or an authority's order.")
            LinkBasis basis,

            @Schema(description = "Your reference of the document that is the ground.")
            String reference,

            @Schema(description = "From when on it is a ground no more; it has no end if absent.") @Nullable
            Instant until) {}

    @GET
    @Operation(summary = "List links of parties", description = "Status STANDING or OVER.")
    public Uni<Page<SubjectQueries.Line>> list(
            @Parameter(description = "Only these") @QueryParam("status") @Nullable String status,
            @BeanParam PageById page,
            @Context ContainerRequestContext request)
            throws BadInput {
        int most = page.most();
        return queries.list(Callers.of(request), LinkDecider.KIND, Asked.text(status, "status"), page.after(), most)
                .map(lines -> Page.of(lines, most, SubjectQueries.Line::id));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Look at a link: whom it joins, on which ground, who recorded it and when")
    public Uni<SubjectQueries.View> find(@PathParam("id") String id, @Context ContainerRequestContext request) {
        return showing.find(request, link(id));
    }

    @GET
    @Path("/{id}/journal")
    @Operation(summary = "Read a link's story: when it was recorded and when it ended")
    public Uni<Page<SubjectQueries.Told>> journal(
            @PathParam("id") String id, @BeanParam PageByNumber page, @Context ContainerRequestContext request)
            throws BadInput {
        return showing.journal(request, link(id), page);
    }

    @POST
    @Operation(
            summary = "Record on which ground parties of several lenders count as one person",
            description = "From then on limits that count for the person, or for a number, count the contacts of all of"
                    + " them, those of the last days too. Who is denied by such a limit is told no more than if the"
                    + " contacts were its own.")
    @RequestBodySchema(LinkBody.class)
    public Uni<Response> record(
            @HeaderParam("Idempotency-Key") @Nullable String key, byte[] body, @Context ContainerRequestContext request)
            throws BadInput {
        Call call = door.call(request, key, body);
        LinkBody link = Bodies.read(body, LinkBody.class);
        SubjectId id = Fields.subject(
                LinkDecider.KIND, Fields.nobodysCode(link.linkId(), "linkId", Identities::holdsAny), "linkId");
        List<SubjectId> parties = new ArrayList<>();
        for (String party : link.parties()) {
            parties.add(Fields.subject(PartyDecider.KIND, party, "parties"));
        }
        LinkInput input = new LinkInput.Recorded(
                parties.stream().map(SubjectId::id).sorted().toList(),
                link.basis(),
                Fields.nobodysCode(link.reference(), "reference", Identities::holdsAny),
                call.caller().name(),
                link.until() == null ? null : Fields.instant(link.until()));
        if (parties.size() > LinkDecider.MOST) {
            return door.command(call, id, input, true);
        }
        Set<SubjectId> joined = Set.copyOf(parties);
        return lenders(joined).chain(lenders -> {
            boolean within = lenders.size() < joined.size();
            return within
                    ? Uni.createFrom()
                            .failure(new BadInput("link-within-lender", "parties", "Each party is of another lender."))
                    : door.command(call, id, input, true);
        });
    }

    private Uni<Set<String>> lenders(Collection<SubjectId> parties) {
        return queries.readAll(parties).map(found -> parties.stream()
                .map(party -> lender(party, found.get(party)))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static String lender(SubjectId party, @Nullable Reading reading) {
        if (reading == null || !(reading.state() instanceof PartyState.Known(var file))) {
            throw Showing.unknown(party);
        }
        return file.lender();
    }

    @POST
    @Path("/{id}:withdraw")
    @Operation(
            summary = "Tell that the ground is gone, as when a consent is taken back",
            description = "What was counted on it is counted no more. The body may be absent.")
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Response> withdraw(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        byte[] nothing = Bodies.nothing(body);
        Call call = door.call(request, key, nothing);
        return door.command(
                call, link(id), new LinkInput.Withdrawn(call.caller().name()), false);
    }

    private static SubjectId link(String id) {
        return CommandDoor.subject(LinkDecider.KIND, id);
    }
}
