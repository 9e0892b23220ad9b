package io.recourse.negotiation.edge;

import io.recourse.casework.clock.WallClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.CommandDoor.Call;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Problem;
import io.recourse.casework.effects.WebhookSignature;
import io.recourse.casework.effects.WebhookSignature.Verdict;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.AnswerReference;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.CaseFile;
import io.recourse.negotiation.domain.PartyInput.ThirdPersonReported;
import io.recourse.negotiation.domain.ThirdPerson;
import io.recourse.negotiation.edge.Echo.Kind;
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
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/**
 * What comes back of a contact, brought by the provider that carried it: its token says who it is, its signature that nobody
 * on the way wrote the message or kept it for later.
 */
@Path("/v1/inbound")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.PARTNER)
public class InboundResource {

    private final CommandDoor door;
    private final Cases cases;
    private final Echoes echoes;
    private final WallClock wall;
    private final Providers providers;
    private final Map<String, WebhookSignature> signatures;

    @Inject
    InboundResource(
            CommandDoor door, Cases cases, Echoes echoes, WallClock wall, Providers providers, InboundConfig config) {
        this.door = door;
        this.cases = cases;
        this.echoes = echoes;
        this.wall = wall;
        this.providers = providers;
        this.signatures = config.all().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> WebhookSignature.of(e.getValue())));
    }

    /** Something that came back of a contact. */
    @Schema(name = "ContactEcho", description = "Something that came back of a contact.")
    public record EchoBody(
            String caseId,

            @Schema(description = "The contact, as it was handed over.")
            String attemptId,

            @Schema(
                    description =
                            "REPLY: the debtor answered in words; in a bot's call each answer is one, that to its opening too."
                                    + " OPT_OUT: a wish told by a keyword or a link, for this channel.")
            Kind kind,

            @Schema(description = "By which it came back.") Channel channel,

            @Schema(
                    description =
                            "What the debtor answered. Only with REPLY. It is read once, without the history that mail programs"
                                    + " quote, and kept nowhere; of more than 20 000 characters a person reads the rest.")
            @Nullable
            String text,

            @Schema(
                    description =
                            "Whether it was already established that the debtor speaks, so that a NO is no answer to the opening"
                                    + " question. Only with REPLY; of an answer of which nobody tells it is taken to be so once"
                                    + " the contact has come to a conversation.")
            @Nullable
            Boolean verified,

            @Schema(description = "When it came; not before the contact and not later than now.")
            Instant at) {}

    @POST
    @Path("/{provider}")
    @Operation(
            summary = "Bring back what came of a contact: delivery, bounce, reply, opt-out, complaint",
            description = "Signed as Standard Webhooks 1.0 has it; one webhook-id is applied once. The token is the"
                    + " provider's as well. Keep the words of an answer under its webhook-id: the lender's people read them"
                    + " with you, for whom a task names that id. Of a bot's call bring every answer, that to the opening too:"
                    + " a NO is a stranger's only if it answers that.")
    @RequestBodySchema(EchoBody.class)
    public Uni<Response> bring(
            @PathParam("provider") String provider,
            @HeaderParam("webhook-id") @Nullable String id,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signature,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        Caller caller = Callers.of(request);
        if (!caller.name().equals(provider)) {
            throw Problem.of(403, "role-not-allowed", null, "This token is another provider's.")
                    .exception();
        }
        String key = signed(provider, id, timestamp, signature, body);
        EchoBody echo = Bodies.read(body, EchoBody.class);
        SubjectId theCase = Fields.subject(CaseDecider.KIND, echo.caseId(), "caseId");
        String attemptId = Fields.id(echo.attemptId(), "attemptId");
        Instant at = Fields.instant(echo.at());
        String text = text(echo);
        Call call = door.call(request, key, commanded(echo, at));
        String holder = providers.holder(provider);
        Set<Channel> carried = providers.carriedBy(provider);
        return cases.findHeld(new Caller(holder, caller.tenant(), caller.role()), theCase)
                .chain(found -> {
                    Echo heard = new Echo(
                            theCase,
                            attemptId,
                            echo.kind(),
                            echo.channel(),
                            text,
                            true,
                            echo.verified(),
                            at,
                            AnswerReference.of(provider, key),
                            carried);
                    if (attemptId.startsWith(ThirdPerson.CONTACTS)) {
                        return thirdPersons(call, found.file(), echoes.ofThirdPerson(heard, found.known()));
                    }
                    return echoes.hear(heard, found.known(), found.parked(), call, holder)
                            .map(said -> CommandDoor.response(theCase, said));
                });
    }

    /** As the lender whose party it is: partners hold cases. */
    private Uni<Response> thirdPersons(Call call, CaseFile file, ThirdPersonReported told) {
        Caller caller = call.caller();
        Call ofLender = new Call(new Caller(caller.name(), file.lender(), caller.role()), call.key(), call.digest());
        return OwnView.command(door, ofLender, file.debtor().subject(), told);
    }

    /** The message's id, once the message is known to be its sender's, and new. */
    private String signed(
            String provider, @Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body)
            throws BadInput {
        WebhookSignature known = signatures.get(provider);
        Verdict verdict = known == null || id == null || timestamp == null || signature == null
                ? Verdict.FORGED
                : known.verdict(id, timestamp, signature, body, wall.now());
        return switch (verdict) {
            case GENUINE -> Fields.id(String.valueOf(id), "webhook-id");
            case EXPIRED ->
                throw Problem.of(
                                401,
                                "signature-expired",
                                null,
                                "The message was signed more than five minutes from now.")
                        .exception();
            case FORGED ->
                throw Problem.of(
                                401,
                                "signature-invalid",
                                null,
                                "The message is not signed with this provider's secret.")
                        .exception();
        };
    }

    private static @Nullable String text(EchoBody echo) throws BadInput {
        String text = echo.text();
        if (echo.kind() == Kind.REPLY) {
            if (text == null || text.isBlank()) {
                throw new BadInput("field-required", "text", "A reply has words.");
            }
        } else if (text != null) {
            throw new BadInput("field-unknown", "text", "Only a reply has words.");
        } else if (echo.verified() != null) {
            throw new BadInput("field-unknown", "verified", "Only of a reply it matters who gave it.");
        }
        boolean bounces = echo.channel() == Channel.EMAIL
                || echo.channel() == Channel.SMS
                || echo.channel() == Channel.LETTER
                || echo.channel() == Channel.APP;
        if (echo.kind() == Kind.BOUNCED && !bounces) {
            throw new BadInput("field-invalid", "channel", "Calls and visits do not bounce.");
        }
        return text;
    }

    /** What is told apart under one id: everything but the debtor's words, of which not even a digest is kept. */
    private static byte[] commanded(EchoBody echo, Instant at) {
        String told = String.join(
                " ",
                echo.caseId(),
                echo.attemptId(),
                echo.kind().name(),
                echo.channel().name(),
                at.toString());
        return (echo.verified() == null ? told : told + ' ' + echo.verified()).getBytes(StandardCharsets.UTF_8);
    }
}
