package io.recourse.intake.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Rehearsal;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Ndjson;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.contracts.AccountPushed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Where lenders push their overdue accounts. */
@Path("/v1/accounts")
@Allowed(Role.LENDER)
public class AccountsResource {

    private static final String PUSH = "Push an account, or many as NDJSON";
    private static final String HOW = "`outcome` is `opened`, `updated`, `unchanged`, `waiting` (for a parked case) or"
            + " `rejected`; a single one that is rejected is answered by a problem. Many are answered line by line while they are sent. Sent with `Prefer: respond-async`"
            + " they are taken whole first and answered by 202 with the `Location` of a job that goes on by itself, over"
            + " restarts too; whoever hears no 202 sends them again. With `dryRun=true` nothing is written and nothing goes"
            + " on: what is answered would have come of it, after the lines before (as far as 5 000 changed accounts back).";
    private static final String DRY_RUN = "Only say what would come of it";

    private final Statements statements;
    private final AccountBatch batches;
    private final CommandDoor door;
    private final Ndjson ndjson;
    private final Rehearsal rehearsal;
    private final JobDoor jobs;
    private final Ids ids;

    @Inject
    AccountsResource(
            Statements statements,
            AccountBatch batches,
            CommandDoor door,
            Ndjson ndjson,
            Rehearsal rehearsal,
            JobDoor jobs,
            Ids ids) {
        this.statements = statements;
        this.batches = batches;
        this.door = door;
        this.ndjson = ndjson;
        this.rehearsal = rehearsal;
        this.jobs = jobs;
        this.ids = ids;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = PUSH, description = HOW)
    @RequestBodySchema(AccountPushed.class)
    public Uni<Response> push(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Parameter(description = DRY_RUN, schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    String dryRun,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        Caller caller = Callers.of(request);
        boolean dry = Asked.flag(dryRun, "dryRun");
        Statements.Read read = statements.read(caller.tenant(), body);
        if (dry) {
            Entry entry = CommandDoor.entry(CommandDoor.Call.withoutKey(caller), read.caseId(), read.input(), true);
            return rehearsal
                    .of(caller.tenant())
                    .replies(List.of(entry))
                    .map(replies -> answer(read, replies.getFirst()));
        }
        Entry entry = CommandDoor.entry(door.call(request, key, body), read.caseId(), read.input(), true)
                .enclosing(read.named());
        return door.submit(entry).map(reply -> answer(read, reply));
    }

    private static Response answer(Statements.Read read, Reply reply) {
        return CommandDoor.response(read.caseId(), reply, AccountOutcomes::of);
    }

    /** One account a line; one result a line, in order. */
    @POST
    @Consumes(Ndjson.MEDIA_TYPE)
    @Produces(Ndjson.MEDIA_TYPE)
    @Blocking
    @Operation(summary = PUSH, description = HOW)
    @RequestBodySchema(AccountPushed.class)
    public Response stream(
            @Parameter(description = DRY_RUN, schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    String dryRun,
            @HeaderParam("Prefer") List<String> preferences,
            InputStream lines,
            @Context ContainerRequestContext request)
            throws BadInput, IOException {
        Caller caller = Callers.of(request);
        boolean dry = Asked.flag(dryRun, "dryRun");
        if (!dry && JobDoor.preferred(preferences)) {
            return jobs.take(caller, lines);
        }
        Entry.Command origin = new Entry.Command(caller.name(), null, null);
        Ndjson.Reader reader = batch -> {
            List<AccountBatch.Pushed> pushed = batch.stream()
                    .map(line -> new AccountBatch.Pushed(caller.tenant(), line, origin))
                    .toList();
            return batches.read(pushed);
        };
        StreamingOutput answers = dry
                ? out -> ndjson.copy(lines, out, reader, rehearsal.of(caller.tenant())::take, AccountOutcomes::of)
                : out -> ndjson.copy(lines, out, reader, AccountOutcomes::of);
        return Response.ok(answers, Ndjson.MEDIA_TYPE).build();
    }

    /** The id of an account's case. */
    public record CaseRef(String caseId) {}

    /** Says under which id a case of this account goes; whether there is one, {@code GET /v1/cases/{id}} tells. */
    @GET
    @Path("/{account}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The id an account's case goes by",
            description = "Whether there is such a case, GET /v1/cases/{id} tells.")
    public CaseRef caseOf(
            @PathParam("account") String account,
            @Parameter(
                            description = "Which delinquency of the account",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "10000",
                                            defaultValue = "1"))
                    @QueryParam("episode")
                    @DefaultValue("1")
                    String episode,
            @Context ContainerRequestContext request)
            throws BadInput {
        AccountRef named = AccountRef.of(account, Asked.number(episode, "episode"));
        SubjectId id = ids.caseOf(Callers.of(request).tenant(), named.account(), named.episode());
        return new CaseRef(id.id());
    }
}
