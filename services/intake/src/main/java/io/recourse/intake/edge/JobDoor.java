package io.recourse.intake.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.casework.door.Problem;
import io.recourse.casework.security.Caller;
import io.recourse.contracts.json.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a stream of accounts whole, piece by piece into the database, and answers when all of it is there: what was answered with
 * 202 is never lost, and of what was not answered nothing is done.
 */
@Singleton
class JobDoor {

    private static final String ASYNC = "respond-async";

    private final Jobs jobs;
    private final JobWorker worker;

    @Inject
    JobDoor(Jobs jobs, JobWorker worker) {
        this.jobs = jobs;
        this.worker = worker;
    }

    /** Whether the caller would rather not wait, as RFC 7240 has it. */
    static boolean preferred(List<String> preferences) {
        return preferences.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(preference -> preference.split("[;=]", 2)[0].strip())
                .anyMatch(ASYNC::equalsIgnoreCase);
    }

    /** Blocks until the stream ends. */
    Response take(Caller caller, InputStream lines) throws IOException {
        String tenant = caller.tenant();
        String job = jobs.open(tenant);
        if (job == null) {
            return Problem.of(429, "jobs-too-many", null, "So many jobs of this lender are not done yet. Wait for one.")
                    .response();
        }
        boolean there = false;
        try {
            there = spool(tenant, job, lines) && jobs.received(tenant, job);
        } finally {
            if (!there) {
                jobs.fail(tenant, job, "upload-broken");
            }
        }
        if (!there) {
            return Problem.of(409, "upload-broken", null, "The upload took too long and was given up. Send it again.")
                    .response();
        }
        worker.wake();
        return accepted(tenant, job);
    }

    private boolean spool(String tenant, String job, InputStream lines) throws IOException {
        Spool spool = new Spool(lines);
        int n = 0;
        for (Spool.Piece piece = spool.next(); piece != null; piece = spool.next()) {
            if (!jobs.add(tenant, job, n++, piece)) {
                return false;
            }
        }
        return true;
    }

    private Response accepted(String tenant, String job) {
        try {
            return Response.status(202)
                    .header(HttpHeaders.LOCATION, "/v1/jobs/" + job)
                    .header("Preference-Applied", ASYNC)
                    .type(MediaType.APPLICATION_JSON)
                    .entity(SealedJson.mapper()
                            .writeValueAsString(jobs.find(tenant, job).await().indefinitely()))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
