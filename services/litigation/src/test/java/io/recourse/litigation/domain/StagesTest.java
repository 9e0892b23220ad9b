package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.DEBT;
import static io.recourse.litigation.domain.Cases.DECIDER;
import static io.recourse.litigation.domain.Cases.applied;
import static io.recourse.litigation.domain.Cases.at;
import static io.recourse.litigation.domain.Cases.enforcing;
import static io.recourse.litigation.domain.Cases.filing;
import static io.recourse.litigation.domain.Cases.objected;
import static io.recourse.litigation.domain.Cases.said;
import static io.recourse.litigation.domain.Cases.served;
import static io.recourse.litigation.domain.Cases.suitFiled;
import static io.recourse.litigation.domain.Cases.told;
import static io.recourse.litigation.domain.Cases.watching;
import static io.recourse.litigation.domain.Cases.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.LitigationOutcome;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.litigation.domain.CourtReport.EnforcementClosed;
import io.recourse.litigation.domain.CourtReport.EnforcementResult;
import io.recourse.litigation.domain.CourtReport.JudgmentRendered;
import io.recourse.litigation.domain.CourtReport.ObjectionKind;
import io.recourse.litigation.domain.CourtReport.ObjectionReceived;
import io.recourse.litigation.domain.CourtReport.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which report fits which stage, and what only the stage decides. */
class StagesTest {

    private static final long CLAIM = 600_000_00;
    private static final Instant AUTUMN = at("2026-09-01T09:00:00+08:00");
    private static final Verdict AWARDED = new Verdict.Awarded(yuan(1_00));

    private static final List<CourtReport> EVERY_REPORT = List.of(
            new CourtReport.ApplicationAccepted(AUTUMN),
            new CourtReport.OrderIssued(AUTUMN),
            new CourtReport.OrderServed(AUTUMN),
            new CourtReport.OrderUnserved(AUTUMN),
            new ObjectionReceived(AUTUMN, ObjectionKind.WRITTEN, null),
            new CourtReport.ObjectionUpheld(AUTUMN),
            new CourtReport.ObjectionRejected(AUTUMN),
            new CourtReport.GuarantorSued(AUTUMN),
            new CourtReport.ConversionRefused(AUTUMN),
            new CourtReport.FilingRefused(AUTUMN, "venue"),
            new CourtReport.SuitAccepted(AUTUMN, Route.SUMMARY),
            new JudgmentRendered(AUTUMN, AWARDED),
            new CourtReport.AppealFiled(AUTUMN),
            new CourtReport.SecondInstanceDecided(AUTUMN, AWARDED),
            new CourtReport.EnforcementAccepted(AUTUMN),
            new EnforcementClosed(AUTUMN, EnforcementResult.SATISFIED));

    @Test
    void each_stage_takes_the_reports_that_belong_to_it_and_refuses_every_other() {
        Map<String, Set<String>> taken = new TreeMap<>();
        ExampleStates.cases().values().forEach(state -> {
            Set<String> fitting = taken.computeIfAbsent(name(state), s -> new TreeSet<>());
            for (CourtReport report : EVERY_REPORT) {
                switch (DECIDER.decide(state, report, AUTUMN)) {
                    case Decision.Accepted<CaseEvent> _ -> fitting.add(name(report));
                    case Decision.Refused<CaseEvent>(var refusal) ->
                        assertThat(refusal.rule()).isEqualTo(refusedBy(state));
                }
            }
        });
        assertThat(taken)
                .isEqualTo(Map.ofEntries(
                        Map.entry("Unopened", Set.of()),
                        Map.entry("Watching", Set.of()),
                        Map.entry("Starting", Set.of()),
                        Map.entry("Planned", Set.of()),
                        Map.entry("AwaitingClearance", Set.of()),
                        Map.entry("Stalled", Set.of()),
                        Map.entry("Filing", Set.of("ApplicationAccepted")),
                        Map.entry("Withdrawing", Set.of("ApplicationAccepted")),
                        Map.entry("OrderApplied", Set.of("ApplicationAccepted", "FilingRefused")),
                        Map.entry(
                                "OrderAccepted",
                                Set.of("OrderIssued", "FilingRefused", "SuitAccepted", "GuarantorSued")),
                        Map.entry(
                                "OrderIssued", Set.of("OrderServed", "OrderUnserved", "SuitAccepted", "GuarantorSued")),
                        Map.entry("OrderServed", Set.of("ObjectionReceived", "SuitAccepted", "GuarantorSued")),
                        Map.entry(
                                "OrderContested",
                                Set.of(
                                        "ObjectionReceived",
                                        "ObjectionUpheld",
                                        "ObjectionRejected",
                                        "SuitAccepted",
                                        "GuarantorSued")),
                        Map.entry("OrderObjected", Set.of("ConversionRefused", "SuitAccepted", "GuarantorSued")),
                        Map.entry("SuitFiled", Set.of("SuitAccepted", "FilingRefused")),
                        Map.entry("SuitPending", Set.of("JudgmentRendered", "FilingRefused")),
                        Map.entry("Judged", Set.of("AppealFiled")),
                        Map.entry("OnAppeal", Set.of("SecondInstanceDecided")),
                        Map.entry("EnforcementApplied", Set.of("EnforcementAccepted", "FilingRefused")),
                        Map.entry("Enforcing", Set.of("EnforcementClosed")),
                        Map.entry("Concluding", Set.of()),
                        Map.entry("Over", Set.of())));
    }

