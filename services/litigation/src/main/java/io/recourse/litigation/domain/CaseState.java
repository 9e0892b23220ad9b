package io.recourse.litigation.domain;

import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.LitigationEvent.LitigationOutcome;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands in court.
 *
 * <pre>
 * start        Unopened → Watching (negotiation at work) ⇄ Starting → Planned
 * an act       Planned (waits for its time and for a case without hindrance) → AwaitingClearance → Filing
 *              missed → Planned again, at most three times; denied or missed too often → Stalled (a person)
 * order        Filing → OrderApplied → OrderAccepted → OrderIssued → OrderServed → title
 *              OrderServed ⇄ OrderContested (written objection) → OrderObjected → SuitFiled after seven days
 *              refused, unserved for thirty days, killed by a suit, conversion refused → Planned(FILE_SUIT)
 * suit         Filing → SuitFiled → SuitPending → Judged → (OnAppeal) → title, or over: dismissed
 * title        Planned(APPLY_ENFORCEMENT) → … → Filing → EnforcementApplied → Enforcing → over: enforced
 *              nothing found → Concluding (a sale of collateral may still pay) → over: terminated
 * </pre>
 *
 * Every state may end in {@link Over}: the case closed, the claim was dismissed, enforcement is through. A case that
 * closes while a filing is on its way is {@link Withdrawing} until it is known whether the court has it.
 */
public sealed interface CaseState {

    record Unopened(String caseId) implements CaseState {
        Watching taken(Docket docket) {
            return new Watching(docket);
        }
    }

    /** The stage is over. {@code outcome} is null if litigation never started. */
    record Over(Docket docket, @Nullable LitigationOutcome outcome, Instant at) implements CaseState {}

    /** Opened and not over. */
    sealed interface Live extends CaseState {
        Docket docket();

        /** The same stage with other standing facts. */
        Live with(Docket docket);

        default Stalled stalled(Act act, String rule, Instant at) {
            return new Stalled(docket(), act, rule, at);
        }

        default Over over(@Nullable LitigationOutcome outcome, Instant at) {
            return new Over(docket(), outcome, at);
        }
    }

    /** Negotiation is still at work. */
    record Watching(Docket docket) implements Live {
        @Override
        public Watching with(Docket d) {
            return new Watching(d);
        }

        Starting starts(Instant startAt) {
            return new Starting(docket, startAt, false);
        }
    }

    record Starting(Docket docket, Instant startAt, boolean warned) implements Live, Waiting {
        @Override
        public Starting with(Docket d) {
            return new Starting(d, startAt, warned);
        }

        Watching watches() {
            return new Watching(docket);
        }

        @Override
        public Instant wantedAt() {
            return startAt;
        }

        @Override
        public Act act() {
            return Act.FILE_SUIT;
        }

        @Override
        public Starting warned(boolean already) {
            return new Starting(docket, startAt, already);
        }

        Planned onRoute(Route route, Instant at) {
            Act first = route == Route.PAYMENT_ORDER ? Act.FILE_PAYMENT_ORDER : Act.FILE_SUIT;
            return new Planned(docket.with(docket.progress().onRoute(route)), first, at, 0, warned);
        }
    }

    /** Litigation has started. */
    sealed interface Working extends Live {
        default Planned planned(Act act, Instant askAt, int attempt) {
            return new Planned(docket(), act, askAt, attempt, false);
        }
    }

    record Planned(Docket docket, Act act, Instant askAt, int attempt, boolean warned) implements Working, Waiting {
        @Override
        public Planned with(Docket d) {
            return new Planned(d, act, askAt, attempt, warned);
        }

        @Override
        public Instant wantedAt() {
            return askAt;
        }

        @Override
        public Planned warned(boolean already) {
            return new Planned(docket, act, askAt, attempt, already);
        }

        AwaitingClearance asked(String requestId, Money claim) {
            Docket counted = docket.with(docket.progress().requested());
            return new AwaitingClearance(counted, new Request(requestId, act, claim, attempt, null));
        }
    }

    /**
     * One question for clearance.
     *
     * @param attempt counts those for the same act that came to nothing before it
     * @param handedOverAt null until it was cleared, and in filings that were on their way before this was kept
     */
    record Request(
            String requestId,
            Act act,
            Money claim,
            int attempt,
            @Nullable Instant handedOverAt) {}

    record AwaitingClearance(Docket docket, Request request) implements Working {
        @Override
        public AwaitingClearance with(Docket d) {
            return new AwaitingClearance(d, request);
        }

        Filing handedOver(Money claim, Instant until, Instant lookAt, @Nullable Instant at) {
            Request exact = new Request(request.requestId(), request.act(), claim, request.attempt(), at);
            return new Filing(docket, exact, until, new Inquiry(0, lookAt));
        }
    }

    /** How often the court was asked about a filing, and when we ask next; null once a person must. */
    record Inquiry(int asked, @Nullable Instant lookAt) {}

    /** A filing is on its way and its result is not known. */
    sealed interface InFlight extends Working {
        Request request();

        Instant until();

        Inquiry inquiry();

        InFlight inquiring(Inquiry inquiry);

        default Live lodged(Docket.Filed matter, long fee, Instant dueBy) {
            Docket d = docket().with(docket().progress().lodged(matter, fee));
            return switch (matter.act()) {
                case FILE_PAYMENT_ORDER -> new OrderState.OrderApplied(d, dueBy);
                case FILE_SUIT -> new SuitState.SuitFiled(d, dueBy);
                case APPLY_ENFORCEMENT -> new EnforcementState.EnforcementApplied(d, dueBy);
            };
        }
    }

    record Filing(Docket docket, Request request, Instant until, Inquiry inquiry) implements InFlight {
        @Override
        public Filing with(Docket d) {
            return new Filing(d, request, until, inquiry);
        }

        @Override
        public Filing inquiring(Inquiry next) {
            return new Filing(docket, request, until, next);
        }

        Withdrawing closed(CloseReason reason, Instant at) {
            return new Withdrawing(docket, request, until, inquiry, reason, at);
        }
    }

    record Withdrawing(
            Docket docket, Request request, Instant until, Inquiry inquiry, CloseReason reason, Instant closedAt)
            implements InFlight {
        @Override
        public Withdrawing with(Docket d) {
            return new Withdrawing(d, request, until, inquiry, reason, closedAt);
        }

        @Override
        public Withdrawing inquiring(Inquiry next) {
            return new Withdrawing(docket, request, until, next, reason, closedAt);
        }
    }

    /** Something of ours is before a court. */
    sealed interface AtCourt extends Working permits OrderState, SuitState, EnforcementState {}

    /** The court found nothing; a running sale of collateral and money on its way may still satisfy the title. */
    record Concluding(Docket docket, Instant closedAt) implements Working {
        @Override
        public Concluding with(Docket d) {
            return new Concluding(d, closedAt);
        }
    }

    /** A person must decide how to go on. */
    record Stalled(Docket docket, Act act, String rule, Instant at) implements Working {
        @Override
        public Stalled with(Docket d) {
            return new Stalled(d, act, rule, at);
        }

        Watching watches() {
            return new Watching(docket);
        }

        Starting startsAgain(Instant startAt) {
            return new Starting(docket, startAt, false);
        }
    }
}
