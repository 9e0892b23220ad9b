package io.recourse.segmentation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.CommandDoor.Call;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Problem;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.domain.CaseInput;
import io.recourse.segmentation.domain.IndexReading;
import io.recourse.segmentation.domain.IndustryDecider;
import io.recourse.segmentation.domain.IndustryIndex;
import io.recourse.segmentation.domain.IndustryInput;
import io.recourse.segmentation.domain.IndustryState;
import io.recourse.segmentation.domain.InvalidPolicy;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What lenders read of their debtors' industries. */
@Path("/v1/industry-indices")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class IndustryIndicesResource {

    private final SubjectQueries queries;
    private final CommandDoor door;
    private final LiveCases cases;
    private final InForce inForce;
    private final BusinessClock clock;

    @Inject
    IndustryIndicesResource(
            SubjectQueries queries, CommandDoor door, LiveCases cases, InForce inForce, BusinessClock clock) {
        this.queries = queries;
        this.door = door;
        this.cases = cases;
        this.inForce = inForce;
        this.clock = clock;
    }

    /** An index as it was read. */
    @Schema(name = "IndustryIndexReading", description = "An industry's index against its baseline.")
    public record ReadingBody(
            @Schema(
                    description =
                            "GB/T 4754 as a profile has it: the letter of the section, two digits of the division.")
            String industry,

            @Schema(description = "Of what instant the index speaks; of earlier ones no news is taken.")
            Instant asOf,

            @Schema(description = "The index, in whole units of your choice, say hundredths of a point.")
            long value,

            @Schema(description = "What it is held against, in the same units.")
            long baseline,

            @Schema(description = "The day the baseline is of.")
            LocalDate baselineOn) {}

    /** What came of a reading. */
    @Schema(name = "IndustryIndexTold", description = "What is known of an index now, and whom it was told.")
    public record Told(
            @Schema(description = "accepted, or unchanged if this or a later reading was known.")
            String outcome,

            String industry,
            Instant asOf,

            @Schema(description = "Change against the baseline, basis points, cut towards zero.")
            int changeBp,

            @Schema(description = "Whether it speaks of too long ago: then it warns of nothing and no score uses it.")
            boolean stale,

            @Schema(description = "Live cases of the industry.")
            long asked,

            @Schema(description = "Those of them that had not heard of it.")
            long changed) {}

    @POST
    @Operation(
            summary = "Tell an industry's index as you read it, to your live cases of that industry",
            description =
                    "A case whose index has fallen far enough is an early warning, once; its score follows. Readings"
                            + " that are known or older change nothing. Told again, a reading reaches the cases it has not"
                            + " reached, so one without an answer is sent once more.")
    @APIResponse(
            responseCode = "200",
            description = "What is known of the index now, and whom it was told",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Told.class)))
    @APIResponse(responseCode = "409", ref = "Refused")
    @RequestBodySchema(ReadingBody.class)
    public Uni<Told> tellIndex(
            @HeaderParam("Idempotency-Key") @Nullable String key, byte[] body, @Context ContainerRequestContext request)
            throws BadInput {
        IndexReading reading = read(body);
        Call call = door.call(request, key, body);
        Caller lender = call.caller();
        SubjectId to = IndustryDecider.subject(lender.tenant(), reading.industry());
        return door.submit(CommandDoor.entry(call, to, new IndustryInput.IndexTold(lender.tenant(), reading), true))
                .chain(reply -> queries.state(lender, to).chain(state -> {
                    boolean taken = reply.refusal() == null && reply.outcome() != Reply.Outcome.WAITING;
                    if (taken && state instanceof IndustryState.Read known) {
                        return pass(lender, known.index(), reply);
                    }
                    throw CommandDoor.problem(reply).exception();
                }));
    }

    /** What is known now, which may be later than what was told. */
    private Uni<Told> pass(Caller lender, IndustryIndex index, Reply reply) {
        Instant now = clock.now();
        Narrowing which = Narrowing.NONE.and(CaseDecider.INDUSTRY, Narrowing.Is.EQUAL, index.industry());
        return cases.tell(lender, which, new CaseInput.IndexKnown(index, now))
                .map(run -> new Told(
                        reply.outcome().name().toLowerCase(Locale.ROOT),
                        index.industry(),
                        index.asOf(),
                        index.changeBp(),
                        inForce.policy().warnings().isStale(index, now),
                        run.asked(),
                        run.changed()));
    }

    private static IndexReading read(byte[] body) throws BadInput {
        ReadingBody told = Bodies.read(body, ReadingBody.class);
        IndexReading reading = new IndexReading(
                told.industry(), Fields.instant(told.asOf()), told.value(), told.baseline(), told.baselineOn());
        try {
            reading.judge();
        } catch (InvalidPolicy e) {
            throw new BadInput(e.found().stream()
                    .map(fault -> new Problem.Fault(fault.path(), "index-invalid", fault.why()))
                    .toList());
        }
        return reading;
    }
}
