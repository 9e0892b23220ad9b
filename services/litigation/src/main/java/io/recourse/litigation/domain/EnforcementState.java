package io.recourse.litigation.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The title is being enforced. */
public sealed interface EnforcementState extends CaseState.AtCourt {

    record EnforcementApplied(Docket docket, @Nullable Instant dueBy) implements EnforcementState, CourtsTurn {
        @Override
        public EnforcementApplied with(Docket d) {
            return new EnforcementApplied(d, dueBy);
        }

        @Override
        public CourtTerm term() {
            return CourtTerm.ENFORCEMENT_NOTICE;
        }

        @Override
        public EnforcementApplied overdue(@Nullable Instant lookAgainAt) {
            return new EnforcementApplied(docket, lookAgainAt);
        }

        Enforcing accepted(Instant at, Instant dueBy) {
            return new Enforcing(docket, at, dueBy);
        }
    }

    record Enforcing(
            Docket docket, Instant acceptedAt, @Nullable Instant dueBy) implements EnforcementState, CourtsTurn {
        @Override
        public Enforcing with(Docket d) {
            return new Enforcing(d, acceptedAt, dueBy);
        }

        @Override
        public CourtTerm term() {
            return CourtTerm.ENFORCEMENT;
        }

        @Override
        public Enforcing overdue(@Nullable Instant lookAgainAt) {
            return new Enforcing(docket, acceptedAt, lookAgainAt);
        }

        CaseState.Concluding foundNothing(Instant at) {
            return new CaseState.Concluding(docket, at);
        }
    }
}
