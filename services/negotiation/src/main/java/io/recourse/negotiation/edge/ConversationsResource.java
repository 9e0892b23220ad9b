package io.recourse.negotiation.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.CommandDoor.Call;
import io.recourse.casework.door.Fields;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.Conversation;
import io.recourse.negotiation.domain.PartyDecider;
import io.recourse.negotiation.domain.PartyInput.ConversationHeld;
import io.recourse.rules.contact.ContactKind;
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
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Conversations that those who owe began: they rang back, or rang for themselves. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class ConversationsResource {

    private final CommandDoor door;
    private final Cases cases;

    @Inject
    ConversationsResource(CommandDoor door, Cases cases) {
        this.door = door;
        this.cases = cases;
    }

    /** A conversation that was had. */
    @Schema(name = "Conversation", description = "A conversation about the case that one who owes began.")
    public record ConversationBody(
            @Schema(description = "Your own id of it, unique within the case: the same is the same conversation.")
            String conversationId,

            @Schema(description = "By which it was spoken: PHONE, or VOICE_BOT if a program answered.")
            Channel channel,

            @Schema(description = "When it was had, not later than now.")
            Instant at,

            @Schema(description = "Which of those who owe began it, by party id; the debtor if absent.") @Nullable
            String party) {}

    @POST
    @Path("/cases/{id}/conversations")
    @Operation(
            summary = "Tell of a conversation that the debtor began",
            description =
                    "No leave is asked for it and it spends no unit. Where the law rests calls after a conversation,"
                            + " whoever began it, they rest from then on (12 CFR 1006.14(b)(2)(i)(B)); and whoever talks"
                            + " to you can be reached. It is a call as any other: under the name of `talk/` and your id its"
                            + " recording is due, and what is heard in it is told.")
    @RequestBodySchema(ConversationBody.class)
    public Uni<Response> held(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        Call call = door.call(request, key, body);
        ConversationBody told = Bodies.read(body, ConversationBody.class);
        String conversationId = Fields.nobodysCode(told.conversationId(), "conversationId", Identities::holdsAny);
        Instant at = Fields.instant(told.at());
        String of = told.party() == null ? null : Fields.id(told.party(), "party");
        if (ContactKind.of(told.channel()) != ContactKind.VOICE) {
            throw new BadInput("channel-not-spoken", "channel", "A conversation is by PHONE or VOICE_BOT.");
        }
        return cases.find(call.caller(), id)
                .chain(found -> OwnView.command(
                        door,
                        call,
                        new SubjectId(PartyDecider.KIND, found.owing(of)),
                        new ConversationHeld(new Conversation(
                                id,
                                conversationId,
                                told.channel(),
                                at,
                                found.file().named()))));
    }
}
