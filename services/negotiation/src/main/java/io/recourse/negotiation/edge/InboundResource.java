package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.clock.WallClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.CommandDoor.Call;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Problem;
import io.recourse.casework.door.Showing;
import io.recourse.casework.effects.WebhookSignature;
import io.recourse.casework.effects.WebhookSignature.Verdict;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.AnswerReference;
import io.recourse.negotiation.domain.Answers;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.CaseFile;
import io.recourse.negotiation.domain.CaseInput;
import io.recourse.negotiation.domain.CaseInput.AnswerHeard;
import io.recourse.negotiation.domain.CaseInput.ContactResultReported;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.Contacts;
import io.recourse.negotiation.domain.Grant;
import io.recourse.negotiation.domain.Intent;
import io.recourse.negotiation.domain.Intents;
import io.recourse.negotiation.domain.OwnWords;
import io.recourse.negotiation.domain.PartyDecider;
import io.recourse.negotiation.domain.PartyFile;
import io.recourse.negotiation.domain.PartyInput;
import io.recourse.negotiation.domain.PartyInput.ThirdPersonReported;
import io.recourse.negotiation.domain.PartyState;
import io.recourse.negotiation.domain.ThirdPerson;
import io.smallrye.mutiny.Multi;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/**
 * What comes back of a contact, brought by the provider that carried it: its token says who it is, its signature that nobody
 * on the way wrote the message or kept it for later. What a debtor wrote is read here, and nothing of it goes further than
 * its intent.
 */
@Path("/v1/inbound")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.PARTNER)
public class InboundResource {

    private final CommandDoor door;
    private final SubjectQueries queries;
    private final Intents intents;
    private final WallClock wall;
    private final BusinessClock clock;
    private final Providers providers;
    private final Map<String, WebhookSignature> signatures;

