package io.recourse.negotiation.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.Page;
import io.recourse.casework.door.PageById;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Faceted;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.negotiation.domain.ApprovalsWaiting;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.Offer;
import io.recourse.negotiation.domain.PromiseProposal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Offers and promises that wait for a second person, for those who look for them. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Allowed({Role.LENDER, Role.OPERATOR})
public class ApprovalsWaitingResource {

    private static final List<String> COLUMNS =
            List.of(ApprovalsWaiting.MANY, ApprovalsWaiting.PROMISES, ApprovalsWaiting.LAPSE);

    private final SubjectQueries queries;
    private final Cases cases;

    @Inject
    ApprovalsWaitingResource(SubjectQueries queries, Cases cases) {
        this.queries = queries;
        this.cases = cases;
    }

    /** A case with offers or a promise that wait. */
    @Schema(
            description =
                    "A case with offers beyond their maker's limit, a promise of next to nothing, or either after too many"
                            + " that were broken, which a second person approves or rejects.")
    public record CaseWithOffersWaiting(
            String caseId,
            String lender,

            @Schema(description = "How many offers wait.") long offers,

            @Schema(description = "How many promises wait, one at most.")
            long promises,

            @Schema(
                    description =
                            "Last day, debtor-local, of the one that lapses first, while nothing pauses the case.")
            LocalDate lapses) {

        static CaseWithOffersWaiting of(Faceted row) {
            Number many = (Number) Objects.requireNonNull(row.facets().get(0), "only who has some is listed");
            Number facet = (Number) row.facets().get(1);
            // rows of before promises waited have none
            long promises = facet == null ? 0 : facet.longValue();
            LocalDate lapses = (LocalDate) Objects.requireNonNull(row.facets().get(2), "each of them has a last day");
            return new CaseWithOffersWaiting(row.id(), row.tenant(), many.longValue() - promises, promises, lapses);
        }
    }

    /** An offer that waits. */
    @Schema(description = "An offer that waits for a second person.")
    public record OfferWaiting(
            String offerId,
            OfferType type,

            @Schema(description = "What is to be paid under it; in kind, the part of the debt it is to settle.")
            Money payable,

            @Schema(description = "What it waives, by head.")
            Balance waived,

            @Schema(description = "Who made it, and so cannot approve it.")
            String madeBy,

            Instant madeAt,

            @Schema(description = "Last day, debtor-local, on which it may be approved, while nothing pauses the case.")
            LocalDate lastDay) {

        static OfferWaiting of(Offer offer) {
            return new OfferWaiting(
                    offer.offerId(),
                    offer.terms().type(),
                    offer.terms().payable(),
                    offer.terms().waived(),
                    offer.madeBy(),
                    offer.since(),
                    offer.lastDay());
        }
    }

    /** A promise that waits. */
    @Schema(
            description =
                    "A promise after too many that were broken, or of next to nothing, which waits for a second person.")
    public record PromiseWaiting(
            String promiseId,
            Money amount,

            @Schema(description = "Last day on which a payment's value date keeps it, debtor-local.")
            LocalDate lastDate,

            @Schema(description = "Who took it down, and so cannot approve it.")
            String madeBy,

            @Schema(description = "From this day on payments count for it once it is approved.")
            Instant madeAt,

            @Schema(description = "Last day, debtor-local, on which it may be approved, while nothing pauses the case.")
            LocalDate lastDay) {

        static PromiseWaiting of(PromiseProposal promise) {
            return new PromiseWaiting(
                    promise.promiseId(),
                    promise.amount(),
                    promise.lastDate(),
                    promise.madeBy(),
                    promise.madeAt(),
                    promise.lastDay());
        }
    }

    @GET
    @Path("/offers-waiting")
    @Operation(
            summary = "List the cases with offers or a promise that wait for a second person, in id order",
            description = "What waits in one of them is at its offers-waiting and promises-waiting.")
    public Uni<Page<CaseWithOffersWaiting>> cases(@BeanParam PageById page, @Context ContainerRequestContext request)
            throws BadInput {
        int most = page.most();
        Narrowing some = Narrowing.NONE.and(ApprovalsWaiting.MANY, Narrowing.Is.AT_LEAST, 1L);
        return queries.list(Callers.of(request), CaseDecider.KIND, COLUMNS, some, page.after(), most)
                .map(rows -> Page.of(
                        rows.stream().map(CaseWithOffersWaiting::of).toList(), most, CaseWithOffersWaiting::caseId));
    }

    @GET
    @Path("/cases/{id}/offers-waiting")
    @Operation(summary = "List the offers of a case that wait for a second person, in the order they were made")
    public Uni<Page<OfferWaiting>> ofCase(@PathParam("id") String id, @Context ContainerRequestContext request) {
        return cases.find(Callers.of(request), id)
                .map(found -> new Page<>(
                        ApprovalsWaiting.offers(found.file()).stream()
                                .map(OfferWaiting::of)
                                .toList(),
                        null));
    }

    @GET
    @Path("/cases/{id}/promises-waiting")
    @Operation(summary = "List the promise of a case that waits for a second person, if one does")
    public Uni<Page<PromiseWaiting>> promisesOfCase(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        return cases.find(Callers.of(request), id)
                .map(found -> new Page<>(
                        ApprovalsWaiting.promise(found.file()).stream()
                                .map(PromiseWaiting::of)
                                .toList(),
                        null));
    }
}
