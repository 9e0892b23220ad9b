package io.recourse.segmentation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Problem;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.domain.CaseInput;
import io.recourse.segmentation.domain.Course;
import io.recourse.segmentation.domain.Targets;
import io.recourse.segmentation.domain.Trial;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Cases of a version of a strategy: what came of them, and where they go. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.OPERATOR)
public class StrategyCasesResource {

    private static final List<String> TRIAL_KEYS = List.of(CaseDecider.ARM, CaseDecider.OUTCOME, CaseDecider.CURRENCY);

    private static final List<SubjectQueries.Sum> TRIAL_SUMS = Stream.of(
                    CaseDecider.OWED_THEN,
                    CaseDecider.PAID,
                    CaseDecider.CYCLE,
                    CaseDecider.CONTACT_COST,
                    CaseDecider.COMPLAINTS)
            .<SubjectQueries.Sum>map(SubjectQueries.Sum.Of::new)
            .toList();

    private static final Targets TARGETS = PolicyFiles.targets();

    private final SubjectQueries queries;
    private final StrategyShelf shelf;
    private final InForce inForce;
    private final LiveCases cases;
    private final BusinessClock clock;

    @Inject
    StrategyCasesResource(
            SubjectQueries queries, StrategyShelf shelf, InForce inForce, LiveCases cases, BusinessClock clock) {
        this.queries = queries;
        this.shelf = shelf;
        this.inForce = inForce;
        this.cases = cases;
        this.clock = clock;
    }

    /** Where cases go. */
    @Schema(name = "StrategyMigration")
    public record MigrationBody(
            @Schema(description = "A version in force, with its number: soft-forgot@2.")
            String to,

            @Schema(description = "Only say what would come of it; true if absent.") @Nullable
            Boolean preview) {}

    /** What a migration came to, or would. */
    @Schema(name = "StrategyMigrated", description = "What a migration came to, or would.")
    public record Migrated(
            String from,
            String to,

            @Schema(description = "Whether nothing was written.")
            boolean preview,

            @Schema(description = "Cases that are talked about by the version they are taken from.")
            long asked,

            @Schema(description = "Those of them that moved, or would.")
            long moved,

            @Schema(
                    description =
                            "Those that the other version does not take as they stand now, or whose limitation is over.")
            long stayed) {}

    @POST
    @Path("/strategies/{strategy}:migrate")
    @Operation(
            summary = "Move live cases from a version to another one that is in force",
            description =
                    "Without preview false nothing is written. A case moves if the other version's condition takes"
                            + " it as it stands now; its talks begin anew by that version's ladder. A migration that was broken"
                            + " off may be begun again.")
    @RequestBodySchema(MigrationBody.class)
    public Uni<Migrated> migrate(
            @PathParam("strategy") String strategy, byte[] body, @Context ContainerRequestContext request)
            throws BadInput {
        MigrationBody asked = Bodies.read(body, MigrationBody.class);
        String to = Fields.id(asked.to(), "to");
        boolean preview = asked.preview() == null || asked.preview();
        Caller caller = Callers.of(request);
        CaseInput input = new CaseInput.MigrationAsked(strategy, to, clock.now());
        return shelf.version(strategy).chain(_ -> {
            if (inForce.policy().strategies().find(to) == null) {
                throw Problem.refused(new Refusal(
                                "strategy-not-in-force", "to", "Cases are moved to a strategy that is in force."))
                        .exception();
            }
            List<Narrowing> which = List.of(casesOf(strategy).and("status", Narrowing.Is.EQUAL, "segmented"));
            return (preview ? cases.rehearse(caller, which, input) : cases.ask(caller, which, input))
                    .map(run -> new Migrated(
                            strategy, to, preview, run.asked(), run.changed(), run.asked() - run.changed()));
        });
    }

    @GET
    @Path("/strategies/{strategy}/trial")
    @Operation(
            summary = "Compare the arms of a version by what came of their cases",
            description =
                    "Each challenger beside the champion (the arm of that name) by the share of cases that were paid or"
                            + " cured, with 95 % intervals. The verdict is NOT_YET while an arm has fewer than a hundred cases"
                            + " that are over. Beside it stand the targets of the policy: by which part more a challenger"
                            + " recovers and less time it takes than the champion, MET or MISSED.")
    public Uni<Trial> trial(@PathParam("strategy") String strategy, @Context ContainerRequestContext request) {
        Caller caller = Callers.of(request);
        return shelf.version(strategy).chain(version -> queries.groups(
                        caller, CaseDecider.KIND, TRIAL_KEYS, TRIAL_SUMS, null, casesOf(strategy))
                .map(groups -> Trial.of(
                        version,
                        groups.stream().flatMap(StrategyCasesResource::tally).toList(),
                        TARGETS)));
    }

    private static Narrowing casesOf(String strategy) {
        return Narrowing.NONE.and(CaseDecider.STRATEGY, Narrowing.Is.EQUAL, strategy);
    }

    /** Of cases that are over under their strategy. */
    private static Stream<Trial.Tally> tally(SubjectQueries.Group group) {
        String arm = group.by().get(0);
        String outcome = group.by().get(1);
        String currency = group.by().get(2);
        if (arm == null || outcome == null || currency == null) {
            return Stream.empty();
        }
        List<BigInteger> sums = group.sums();
        return Stream.of(new Trial.Tally(
                arm,
                currency,
                Course.Outcome.valueOf(outcome),
                group.count(),
                sums.get(0),
                sums.get(1),
                sums.get(2),
                sums.get(3),
                sums.get(4)));
    }
}
