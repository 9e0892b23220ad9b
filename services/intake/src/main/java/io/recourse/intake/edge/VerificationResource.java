package io.recourse.intake.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.intake.domain.PartyVerification;
import io.recourse.intake.domain.PartyVerification.Said;
import io.recourse.intake.domain.PartyVerification.Verdict;
import io.recourse.intake.domain.VerificationPack;
import io.recourse.rules.calendar.LocalDays;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what a lender says of a party. Nothing of the party is kept. What is computed costs microseconds, the loaded lists
 * one look-up, those outside at most the policy's patience, all side by side: well below a second.
 */
@Path("/v1/verifications")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class VerificationResource {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST_FIELD = 254;

    private final Registers registers;
    private final Enquiries enquiries;
    private final PartyVerification verification;
    private final BusinessClock clock;

    @Inject
    VerificationResource(Registers registers, Enquiries enquiries, VerificationPack pack, BusinessClock clock) {
        this.registers = registers;
        this.enquiries = enquiries;
        this.verification = new PartyVerification(pack);
        this.clock = clock;
    }

    @Schema(name = "VerificationAsked")
    public record VerificationBody(
            @Schema(description = "Why: a code of the closed list in the verification policy; required.") @Nullable
            String purpose,

            DebtorKind kind,
            String idNumber,
            @Nullable String name,
            @Nullable String mobile,
            @Nullable String email,
            @Nullable String province,
            @Nullable String lei) {

        /** Says nobody's name. */
        @Override
        public String toString() {
            return "VerificationBody";
        }
    }

    /**
     * @param items a verdict for each of the policy's items, in its order
     * @param passed how many of them hold
     */
    @Schema(name = "Verification")
    public record Verified(String purpose, int passed, int failed, int unknown, List<Verdict> items) {}

    @POST
    @Operation(
            summary = "Verify a party by 23 items",
            description = "Needs a lawful purpose; another is refused, counted and kept on record.")
    @RequestBodySchema(VerificationBody.class)
    public Uni<Verified> verify(byte[] body, @Context ContainerRequestContext request) throws BadInput {
        VerificationBody asked = Bodies.read(body, VerificationBody.class);
        Caller caller = Callers.of(request);
        VerificationPack pack = verification.pack();
        Said said = new Said(
                asked.kind(),
                fits(asked.idNumber(), "idNumber"),
                fitsIfGiven(asked.name(), "name"),
                fitsIfGiven(asked.mobile(), "mobile"),
                fitsIfGiven(asked.email(), "email"),
                fitsIfGiven(asked.province(), "province"),
                fitsIfGiven(asked.lei(), "lei"));
        LocalDate today = LocalDays.dateOf(clock.now(), ZONE);
        List<String> lawful =
                pack.purposes().stream().map(VerificationPack.Purpose::code).toList();
        return enquiries
                .admit(caller, Enquiries.What.VERIFICATION, asked.purpose(), lawful)
                .chain(() -> registers.ask(caller.tenant(), said.kind(), said.idNumber(), said.name()))
                .map(entries -> verified(String.valueOf(asked.purpose()), verification.verify(said, entries, today)))
                .call(verified -> enquiries.keep(caller, Enquiries.What.VERIFICATION, verified.purpose(), "ANSWERED"))
                .invoke(() -> enquiries.count(Enquiries.What.VERIFICATION, "ANSWERED"));
    }

    private static Verified verified(String purpose, List<Verdict> items) {
        return new Verified(
                purpose,
                count(items, PartyVerification.Result.PASSED),
                count(items, PartyVerification.Result.FAILED),
                count(items, PartyVerification.Result.UNKNOWN),
                items);
    }

    private static int count(List<Verdict> items, PartyVerification.Result result) {
        return Math.toIntExact(items.stream().filter(i -> i.result() == result).count());
    }

    private static @Nullable String fitsIfGiven(@Nullable String value, String field) throws BadInput {
        return value == null ? null : fits(value, field);
    }

    /** What is longer than any such thing is not looked at. */
    static String fits(String value, String field) throws BadInput {
        if (value.length() > LONGEST_FIELD) {
            throw new BadInput("field-invalid", field, "This field has at most 254 characters.");
        }
        return value;
    }
}
