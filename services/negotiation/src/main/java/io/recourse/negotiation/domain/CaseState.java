package io.recourse.negotiation.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case in negotiation.
 *
 * <pre>
 * Unopened ──open──▶ Waiting ──plan──▶ Scheduled ──start──▶ Talking ──exhaust──▶ Exhausted
 *                       │                  │                   │  ◀──late word────   │
 *                       └──────────────────┴───────close───────┴─────────────────────┴──▶ Closed
 * </pre>
 *
 * A pause or a live promise is no state of its own: both are facts in the file that move the deadlines of Talking.
 */
public sealed interface CaseState {

    /** Before the first event. */
    record Unopened(String caseId) implements CaseState {
        Waiting open(CaseEvent.FileOpened e) {
            return new Waiting(CaseFile.opened(caseId, e));
        }
    }

    /** Every state after opening: facts are noted in all of them. */
    sealed interface Known extends CaseState {
        CaseFile file();

        Known with(CaseFile now);

        default Closed close(Instant at) {
            return new Closed(file(), at);
        }
    }

    /** Opened, without a strategy. */
    record Waiting(CaseFile file) implements Known {
        Scheduled plan(Plan plan) {
            return new Scheduled(file, plan);
        }

        @Override
        public Waiting with(CaseFile now) {
            return new Waiting(now);
        }
    }

    /** The strategy is there, its start is not. */
    record Scheduled(CaseFile file, Plan plan) implements Known {
        Talking start(Instant at) {
            return new Talking(file, plan, at, Ladder.first(plan.asksBefore()));
        }

        Scheduled plan(Plan other) {
            return new Scheduled(file, other);
        }

        @Override
        public Scheduled with(CaseFile now) {
            return new Scheduled(now, plan);
        }
    }

    /** Steps are taken or lapse, one after the other. */
    record Talking(CaseFile file, Plan plan, Instant startedAt, Ladder ladder) implements Known {
        Talking on(Ladder now) {
            return new Talking(file, plan, startedAt, now);
        }

        /** It was given another strategy, whose talks are yet to start. */
        Scheduled plan(Plan other) {
            return new Scheduled(file, other);
        }

        Exhausted exhaust(Instant at) {
            return new Exhausted(file, plan.ended(), at, new Left(startedAt, ladder));
        }

        @Override
        public Talking with(CaseFile now) {
            return new Talking(now, plan, startedAt, ladder);
        }
    }

    /** Where talks stood when they were over: what was taken or lapsed of the ladder stays so. */
    record Left(Instant startedAt, Ladder ladder) {}

    /**
     * Talks are over without result; nobody is contacted any more, late facts still correct old promises. What the
     * debtor promises or agrees to late sets them going again, and so does what is told late and shows that they were not over.
     *
     * @param left null in cases exhausted before that was kept, whose talks stay over
     */
    record Exhausted(
            CaseFile file, Plan plan, Instant at, @Nullable Left left) implements Known {
        Talking resume() {
            if (left == null) {
                throw new IllegalStateException("nobody knows where talks stood");
            }
            return new Talking(file, plan, left.startedAt(), left.ladder());
        }

        @Override
        public Exhausted with(CaseFile now) {
            return new Exhausted(now, plan, at, left);
        }
    }

    /** Intake ended the case; results of contacts already under way are still noted. */
    record Closed(CaseFile file, Instant at) implements Known {
        @Override
        public Closed with(CaseFile now) {
            return new Closed(now, at);
        }
    }
}
