package io.recourse.negotiation.edge;

import io.micrometer.core.instrument.MeterRegistry;
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
import io.recourse.casework.door.Showing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Reading;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.Advice;
import io.recourse.negotiation.domain.CallInput;
import io.recourse.negotiation.domain.CallInput.Alert;
import io.recourse.negotiation.domain.CallInput.Complained;
import io.recourse.negotiation.domain.CallInput.Recorded;
import io.recourse.negotiation.domain.CallInput.Signalled;
import io.recourse.negotiation.domain.CallInput.Transcribed;
import io.recourse.negotiation.domain.CallMade;
import io.recourse.negotiation.domain.CaseFile;
import io.recourse.negotiation.domain.Contacts;
import io.recourse.negotiation.domain.Conversation;
import io.recourse.negotiation.domain.PartyDecider;
import io.recourse.negotiation.domain.PartyFile;
import io.recourse.negotiation.domain.PartyInput.NumberTold;
import io.recourse.negotiation.domain.PartyState;
import io.recourse.negotiation.domain.Recording;
import io.recourse.negotiation.domain.ThirdPerson;
import io.recourse.negotiation.domain.VoiceLabel;
import io.recourse.rules.contact.PhrasePack.Severity;
import io.recourse.rules.contact.Phrases;
import io.recourse.rules.identifiers.Identities;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Calls while they go on, and what is left of them: how a voice sounds, what a caller said, where the recording is. No sound and
 * no voiceprint comes in here, and no text stays.
 */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class CallsResource {

    /** Meter of what callers said that nobody may say, by the phrase's code. */
    private static final String ALERTS = "sensitive_phrases_total";

    private static final int LONGEST_TEXT = 20_000;

    private static final String ANY_CALL =
            "The contact, as it was handed out or permitted; or `talk/` and your id of a conversation that one who owes began.";

    private static final Refusal NO_CALL = new Refusal("not-a-call", "attemptId", "this contact is no call");

    private final CommandDoor door;
    private final SubjectQueries queries;
    private final Cases cases;
    private final Sealing sealing;
    private final Phrases phrases;
    private final MeterRegistry registry;

    @Inject
    CallsResource(
            CommandDoor door,
            SubjectQueries queries,
            Cases cases,
            Sealing sealing,
            Phrases phrases,
            MeterRegistry registry) {
        this.door = door;
        this.queries = queries;
        this.cases = cases;
        this.sealing = sealing;
        this.phrases = phrases;
        this.registry = registry;
    }

    /** How a voice sounds. */
    @Schema(name = "VoiceSignal", description = "How the voice of who is called sounds: a word and a number.")
    public record SignalBody(
            @Schema(description = ANY_CALL) String attemptId,

            VoiceLabel label,

            @Schema(minimum = "0", maximum = "100") int stress,

            @Schema(description = "When it sounded so; not later than now.")
            Instant at) {}

    /** What a caller said. */
    @Schema(
            name = "CallTranscript",
            description = "What the caller said, searched for what nobody may say and then forgotten.")
    public record TranscriptBody(
            @Schema(description = ANY_CALL) String attemptId,

            @Schema(
                    description = "The caller's own words alone, not those of who is called.",
                    minLength = 1,
                    maxLength = LONGEST_TEXT)
            String text,

            @Schema(description = "When it was said; not later than now.")
            Instant at) {}

    /** A complaint. */
    @Schema(name = "CallComplaint", description = "Who was called complains of the call.")
    public record ComplaintBody(
            @Schema(description = ANY_CALL) String attemptId,

            @Schema(description = "When it was made; not later than now.")
            Instant at) {}

    /** Where a recording is. */
    @Schema(name = "RecordingNamed", description = "Where the recording of a call is, and what proves it unchanged.")
    public record RecordingBody(
            @Schema(description = ANY_CALL) String attemptId,

            @Schema(description = "The provider's own name of the recording.")
            String reference,

            @Schema(
                    description = "SHA-256 over the salt's bytes and then the recording's, in lower-case hexadecimal.",
                    pattern = "^[0-9a-f]{64}$")
            String hash,

            @Schema(description = "Names the salt, which the provider keeps.")
            String salt) {}

    /** Where it rang. */
    @Schema(name = "DialledNumber", description = "On which number a call was made.")
    public record DialledBody(
            @Schema(description = "The contact, as it was handed out or permitted.")
            String attemptId,

            @Schema(
                    description =
                            "The number or your reference of it, the same as in asks for leave; a digest of it is kept.")
            String number) {}

    /** How the call goes on. */
    @Schema(name = "CallAdvice", description = "How a call under way goes on.")
    public record AdviceView(
            @Schema(
                    description =
                            "CONTINUE; SOOTHE: in a soothing tone, whatever was allowed before; TERMINATE: hang up now.")
            Advice advice,

            @Schema(description = "The tones in which the caller may speak from now on.")
            List<Tone> tones,

            @Schema(description = "The rule it follows from; absent of CONTINUE.") @Nullable
            String rule,

            @Schema(description = "Where that rule stands; absent of CONTINUE.") @Nullable
            String citation) {

        static AdviceView of(Map<String, String> answer) {
            String tones = answer.getOrDefault(Advice.TONES, "");
            return new AdviceView(
                    Advice.valueOf(answer.getOrDefault(Advice.ADVICE, Advice.TERMINATE.name())),
                    tones.isEmpty()
                            ? List.of()
                            : Arrays.stream(tones.split(",")).map(Tone::valueOf).toList(),
                    answer.get(Advice.RULE),
                    answer.get(Advice.CITATION));
        }
    }

    @POST
    @Path("/cases/{id}/call-signals")
    @Operation(
            summary = "Tell how the voice in a call under way sounds, and learn how to go on",
            description = "A label and a number only: whatever else a body holds is refused.")
    @APIResponse(
            responseCode = "200",
            description = "How the call goes on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdviceView.class)))
    @RequestBodySchema(SignalBody.class)
    public Uni<Response> signal(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        SignalBody told = Bodies.read(body, SignalBody.class);
        if (told.stress() < 0 || told.stress() > CallInput.MOST_STRESS) {
            throw new BadInput("field-invalid", "stress", "Stress is 0 … 100.");
        }
        Instant at = Fields.instant(told.at());
        Call call = door.call(request, key, body);
        return advised(
                call,
                id,
                Fields.id(told.attemptId(), "attemptId"),
                made -> new Signalled(made.call(), told.label(), told.stress(), at, made.inVain()));
    }

    @POST
    @Path("/cases/{id}/call-transcripts")
    @Operation(
            summary = "Have what a caller said searched for what nobody may say, and learn how to go on",
            description = "The text is kept nowhere; what is found is kept by its code.")
    @APIResponse(
            responseCode = "200",
            description = "How the call goes on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdviceView.class)))
    @RequestBodySchema(TranscriptBody.class)
    public Uni<Response> transcript(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        TranscriptBody told = Bodies.read(body, TranscriptBody.class);
        if (told.text().isBlank() || told.text().length() > LONGEST_TEXT) {
            throw new BadInput("field-invalid", "text", "A transcript has 1 … " + LONGEST_TEXT + " characters.");
        }
        Instant at = Fields.instant(told.at());
        String attemptId = Fields.id(told.attemptId(), "attemptId");
        // not even a digest of the words is kept
        Call call = door.call(request, key, (attemptId + " " + at).getBytes(StandardCharsets.UTF_8));
        List<Alert> alerts = phrases.all(told.text()).stream()
                .map(f -> new Alert(f.code(), f.zone().rule(), f.severity() == Severity.ALERT_AND_STOP))
                .distinct()
                .toList();
        return advised(call, id, attemptId, made -> new Transcribed(made.call(), alerts, at, made.inVain()));
    }

    @POST
    @Path("/cases/{id}/call-complaints")
    @Operation(summary = "Tell that who was called complains of the call: a person listens to it")
    @RequestBodySchema(ComplaintBody.class)
    public Uni<Response> complaint(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        ComplaintBody told = Bodies.read(body, ComplaintBody.class);
        Instant at = Fields.instant(told.at());
        Call call = door.call(request, key, body);
        return told(call, id, Fields.id(told.attemptId(), "attemptId"), made -> new Complained(made.call(), at));
    }

    @POST
    @Path("/cases/{id}/recordings")
    @Operation(
            summary = "Name the recording of a call",
            description =
                    "By reference and salted hash, once for each call: the same again is the same, another hash is refused.")
    @RequestBodySchema(RecordingBody.class)
    public Uni<Response> recording(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        RecordingBody told = Bodies.read(body, RecordingBody.class);
        if (!Recording.isHash(told.hash())) {
            throw new BadInput("field-invalid", "hash", "A hash has 64 lower-case hexadecimal digits.");
        }
        Recording recording = new Recording(
                Fields.nobodysId(told.reference(), "reference", Identities::holdsAny),
                told.hash(),
                Fields.code(told.salt(), "salt"));
        Call call = door.call(request, key, body);
        return told(call, id, Fields.id(told.attemptId(), "attemptId"), made -> new Recorded(made.call(), recording));
    }

    @POST
    @Path("/cases/{id}/dialled-numbers")
    @Operation(
            summary = "Tell on which number a call was made, where nobody asked before",
            description =
                    "Of a call that was handed out without its number, as the ladder's are, and dialled without an ask at"
                            + " `…/dials`: from then on it counts among the number's dials, whoever answers. Of a contact that was"
                            + " asked for with its number nobody need.")
    @RequestBodySchema(DialledBody.class)
    public Uni<Response> dialled(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        DialledBody told = Bodies.read(body, DialledBody.class);
        String attemptId = Fields.id(told.attemptId(), "attemptId");
        String number = sealing.digest(Fields.id(told.number(), "number").getBytes(StandardCharsets.UTF_8));
        Call call = door.call(request, key, body);
        return cases.find(call.caller(), id)
                .chain(found -> OwnView.command(
                        door,
                        call,
                        new SubjectId(PartyDecider.KIND, found.file().contacted(attemptId)),
                        new NumberTold(id, attemptId, number)));
    }

    /** @param inVain whether its case has heard that nobody was spoken to */
    private record Made(CallMade call, boolean inVain) {}

    private Uni<Response> advised(Call call, String caseId, String attemptId, Function<Made, CallInput> input) {
        return submit(call, caseId, attemptId, input, (to, told, reply) -> {
            if (reply.answer() == null) {
                return CommandDoor.response(to, reply);
            }
            if (told instanceof Transcribed transcribed && reply.outcome() != Reply.Outcome.REPEATED) {
                transcribed.alerts().forEach(a -> registry.counter(ALERTS, "code", a.code())
                        .increment());
            }
            return Response.ok(AdviceView.of(reply.answer())).build();
        });
    }

    private Uni<Response> told(Call call, String caseId, String attemptId, Function<Made, CallInput> input) {
        return submit(call, caseId, attemptId, input, (to, _, reply) -> CommandDoor.response(to, reply));
    }

    private interface Answering {
        Response answer(SubjectId to, CallInput told, Reply reply);
    }

    /** The case says which call it is: only what it handed out, and only to its own lender. */
    private Uni<Response> submit(
            Call call, String caseId, String attemptId, Function<Made, CallInput> input, Answering answering) {
        return cases.find(call.caller(), caseId)
                .chain(found -> made(call, found.file(), attemptId))
                .chain(made -> {
                    CallInput told = input.apply(made);
                    SubjectId to = CallMade.subject(caseId, attemptId);
                    return door.submit(CommandDoor.entry(call, to, told, true))
                            .map(reply -> answering.answer(to, told, reply));
                });
    }

    /** Of a call to a third person only its debtor's party knows. */
    private Uni<Made> made(Call call, CaseFile file, String attemptId) {
        if (attemptId.startsWith(Conversation.CALLS)) {
            return begunByThem(file, attemptId);
        }
        if (!attemptId.startsWith(ThirdPerson.CONTACTS)) {
            return Uni.createFrom().item(() -> made(file, attemptId));
        }
        SubjectId party = file.debtor().subject();
        return queries.state(call.caller(), party).map(state -> {
            if (!(state instanceof PartyState.Known(PartyFile of))) {
                throw Showing.unknown(party);
            }
            return CallMade.ofThird(of, file.caseId(), attemptId)
                    .map(made -> new Made(made, CallMade.wasInVain(of, file.caseId(), attemptId)))
                    .orElseThrow(() -> Problem.refused(
                                    of.grant(file.caseId(), attemptId).isPresent() ? NO_CALL : Contacts.UNKNOWN)
                            .exception());
        });
    }

    /** Of a call that one of those who owe began only the party of that one knows. */
    private Uni<Made> begunByThem(CaseFile file, String name) {
        List<SubjectId> parties = file.owedBy().stream()
                .map(party -> new SubjectId(PartyDecider.KIND, party))
                .toList();
        return queries.readAll(parties).map(rows -> parties.stream()
                .flatMap(party -> rows.get(party) instanceof Reading(PartyState.Known(PartyFile of), var _)
                        ? CallMade.ofConversation(of, file.caseId(), name).stream()
                        : Stream.of())
                .findFirst()
                .map(call -> new Made(call, false))
                .orElseThrow(() -> Problem.refused(Contacts.UNKNOWN).exception()));
    }

    private static Made made(CaseFile file, String attemptId) {
        Optional<CallMade> made = CallMade.of(file, attemptId);
        if (made.isPresent()) {
            return new Made(made.get(), CallMade.wasInVain(file, attemptId));
        }
        boolean known = file.attempts().stream().anyMatch(a -> a.attemptId().equals(attemptId));
        throw Problem.refused(known ? NO_CALL : Contacts.UNKNOWN).exception();
    }
}
