package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.DEBT;
import static io.recourse.litigation.domain.Cases.applied;
import static io.recourse.litigation.domain.Cases.asking;
import static io.recourse.litigation.domain.Cases.at;
import static io.recourse.litigation.domain.Cases.done;
import static io.recourse.litigation.domain.Cases.ended;
import static io.recourse.litigation.domain.Cases.enforcing;
import static io.recourse.litigation.domain.Cases.filing;
import static io.recourse.litigation.domain.Cases.issued;
import static io.recourse.litigation.domain.Cases.objected;
import static io.recourse.litigation.domain.Cases.said;
import static io.recourse.litigation.domain.Cases.served;
import static io.recourse.litigation.domain.Cases.suitFiled;
import static io.recourse.litigation.domain.Cases.watching;
import static io.recourse.litigation.domain.Cases.yuan;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.litigation.domain.CourtReport.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** States as cases come to them, by the names of their golden files. */
public final class ExampleStates {

    private static final long CLAIM = 600_000_00;
    private static final String JUNE = "2026-06-01T09:00:00+08:00";

    private ExampleStates() {}

    public static Map<String, CaseState> cases() {
        Map<String, CaseState> cases = new LinkedHashMap<>();
        onTheWay(cases);
        order(cases);
        suit(cases);
        enforcement(cases);
        return cases;
    }

    private static void onTheWay(Map<String, CaseState> cases) {
        cases.put("unopened", Spec.of(Cases.DECIDER, "case-1").state());
        cases.put(
                "watching",
                watching()
                        .when(new CaseInput.PauseBegan("p1", PauseReason.DISPUTE, at("2026-02-01T09:00:00+08:00")))
                        .at("2026-02-01T09:00:00+08:00")
                        .when(new CaseInput.DisposalOver(at("2026-02-02T09:00:00+08:00")))
                        .at("2026-02-02T09:00:00+08:00")
                        .state());
        Instant over = at("2026-03-02T10:00:00+08:00");
        cases.put(
                "starting",
                watching().when(new CaseInput.NegotiationOver(over)).at(over).state());
        cases.put(
                "starting-with-time-gained",
                watching()
                        .when(new CaseInput.LimitationMoved(at("2029-02-02T00:00:00+08:00"), over))
                        .at(over)
                        .when(new CaseInput.NegotiationOver(over))
                        .at(over)
                        .state());
        cases.put("awaiting-clearance", asking().state());
        cases.put(
                "awaiting-clearance-while-talks-go-on",
                asking().when(new CaseInput.TalksResumed(at("2026-03-03T10:01:00+08:00")))
                        .at("2026-03-03T10:01:00+08:00")
                        .state());
        cases.put(
                "planned",
                filing().when(ended("lit-1", Effect.Result.DROPPED))
                        .at("2026-03-04T10:00:00+08:00")
                        .state());
        cases.put("filing", beforeHandOversWereKept(filing().state()));
        cases.put("filing-handed-over", filing().state());
        Instant paid = at("2026-03-03T10:05:01+08:00");
        cases.put(
                "withdrawing",
                beforeHandOversWereKept(filing().when(new CaseInput.Closed(CloseReason.PAID, paid))
                        .at(paid)
                        .state()));
        cases.put(
                "withdrawn",
                applied()
                        .when(new CaseInput.Closed(CloseReason.RECALLED, at("2026-03-05T09:00:00+08:00")))
                        .at("2026-03-05T09:00:00+08:00")
                        .state());
        cases.put(
                "stalled",
                asking().when(new CaseInput.ClearanceRefused("lit-1", "identity-in-doubt"))
                        .at("2026-03-03T10:02:00+08:00")
                        .state());
    }

    /** As rows have it that were written while a filing's hand-over was not kept. */
    private static CaseState beforeHandOversWereKept(CaseState state) {
        return switch (state) {
            case CaseState.Filing(var docket, var request, var until, var inquiry) ->
                new CaseState.Filing(docket, unmarked(request), until, inquiry);
            case CaseState.Withdrawing(var docket, var request, var until, var inquiry, var reason, var at) ->
                new CaseState.Withdrawing(docket, unmarked(request), until, inquiry, reason, at);
            case CaseState other -> other;
        };
    }

