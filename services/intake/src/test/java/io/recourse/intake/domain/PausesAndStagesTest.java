package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.pause;
import static io.recourse.intake.domain.Given.secured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseEnded;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PauseStarted;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.intake.domain.CaseEvent.PauseReviewDue;
import io.recourse.intake.domain.CaseEvent.ProgressNoted;
import io.recourse.intake.domain.CaseInput.DisposalBegan;
import io.recourse.intake.domain.CaseInput.DisposalOver;
import io.recourse.intake.domain.CaseInput.LitigationOver;
import io.recourse.intake.domain.CaseInput.PauseLifted;
import io.recourse.intake.domain.CaseInput.PauseRequested;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.intake.domain.CaseInput.StageHeard;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PausesAndStagesTest {

    private static final String NOW = "2026-01-11T09:00:00+08:00";

    @Test
    void an_open_pause_is_reviewed_every_thirty_days_until_it_is_lifted() {
        opened().when(pause("h1", PauseReason.HARDSHIP, NOW))
                .at(NOW)
                .thenPublished(new PauseStarted(
                        "h1", PauseReason.HARDSHIP, instant(NOW), instant("2026-02-10T09:00:00+08:00")))
                .andDeadline("pause-review", "2026-02-10T09:00:00+08:00")
                .when(new PauseLifted("h2", instant(NOW)))
                .at("2026-02-10T09:00:00+08:00")
                .thenRefused("pause-unknown")
                .andDeadline("pause-review", "2026-03-12T09:00:00+08:00")
                .when(new PauseLifted("h1", instant("2026-02-01T00:00:00+08:00")))
                .at("2026-02-11T09:00:00+08:00")
                .thenPublished(new PauseEnded("h1", PauseReason.HARDSHIP, instant("2026-02-01T00:00:00+08:00")))
                .andNoDeadline("pause-review")
                .when(new PauseLifted("h1", instant("2026-02-03T00:00:00+08:00")))
                .at("2026-02-12T09:00:00+08:00")
                .thenNothing();
    }

    /** What it had not used is given back ([10–20] over [15–20]); a later end of one that is over is no new pause. */
    @Test
    void a_pause_that_has_an_end_may_end_earlier() {
        opened().when(pause("h1", PauseReason.HARDSHIP, NOW))
                .at(NOW)
                .when(new PauseLifted("h1", instant("2026-02-11T09:00:01+08:00")))
                .at("2026-01-12T09:00:00+08:00")
                .thenRefused("pause-end-too-far")
                .when(new PauseLifted("h1", instant("2026-01-30T00:00:00+08:00")))
                .at("2026-01-12T09:00:00+08:00")
                .when(new PauseLifted("h1", instant("2026-01-20T00:00:00+08:00")))
                .at("2026-01-20T09:00:00+08:00")
                .thenPublished(new PauseEnded("h1", PauseReason.HARDSHIP, instant("2026-01-20T00:00:00+08:00")))
                .when(new PauseLifted("h1", instant("2026-01-20T00:00:00+08:00")))
                .at("2026-01-21T09:00:00+08:00")
                .thenNothing();
    }

    /** It became empty; that is heard once. */
    @Test
    void a_pause_that_is_lifted_before_it_began_is_lifted_once() {
        PauseLifted before = new PauseLifted("h1", instant("2026-01-10T09:00:00+08:00"));
        opened().when(pause("h1", PauseReason.HARDSHIP, NOW))
                .at(NOW)
                .when(before)
                .at(NOW)
                .thenPublished(new PauseEnded("h1", PauseReason.HARDSHIP, before.at()))
                .when(before)
                .at("2026-01-12T09:00:00+08:00")
                .thenNothing();
    }

    @Test
    void the_review_itself_stays_in_house() {
        assertThat(opened().when(pause("h1", PauseReason.DISPUTE, NOW))
                        .at(NOW)
                        .whenTimePasses()
                        .at("2026-02-11T00:00:00+08:00")
                        .events())
                .contains(new PauseReviewDue("h1", PauseReason.DISPUTE, instant("2026-03-12T09:00:00+08:00")));
    }

    @Test
    void a_review_may_be_earlier_than_policy_but_not_later() {
        opened().when(new PauseRequested("h1", PauseReason.DISPUTE, instant(NOW), instant("2026-01-15T09:00:00+08:00")))
                .at(NOW)
                .andDeadline("pause-review", "2026-01-15T09:00:00+08:00")
                .when(new PauseRequested("h2", PauseReason.DISPUTE, instant(NOW), instant("2027-01-15T09:00:00+08:00")))
                .at(NOW)
                .andDeadline("pause-review", "2026-02-10T09:00:00+08:00");
    }

    @Test
    void a_review_that_is_over_before_it_begins_is_refused() {
        for (String past : new String[] {NOW, "2026-01-11T08:59:59.999999+08:00", "0001-01-01T00:00:00Z"}) {
            opened().when(new PauseRequested("h1", PauseReason.DISPUTE, instant(NOW), instant(past)))
                    .at(NOW)
                    .thenRefused("review-in-past");
        }
        Instant shortly = instant(NOW).plusSeconds(60);
        PauseRequested known = new PauseRequested("h1", PauseReason.DISPUTE, instant(NOW), shortly);
        opened().when(known)
                .at(NOW)
                .andDeadline("pause-review", shortly.toString())
                .when(known)
                .at("2026-01-12T09:00:00+08:00")
                .thenPublished();
    }

    @Test
    void one_pause_id_is_one_pause() {
        opened().when(pause("h1", PauseReason.DISPUTE, NOW))
                .at(NOW)
                .when(pause("h1", PauseReason.DISPUTE, NOW))
                .at(NOW)
                .thenNothing()
                .when(pause("h1", PauseReason.DECEASED, NOW))
                .at(NOW)
                .thenRefused("pause-conflict");
    }

    @Test
    void a_person_cannot_be_bankrupt_here() {
        opened().when(pause("h1", PauseReason.BANKRUPTCY, NOW)).at(NOW).thenRefused("bankruptcy-enterprise-only");
    }

    @Test
    void the_stage_never_moves_back() {
        opened().when(new StageHeard(Stage.LITIGATION))
                .at(NOW)
                .then(new ProgressNoted(new Progress(Stage.LITIGATION, false, false, false, null)))
                .when(new StageHeard(Stage.NEGOTIATION))
                .at(NOW)
                .thenNothing();
    }

    @Test
    void an_unsecured_case_is_unrecoverable_when_the_courts_are_done() {
        opened().when(new LitigationOver(null))
                .at(NOW)
                .thenPublished(new CaseClosed(CloseReason.UNRECOVERABLE, Stage.LITIGATION, instant(NOW)))
                .andStatus("UNRECOVERABLE");
    }

    @Test
    void a_secured_one_when_the_sales_are_done_too_whichever_is_first() {
        CaseClosed closed = new CaseClosed(CloseReason.UNRECOVERABLE, Stage.DISPOSAL, instant(NOW));
        opened(secured())
                .when(new LitigationOver(null))
                .at(NOW)
                .thenPublished()
                .when(new DisposalBegan())
                .at(NOW)
                .thenPublished()
                .when(new DisposalOver())
                .at(NOW)
                .thenPublished(closed);
        opened(secured())
                .when(new DisposalBegan())
                .at(NOW)
                .when(new DisposalOver())
                .at(NOW)
                .thenPublished()
                .when(new LitigationOver(null))
                .at(NOW)
                .thenPublished(closed);
    }

    @Test
    void the_lender_takes_it_back_once() {
        Recalled recalled = new Recalled(instant(NOW));
        opened().when(recalled)
                .at(NOW)
                .thenPublished(new CaseClosed(CloseReason.RECALLED, Stage.INTAKE, instant(NOW)))
                .when(recalled)
                .at(NOW)
                .thenNothing()
                .when(pause("h1", PauseReason.DISPUTE, NOW))
                .at(NOW)
                .thenRefused("case-closed")
                .when(new LitigationOver(null))
                .at(NOW)
                .thenNothing();
    }

    @Test
    void a_stage_cannot_speak_of_a_case_that_never_opened() {
        assertThatThrownBy(() ->
                        Given.spec().when(new StageHeard(Stage.NEGOTIATION)).at(NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void facets_say_where_it_stands() {
        assertThat(Given.decider().facets(opened().state()).columns())
                .containsEntry("stage", "INTAKE")
                .containsEntry("bucket", "EARLY")
                .containsEntry(
                        "balance_minor", balance(0, 5_000, 95_000).total().minor())
                .containsEntry("currency", "CNY")
                .containsEntry("oldest_due", Given.day("2026-01-01"));
    }
}
