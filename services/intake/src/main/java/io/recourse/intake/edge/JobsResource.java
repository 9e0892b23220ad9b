package io.recourse.intake.edge;

import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.Ndjson;
import io.recourse.casework.door.Problem;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.smallrye.common.annotation.Blocking;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What became of pushes that are worked off by themselves: a lender sees its own. */
@Path("/v1")
@Allowed(Role.LENDER)
public class JobsResource {

    private static final Set<String> OUTCOMES = Set.of(
            AccountOutcomes.OPENED,
            AccountOutcomes.UPDATED,
            AccountOutcomes.UNCHANGED,
            AccountOutcomes.WAITING,
            AccountOutcomes.REJECTED);

    private final Jobs jobs;

    @Inject
    JobsResource(Jobs jobs) {
        this.jobs = jobs;
    }

    @GET
    @Path("/jobs/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far a job is")
    public Uni<Job> find(@PathParam("id") String id, @Context ContainerRequestContext request) {
        return jobs.find(Callers.of(request).tenant(), id).map(JobsResource::known);
    }

    private static Job known(@Nullable Job job) {
        if (job == null) {
            throw unknown().exception();
        }
        return job;
    }

    /** Those that are there; a job that still runs has more later, after the last line that was read. */
    @GET
    @Path("/jobs/{id}/results")
    @Produces(Ndjson.MEDIA_TYPE)
    @Blocking
    @Operation(
            summary = "The results of a job's lines, one a line",
            description =
                    "Those that are there, in the order of the lines. Of a job that still runs, or of an answer that broke"
                            + " off, the rest is asked for with `after`, the last line read. They are kept for a week.")
    public StreamingOutput results(
            @PathParam("id") String id,
            @Parameter(
                            description = "The line after which to begin",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int64",
                                            minimum = "0",
                                            defaultValue = "0"))
                    @QueryParam("after")
                    @DefaultValue("0")
                    String after,
            @Parameter(description = "Only lines of this outcome, such as rejected") @QueryParam("outcome") @Nullable
                    String outcome,
            @Context ContainerRequestContext request)
            throws BadInput {
        long from = Asked.number(after, "after");
        if (outcome != null && !OUTCOMES.contains(outcome)) {
            throw new BadInput(
                    "field-invalid", "outcome", "An outcome is opened, updated, unchanged, waiting or rejected.");
        }
        String tenant = Callers.of(request).tenant();
        known(jobs.find(tenant, id).await().indefinitely());
        return out -> write(tenant, id, from, outcome, out);
    }

    private void write(String tenant, String id, long after, @Nullable String outcome, OutputStream out)
            throws IOException {
        // no result quotes its line, and quotation marks inside a text are escaped: this stands for itself
        String wanted = outcome == null ? "" : "\"outcome\":\"" + outcome + "\"";
        long from = after;
        for (Jobs.Results piece = jobs.results(tenant, id, from);
                piece != null;
                piece = jobs.results(tenant, id, from)) {
            for (String line : (Iterable<String>) piece.lines().lines()::iterator) {
                if (number(line) > from && line.contains(wanted)) {
                    out.write(line.getBytes(StandardCharsets.UTF_8));
                    out.write('\n');
                }
            }
            out.flush();
            from = piece.lastLine();
        }
    }

    /** A result begins with its line's number. */
    private static long number(String result) {
        return Long.parseLong(result, result.indexOf(':') + 1, result.indexOf(','), 10);
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-job", "There is no job of this id for this caller.");
    }
}
