package io.recourse.intake.edge;

import io.recourse.casework.clock.WallClock;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.Lines;
import io.recourse.casework.door.Ndjson;
import io.recourse.casework.door.Problem;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.rules.identifiers.CitizenId;
import io.recourse.rules.identifiers.CreditCode;
import io.recourse.rules.identifiers.Lei;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Where the operator loads the lists that others publish; of a number only its keyed hash stays. */
@Path("/v1/registers")
@Allowed(Role.OPERATOR)
public class RegisterResource {

    private static final int BATCH = 1000;
    private static final int MOST_REFUSED_SHOWN = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Registers registers;
    private final WallClock clock;

    @Inject
    RegisterResource(Registers registers, WallClock clock) {
        this.registers = registers;
        this.clock = clock;
    }

    /** One line of a list: an identity number, a credit code or an LEI. */
    public record Listed(String idNumber) {

        /** Says nobody's name. */
        @Override
        public String toString() {
            return "Listed";
        }
    }

    /** A line that was not taken. */
    @Schema(name = "RegisterLine")
    public record RefusedLine(
            long line, String rule, @Nullable String field) {}

    /**
     * @param entries of the edition that stands now
     * @param refused lines that were not taken, all of them counted
     * @param firstRefused the first twenty of them
     */
    @Schema(name = "RegisterLoaded")
    public record Loaded(String register, long entries, long refused, List<RefusedLine> firstRefused) {}

    /** The whole list at once: what is not on it any more is gone from the register when the stream has ended. */
    @POST
    @Path("/{register}")
    @Consumes(Ndjson.MEDIA_TYPE)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            summary = "Load a register as NDJSON: the whole list, which replaces the one before",
            description = "Until the stream has ended the list before stands. Lines that cannot be read are left out.")
    @RequestBodySchema(Listed.class)
    public Loaded load(
            @PathParam("register") String register, InputStream body, @Context ContainerRequestContext request)
            throws IOException, BadInput {
        if (!registers.isKnown(register)) {
            throw Problem.notFound("register-unknown", "No item of the verification policy asks such a register.")
                    .exception();
        }
        String tenant = Callers.of(request).tenant();
        long edition = clock.now().toEpochMilli();
        Lines lines = new Lines(body, BATCH);
        long refused = 0;
        List<RefusedLine> first = new ArrayList<>();
        while (!lines.ended()) {
            Set<String> batch = new HashSet<>();
            for (Lines.Raw line : lines.next()) {
                try {
                    batch.add(number(line));
                } catch (BadInput e) {
                    refused++;
                    if (first.size() < MOST_REFUSED_SHOWN) {
                        first.add(new RefusedLine(line.number(), e.rule(), e.field()));
                    }
                }
            }
            if (!batch.isEmpty()) {
                registers.store(tenant, register, edition, batch).await().atMost(PATIENCE);
            }
        }
        long entries = registers.activate(tenant, register, edition).await().atMost(PATIENCE);
        if (entries == 0) {
            throw new BadInput(
                    "register-not-replaced", null, "No line could be taken, or a later list stands already.");
        }
        return new Loaded(register, entries, refused, first);
    }

    private static String number(Lines.Raw line) throws BadInput {
        if (line.tooLong()) {
            throw new BadInput("line-too-long", null, "A line has at most 256 KiB.");
        }
        String number = Bodies.read(line.bytes(), Listed.class).idNumber();
        if (!CitizenId.isValid(number) && !CreditCode.isValid(number) && !Lei.isValid(number)) {
            throw new BadInput("id-number-invalid", "idNumber", "The check character of the identity number is wrong.");
        }
        return number;
    }
}
