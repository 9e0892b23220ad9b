package io.recourse.litigation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.litigation.domain.CaseEvent.Told;
import io.recourse.litigation.domain.OrderState.OrderAccepted;
import io.recourse.litigation.domain.OrderState.OrderApplied;
import io.recourse.litigation.domain.OrderState.OrderContested;
import io.recourse.litigation.domain.OrderState.OrderIssued;
import io.recourse.litigation.domain.OrderState.OrderObjected;
import io.recourse.litigation.domain.OrderState.OrderServed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a court's act means for a payment order (民诉法 art. 225–228, 民诉法解释 art. 425–441). */
final class OrderReports {

    static final String UNSERVED = "民诉法解释 art. 430(2)";
    private static final String SUED = "民诉法解释 art. 430(1)";
    private static final String GUARANTOR_SUED = "民诉法解释 art. 434";

    private final Court court;
    private final CourtReports suits;

    OrderReports(Court court, CourtReports suits) {
        this.court = court;
        this.suits = suits;
    }

    Decision<CaseEvent> decide(OrderState state, CourtReport report) {
        if (!(state instanceof OrderApplied)) {
            if (report instanceof CourtReport.SuitAccepted(Instant at, Route route)) {
                List<CaseEvent> lapse = state instanceof OrderObjected
                        ? List.of()
                        : List.of(new Told(new LitigationEvent.PaymentOrderLapsed(at, SUED)));
                return suits.suitAccepted(report, state.docket(), at, route, lapse);
            }
            if (report instanceof CourtReport.GuarantorSued(Instant at)) {
                return state instanceof OrderObjected
                        ? CourtReports.heard(report)
                        : Decision.accept(CourtReports.then(report, lapsed(court, at, GUARANTOR_SUED)));
            }
        }
        return switch (state) {
            case OrderApplied _ ->
                report instanceof CourtReport.ApplicationAccepted(Instant at)
                        ? CourtReports.heard(
                                report,
                                new Told(new LitigationEvent.PaymentOrderAccepted(
                                        at, court.end(CourtTerm.ORDER_ISSUE, at))))
                        : CourtReports.unfit(state);
            case OrderAccepted _ ->
                report instanceof CourtReport.OrderIssued(Instant at)
                        ? CourtReports.heard(
                                report,
                                new Told(new LitigationEvent.PaymentOrderIssued(
                                        at, court.end(CourtTerm.ORDER_SERVICE, at))))
                        : CourtReports.unfit(state);
            case OrderIssued issued -> issued(issued, report);
            case OrderServed served ->
                report instanceof CourtReport.ObjectionReceived objection
                        ? objection(served, objection)
                        : CourtReports.unfit(served);
            case OrderContested contested -> contested(contested, report);
            case OrderObjected objected ->
                report instanceof CourtReport.ConversionRefused(Instant at)
                        ? CourtReports.heard(
                                report, limitationRestarts(court, at), new CaseEvent.ActPlanned(Act.FILE_SUIT, at, 0))
                        : CourtReports.unfit(objected);
        };
    }

    private Decision<CaseEvent> issued(OrderIssued issued, CourtReport report) {
        if (report instanceof CourtReport.OrderServed(Instant at)) {
            return CourtReports.heard(
                    report, new Told(new LitigationEvent.PaymentOrderServed(at, court.end(CourtTerm.OBJECTION, at))));
        }
        // the court may try again until the order lapses
        return report instanceof CourtReport.OrderUnserved ? CourtReports.heard(report) : CourtReports.unfit(issued);
    }

    private Decision<CaseEvent> objection(OrderServed served, CourtReport.ObjectionReceived objection) {
        return switch (objection.kind()) {
            case WRITTEN ->
                CourtReports.heard(
                        objection,
                        new CaseEvent.ObjectionLodged(
                                objection.at(), court.end(CourtTerm.OBJECTION_RULING, objection.at())));
            case ORAL, INABILITY_TO_PAY -> CourtReports.heard(objection);
            case PARTIAL -> part(served.docket().claim(), objection, objection.contested());
        };
    }

    private static Decision<CaseEvent> part(
            Money claim, CourtReport.ObjectionReceived objection, @Nullable Money contested) {
        if (contested == null
                || !contested.currency().equals(claim.currency())
                || contested.minor() <= 0
                || contested.compareTo(claim) >= 0) {
            return Decision.refuse("contested-part-not-a-part", "contested", "more than nothing, less than the claim");
        }
        return CourtReports.heard(objection, new CaseEvent.PartContested(contested, claim.minus(contested)));
    }

    private Decision<CaseEvent> contested(OrderContested contested, CourtReport report) {
        if (report instanceof CourtReport.ObjectionUpheld(Instant at)) {
            return CourtReports.heard(
                    report,
                    new Told(
                            new LitigationEvent.PaymentOrderObjected(at, court.end(CourtTerm.CONVERSION_REFUSAL, at))));
        }
        if (report instanceof CourtReport.ObjectionRejected(Instant at)) {
            return Decision.accept(CourtReports.then(report, dropped(contested, at)));
        }
        // a second objection adds nothing to one that contests the whole
        return report instanceof CourtReport.ObjectionReceived
                ? CourtReports.heard(report)
                : CourtReports.unfit(contested);
    }

    /** With a rejected objection the time for objections counts as unused; where it is over, the order is a title since then. */
    private List<CaseEvent> dropped(OrderContested contested, Instant at) {
        List<CaseEvent> events = new ArrayList<>(List.of(new CaseEvent.ObjectionDropped(at)));
        Instant endedAt = contested.objectionEndsAt();
        if (!at.isBefore(endedAt)) {
            events.addAll(suits.titled(
                    Route.PAYMENT_ORDER,
                    endedAt,
                    endedAt,
                    at,
                    contested.docket().claim()));
        }
        return events;
    }

    /** The order is gone, the claim goes to suit; limitation, interrupted by the application, starts anew. */
    static List<CaseEvent> lapsed(Court court, Instant at, String rule) {
        return List.of(
                new Told(new LitigationEvent.PaymentOrderLapsed(at, rule)),
                limitationRestarts(court, at),
                new CaseEvent.ActPlanned(Act.FILE_SUIT, at, 0));
    }

    private static CaseEvent limitationRestarts(Court court, Instant at) {
        return new CaseEvent.LimitationRestarted(court.end(CourtTerm.LIMITATION, at));
    }
}
