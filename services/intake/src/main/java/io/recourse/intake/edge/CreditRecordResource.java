package io.recourse.intake.edge;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Problem;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.intake.domain.CaseInput;
import io.recourse.intake.domain.CreditRecordDecider;
import io.recourse.intake.domain.CreditRecordInput;
import io.recourse.intake.domain.CreditRecordInput.Finding;
import io.recourse.intake.domain.CreditRecordPack;
import io.recourse.rules.Source;
import io.recourse.rules.identifiers.Identities;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** What a lender does about credit bureaus: tells the debtor, reports, hears objections, deletes in time. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class CreditRecordResource {

    private static final int LONGEST_STORY = 200;

    private final CommandDoor door;
    private final SubjectQueries queries;
    private final BusinessClock clock;
    private final List<Why> why;

    @Inject
    CreditRecordResource(CommandDoor door, SubjectQueries queries, BusinessClock clock, CreditRecordPack pack) {
        this.door = door;
        this.queries = queries;
        this.clock = clock;
        this.why = List.of(
                new Why("notice", pack.notice().source()),
                new Why("retention", pack.retention().source()),
                new Why("objection", pack.objection().source()));
    }

    public record NoticeBody(
            @Schema(description = "When the debtor was told; now if absent.") @Nullable
            Instant at,

            @Schema(description = "By which channel.") String channel) {}

    public record ReportBody(
            @Schema(description = "The bureau that was reported to.")
            String bureau,

            @Schema(description = "When; now if absent.") @Nullable
            Instant at) {}

    public record EndBody(
            @Schema(description = "The day the bad conduct ended, in the contract's zone.")
            LocalDate on) {}

    public record ObjectionBody(
            String objectionId,

            @Schema(description = "When it was received; now if absent.") @Nullable
            Instant at) {}

    public record CorrectionBody(
            String objectionId,

            @Schema(description = "True if all of it was wrong: the record is taken back.")
            boolean withdrawn,

            @Schema(description = "When the debtor was answered in writing; now if absent.") @Nullable
            Instant at) {}

    public record ConfirmationBody(
            String objectionId,

            @Schema(description = "True if the check could not tell: objection and check stay on record.")
            boolean unresolved,

            @Schema(description = "When the debtor was answered in writing; now if absent.") @Nullable
            Instant at) {}

    /** A part of the rules and where it comes from. */
    @Schema(name = "CreditRule")
    public record Why(String part, Source source) {}

    /** A case's credit record, what it waits for, its story, and the rules that made it so. */
    @Schema(name = "CreditRecord")
    public record CreditRecordView(
            String caseId,
            String status,

            @JsonRawValue @Schema(type = SchemaType.OBJECT, description = "In the service's own form.")
            String state,

            List<SubjectQueries.Awaited> deadlines,
            List<SubjectQueries.Told> story,
            List<Why> rules) {}

    @GET
    @Path("/cases/{id}/credit-record")
    @Operation(summary = "Show a case's credit record with its deadlines and its rules")
    public Uni<CreditRecordView> find(@PathParam("id") String id, @Context ContainerRequestContext request) {
        SubjectId record =
                CreditRecordDecider.of(CommandDoor.subject("case", id).id());
        Caller caller = Callers.of(request);
        return queries.find(caller, record).chain(found -> {
            if (found == null) {
                throw Problem.notFound("unknown-subject", "There is no such credit record for this caller.")
                        .exception();
            }
            return queries.journal(caller, record, 0, LONGEST_STORY)
                    .map(story ->
                            new CreditRecordView(id, found.status(), found.state(), found.deadlines(), story, why));
        });
    }

    @POST
    @Path("/cases/{id}/credit-record/notice")
    @Operation(summary = "Note that the debtor was told that a credit bureau will be")
    @RequestBodySchema(NoticeBody.class)
    public Uni<Response> notice(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        NoticeBody notice = Bodies.read(body, NoticeBody.class);
        Instant at = Fields.instant(notice.at(), clock.now());
        String channel = Fields.code(notice.channel(), "channel");
        return door.command(
                door.call(request, key, body),
                CommandDoor.subject("case", id),
                new CaseInput.CreditNoticeMade(at, channel),
                false);
    }

    @POST
    @Path("/cases/{id}/credit-record/report")
    @Operation(summary = "Note that a credit bureau was told", description = "Only after the notice and its time.")
    @RequestBodySchema(ReportBody.class)
    public Uni<Response> report(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        ReportBody report = Bodies.read(body, ReportBody.class);
        String bureau = Fields.code(report.bureau(), "bureau");
        Instant at = Fields.instant(report.at(), clock.now());
        return command(id, new CreditRecordInput.ReportMade(bureau, at), key, body, request);
    }

    @POST
    @Path("/cases/{id}/credit-record/end")
    @Operation(
            summary = "Say when the bad conduct ended",
            description = "For a debt that left unpaid, or an earlier day than is known.")
    @RequestBodySchema(EndBody.class)
    public Uni<Response> end(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        LocalDate on = Fields.day(Bodies.read(body, EndBody.class).on(), "on");
        return command(id, new CreditRecordInput.EndStated(on), key, body, request);
    }

    @POST
    @Path("/cases/{id}/credit-record/objection")
    @Operation(summary = "Note that the debtor objects: the record is marked as disputed")
    @RequestBodySchema(ObjectionBody.class)
    public Uni<Response> objection(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        ObjectionBody objection = Bodies.read(body, ObjectionBody.class);
        String objectionId = Fields.nobodysCode(objection.objectionId(), "objectionId", Identities::holdsAny);
        Instant at = Fields.instant(objection.at(), clock.now());
        return command(id, new CreditRecordInput.ObjectionRaised(objectionId, at), key, body, request);
    }

    @POST
    @Path("/cases/{id}/credit-record/correction")
    @Operation(summary = "Answer an objection: the record was wrong and is put right, or taken back")
    @RequestBodySchema(CorrectionBody.class)
    public Uni<Response> correction(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        CorrectionBody answer = Bodies.read(body, CorrectionBody.class);
        Finding finding = answer.withdrawn() ? Finding.WITHDRAWN : Finding.CORRECTED;
        return answer(id, answer.objectionId(), finding, answer.at(), key, body, request);
    }

    @POST
    @Path("/cases/{id}/credit-record/confirmation")
    @Operation(summary = "Answer an objection: the record is right, or it cannot be told")
    @RequestBodySchema(ConfirmationBody.class)
    public Uni<Response> confirmation(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        ConfirmationBody answer = Bodies.read(body, ConfirmationBody.class);
        Finding finding = answer.unresolved() ? Finding.UNRESOLVED : Finding.CONFIRMED;
        return answer(id, answer.objectionId(), finding, answer.at(), key, body, request);
    }

    private Uni<Response> answer(
            String id,
            String objectionId,
            Finding finding,
            @Nullable Instant at,
            @Nullable String key,
            byte[] body,
            ContainerRequestContext request)
            throws BadInput {
        return command(
                id,
                new CreditRecordInput.ObjectionAnswered(
                        LendersIds.code(objectionId, "objectionId"), finding, Fields.instant(at, clock.now())),
                key,
                body,
                request);
    }

    /** To the record of a case that the caller can see; one that was never begun says so itself. */
    private Uni<Response> command(
            String id, CreditRecordInput input, @Nullable String key, byte[] body, ContainerRequestContext request) {
        SubjectId of = CommandDoor.subject("case", id);
        CommandDoor.Call call = door.call(request, key, body);
        return queries.find(call.caller(), of).chain(found -> {
            if (found == null) {
                throw Problem.notFound("unknown-subject", "There is no such case for this caller.")
                        .exception();
            }
            return door.command(call, CreditRecordDecider.of(of.id()), input, true);
        });
    }
}
