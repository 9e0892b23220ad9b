package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The operator's hand on the vault's keys. Nobody's identity is seen from here. */
@Path("/v1/vault")
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.OPERATOR)
public class VaultResource {

    private static final int BATCH = 500;
    private static final int MOST = 100_000;
    private static final int LONGEST_ID = 64;

    private final KeyRotation rotation;

    @Inject
    VaultResource(KeyRotation rotation) {
        this.rotation = rotation;
    }

    /** The vault's keys. */
    public record Keys(List<KeyRotation.KeyUse> keys) {}

    @GET
    @Path("/keys")
    @Blocking
    @Operation(summary = "Which keys the vault needs, and for what")
    public Keys keys() {
        return new Keys(rotation.keys());
    }

    @POST
    @Path("/rotate")
    @Blocking
    @Operation(
            summary = "Close the parties' keys anew under the primary key",
            description = "About 100 000 parties a call; while `done` is false, call again with `after` = `last`.")
    public KeyRotation.Rotated rotate(@QueryParam("after") @DefaultValue("") String after) throws BadInput {
        if (after.length() > LONGEST_ID || after.indexOf('\0') >= 0) {
            throw new BadInput("field-invalid", "after", "This is the `last` of the call before.");
        }
        return rotation.rotate(after, MOST, BATCH);
    }
}