    @Inject
    InboundResource(
            CommandDoor door,
            SubjectQueries queries,
            Intents intents,
            WallClock wall,
            BusinessClock clock,
            Providers providers,
            InboundConfig config) {
        this.door = door;
        this.queries = queries;
        this.intents = intents;
        this.wall = wall;
        this.clock = clock;
        this.providers = providers;
        this.signatures = config.all().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> WebhookSignature.of(e.getValue())));
    }

    /** What came back. */
    public enum Kind {
        DELIVERED,
        BOUNCED,
        REPLY,
        OPT_OUT,
        COMPLAINT
    }

    /** Something that came back of a contact. */
    @Schema(name = "ContactEcho", description = "Something that came back of a contact.")
    public record EchoBody(
            String caseId,

            @Schema(description = "The contact, as it was handed over.")
            String attemptId,

            @Schema(
                    description =
                            "REPLY: the debtor answered in words. OPT_OUT: a wish told by a keyword or a link, for this channel.")
            Kind kind,

            @Schema(description = "By which it came back.") Channel channel,

            @Schema(
                    description =
                            "What the debtor answered. Only with REPLY. It is read once, without the history that mail programs"
                                    + " quote, and kept nowhere; of more than 20 000 characters a person reads the rest.")
            @Nullable
            String text,

            @Schema(description = "When it came; not before the contact and not later than now.")
            Instant at) {}

    @POST
    @Path("/{provider}")
    @Operation(
            summary = "Bring back what came of a contact: delivery, bounce, reply, opt-out, complaint",
            description = "Signed as Standard Webhooks 1.0 has it; one webhook-id is applied once. The token is the"
                    + " provider's as well. Keep the words of an answer under its webhook-id: the lender's people read them"
                    + " with you, for whom a task names that id.")
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
        return queries.readHeld(new Caller(holder, caller.tenant(), caller.role()), theCase)
                .chain(found -> {
                    if (found == null || !(found.state() instanceof Known known)) {
                        throw Showing.unknown(theCase);
                    }
                    List<Intent> meant = meant(echo.kind(), text, known);
                    if (attemptId.startsWith(ThirdPerson.CONTACTS)) {
                        return thirdPersons(call, known.file(), told(echo, attemptId, meant, at));
                    }
                    CaseInput input = meant.isEmpty()
                            ? new ContactResultReported(
                                    attemptId,
                                    echo.kind() == Kind.DELIVERED
                                            ? ContactOutcome.DELIVERED
                                            : ContactOutcome.UNREACHABLE,
                                    at,
                                    carried)
                            : AnswerHeard.meaning(
                                            meant,
                                            attemptId,
                                            echo.channel(),
                                            echo.kind() == Kind.REPLY,
                                            at,
                                            unwanted(echo, meant, text, known),
                                            AnswerReference.of(provider, key))
                                    .by(carried);
                    return door.submit(CommandDoor.ofPartner(call, theCase, input, holder))
                            .chain(reply -> {
                                Uni<Reply> answer = Uni.createFrom().item(reply);
                                // told again after we died between the two, the case has it already and the party may
                                // not
                                boolean stuck = reply.outcome() == Reply.Outcome.WAITING
                                        || reply.outcome() == Reply.Outcome.REPEATED && found.parked() != null;
                                return (stuck && input instanceof AnswerHeard heard
                                                ? answer.call(() -> leftAlone(caller, known, heard))
                                                : answer)
                                        .map(said -> CommandDoor.response(theCase, said));
                            });
                });
    }

    /** What came of a contact with somebody who does not owe: no case keeps it, its party does. */
    private static ThirdPersonReported told(EchoBody echo, String attemptId, List<Intent> meant, Instant at) {
        return ThirdPersonReported.echoed(
                echo.caseId(), attemptId, meant, echo.kind() == Kind.REPLY, echo.kind() != Kind.BOUNCED, at);
    }

    /** As the lender whose party it is: partners hold cases. */
    private Uni<Response> thirdPersons(Call call, CaseFile file, ThirdPersonReported told) {
        Caller caller = call.caller();
        Call ofLender = new Call(new Caller(caller.name(), file.lender(), caller.role()), call.key(), call.digest());
        SubjectId party = new SubjectId(PartyDecider.KIND, file.debtor().party());
        return queries.readAll(Set.of(party)).chain(rows -> {
            SubjectQueries.Reading row = rows.get(party);
            Optional<Grant> asked = row != null && row.state() instanceof PartyState.Known(PartyFile whom)
                    ? whom.grant(told.caseId(), told.attemptId())
                    : Optional.empty();
            check(caller.name(), asked.map(Grant::channel).orElse(null));
            return OwnView.command(
                    door,
                    ofLender,
                    party,
                    asked.map(grant -> told.within(grant.at(), clock.now())).orElse(told));
        });
    }

    private void check(String provider, @Nullable Channel channel) {
        if (channel != null && !providers.carriedBy(provider).contains(channel)) {
            throw Problem.refused(Contacts.OF_OTHER_PROVIDER).exception();
        }
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

    /** All that somebody said; empty if nobody said anything. */
    private List<Intent> meant(Kind kind, @Nullable String text, Known known) {
        return switch (kind) {
            case DELIVERED, BOUNCED -> List.of();
            case REPLY -> read(OwnWords.of(String.valueOf(text)), known);
            case OPT_OUT -> List.of(Intent.STOP);
            case COMPLAINT -> List.of(Intent.COMPLAINS);
        };
    }

    /** What was not read means something else. */
    private List<Intent> read(OwnWords words, Known known) {
        List<Intent> meant = intents.of(words.text(), known.file().debtor().language());
        return words.whole() || meant.contains(Intent.OTHER)
                ? meant
                : Stream.concat(meant.stream(), Stream.of(Intent.OTHER)).toList();
    }

    /** The channels that a reply names which it wants no more; null if it is no such reply. */
    private @Nullable Set<Channel> unwanted(EchoBody echo, List<Intent> meant, @Nullable String text, Known known) {
        return text == null || !meant.contains(Intent.STOP)
                ? null
                : intents.unwanted(
                        OwnWords.of(text).text(), known.file().debtor().language(), echo.channel());
    }

    /** What is told apart under one id: everything but the debtor's words, of which not even a digest is kept. */
    private static byte[] commanded(EchoBody echo, Instant at) {
        return String.join(
                        " ",
                        echo.caseId(),
                        echo.attemptId(),
                        echo.kind().name(),
                        echo.channel().name(),
                        at.toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A parked case honours nobody's wish, so the party hears of it by itself. */
    private Uni<Void> leftAlone(Caller caller, Known known, AnswerHeard answer) {
        Caller forLender = new Caller(caller.name(), known.file().lender(), caller.role());
        return Multi.createFrom()
                .iterable(Answers.leftAlone(known, answer, clock.now()))
                .onItem()
                .transformToUniAndConcatenate(wish -> door.submit(
                        CommandDoor.entry(Call.withoutKey(forLender), wish.to(), (PartyInput) wish.input(), false)))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
