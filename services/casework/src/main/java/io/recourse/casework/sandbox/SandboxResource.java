package io.recourse.casework.sandbox;

import io.recourse.casework.desk.Database;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Problem;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** The runner's door: where business time stands, whether this service is quiet, and the hand that moves time. */
@Path("/sandbox")
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.SANDBOX)
public class SandboxResource {

    private static final String READING = """
            select ready_mail, waiting_mail, open_effects, due_rows, next_due, parked_subjects, flow
            from sandbox_reading(timestamptz 'epoch' + $1 * interval '1 microsecond')
            """;

    private final Database database;
    private final Desk desk;
    private final SandboxClock clock;
    private final boolean enabled;
    private volatile @Nullable Reading last;

    @Inject
    public SandboxResource(
            Database database,
            Desk desk,
            SandboxClock clock,
            @ConfigProperty(name = "recourse.sandbox.enabled", defaultValue = "false") boolean enabled) {
        this.database = database;
        this.desk = desk;
        this.clock = clock;
        this.enabled = enabled;
    }

    /**
     * What keeps a service from being quiet, and its counters for the runner's comparison across services. While {@code
     * busy} the desk is at work and nothing else has been asked of the database.
     */
    public record Quiet(
            Instant now,
            @Nullable Instant nextDue,
            long readyMail,
            long waitingMail,
            long openEffects,
            long dueRows,
            long parked,
            Map<String, Flow> flow,
            boolean busy) {}

    /** What the database said last. It holds as long as this instance, a sandbox's only one, has written nothing. */
    private record Reading(long batches, Quiet quiet) {}

    public record Flow(long sent, long seen) {}

    public record Advance(Instant to) {}

    @GET
    @Path("/quiet")
    public Uni<Quiet> quiet() {
        requireSandbox();
        Instant now = clock.now();
        long batches = desk.batches();
        if (desk.busy()) {
            return Uni.createFrom().item(new Quiet(now, null, 0, 0, 0, 0, 0, Map.of(), true));
        }
        Reading known = last;
        if (known != null && known.batches() == batches && known.quiet().now().equals(now)) {
            return Uni.createFrom().item(known.quiet());
        }
        return read(now).invoke(quiet -> last = new Reading(batches, quiet));
    }

    private Uni<Quiet> read(Instant now) {
        return database.ask(READING, Database.micros(now))
                .map(answer -> (Object[]) answer)
                .map(c -> new Quiet(
                        now,
                        c[4] == null ? null : Database.instant(number(c[4])),
                        number(c[0]),
                        number(c[1]),
                        number(c[2]),
                        number(c[3]),
                        number(c[5]),
                        flow((String) c[6]),
                        false));
    }

    private static Map<String, Flow> flow(String lines) {
        Map<String, Flow> flow = new LinkedHashMap<>();
        lines.lines()
                .map(line -> line.split(" ", -1))
                .forEach(l -> flow.put(l[0], new Flow(Long.parseLong(l[1]), Long.parseLong(l[2]))));
        return flow;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    @POST
    @Path("/clock:advance")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBodySchema(Advance.class)
    public Uni<Quiet> advance(byte[] body) throws BadInput {
        requireSandbox();
        return clock.advance(Fields.instant(Bodies.read(body, Advance.class).to()))
                .invoke(_ -> desk.look())
                .chain(_ -> quiet());
    }

    private void requireSandbox() {
        if (!enabled) {
            throw Problem.notFound("not-a-sandbox", "This service does not run in the sandbox profile.")
                    .exception();
        }
    }
}
