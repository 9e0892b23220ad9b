package io.recourse.negotiation.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Problem;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Told;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.casework.story.Language;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.CaseEvent;
import io.recourse.negotiation.domain.CaseFile;
import io.recourse.negotiation.domain.ContactReasons;
import io.recourse.negotiation.domain.PartyDecider;
import io.recourse.negotiation.domain.PartyEvent;
import io.recourse.negotiation.domain.PartyState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Why one contact was made or was not, for who wants to know and whoever has to answer. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Allowed({Role.LENDER, Role.OPERATOR})
public class ContactExplanationResource {

    private static final int PAGE = 500;

    private final SubjectQueries queries;
    private final Cases cases;
    private final Kinds kinds;
    private final ContactExplanations explanations;

    @Inject
    ContactExplanationResource(SubjectQueries queries, Cases cases, Kinds kinds, ContactExplanations explanations) {
        this.queries = queries;
        this.cases = cases;
        this.kinds = kinds;
        this.explanations = explanations;
    }

    /** Why a contact was made or was not. */
    @Schema(description = "Why a contact was made or was not, as the journals have it. It names nobody but by ids.")
    public record ContactExplanation(
            String caseId,
            String attemptId,
            String party,

            @Schema(description = "Whether the contact was made.")
            boolean made,

            @Nullable Channel channel,
            @Nullable Tone tone,

            @Schema(description = "When it was made.") @Nullable
            Instant at,

            @Schema(description = "The strategy whose step it is, `code@version`; absent if it belongs to none.")
            @Nullable
            String strategy,

            @Schema(description = "The packs that allowed it; absent if none did.") @Nullable
            String allowedBy,

            @Schema(description = "The rule that last denied it; absent if none did, or it was allowed since.")
            @Nullable
            String deniedBy,

            @Nullable ContactOutcome outcome,

            @Schema(description = "All of it for people, in the language asked for.")
            List<String> sentences) {}

    @GET
    @Path("/cases/{id}/contacts/{attempt: .+}/explanation")
    @Operation(
            summary =
                    "Explain one contact: why, by which rule, out of which budget, and how to have a person look at it")
    public Uni<ContactExplanation> explain(
            @PathParam("id") String id,
            @PathParam("attempt") String attempt,
            @Parameter(description = "`en` or `zh`", schema = @Schema(type = SchemaType.STRING, defaultValue = "en"))
                    @QueryParam("language")
                    @DefaultValue("en")
                    String language,
            @Context ContainerRequestContext request)
            throws BadInput {
        Language in = language(language);
        Caller caller = Callers.of(request);
        SubjectId theCase = CommandDoor.subject(CaseDecider.KIND, id);
        return cases.find(caller, theCase).chain(found -> journal(caller, theCase)
                .map(told -> told.stream().map(CaseEvent.class::cast).toList())
                .chain(ofCase -> explain(caller, found.file(), attempt, ofCase, in)));
    }

    private Uni<ContactExplanation> explain(
            Caller caller, CaseFile file, String attempt, List<CaseEvent> ofCase, Language language) {
        SubjectId party = new SubjectId(PartyDecider.KIND, ContactReasons.partyOf(file, ofCase, attempt));
        return queries.state(caller, party).chain(state -> journal(caller, party)
                .map(told -> told.stream().map(PartyEvent.class::cast).toList())
                .map(ofParty -> ContactReasons.of(file.caseId(), attempt, party.id(), ofCase, ofParty)
                        .map(reasons -> view(file, reasons, zone(file, state), language))
                        .orElseThrow(() -> Problem.notFound("unknown-contact", "There is no such contact of this case.")
                                .exception())));
    }

    private static String zone(CaseFile file, @Nullable Object party) {
        return party instanceof PartyState.Known known
                ? known.file().zone()
                : file.debtor().zone().getId();
    }

    private ContactExplanation view(CaseFile file, ContactReasons reasons, String zone, Language language) {
        return new ContactExplanation(
                file.caseId(),
                reasons.attemptId(),
                reasons.party(),
                reasons.at() != null,
                reasons.channel(),
                reasons.tone(),
                reasons.at(),
                reasons.strategy(),
                reasons.spent() == null ? null : reasons.spent().pack(),
                reasons.refused() == null ? null : reasons.refused().rule(),
                reasons.outcome(),
                explanations.sentences(file, reasons, zone, language));
    }

    /** The whole of it, oldest first. */
    private Uni<List<Object>> journal(Caller caller, SubjectId of) {
        return after(caller, of, 0, new ArrayList<>());
    }

    private Uni<List<Object>> after(Caller caller, SubjectId of, long seq, List<Object> before) {
        return queries.journal(caller, of, seq, PAGE).chain(told -> {
            told.forEach(row -> before.add(event(of, row)));
            return told.size() < PAGE
                    ? Uni.createFrom().item(before)
                    : after(caller, of, told.getLast().seq(), before);
        });
    }

    private Object event(SubjectId of, Told row) {
        return kinds.of(of).readEvent(row.publishedTo() != null, row.type(), row.event());
    }

    private static Language language(String code) throws BadInput {
        for (Language language : Language.values()) {
            if (language.code().equals(code)) {
                return language;
            }
        }
        throw new BadInput("field-invalid", "language", "This is en or zh.");
    }
}
