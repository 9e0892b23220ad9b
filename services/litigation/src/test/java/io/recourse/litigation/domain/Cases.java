package io.recourse.litigation.domain;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.Money;
import io.recourse.litigation.domain.CaseEvent.Told;
import io.recourse.litigation.domain.CaseInput.ClearanceGiven;
import io.recourse.litigation.domain.CaseInput.EffectEnded;
import io.recourse.litigation.domain.CaseInput.NegotiationOver;
import io.recourse.rules.calendar.Terms;
import io.recourse.rules.calendar.WorkingDays;
import io.recourse.rules.pack.Packs;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Cases brought to a stage, on the policy that ships and a calendar of weekends. 100 000.00 CNY unless said otherwise. */
final class Cases {

    static final CourtPolicy POLICY = Packs.resource(CourtPolicy.class, "/policy/court-cn.json");
    static final Terms WEEKENDS = new Terms(WorkingDays.weekendsOnly());
    static final CaseDecider DECIDER = new CaseDecider(POLICY, Packs.clearance("CN"), WEEKENDS, "lex-1");
    static final Balance DEBT = cny(100_000_00);
    static final Instant OPENED = at("2026-01-05T09:00:00+08:00");
    static final Instant LIMITATION = at("2028-12-01T00:00:00+08:00");
    static final Instant CLEARED_UNTIL = at("2026-03-04T10:00:00+08:00");

    private Cases() {}

    static Instant at(String instant) {
        return OffsetDateTime.parse(instant).toInstant();
    }

    static Balance cny(long principal) {
        return new Balance("CNY", 0, 0, principal);
    }

    static Money yuan(long minor) {
        return new Money(minor, "CNY");
    }

    static Docket.Debt debt(String province, boolean collateral) {
        return new Docket.Debt(
                "lender-1", DebtorKind.NATURAL, "party-1", province, "CN", "card", collateral, List.of("party-2"));
    }

    static CaseInput opened(Docket.Debt debt, Balance balance, Instant limitation) {
        return new CaseInput.Opened(debt, balance, limitation, OPENED);
    }

    static Spec<CaseState, CaseInput, CaseEvent> watching(Docket.Debt debt, Balance balance, Instant limitation) {
        return Spec.of(DECIDER, "case-1")
                .when(opened(debt, balance, limitation))
                .at(OPENED);
    }

    static Spec<CaseState, CaseInput, CaseEvent> watching() {
        return watching(debt("ZJ", false), DEBT, LIMITATION);
    }

    /** Talks ended on Monday 2 March 2026, 10:00; clearance lit-1 was asked for a day later. */
    static Spec<CaseState, CaseInput, CaseEvent> asking(Spec<CaseState, CaseInput, CaseEvent> watching) {
        return watching.when(new NegotiationOver(at("2026-03-02T10:00:00+08:00")))
                .at("2026-03-02T10:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-03T10:00:00+08:00");
    }

    static Spec<CaseState, CaseInput, CaseEvent> asking() {
        return asking(watching());
    }

    /** Cleared until 4 March 10:00 and on its way. */
    static Spec<CaseState, CaseInput, CaseEvent> filing(Spec<CaseState, CaseInput, CaseEvent> asking) {
        return asking.when(new ClearanceGiven("lit-1", DEBT, CLEARED_UNTIL)).at("2026-03-03T10:05:00+08:00");
    }

    static Spec<CaseState, CaseInput, CaseEvent> filing() {
        return filing(asking());
    }

    static Spec<CaseState, CaseInput, CaseEvent> applied() {
        return filing().when(done("lit-1")).at("2026-03-03T10:06:00+08:00");
    }

    static Spec<CaseState, CaseInput, CaseEvent> issued() {
        return said(
                said(applied(), new CourtReport.ApplicationAccepted(at("2026-03-06T09:00:00+08:00"))),
                new CourtReport.OrderIssued(at("2026-03-16T09:00:00+08:00")));
    }

    /** Served on Friday 20 March: objections until Saturday 4 April, so until the end of Monday 6 April. */
    static Spec<CaseState, CaseInput, CaseEvent> served() {
        return said(issued(), new CourtReport.OrderServed(at("2026-03-20T15:00:00+08:00")));
    }

    static Spec<CaseState, CaseInput, CaseEvent> objected() {
        return said(
                said(
                        served(),
                        new CourtReport.ObjectionReceived(
                                at("2026-04-01T09:00:00+08:00"), CourtReport.ObjectionKind.WRITTEN, null)),
                new CourtReport.ObjectionUpheld(at("2026-04-08T09:00:00+08:00")));
    }

    /** A claim above the payment order's limit, filed as a suit on 3 March. */
    static Spec<CaseState, CaseInput, CaseEvent> suitFiled(boolean collateral, long principal) {
        return asking(watching(debt("ZJ", collateral), cny(principal), LIMITATION))
                .when(new ClearanceGiven("lit-1", cny(principal), CLEARED_UNTIL))
                .at("2026-03-03T10:05:00+08:00")
                .when(done("lit-1"))
                .at("2026-03-03T10:06:00+08:00");
    }

    /** The title of a payment order came into being at the end of 6 April, enforcement lit-2 was cleared and filed. */
    static Spec<CaseState, CaseInput, CaseEvent> enforcing(Spec<CaseState, CaseInput, CaseEvent> served) {
        return said(
                served.whenTimePasses()
                        .at("2026-04-07T00:00:00+08:00")
                        .when(new ClearanceGiven("lit-2", DEBT, at("2026-04-08T00:00:00+08:00")))
                        .at("2026-04-07T00:01:00+08:00")
                        .when(done("lit-2"))
                        .at("2026-04-07T00:02:00+08:00"),
                new CourtReport.EnforcementAccepted(at("2026-04-10T09:00:00+08:00")));
    }

    /** The court's report arrives at the very instant it speaks of. */
    static Spec<CaseState, CaseInput, CaseEvent> said(Spec<CaseState, CaseInput, CaseEvent> spec, CourtReport report) {
        return spec.when(report).at(report.at());
    }

    static CaseInput done(String ref) {
        return new EffectEnded(ref, Effect.Result.DONE, "");
    }

    static CaseInput ended(String ref, Effect.Result result) {
        return new EffectEnded(ref, result, "");
    }

    static CaseEvent told(LitigationEvent event) {
        return new Told(event);
    }
}