    private static CaseState.Request unmarked(CaseState.Request request) {
        return new CaseState.Request(request.requestId(), request.act(), request.claim(), request.attempt(), null);
    }

    private static void order(Map<String, CaseState> cases) {
        cases.put("order-applied", applied().state());
        cases.put(
                "order-refused",
                said(applied(), new CourtReport.FilingRefused(at("2026-03-06T09:00:00+08:00"), "not servable"))
                        .state());
        cases.put(
                "order-accepted",
                said(
                                applied(),
                                new CourtReport.OnFiling(
                                        "lit-1", new CourtReport.ApplicationAccepted(at("2026-03-06T09:00:00+08:00"))))
                        .state());
        cases.put(
                "order-issued",
                said(issued(), new CourtReport.OrderUnserved(at("2026-03-18T09:00:00+08:00")))
                        .state());
        cases.put(
                "order-served",
                said(
                                served(),
                                new CourtReport.ObjectionReceived(
                                        at("2026-04-01T09:00:00+08:00"),
                                        CourtReport.ObjectionKind.PARTIAL,
                                        yuan(30_000_00)))
                        .state());
        cases.put(
                "order-killed",
                said(served(), new CourtReport.GuarantorSued(at("2026-03-25T09:00:00+08:00")))
                        .state());
        Spec<CaseState, CaseInput, CaseEvent> contested = said(
                served(),
                new CourtReport.ObjectionReceived(
                        at("2026-04-01T09:00:00+08:00"), CourtReport.ObjectionKind.WRITTEN, null));
        cases.put("order-contested", contested.state());
        cases.put(
                "order-uncontested",
                said(contested, new CourtReport.ObjectionRejected(at("2026-04-03T09:00:00+08:00")))
                        .state());
        cases.put("order-objected", objected().state());
        cases.put(
                "order-not-converted",
                said(objected(), new CourtReport.ConversionRefused(at("2026-04-10T09:00:00+08:00")))
                        .state());
    }

    private static void suit(Map<String, CaseState> cases) {
        cases.put("suit-filed", suitFiled(true, CLAIM).state());
        cases.put("suit-pending", pending().state());
        cases.put("judged", judged(new Verdict.Awarded(yuan(590_000_00))).state());
        cases.put("judged-against-us", judged(new Verdict.Dismissed("proof")).state());
        Spec<CaseState, CaseInput, CaseEvent> appeal = said(
                judged(new Verdict.Dismissed("proof")), new CourtReport.AppealFiled(at("2026-06-16T23:59:59+08:00")));
        cases.put("on-appeal", appeal.state());
        cases.put(
                "titled",
                said(
                                appeal,
                                new CourtReport.SecondInstanceDecided(
                                        at("2026-08-03T09:00:00+08:00"), new Verdict.Awarded(yuan(500_000_00))))
                        .state());
    }

    private static Spec<CaseState, CaseInput, CaseEvent> pending() {
        return said(
                suitFiled(false, CLAIM), new CourtReport.SuitAccepted(at("2026-03-09T09:00:00+08:00"), Route.SUMMARY));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> judged(Verdict verdict) {
        return said(pending(), new CourtReport.JudgmentRendered(at(JUNE), verdict));
    }

    private static void enforcement(Map<String, CaseState> cases) {
        cases.put(
                "enforcement-applied",
                served().whenTimePasses()
                        .at("2026-04-07T00:00:00+08:00")
                        .when(new CaseInput.ClearanceGiven("lit-2", DEBT, at("2026-04-08T00:00:00+08:00")))
                        .at("2026-04-07T00:01:00+08:00")
                        .when(done("lit-2"))
                        .at("2026-04-07T00:02:00+08:00")
                        .state());
        cases.put("enforcing", enforcing(served()).state());
        cases.put(
                "concluding",
                said(
                                enforcing(served()),
                                new CourtReport.EnforcementClosed(at(JUNE), CourtReport.EnforcementResult.NO_ASSETS))
                        .state());
        cases.put(
                "over-before-it-began",
                watching()
                        .when(new CaseInput.Closed(CloseReason.CURED, at("2026-02-01T09:00:00+08:00")))
                        .at("2026-02-01T09:00:00+08:00")
                        .state());
    }
}
