package io.recourse.intake.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Entry;
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
import java.io.InputStream;
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

    private final Statements statements;
    private final AccountBatch batches;
    private final Vault vault;
    private final CommandDoor door;
    private final Ndjson ndjson;
    private final Ids ids;

    @Inject
    AccountsResource(
            Statements statements, AccountBatch batches, Vault vault, CommandDoor door, Ndjson ndjson, Ids ids) {
        this.statements = statements;
        this.batches = batches;
        this.vault = vault;
        this.door = door;
        this.ndjson = ndjson;
        this.ids = ids;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Push an account, or many as NDJSON")
    @RequestBodySchema(AccountPushed.class)
    public Uni<Response> push(
            @HeaderParam("Idempotency-Key") @Nullable String key, byte[] body, @Context ContainerRequestContext request)
            throws BadInput {
        Caller caller = Callers.of(request);
        Statements.Read read = statements.read(caller.tenant(), body);
        // the request is no longer at hand when the vault has answered
        CommandDoor.Call call = door.call(request, key, body);
        return vault.store(read.identities()).chain(() -> door.command(call, read.caseId(), read.input(), true));
    }

    /** One account a line; one result a line, in order. */
    @POST
    @Consumes(Ndjson.MEDIA_TYPE)
    @Produces(Ndjson.MEDIA_TYPE)
    @Blocking
    @Operation(summary = "Push an account, or many as NDJSON")
    @RequestBodySchema(AccountPushed.class)
    public StreamingOutput stream(InputStream lines, @Context ContainerRequestContext request) {
        Caller caller = Callers.of(request);
        Entry.Command origin = new Entry.Command(caller.name(), null, null);
        return out -> ndjson.copy(
                lines,
                out,
                batch -> batches.read(batch.stream()
                        .map(line -> new AccountBatch.Pushed(caller.tenant(), line, origin))
                        .toList()));
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
