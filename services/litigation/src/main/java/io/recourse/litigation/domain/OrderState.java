package io.recourse.litigation.domain;

import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The payment order procedure (督促程序). A suit on the same debt ends it at any time. */
public sealed interface OrderState extends CaseState.AtCourt {
    default SuitState.SuitPending sued(Route route, Instant at, Instant judgmentDueBy) {
        Docket d = docket();
        return new SuitState.SuitPending(d.with(d.progress().onRoute(route)), route, at, judgmentDueBy);
    }

    record OrderApplied(Docket docket, @Nullable Instant dueBy) implements OrderState, CourtsTurn {
        @Override
        public OrderApplied with(Docket d) {
            return new OrderApplied(d, dueBy);
        }

        @Override
        public CourtTerm term() {
            return CourtTerm.ORDER_ACCEPTANCE;
        }

        @Override
        public OrderApplied overdue(@Nullable Instant lookAgainAt) {
            return new OrderApplied(docket, lookAgainAt);
        }

        OrderAccepted accepted(Instant issueBy) {
            return new OrderAccepted(docket, issueBy);
        }
    }

    record OrderAccepted(Docket docket, @Nullable Instant dueBy) implements OrderState, CourtsTurn {
        @Override
        public OrderAccepted with(Docket d) {
            return new OrderAccepted(d, dueBy);
        }

        @Override
        public CourtTerm term() {
            return CourtTerm.ORDER_ISSUE;
        }

        @Override
        public OrderAccepted overdue(@Nullable Instant lookAgainAt) {
            return new OrderAccepted(docket, lookAgainAt);
        }

        OrderIssued issued(Instant at, Instant lapsesAt) {
            return new OrderIssued(docket, at, lapsesAt);
        }
    }

    record OrderIssued(Docket docket, Instant issuedAt, Instant lapsesAt) implements OrderState {
        @Override
        public OrderIssued with(Docket d) {
            return new OrderIssued(d, issuedAt, lapsesAt);
        }

        OrderServed served(Instant at, Instant objectionEndsAt) {
            return new OrderServed(docket, at, objectionEndsAt);
        }
    }

    record OrderServed(Docket docket, Instant servedAt, Instant objectionEndsAt) implements OrderState {
        @Override
        public OrderServed with(Docket d) {
            return new OrderServed(d, servedAt, objectionEndsAt);
        }

        OrderContested contested(Instant at, Instant rulingExpectedBy) {
            return new OrderContested(docket, servedAt, objectionEndsAt, at, rulingExpectedBy);
        }

        OrderServed standingFor(Money left) {
            Docket.Filed filed = docket.filed();
            Docket.Filed less = new Docket.Filed(filed.requestId(), filed.act(), filed.filedAt(), left);
            return with(
                    docket.with(docket.progress().lodged(less, docket.progress().feePaid())));
        }
    }

    /** A written objection came in time; the court examines it. The order cannot become enforceable meanwhile. */
    record OrderContested(
            Docket docket,
            Instant servedAt,
            Instant objectionEndsAt,
            Instant objectedAt,
            @Nullable Instant dueBy) implements OrderState, CourtsTurn {
        @Override
        public OrderContested with(Docket d) {
            return new OrderContested(d, servedAt, objectionEndsAt, objectedAt, dueBy);
        }

        @Override
        public CourtTerm term() {
            return CourtTerm.OBJECTION_RULING;
        }

        @Override
        public OrderContested overdue(@Nullable Instant lookAgainAt) {
            return new OrderContested(docket, servedAt, objectionEndsAt, objectedAt, lookAgainAt);
        }

        OrderServed uncontested() {
            return new OrderServed(docket, servedAt, objectionEndsAt);
        }

        OrderObjected upheld(Instant at, Instant conversionRefusalEndsAt) {
            return new OrderObjected(docket, at, conversionRefusalEndsAt);
        }
    }

    /** The order is dead; it turns into a suit unless we say no in time. */
    record OrderObjected(Docket docket, Instant rulingAt, Instant conversionRefusalEndsAt) implements OrderState {
        @Override
        public OrderObjected with(Docket d) {
            return new OrderObjected(d, rulingAt, conversionRefusalEndsAt);
        }

        SuitState.SuitFiled converted(Instant suitDate, Instant dueBy) {
            Docket.Filed order = docket.filed();
            Docket.Filed suit = new Docket.Filed(order.requestId(), Act.FILE_SUIT, suitDate, order.claim());
            return new SuitState.SuitFiled(
                    docket.with(docket.progress().lodged(suit, docket.progress().feePaid())), dueBy);
        }
    }
}
