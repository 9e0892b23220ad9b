package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.DEBT;
import static io.recourse.litigation.domain.Cases.applied;
import static io.recourse.litigation.domain.Cases.asking;
import static io.recourse.litigation.domain.Cases.at;
import static io.recourse.litigation.domain.Cases.cny;
import static io.recourse.litigation.domain.Cases.done;
import static io.recourse.litigation.domain.Cases.said;
import static io.recourse.litigation.domain.Cases.suitFiled;
import static io.recourse.litigation.domain.Cases.watching;
import static io.recourse.litigation.domain.Cases.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts and reports that come twice, too early, or in a state that has no use for them. */
class FactsTest {

    private static final String DAY = "2026-02-01T09:00:00+08:00";
    private static final String LATER = "2026-02-02T09:00:00+08:00";

    @Test
    void nothing_but_an_opening_reaches_a_case_that_is_not_open() {
        Instant day = at(DAY);
        for (CaseInput early : List.of(
                new CaseInput.BalanceChanged(DEBT, day),
                new CaseInput.LimitationMoved(day, day),
                new CaseInput.NegotiationOver(day),
                new CaseInput.PauseBegan("p1", PauseReason.DISPUTE, day),
                new CaseInput.PauseOver("p1", day),
                new CaseInput.ClearanceGiven("lit-1", DEBT, day),
                new CaseInput.ClearanceRefused("lit-1", "x"),
                new CaseInput.Closed(CloseReason.PAID, day),
                new CaseInput.DisposalOver(day),
                done("lit-1"),
                new CaseInput.DeadlinePassed(Deadline.legal("last-day", "", day, "x")))) {
            assertThatThrownBy(
                            () -> Spec.of(Cases.DECIDER, "case-1").when(early).at(DAY))
                    .as(early.toString())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("nothing comes before the opening");
        }
        Spec.of(Cases.DECIDER, "case-1")
                .when(new CourtReport.ApplicationAccepted(day))
                .at(DAY)
                .thenRefused("unknown-case");
    }

    @Test
    void a_fact_told_twice_is_noted_once() {
        Instant day = at(DAY);
        for (CaseInput fact : List.of(
                new CaseInput.BalanceChanged(cny(1_00), day),
                new CaseInput.LimitationMoved(at("2029-02-02T00:00:00+08:00"), day),
                new CaseInput.PauseBegan("p1", PauseReason.DISPUTE, day),
                new CaseInput.DisposalOver(day))) {
            var spec = watching().when(fact).at(DAY);
            assertThat(spec.events()).as(fact.toString()).hasSize(1);
            spec.when(fact).at(LATER).thenNothing();
        }
        watching().when(new CaseInput.PauseOver("p1", day)).at(DAY).thenNothing();
    }

    @Test
    void one_pause_ends_and_the_other_goes_on() {
        var spec = watching()
                .when(new CaseInput.PauseBegan("p1", PauseReason.DISPUTE, at(DAY)))
                .at(DAY)
                .when(new CaseInput.PauseBegan("p2", PauseReason.HARDSHIP, at(DAY)))
                .at(DAY)
                .when(new CaseInput.PauseOver("p1", at(LATER)))
                .at(LATER);
        assertThat(((CaseState.Live) spec.state()).docket().standing().pauses())
                .containsExactly(new Docket.OpenPause("p2", PauseReason.HARDSHIP));
    }

    @Test
    void the_ledgers_word_on_another_request_or_after_the_filing_is_stale() {
        asking().when(new CaseInput.ClearanceGiven("lit-9", DEBT, at("2026-03-04T10:00:00+08:00")))
                .at("2026-03-03T10:05:00+08:00")
                .thenNothing()
                .when(new CaseInput.ClearanceRefused("lit-9", "x"))
                .at("2026-03-03T10:05:00+08:00")
                .thenNothing();
        applied()
                .when(new CaseInput.ClearanceGiven("lit-1", DEBT, at("2026-03-04T10:00:00+08:00")))
                .at("2026-03-03T11:00:00+08:00")
                .thenNothing()
                .when(new CaseInput.ClearanceRefused("lit-1", "x"))
                .at("2026-03-03T11:00:00+08:00")
                .thenNothing()
                .when(done("lit-1"))
                .at("2026-03-03T11:00:00+08:00")
                .thenNothing()
                .when(new CaseInput.NegotiationOver(at("2026-03-03T11:00:00+08:00")))
                .at("2026-03-03T11:00:00+08:00")
                .thenNothing();
    }

    @Test
    void nobody_clears_up_or_resumes_what_goes_on_by_itself() {
        applied()
                .when(new CaseInput.FilingClarified("lit-1", true))
                .at("2026-03-03T11:00:00+08:00")
                .thenRefused("no-unclear-filing")
                .when(new CaseInput.WorkResumed())
                .at("2026-03-03T11:00:00+08:00")
                .thenRefused("nothing-stopped")
                .when(new CaseInput.ClaimGivenUp())
                .at("2026-03-03T11:00:00+08:00")
                .thenRefused("nothing-stopped");
        Cases.filing()
                .when(new CaseInput.FilingClarified("lit-9", true))
                .at("2026-03-03T11:00:00+08:00")
                .thenRefused("no-unclear-filing");
    }

    @Test
    void an_award_is_a_positive_sum_in_the_currency_of_the_claim() {
        for (Money sum : List.of(yuan(0), new Money(1, "USD"))) {
            pending()
                    .when(new CourtReport.JudgmentRendered(
                            at("2026-06-01T09:00:00+08:00"), new CourtReport.Verdict.Awarded(sum)))
                    .at("2026-06-01T09:00:00+08:00")
                    .thenRefused("award-not-a-sum-of-the-claim");
        }
        assertThat(pending()
                        .when(new CourtReport.JudgmentRendered(
                                at("2026-06-01T09:00:00+08:00"), new CourtReport.Verdict.Awarded(yuan(1))))
                        .at("2026-06-01T09:00:00+08:00")
                        .published())
                .hasSize(1);
    }

    @Test
    void the_contested_part_is_more_than_nothing_and_less_than_the_claim() {
        for (Money part :
                List.of(yuan(0), new Money(1, "USD"), yuan(DEBT.total().minor()))) {
            partly(part).thenRefused("contested-part-not-a-part");
        }
        assertThat(partly(yuan(1)).events()).hasSize(2);
        assertThat(partly(yuan(DEBT.total().minor() - 1)).events()).hasSize(2);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> partly(Money part) {
        return said(
                Cases.served(),
                new CourtReport.ObjectionReceived(
                        at("2026-04-01T09:00:00+08:00"), CourtReport.ObjectionKind.PARTIAL, part));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> pending() {
        return said(
                suitFiled(false, 600_000_00),
                new CourtReport.SuitAccepted(at("2026-03-09T09:00:00+08:00"), Route.SUMMARY));
    }
}