    private static String refusedBy(CaseState state) {
        return switch (state) {
            case CaseState.Unopened _ -> "unknown-case";
            case CaseState.Over _ -> "litigation-over";
            case CaseState.Live _ -> "report-does-not-fit-stage";
        };
    }

    private static String name(Object any) {
        return any.getClass().getSimpleName();
    }

    @Test
    void an_event_of_another_stage_is_no_history() {
        CaseState watching = watching().state();
        assertThatThrownBy(() -> DECIDER.evolve(watching, new CaseEvent.ConversionDeemed(AUTUMN, AUTUMN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a case in Watching cannot go on as OrderObjected");
    }

    @Test
    void nothing_lies_before_a_court_until_something_was_filed() {
        Docket docket = ((CaseState.Live) watching().state()).docket();
        assertThatThrownBy(docket::filed)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nothing was filed");
    }

    @Test
    void a_report_repeated_after_the_end_is_nothing_and_another_is_refused() {
        CourtReport satisfied = new EnforcementClosed(at("2026-06-01T09:00:00+08:00"), EnforcementResult.SATISFIED);
        said(enforcing(served()), satisfied)
                .when(satisfied)
                .at("2026-06-02T09:00:00+08:00")
                .thenNothing()
                .when(new EnforcementClosed(at("2026-06-01T09:00:00+08:00"), EnforcementResult.NO_ASSETS))
                .at("2026-06-02T09:00:00+08:00")
                .thenRefused("litigation-over");
    }

    @Test
    void a_report_that_proves_a_filing_of_a_closed_case_withdraws_it() {
        Instant paid = at("2026-03-03T10:05:01+08:00");
        Instant accepted = at("2026-03-04T09:00:00+08:00");
        said(
                        filing().when(new CaseInput.Closed(CloseReason.PAID, paid))
                                .at(paid),
                        new CourtReport.ApplicationAccepted(accepted))
                .thenPublished(
                        new LitigationEvent.ActPerformed("lit-1", "file-payment-order", accepted, Cases.CLEARED_UNTIL),
                        new LitigationEvent.CostsIncurred("lit-1/fee", yuan(766_67), "court-fee"),
                        new LitigationEvent.LitigationEnded(LitigationOutcome.WITHDRAWN, accepted))
                .andStatus("WITHDRAWN");
    }

    @Test
    void the_courts_time_for_an_objection_is_no_law_and_counts_as_our_own_patience() {
        said(served(), new ObjectionReceived(at("2026-04-01T09:00:00+08:00"), ObjectionKind.WRITTEN, null))
                .andDeadlines(Deadline.business(
                        "objection-ruling-due",
                        "",
                        at("2026-05-02T00:00:00+08:00"),
                        "ours: the law sets the court no time for an objection's examination (art. 228)"));
    }

    @Test
    void a_second_objection_adds_nothing_to_one_that_contests_the_whole() {
        CourtReport again = new ObjectionReceived(at("2026-04-02T09:00:00+08:00"), ObjectionKind.WRITTEN, null);
        said(said(served(), new ObjectionReceived(at("2026-04-01T09:00:00+08:00"), ObjectionKind.WRITTEN, null)), again)
                .then(new CaseEvent.CourtSaid(again))
                .andStatus("ORDER_CONTESTED");
    }

    @Test
    void a_suit_against_the_guarantor_of_an_order_that_is_dead_already_changes_nothing() {
        CourtReport sued = new CourtReport.GuarantorSued(at("2026-04-09T09:00:00+08:00"));
        said(objected(), sued).then(new CaseEvent.CourtSaid(sued)).andStatus("ORDER_OBJECTED");
    }

    @Test
    void a_suit_that_follows_a_dead_order_does_not_kill_it_again() {
        Instant docketed = at("2026-04-10T09:00:00+08:00");
        said(objected(), new CourtReport.SuitAccepted(docketed, Route.SUMMARY))
                .thenPublished(
                        new LitigationEvent.SuitAccepted(Route.SUMMARY, docketed, at("2026-07-11T00:00:00+08:00")),
                        new LitigationEvent.CostsIncurred(
                                "lit-1/fee-" + docketed.getEpochSecond(), yuan(1_150_00 - 766_67), "court-fee"));
    }

    @Test
    void a_suit_that_an_order_turned_into_is_refused_as_a_suit() {
        Instant refused = at("2026-04-17T09:00:00+08:00");
        CourtReport report = new CourtReport.FilingRefused(refused, "venue");
        said(objected().whenTimePasses().at("2026-04-16T00:00:00+08:00"), report)
                .then(
                        new CaseEvent.CourtSaid(report),
                        told(new LitigationEvent.ActAbandoned("lit-1", "file-suit", "filing-refused", refused)),
                        new CaseEvent.WorkStopped(Act.FILE_SUIT, "filing-refused", refused));
    }

    @Test
    void no_court_takes_a_suit_as_a_payment_order() {
        said(
                        suitFiled(false, CLAIM),
                        new CourtReport.SuitAccepted(at("2026-03-09T09:00:00+08:00"), Route.PAYMENT_ORDER))
                .thenRefused("not-a-suit-route")
                .andStatus("SUIT_FILED");
    }

    @Test
    void a_suit_on_the_route_that_was_paid_for_costs_nothing_more() {
        Instant docketed = at("2026-03-09T09:00:00+08:00");
        said(suitFiled(false, CLAIM), new CourtReport.SuitAccepted(docketed, Route.SUMMARY))
                .thenPublished(
                        new LitigationEvent.SuitAccepted(Route.SUMMARY, docketed, at("2026-06-10T00:00:00+08:00")));
    }

    @Test
    void a_dearer_route_costs_the_difference_and_then_its_whole_fee_is_paid() {
        Instant docketed = at("2026-03-25T09:00:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> spec =
                said(served(), new CourtReport.SuitAccepted(docketed, Route.ORDINARY));
        assertThat(spec.published())
                .contains(new LitigationEvent.CostsIncurred(
                        "lit-1/fee-" + docketed.getEpochSecond(), yuan(2_300_00 - 766_67), "court-fee"));
        assertThat(((CaseState.Live) spec.state()).docket().progress().feePaid())
                .isEqualTo(2_300_00);
    }

    @Test
    void a_small_claim_knows_no_time_for_an_appeal() {
        Instant judged = at("2026-04-20T09:00:00+08:00");
        CourtReport judgment = new JudgmentRendered(judged, AWARDED);
        CourtReport dismissal = new JudgmentRendered(judged, new Verdict.Dismissed("proof"));
        said(smallClaim(), judgment)
                .then(
                        new CaseEvent.CourtSaid(judgment),
                        told(new LitigationEvent.JudgmentGiven(judged, judged, yuan(1_00))),
                        told(new LitigationEvent.TitleEffective(
                                Route.SMALL_CLAIM, judged, at("2028-05-02T00:00:00+08:00"), yuan(1_00))),
                        new CaseEvent.ActPlanned(Act.APPLY_ENFORCEMENT, at("2026-05-01T00:00:00+08:00"), 0));
        said(smallClaim(), dismissal)
                .then(
                        new CaseEvent.CourtSaid(dismissal),
                        told(new LitigationEvent.ClaimDismissed(judged, "proof")),
                        told(new LitigationEvent.LitigationEnded(LitigationOutcome.DISMISSED, judged)));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> smallClaim() {
        return said(
                suitFiled(false, CLAIM),
                new CourtReport.SuitAccepted(at("2026-03-09T09:00:00+08:00"), Route.SMALL_CLAIM));
    }

    @Test
    void an_application_for_enforcement_costs_us_nothing() {
        served().whenTimePasses()
                .at("2026-04-07T00:00:00+08:00")
                .when(new CaseInput.ClearanceGiven("lit-2", DEBT, at("2026-04-08T00:00:00+08:00")))
                .at("2026-04-07T00:01:00+08:00")
                .when(Cases.done("lit-2"))
                .at("2026-04-07T00:02:00+08:00")
                .thenPublished(new LitigationEvent.ActPerformed(
                        "lit-2",
                        "apply-enforcement",
                        at("2026-04-07T00:02:00+08:00"),
                        at("2026-04-08T00:00:00+08:00")));
    }

    @Test
    void queries_see_the_route_once_it_is_chosen_and_the_title_once_it_is_there() {
        assertThat(columns(watching())).isEqualTo(Map.of("claim_minor", 100_000_00L));
        assertThat(columns(applied())).isEqualTo(Map.of("claim_minor", 100_000_00L, "route", "PAYMENT_ORDER"));
        assertThat(columns(enforcing(served())))
                .isEqualTo(Map.of(
                        "claim_minor",
                        100_000_00L,
                        "route",
                        "PAYMENT_ORDER",
                        "title_at",
                        at("2026-04-07T00:00:00+08:00")));
    }

    @Test
    void queries_see_the_route_the_court_took_a_suit_on() {
        Instant docketed = at("2026-03-25T09:00:00+08:00");
        assertThat(columns(said(served(), new CourtReport.SuitAccepted(docketed, Route.ORDINARY))))
                .containsEntry("route", "ORDINARY");
        assertThat(columns(said(suitFiled(false, CLAIM), new CourtReport.SuitAccepted(docketed, Route.ORDINARY))))
                .containsEntry("route", "ORDINARY");
    }

    private static Map<String, Object> columns(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return DECIDER.facets(spec.state()).columns();
    }
}
