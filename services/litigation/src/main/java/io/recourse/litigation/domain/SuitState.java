package io.recourse.litigation.domain;

import io.recourse.contracts.LitigationEvent.Route;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The suit, from filing to a judgment that is final. */
public sealed interface SuitState extends CaseState.AtCourt {

    record SuitFiled(Docket docket, @Nullable Instant dueBy) implements SuitState, CourtsTurn {
        @Override
        public SuitFiled with(Docket d) {
            return new SuitFiled(d, dueBy);
        }

        @Override
        public CourtTerm term() {
            return CourtTerm.DOCKETING;
        }

        @Override
        public SuitFiled overdue(@Nullable Instant lookAgainAt) {
            return new SuitFiled(docket, lookAgainAt);
        }

        SuitPending accepted(Route route, Instant at, Instant judgmentDueBy) {
            return new SuitPending(docket.with(docket.progress().onRoute(route)), route, at, judgmentDueBy);
        }
    }

    record SuitPending(
            Docket docket,
            Route route,
            Instant acceptedAt,
            @Nullable Instant dueBy) implements SuitState, CourtsTurn {
        @Override
        public SuitPending with(Docket d) {
            return new SuitPending(d, route, acceptedAt, dueBy);
        }

        @Override
        public CourtTerm term() {
            return CourtTerm.judgmentOn(route);
        }

        @Override
        public SuitPending overdue(@Nullable Instant lookAgainAt) {
            return new SuitPending(docket, route, acceptedAt, lookAgainAt);
        }

        Judged judged(CourtReport.Verdict verdict, Instant at, Instant appealEndsAt) {
            return new Judged(docket, route, verdict, at, appealEndsAt);
        }
    }

    /** Either side may still appeal; until then nothing is final. */
    record Judged(Docket docket, Route route, CourtReport.Verdict verdict, Instant judgedAt, Instant appealEndsAt)
            implements SuitState {
        @Override
        public Judged with(Docket d) {
            return new Judged(d, route, verdict, judgedAt, appealEndsAt);
        }

        OnAppeal appealed(Instant at, Instant dueBy) {
            return new OnAppeal(docket, route, at, dueBy);
        }
    }

    record OnAppeal(
            Docket docket,
            Route route,
            Instant appealedAt,
            @Nullable Instant dueBy) implements SuitState, CourtsTurn {
        @Override
        public OnAppeal with(Docket d) {
            return new OnAppeal(d, route, appealedAt, dueBy);
        }

        @Override
        public CourtTerm term() {
            return CourtTerm.SECOND_INSTANCE;
        }

        @Override
        public OnAppeal overdue(@Nullable Instant lookAgainAt) {
            return new OnAppeal(docket, route, appealedAt, lookAgainAt);
        }
    }
}
