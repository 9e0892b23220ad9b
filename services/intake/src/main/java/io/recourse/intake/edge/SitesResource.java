package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.rules.pack.Packs;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Whether a site that a debtor was sent to is the lender's, Recourse's, or one that pretends to be. Nothing is kept of it. */
@Path("/v1/sites:check")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.LENDER)
public class SitesResource {

    private static final int LONGEST_URL = 2048;

    private final Map<String, SiteCheck> byLender;
    private final SiteCheck ours;

    @Inject
    SitesResource(SiteConfig config) {
        SitePack pack = Packs.resource(SitePack.class, "/policy/sites.json");
        this.ours = new SiteCheck(pack, pack.official());
        this.byLender = config.official().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        own -> new SiteCheck(
                                pack,
                                Stream.concat(pack.official().stream(), own.getValue().stream())
                                        .toList())));
    }

    @Schema(name = "SiteAsked")
    public record SiteBody(String url) {}

    /**
     * @param verdict {@code OFFICIAL}, {@code NOT_LISTED} or {@code SUSPICIOUS}
     * @param resembles the official domain it is or looks like
     */
    @Schema(name = "SiteAnswer")
    public record SiteAnswer(
            String verdict, String reason, @Nullable String resembles) {}

    @POST
    @Operation(summary = "Tell an official site from one that pretends to be")
    @RequestBodySchema(SiteBody.class)
    public SiteAnswer check(byte[] body, @Context ContainerRequestContext request) throws BadInput {
        String url = Bodies.read(body, SiteBody.class).url();
        if (url.isBlank() || url.length() > LONGEST_URL) {
            throw new BadInput("field-invalid", "url", "An address has 1 … 2048 characters.");
        }
        SiteCheck.Answer answer =
                byLender.getOrDefault(Callers.of(request).tenant(), ours).check(url);
        return new SiteAnswer(answer.verdict().name(), answer.reason(), answer.resembles());
    }
}
