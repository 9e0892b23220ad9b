package io.recourse.segmentation.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.CommandDoor.Call;
import io.recourse.casework.door.Showing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.domain.Profile;
import io.recourse.segmentation.domain.ProfileDecider;
import io.recourse.segmentation.domain.ProfileInput;
import io.recourse.segmentation.domain.ProfileRules;
import io.recourse.segmentation.domain.ProfileRules.Flags;
import io.recourse.segmentation.domain.ProfileState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** What lenders tell of the debtors of their cases, and what is read from it. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed({Role.LENDER, Role.OPERATOR})
public class ProfilesResource {

    private final SubjectQueries queries;
    private final CommandDoor door;
    private final ProfileForm form;
    private final IndicatorCatalogue catalogue;
    private final ProfileRules rules = PolicyFiles.profiles();
    private final Map<String, String> bases;

    @Inject
    ProfilesResource(SubjectQueries queries, CommandDoor door, ProfileForm form, IndicatorCatalogue catalogue) {
        this.queries = queries;
        this.door = door;
        this.form = form;
        this.catalogue = catalogue;
        this.bases = catalogue.document().categories().stream()
                .collect(Collectors.toMap(IndicatorDocument.Category::code, IndicatorDocument.Category::legalBasis));
    }

    /** An indicator as the catalogue has it. */
    @Schema(name = "Indicator", description = "What can be read from a profile, and why it may be.")
    public record IndicatorLine(
            String code,
            String category,
            String en,
            String zh,

            @Schema(description = "CEL over the parts of a profile.")
            String formula,

            @Schema(description = "The field it is mostly read from, as a JSON pointer; - is any element.")
            String field,

            String unit,
            String legalBasis) {}

    /** An indicator of one profile. */
    @Schema(name = "IndicatorValue", description = "An indicator of one profile.")
    public record ValueLine(
            String code,
            String category,

            @Schema(description = "A whole number or a truth; null where what it reads was not told.") @Nullable
            Object value,

            String unit,
            String formula,
            String field,
            String legalBasis) {}

    /** A profile with what is read from it. */
    @Schema(name = "ProfileView", description = "What a lender told of the debtor of a case, and what is read from it.")
    public record ProfileView(String caseId, Profile profile, Flags flags, List<ValueLine> indicators) {}

    @GET
    @Path("/indicators")
    @Operation(summary = "The catalogue of indicators, each with its formula, its source and its legal basis")
    public List<IndicatorLine> indicators() {
        return catalogue.document().indicators().stream()
                .map(one -> new IndicatorLine(
                        one.code(),
                        one.category(),
                        one.en(),
                        one.zh(),
                        one.formula(),
                        one.field(),
                        one.unit().name(),
                        basis(one)))
                .toList();
    }

    @GET
    @Path("/profiles/schema")
    @Produces("application/schema+json")
    @Operation(summary = "The JSON Schema of a profile")
    public String schema() {
        return form.schema();
    }

    @PUT
    @Path("/cases/{id}/profile")
    @Allowed(Role.LENDER)
    @Operation(
            summary = "Tell what is known of the debtor of a case, without identity",
            description =
                    "It takes the place of what was told before; the same once more changes nothing, and an older day"
                            + " is refused. A faulty one is refused with all its faults, each with its path.")
    @RequestBodySchema(Profile.class)
    public Uni<Response> tell(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        SubjectId of = CommandDoor.subject(CaseDecider.KIND, id);
        Profile profile = form.read(body);
        Call call = door.call(request, key, body);
        Caller lender = call.caller();
        return queries.state(lender, of).chain(known -> {
            if (known == null) {
                throw Showing.unknown(of);
            }
            return door.command(call, profile(id), new ProfileInput.ProfileTold(lender.tenant(), profile), true);
        });
    }

    @GET
    @Path("/cases/{id}/profile")
    @Operation(summary = "Show what was told of the debtor of a case, with all indicators")
    public Uni<ProfileView> show(@PathParam("id") String id, @Context ContainerRequestContext request) {
        SubjectId of = CommandDoor.subject(ProfileDecider.KIND, id);
        return queries.state(Callers.of(request), of).map(state -> {
            if (!(state instanceof ProfileState.Known known)) {
                throw Showing.unknown(of);
            }
            return view(known);
        });
    }

    private ProfileView view(ProfileState.Known known) {
        Map<String, @Nullable Object> values = catalogue.of(known.profile());
        return new ProfileView(
                known.caseId(),
                known.profile(),
                rules.flags(known.profile()),
                catalogue.document().indicators().stream()
                        .map(one -> new ValueLine(
                                one.code(),
                                one.category(),
                                values.get(one.code()),
                                one.unit().name(),
                                one.formula(),
                                one.field(),
                                basis(one)))
                        .toList());
    }

    private String basis(IndicatorDocument.Entry entry) {
        return String.valueOf(bases.get(entry.category()));
    }

    private static SubjectId profile(String caseId) {
        return new SubjectId(ProfileDecider.KIND, caseId);
    }
}
