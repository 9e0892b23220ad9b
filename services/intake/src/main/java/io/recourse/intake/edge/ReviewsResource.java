package io.recourse.intake.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Database;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Page;
import io.recourse.casework.door.PageById;
import io.recourse.casework.door.Showing;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Faceted;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Makers;
import io.recourse.casework.security.Role;
import io.recourse.intake.domain.PartyDecider;
import io.recourse.intake.domain.PartyInput;
import io.recourse.intake.domain.PartyState.Registered;
import io.recourse.intake.domain.Reviews.Answer;
import io.recourse.intake.domain.Reviews.Outcome;
import io.recourse.intake.domain.Reviews.Review;
import io.recourse.rules.identifiers.Identities;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Decisions that a machine made about somebody, looked at by a person (个人信息保护法 art. 24). */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ReviewsResource {

    /** In microseconds, as journals have it. */
    private static final String ANSWER_BY =
            "cast(extract(epoch from " + PartyDecider.REVIEW_BY + ") * 1000000 as bigint)";

    /** Who has to be answered by then, is all who have to be answered. */
    private static final Instant FAR_AHEAD = Instant.parse("9999-12-31T00:00:00Z");

    private final CommandDoor door;
    private final SubjectQueries queries;
    private final BusinessClock clock;
    private final Makers makers;

    @Inject
    ReviewsResource(CommandDoor door, SubjectQueries queries, BusinessClock clock, Makers makers) {
        this.door = door;
        this.queries = queries;
        this.clock = clock;
        this.makers = makers;
    }

    public record ReviewBody(
            @Schema(description = "The lender's own reference: the same id is the same request.")
            String reviewId,

            @Schema(description = "The case in which it was decided.")
            String caseId,

            @Schema(description = "Id of the event that tells the decision, or that event's type.")
            String decision,

            @Schema(description = "When the party asked, from which the time for the answer runs; now if absent.")
            @Nullable
            Instant at) {}

    public record ReviewAnswerBody(
            @Schema(description = "UPHELD if the decision stands, CHANGED if it was wrong.")
            Outcome outcome,

            @Schema(description = "A code, such as income-proven; nothing that says who somebody is.")
            String reason) {}

    /** What a person found. */
    @Schema(description = "What a person found.")
    public record AnswerOfReview(Outcome outcome, String reason, String by, Instant at) {

        static AnswerOfReview of(Answer answer) {
            return new AnswerOfReview(answer.outcome(), answer.reason(), answer.by(), answer.at());
        }
    }

    /** A review as it stands. */
    @Schema(description = "A review as it stands; without an answer it waits for one.")
    public record ReviewView(
            String reviewId,
            String caseId,
            String decision,
            Instant askedAt,
            Instant answerBy,
            Explanation explanation,
            @Nullable AnswerOfReview answer) {

        static ReviewView of(Review review) {
            return new ReviewView(
                    review.id(),
                    review.caseId(),
                    review.decision(),
                    review.askedAt(),
                    review.answerBy(),
                    Explanation.of(review.caseId(), review.decision()),
                    review.answer() == null ? null : AnswerOfReview.of(review.answer()));
        }
    }

    /** A party somebody has to answer. */
    @Schema(description = "A party with open reviews, and until when the most urgent of them has to be answered.")
    public record WaitingParty(String party, String lender, Instant answerBy) {

        static WaitingParty of(Faceted row) {
            Number micros = (Number) Objects.requireNonNull(row.facets().getFirst(), "only who waits is listed");
            return new WaitingParty(row.id(), row.tenant(), Database.instant(micros.longValue()));
        }
    }

    @POST
    @Path("/parties/{id}/reviews")
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(Role.LENDER)
    @Operation(
            summary = "Have a person look at a decision about a party",
            description = "For the party, who asked for it. A person answers within the policy's days and is reminded "
                    + "before. Nothing rests meanwhile: a flag does that.")
    @RequestBodySchema(ReviewBody.class)
    public Uni<Response> ask(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        ReviewBody review = Bodies.read(body, ReviewBody.class);
        PartyInput input = new PartyInput.ReviewAsked(
                Fields.nobodysCode(review.reviewId(), "reviewId", Identities::holdsAny),
                Fields.code(review.caseId(), "caseId"),
                Fields.code(review.decision(), "decision"),
                Fields.instant(review.at(), clock.now()));
        return door.command(door.call(request, key, body), party(id), input, false);
    }

    @POST
    @Path("/parties/{id}/reviews/{reviewId}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(Role.LENDER)
    @Operation(
            summary = "Answer a review: a person has looked",
            description =
                    "The decision stands or was wrong. What follows from that is done by commands of their own. A machine's token"
                            + " is refused by `reviewer-not-a-person`: who is a person the installation says.")
    @RequestBodySchema(ReviewAnswerBody.class)
    public Uni<Response> answer(
            @PathParam("id") String id,
            @PathParam("reviewId") String reviewId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        ReviewAnswerBody answer = Bodies.read(body, ReviewAnswerBody.class);
        Caller caller = Callers.of(request);
        PartyInput input = new PartyInput.ReviewAnswerGiven(
                LendersIds.code(reviewId, "reviewId"),
                answer.outcome(),
                Fields.nobodysCode(answer.reason(), "reason", Identities::holdsAny),
                caller.name(),
                makers.of(caller) != Maker.BOT);
        return door.command(door.call(request, key, body), party(id), input, false);
    }

    @GET
    @Path("/parties/{id}/reviews")
    @Allowed({Role.LENDER, Role.OPERATOR})
    @Operation(summary = "List a party's reviews in the order asked, each with where the decision is explained")
    public Uni<Page<ReviewView>> list(@PathParam("id") String id, @Context ContainerRequestContext request) {
        SubjectId party = party(id);
        return queries.state(Callers.of(request), party).map(state -> {
            if (!(state instanceof Registered known)) {
                throw Showing.unknown(party);
            }
            return new Page<>(
                    known.reviewed().list().stream().map(ReviewView::of).toList(), null);
        });
    }

    @GET
    @Path("/reviews")
    @Allowed({Role.LENDER, Role.OPERATOR})
    @Operation(summary = "List the parties whose reviews wait for an answer, in id order")
    public Uni<Page<WaitingParty>> waiting(@BeanParam PageById page, @Context ContainerRequestContext request)
            throws BadInput {
        int most = page.most();
        Narrowing waiting = Narrowing.NONE.and(PartyDecider.REVIEW_BY, Narrowing.Is.AT_MOST, FAR_AHEAD);
        return queries.list(Callers.of(request), PartyDecider.KIND, List.of(ANSWER_BY), waiting, page.after(), most)
                .map(rows -> Page.of(rows.stream().map(WaitingParty::of).toList(), most, WaitingParty::party));
    }

    private static SubjectId party(String id) {
        return CommandDoor.subject(PartyDecider.KIND, id);
    }
}
