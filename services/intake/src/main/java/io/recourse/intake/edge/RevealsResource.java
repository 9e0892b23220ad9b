package io.recourse.intake.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.casework.security.Sensitive;
import io.recourse.contracts.AccountPushed.Obligor;
import io.recourse.contracts.json.SealedJson;
import io.recourse.intake.domain.IdentityField;
import io.recourse.intake.domain.PartyDecider;
import io.recourse.intake.domain.PartyInput.RevealAsked;
import io.recourse.intake.domain.RevealPack;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is, for a purpose. Each reveal stands in the party's journal before the vault is opened; it is never kept and
 * never repeated under a key. Lenders may ask, of their own parties, and adapters of ours that are about to send something for
 * them, for contacts alone: an operator of the platform has no purpose of its own, and what a partner may see ends with its
 * grant, which intake does not know.
 */
@Path("/v1/reveals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed({Role.LENDER, Role.ADAPTER})
public class RevealsResource {

    private static final int MOST = 100;
    private static final String CONTACT = "contact";
    private static final Map<String, IdentityField> FIELDS =
            Arrays.stream(IdentityField.values()).collect(Collectors.toUnmodifiableMap(IdentityField::key, f -> f));

    private final CommandDoor door;
    private final Vault vault;
    private final RevealPack reveals;

    @Inject
    RevealsResource(CommandDoor door, Vault vault, RevealPack reveals) {
        this.door = door;
        this.vault = vault;
        this.reveals = reveals;
    }

    public record RevealBody(
            @Schema(description = "One of contact, service-of-court-papers, verification, data-subject-request.")
            String purpose,

            @Schema(description = "The case it is asked for; it names the parties.")
            String caseId,

            @Schema(description = "What allows it: a contact's grant, a power of attorney, a request of the party.")
            String grant,

            @Schema(minItems = 1, maxItems = MOST) List<Wanted> parties) {}

    public record Wanted(
            String party,

            @Schema(
                    description =
                            "Among name, idNumber, phones and email; all that the purpose may see if absent or empty.")
            @Nullable
            List<String> fields) {}

    /** What was asked for, of each party in the order asked. */
    public record Revealed(List<Answer> parties) {}

    /** Who a party is, or why it is not told. */
    public record Answer(
            String party,
            @Nullable Identity identity,
            @Nullable Refusal refusal) {}

    /** As much of it as was asked for. */
    public record Identity(
            @Nullable String name,
            @Nullable String idNumber,
            @Nullable List<String> phones,
            @Nullable String email) {

        static Identity of(Obligor person, Set<IdentityField> fields) {
            return new Identity(
                    fields.contains(IdentityField.NAME) ? person.name() : null,
                    fields.contains(IdentityField.ID_NUMBER) ? person.idNumber() : null,
                    fields.contains(IdentityField.PHONES) ? person.phones() : null,
                    fields.contains(IdentityField.EMAIL) ? person.email() : null);
        }

        /** Says nothing: it is made for one answer. */
        @Override
        public String toString() {
            return "Identity[…]";
        }
    }

    @POST
    @Operation(summary = "Learn who parties are, for a purpose")
    @RequestBodySchema(RevealBody.class)
    @APIResponse(
            responseCode = "200",
            description = "Of each party who it is, or the rule by which it is not told",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Revealed.class)))
    public Uni<Response> reveal(byte[] body, @Context ContainerRequestContext request) throws BadInput {
        Caller caller = Callers.of(request);
        RevealBody asked = Bodies.read(body, RevealBody.class);
        List<RevealAsked> inputs = inputs(caller, asked);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            SubjectId party =
                    Fields.subject(PartyDecider.KIND, asked.parties().get(i).party(), "parties.[" + i + "].party");
            entries.add(CommandDoor.entry(CommandDoor.Call.withoutKey(caller), party, inputs.get(i), false));
        }
        List<Uni<Reply>> journaled = entries.stream().map(door::submit).toList();
        return Uni.join().all(journaled).andFailFast().chain(replies -> vault.open(
                        caller.tenant(), allowed(asked, replies))
                .map(found -> answer(asked, inputs, replies, found)));
    }

    private static List<RevealAsked> inputs(Caller caller, RevealBody asked) throws BadInput {
        if (asked.parties().isEmpty() || asked.parties().size() > MOST) {
            throw new BadInput("parties-too-many", "parties", "One reveal asks for 1 … " + MOST + " parties.");
        }
        String purpose = Fields.code(asked.purpose(), "purpose");
        if (caller.role() == Role.ADAPTER && !purpose.equals(CONTACT)) {
            throw new BadInput("purpose-not-allowed", "purpose", "An adapter asks for the purpose of a contact.");
        }
        String caseId = Fields.code(asked.caseId(), "caseId");
        String grant = Fields.id(asked.grant(), "grant");
        List<RevealAsked> inputs = new ArrayList<>();
        for (int i = 0; i < asked.parties().size(); i++) {
            List<String> named = asked.parties().get(i).fields();
            List<IdentityField> fields = new ArrayList<>();
            for (String name : named == null ? List.<String>of() : named) {
                IdentityField field = FIELDS.get(name);
                if (field == null) {
                    throw new BadInput(
                            "field-invalid", "parties.[" + i + "].fields", "Fields are name, idNumber, phones, email.");
                }
                fields.add(field);
            }
            inputs.add(new RevealAsked(caller.name(), purpose, caseId, grant, fields));
        }
        return inputs;
    }

    private static List<String> allowed(RevealBody asked, List<Reply> replies) {
        List<String> allowed = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            if (replies.get(i).outcome() == Reply.Outcome.ACCEPTED) {
                allowed.add(asked.parties().get(i).party());
            }
        }
        return allowed;
    }

    private Response answer(
            RevealBody asked, List<RevealAsked> inputs, List<Reply> replies, Map<String, Vault.Found> found) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            String party = asked.parties().get(i).party();
            Reply reply = replies.get(i);
            answers.add(
                    reply.outcome() == Reply.Outcome.ACCEPTED
                            ? told(party, Objects.requireNonNull(found.get(party)), fields(inputs.get(i)))
                            : new Answer(party, null, refusal(reply)));
        }
        return Response.ok(json(new Revealed(answers)), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Answer told(String party, Vault.Found found, Set<IdentityField> fields) {
        return switch (found) {
            case Vault.Person(Sensitive<Obligor> person) ->
                new Answer(party, Identity.of(person.expose(), fields), null);
            case Vault.NotFound(Refusal refusal) -> new Answer(party, null, refusal);
        };
    }

    /** What the journal says was told. */
    private Set<IdentityField> fields(RevealAsked asked) {
        return Set.copyOf(asked.fields().isEmpty() ? reveals.fieldsOf(asked.purpose()) : asked.fields());
    }

    private static Refusal refusal(Reply reply) {
        return reply.refusal() == null
                ? new Refusal("party-unknown", "party", "no statement of this lender has named this party")
                : reply.refusal();
    }

    /** Written here and nowhere else, for the one who asked. */
    private static byte[] json(Revealed revealed) {
        try {
            return SealedJson.mapper().writeValueAsBytes(revealed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a reveal cannot be written: " + e.getClass().getSimpleName());
        }
    }
}
