package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.CommandDoor.Call;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Problem;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.CaseInput;
import io.recourse.negotiation.domain.LeftAlone;
import io.recourse.negotiation.domain.PartyInput;
import io.recourse.negotiation.domain.ThirdPerson;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** What became of contacts, as the lender's people tell it; providers report on their topic. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class ContactResultsResource {

    private final CommandDoor door;
    private final Cases cases;
    private final Echoes echoes;
    private final BusinessClock clock;

    @Inject
    ContactResultsResource(CommandDoor door, Cases cases, Echoes echoes, BusinessClock clock) {
        this.door = door;
        this.cases = cases;
        this.echoes = echoes;
        this.clock = clock;
    }

    /** How a contact ended. */
    @Schema(name = "ContactResultTold", description = "How a contact ended.")
    public record ResultBody(
            @Schema(description = "The contact, as its permission named it.")
            String attemptId,

            @Schema(description = "UNREACHABLE is the proof that nobody was contacted: its unit comes back.")
            ContactOutcome outcome,

            @Schema(description = "When it ended; not before it was allowed, and not later than now.")
            Instant at,

            @Schema(description = "A person who is not the debtor does not want to be asked again: for good.") @Nullable
            Boolean refused,

            @Schema(
                    description =
                            "A person who is not the debtor asked to be contacted once more: where the law leaves it at once unless asked to, one more contact is allowed.")
            @Nullable
            Boolean asksAgain,

            @Schema(description = LeftAloneBody.WRONG_PERSON) @Nullable
            Boolean wrongPerson,

            @Schema(description = LeftAloneBody.UNWANTED) @Nullable
            List<Channel> unwanted) {}

    @POST
    @Path("/cases/{id}/contact-results")
    @Operation(summary = "Tell what became of a contact")
    @RequestBodySchema(ResultBody.class)
    public Uni<Response> result(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        ResultBody told = Bodies.read(body, ResultBody.class);
        String attemptId = Fields.id(told.attemptId(), "attemptId");
        Instant at = Fields.instant(told.at());
        LeftAlone said = LeftAloneBody.read(told.wrongPerson(), told.unwanted(), told.outcome());
        Call call = door.call(request, key, body);
        SubjectId theCase = CommandDoor.subject(CaseDecider.KIND, id);
        if (attemptId.startsWith(ThirdPerson.CONTACTS)) {
            if (said != null) {
                throw new BadInput(
                        "field-unknown",
                        said.wrongPerson() ? "wrongPerson" : "unwanted",
                        "A person who is not the debtor refuses.");
            }
            PartyInput ofThird = new PartyInput.ThirdPersonReported(
                    id,
                    attemptId,
                    told.outcome(),
                    Boolean.TRUE.equals(told.refused()),
                    Boolean.TRUE.equals(told.asksAgain()),
                    at,
                    null);
            return cases.find(call.caller(), theCase)
                    .chain(found ->
                            OwnView.command(door, call, found.file().debtor().subject(), ofThird));
        }
        if (told.refused() != null) {
            throw new BadInput("field-unknown", "refused", "Only a person who is not the debtor can refuse so.");
        }
        if (told.asksAgain() != null) {
            throw new BadInput("field-unknown", "asksAgain", "Only a person who is not the debtor has to ask so.");
        }
        CaseInput ended = new CaseInput.ContactResultReported(attemptId, told.outcome(), at);
        return said == null
                ? door.command(call, theCase, ended, false)
                : cases.find(call.caller(), theCase).chain(found -> {
                    Refusal impossible = LeftAlone.impossible(found.file(), attemptId, at, clock.now());
                    if (impossible != null) {
                        throw Problem.refused(impossible).exception();
                    }
                    // of a contact that was never made the case knows nothing, and says so
                    CaseInput heard = said.heard(found.file(), attemptId, at)
                            .<CaseInput>map(h -> h)
                            .orElse(ended);
                    Entry entry = CommandDoor.entry(call, theCase, heard, false);
                    return echoes.hear(entry, found.known(), found.parked(), call.caller())
                            .map(reply -> CommandDoor.response(theCase, reply));
                });
    }
}
