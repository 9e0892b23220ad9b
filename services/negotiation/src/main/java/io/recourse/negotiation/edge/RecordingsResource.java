package io.recourse.negotiation.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.Page;
import io.recourse.casework.door.PageById;
import io.recourse.casework.door.Showing;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.Narrowing.Is;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Faceted;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.CallDecider;
import io.recourse.negotiation.domain.CallEvent.Reason;
import io.recourse.negotiation.domain.CallFile;
import io.recourse.negotiation.domain.CallMade;
import io.recourse.negotiation.domain.CallState.Heard;
import io.recourse.negotiation.domain.CallState.Terminated;
import io.recourse.negotiation.domain.Recording;
import io.recourse.negotiation.domain.VoiceLabel;
import io.recourse.rules.contact.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which calls have a recording, which lack one, and which a person is to listen to. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Allowed({Role.LENDER, Role.OPERATOR})
public class RecordingsResource {

    private static final List<String> COLUMNS = List.of(
            CallDecider.OF_CASE,
            CallDecider.OF_ATTEMPT,
            CallDecider.RECORDED,
            CallDecider.SAMPLED,
            CallDecider.MISSING);

    private final SubjectQueries queries;

    @Inject
    RecordingsResource(SubjectQueries queries) {
        this.queries = queries;
    }

    /** A call in a list. */
    @Schema(description = "A call with what there is of its recording.")
    public record CallLine(
            String callId,
            String lender,
            String caseId,
            String attemptId,

            @Schema(description = "OPEN, SOOTHING or TERMINATED: how it went on by how the voice sounded.")
            String status,

            @Schema(description = "Whether a recording is named.")
            boolean recorded,

            @Schema(description = "Whether a person is to listen to it.")
            boolean sampled,

            @Schema(description = "Whether no recording was named in time, nor since.")
            boolean flagged) {

        static CallLine of(Faceted row) {
            List<@Nullable Object> facets = row.facets();
            return new CallLine(
                    row.id(),
                    row.tenant(),
                    (String) Objects.requireNonNull(facets.get(0), "of a case"),
                    (String) Objects.requireNonNull(facets.get(1), "of a contact"),
                    row.status(),
                    Boolean.TRUE.equals(facets.get(2)),
                    Boolean.TRUE.equals(facets.get(3)),
                    Boolean.TRUE.equals(facets.get(4)));
        }
    }

    /** A call with its recording. */
    @Schema(description = "A call: how it went, and where its recording is.")
    public record CallView(
            String callId,
            String caseId,
            String attemptId,

            @Schema(description = "Whom it was made to, or about whom if it was made to somebody else.")
            String party,

            @Schema(description = "What the person called is to the debt, if not the party itself.") @Nullable
            Person person,

            @Schema(description = "A digest that tells that person from others.") @Nullable
            String personRef,

            Channel channel,
            Instant at,

            @Schema(description = "The earliest instant at which somebody is known to have been spoken to.") @Nullable
            Instant tookPlaceAt,

            @Schema(description = "How the voice sounded last.") @Nullable
            VoiceLabel label,

            @Schema(description = "The highest stress that was told, 0 … 100.")
            int stress,

            @Schema(description = "When it had to be broken off.") @Nullable
            Instant terminatedAt,

            @Schema(description = "Why it had to be broken off.") @Nullable
            String terminatedBy,

            @Schema(description = "Codes of the phrases the caller was heard to say.")
            List<String> alerts,

            @Nullable Recording recording,

            @Schema(description = "Why a person is to listen to it; empty if nobody need.")
            List<Reason> sampled,

            @Schema(description = "Whether no recording was named in time, nor since.")
            boolean flagged) {

        static CallView of(SubjectId id, Heard heard) {
            CallFile file = heard.file();
            CallMade call = file.call();
            Terminated terminated = heard instanceof Terminated t ? t : null;
            return new CallView(
                    id.id(),
                    call.caseId(),
                    call.attemptId(),
                    call.party(),
                    call.third() == null ? null : call.third().person(),
                    call.third() == null ? null : call.third().ref(),
                    call.channel(),
                    call.at(),
                    file.tookPlaceAt(),
                    file.label(),
                    file.stress(),
                    terminated == null ? null : terminated.at(),
                    terminated == null ? null : terminated.rule(),
                    file.alerts(),
                    file.recording(),
                    file.sampled(),
                    file.missing());
        }
    }

    @GET
    @Path("/recordings")
    @Operation(
            summary = "List calls by their recordings, in id order",
            description = "Calls in which somebody was spoken to, or of which something else was told.")
    public Uni<Page<CallLine>> list(
            @Parameter(description = "Only those that a person is, or is not, to listen to")
                    @QueryParam("sampled")
                    @Nullable
                    String sampled,
            @Parameter(description = "Only those that lack, or do not lack, a recording that is due")
                    @QueryParam("flagged")
                    @Nullable
                    String flagged,
            @Parameter(description = "Only those of this case") @QueryParam("case") @Nullable String ofCase,
            @BeanParam PageById page,
            @Context ContainerRequestContext request)
            throws BadInput {
        int most = page.most();
        Narrowing some = Narrowing.NONE
                .and(CallDecider.SAMPLED, Is.EQUAL, yesOrNo(sampled, "sampled"))
                .and(CallDecider.MISSING, Is.EQUAL, yesOrNo(flagged, "flagged"))
                .and(CallDecider.OF_CASE, Is.EQUAL, Asked.text(ofCase, "case"));
        return queries.list(Callers.of(request), CallDecider.KIND, COLUMNS, some, page.after(), most)
                .map(rows -> Page.of(rows.stream().map(CallLine::of).toList(), most, CallLine::callId));
    }

    private static @Nullable Boolean yesOrNo(@Nullable String asked, String parameter) throws BadInput {
        return switch (asked) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadInput("field-invalid", parameter, "This is true or false.");
        };
    }

    @GET
    @Path("/cases/{id}/recordings/{attempt: .+}")
    @Operation(summary = "Look at one call: how it went, and where its recording is")
    public Uni<CallView> find(
            @PathParam("id") String id,
            @PathParam("attempt") String attempt,
            @Context ContainerRequestContext request) {
        SubjectId call = CallMade.subject(id, attempt);
        return queries.state(Callers.of(request), call).map(state -> {
            if (!(state instanceof Heard heard)) {
                throw Showing.unknown(call);
            }
            return CallView.of(call, heard);
        });
    }
}
