package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.desk.Sealing;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.CommandDoor.Call;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Problem;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.Attempt;
import io.recourse.negotiation.domain.Dialling;
import io.recourse.negotiation.domain.PartyDecider;
import io.recourse.negotiation.domain.PartyInput.DialAsked;
import io.recourse.negotiation.domain.Standing;
import io.recourse.negotiation.domain.Standings;
import io.recourse.negotiation.edge.ContactPermissionsResource.PermissionView;
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
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * May this number be dialled now? The ladder hands its calls out without a number, so whoever makes one, a person or a program,
 * asks here before it rings.
 */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class DialsResource {

    private static final Refusal NO_CALL = new Refusal("not-a-call", "attemptId", "this contact is no call");

    private static final Refusal UNKNOWN_CONTACT =
            new Refusal("attempt-unknown", "attemptId", "no such contact was handed out");

    private final CommandDoor door;
    private final Cases cases;
    private final Standings standings;
    private final Dialling dialling;
    private final ByNumber byNumber;
    private final BusinessClock clock;
    private final Sealing sealing;

    @Inject
    DialsResource(
            CommandDoor door,
            Cases cases,
            Standings standings,
            Dialling dialling,
            ByNumber byNumber,
            BusinessClock clock,
            Sealing sealing) {
        this.door = door;
        this.cases = cases;
        this.standings = standings;
        this.dialling = dialling;
        this.byNumber = byNumber;
        this.clock = clock;
        this.sealing = sealing;
    }

    /** What is to be dialled. */
    @Schema(name = "DialAsk", description = "A number that is to be dialled, now.")
    public record DialBody(
            @Schema(description = "The contact, as it was handed out.")
            String attemptId,

            @Schema(
                    description =
                            "The number or your reference of it, the same as in asks for leave; a digest of it is kept.")
            String number) {}

    @POST
    @Path("/cases/{id}/dials")
    @Operation(
            summary = "Ask whether a call that was handed out may be dialled on a number now",
            description =
                    "Before each call of the ladder, whose number only its caller knows. What is allowed counts among the"
                            + " number's dials at once, whoever answers; a denial costs nothing, and the contact keeps its leave"
                            + " until its hours end: ask again then, or give the task back.")
    @APIResponse(
            responseCode = "200",
            description = "Allowed until an instant, or denied by a rule",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PermissionView.class)))
    @RequestBodySchema(DialBody.class)
    public Uni<Response> dial(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        DialBody asked = Bodies.read(body, DialBody.class);
        String attemptId = Fields.id(asked.attemptId(), "attemptId");
        String number = sealing.digest(Fields.id(asked.number(), "number").getBytes(StandardCharsets.UTF_8));
        Call call = door.call(request, key, body);
        return cases.find(call.caller(), id).chain(found -> {
            Attempt attempt = found.file().attempts().stream()
                    .filter(a -> a.attemptId().equals(attemptId))
                    .findFirst()
                    .orElseThrow(() -> Problem.refused(UNKNOWN_CONTACT).exception());
            Channel channel = attempt.channel();
            if (channel == null) {
                throw Problem.refused(NO_CALL).exception();
            }
            String party = found.file().contacted(attemptId);
            Standing now = standings.ofStep(found.known(), party, attempt.tone(), clock.now());
            DialAsked input = new DialAsked(id, attemptId, number, found.parked() ? now.stuck() : now, null);
            return ask(call, new SubjectId(PartyDecider.KIND, party), input, channel);
        });
    }

    private Uni<Response> ask(Call call, SubjectId party, DialAsked input, Channel channel) {
        Uni<Reply> reply = dialling.counts(input.standing().jurisdiction(), channel)
                ? byNumber.ask(
                        call,
                        party,
                        input.number(),
                        placeId -> Dialling.place(call.caller().tenant(), placeId, input, channel),
                        input::at)
                : door.submit(CommandDoor.entry(call, party, input, false));
        return reply.map(told -> ContactPermissionsResource.answer(party, told));
    }
}
