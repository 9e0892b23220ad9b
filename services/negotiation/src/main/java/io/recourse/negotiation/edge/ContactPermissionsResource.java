package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.desk.Sealing;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.CommandDoor.Call;
import io.recourse.casework.door.Fields;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.ContactPurpose;
import io.recourse.negotiation.domain.Dialling;
import io.recourse.negotiation.domain.PartyDecider;
import io.recourse.negotiation.domain.PartyInput.PermissionAsked;
import io.recourse.negotiation.domain.PartyState;
import io.recourse.negotiation.domain.Permission;
import io.recourse.negotiation.domain.Standing;
import io.recourse.negotiation.domain.Standings;
import io.recourse.negotiation.domain.ThirdPerson;
import io.recourse.rules.contact.Person;
import io.recourse.rules.contact.Practice;
import io.recourse.rules.identifiers.Identities;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * May this debtor be contacted now? Whoever contacts one outside the ladder asks here first; the same guard answers that the
 * ladder asks, out of the same budget, and what it allows is spent.
 */
@Path("/v1/contact-permissions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class ContactPermissionsResource {

    private static final String PARKED = "subject-parked";

    private final CommandDoor door;
    private final SubjectQueries queries;
    private final Cases cases;
    private final Standings standings;
    private final Dialling dialling;
    private final ByNumber byNumber;
    private final BusinessClock clock;
    private final Sealing sealing;

    @Inject
    ContactPermissionsResource(
            CommandDoor door,
            SubjectQueries queries,
            Cases cases,
            Standings standings,
            Dialling dialling,
            ByNumber byNumber,
            BusinessClock clock,
            Sealing sealing) {
        this.door = door;
        this.queries = queries;
        this.cases = cases;
        this.standings = standings;
        this.dialling = dialling;
        this.byNumber = byNumber;
        this.clock = clock;
        this.sealing = sealing;
    }

    /** A contact that is wanted. */
    @Schema(name = "ContactAsk", description = "A contact that is wanted, now.")
    public record AskBody(
            @Schema(
                    description =
                            "The caller's own id of the contact, unique within the case: asked again, it spends nothing.")
            String askId,

            String caseId,

            Channel channel,

            @Schema(
                    description =
                            "DUNNING; CALLBACK if the debtor asked for the contact; LOCATE to learn of somebody else where the debtor is.")
            ContactPurpose purpose,

            @Schema(description = "How it is to speak; a final notice is denied once the debt is time-barred.")
            Tone tone,

            @Schema(
                    description =
                            "Which of those who owe it is about, by party id; the debtor if absent, and always if it would reach somebody else.")
            @Nullable
            String party,

            @Schema(description = "Whom it would reach; the debtor if absent.") @Nullable
            Person person,

            @Schema(
                    description =
                            "Your reference of a person who is not the debtor, the same for the same person; a digest of it is kept.")
            @Nullable
            String personRef,

            @Schema(
                    description =
                            "The number to be dialled or your reference of it, the same for the same number; a digest of it is kept, and its dials are counted whoever answers.")
            @Nullable
            String number,

            @Schema(description = "What it would make use of, if anything that a law may forbid.") @Nullable
            List<Practice> practices) {}

    /** The guard's answer. */
    @Schema(name = "ContactPermission", description = "Whether the contact is allowed, and if not by which rule.")
    public record PermissionView(
            @Schema(description = "Whether it may take place: from now until `until`.")
            boolean allowed,

            @Schema(description = "Names the contact in reports of what became of it. Only if allowed.") @Nullable
            String attemptId,

            @Schema(description = "End of the hours in which it may take place. Only if allowed.") @Nullable
            Instant until,

            @Schema(description = "The rule that forbids it. Only if denied.") @Nullable
            String rule,

            @Schema(description = "Where that rule stands. Only if denied.") @Nullable
            String citation,

            @Schema(
                    description =
                            "From when on nothing forbids it, on today's facts; absent if time alone never allows it.")
            @Nullable
            Instant nextAllowedAt) {

        static PermissionView of(Map<String, String> answer) {
            String attemptId = answer.get(Permission.ATTEMPT_ID);
            return new PermissionView(
                    attemptId != null,
                    attemptId,
                    instant(answer.get(Permission.UNTIL)),
                    answer.get(Permission.RULE),
                    answer.get(Permission.CITATION),
                    instant(answer.get(Permission.NEXT_ALLOWED_AT)));
        }

        /** Facts that may be stale allow no contact. */
        static PermissionView parked() {
            return new PermissionView(
                    false, null, null, PARKED, "ours: facts that may be stale allow no contact", null);
        }

        private static @Nullable Instant instant(@Nullable String text) {
            return text == null ? null : Instant.parse(text);
        }
    }

    @POST
    @Operation(
            summary = "Ask whether a debtor may be contacted now, and take the contact if so",
            description =
                    "What is allowed is spent out of the debtor's budget at once, whether the contact takes place or"
                            + " not, until it is reported as unreachable. A denial spends nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Allowed until an instant, or denied by a rule",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PermissionView.class)))
    @RequestBodySchema(AskBody.class)
    public Uni<Response> ask(
            @HeaderParam("Idempotency-Key") @Nullable String key, byte[] body, @Context ContainerRequestContext request)
            throws BadInput {
        Call call = door.call(request, key, body);
        AskBody ask = Bodies.read(body, AskBody.class);
        String askId = Fields.nobodysCode(ask.askId(), "askId", Identities::holdsAny);
        ThirdPerson third = third(ask);
        String number = ask.number() == null ? null : kept(Fields.id(ask.number(), "number"));
        String of = ask.party() == null ? null : Fields.id(ask.party(), "party");
        SubjectId theCase = Fields.subject(CaseDecider.KIND, ask.caseId(), "caseId");
        return cases.find(call.caller(), theCase).chain(found -> {
            String party = found.owing(of);
            // one row counts them for the whole debt, and hears what they say
            if (third != null && !party.equals(found.file().debtor().party())) {
                return Uni.createFrom()
                        .failure(new BadInput(
                                "third-party-of-debtor",
                                "party",
                                "Others are asked where the debtor is, nobody else."));
            }
            Standing standing = standings.of(found.known(), askId, party, ask.purpose(), ask.tone(), clock.now());
            Standing now = found.parked() ? standing.stuck() : standing;
            return third == null
                    ? ask(call, ask, askId, null, number, now)
                    : queries.state(call.caller(), new SubjectId(PartyDecider.KIND, party))
                            .chain(row -> ask(call, ask, askId, asBefore(third, ask, row), number, now));
        });
    }

    /** Who is not the debtor needs a reference, for such persons are counted. */
    private @Nullable ThirdPerson third(AskBody ask) throws BadInput {
        if (ask.person() == null || ask.person() == Person.DEBTOR) {
            if (ask.personRef() != null) {
                throw new BadInput("field-unknown", "personRef", "The debtor needs no reference.");
            }
            return null;
        }
        if (ask.personRef() == null) {
            throw new BadInput("field-required", "personRef", "Say who it is by a reference of yours.");
        }
        return new ThirdPerson(ask.person(), kept(Fields.id(ask.personRef(), "personRef")));
    }

    /** Whom releases before keyed digests knew is known by the digest of then: who refused is not asked again. */
    private static ThirdPerson asBefore(ThirdPerson third, AskBody ask, @Nullable Object party) {
        String before = Sealing.NONE.digest(String.valueOf(ask.personRef()).getBytes(StandardCharsets.UTF_8));
        return party instanceof PartyState.Known(var file) && file.knowsThird(before)
                ? new ThirdPerson(third.person(), before)
                : third;
    }

    private String kept(String told) {
        return sealing.digest(told.getBytes(StandardCharsets.UTF_8));
    }

    private Uni<Response> ask(
            Call call,
            AskBody ask,
            String askId,
            @Nullable ThirdPerson third,
            @Nullable String number,
            Standing standing) {
        SubjectId party = new SubjectId(PartyDecider.KIND, standing.party());
        PermissionAsked input = new PermissionAsked(
                ask.caseId(),
                askId,
                ask.channel(),
                ask.tone(),
                ask.purpose(),
                third,
                number,
                ask.practices() == null ? Set.of() : Set.copyOf(ask.practices()),
                standing);
        Uni<Reply> reply = dialling.counts(input)
                ? byNumber.ask(
                        call,
                        party,
                        Objects.requireNonNull(number, "it counts"),
                        placeId -> Dialling.place(call.caller().tenant(), placeId, input),
                        input::at)
                // the case keeps what is granted: it is seated with the party, so that nobody is looked for twice
                : door.submit(CommandDoor.entry(call, party, input, false)
                        .beside(new SubjectId(CaseDecider.KIND, ask.caseId())));
        return reply.map(told -> answer(party, told));
    }

    static Response answer(SubjectId party, Reply reply) {
        if (reply.answer() != null) {
            return Response.ok(PermissionView.of(reply.answer())).build();
        }
        return reply.refusal() != null && reply.refusal().rule().equals(PARKED)
                ? Response.ok(PermissionView.parked()).build()
                : CommandDoor.response(party, reply);
    }
}
