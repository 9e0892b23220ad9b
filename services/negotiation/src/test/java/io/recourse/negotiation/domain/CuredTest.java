package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.BOT;
import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.balanceAlone;
import static io.recourse.negotiation.domain.Sample.opened;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.strategy;
import static io.recourse.negotiation.domain.Sample.talking;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.negotiation.domain.CaseEvent.FileClosed;
import io.recourse.negotiation.domain.CaseEvent.GrantReturned;
import io.recourse.negotiation.domain.CaseEvent.PromiseInvalidated;
import org.junit.jupiter.api.Test;

/**
 * An account that its debtor brought up to date at the host is closed as CURED with what is not yet due still owed: every
 * contact and promise ends all the same.
 */
class CuredTest {

    private static final String ADJUSTED = "2026-03-02T09:30:00+08:00";
    private static final String LATER = "2026-03-09T09:00:00+08:00";

    /** The ledger first says what the host's statement changed, then that the case is over. */
    private static Spec<CaseState, CaseInput, CaseEvent> cured(Spec<CaseState, CaseInput, CaseEvent> live) {
        return live.when(balanceAlone(owing(80_000), at(ADJUSTED)))
                .at(ADJUSTED)
                .when(new CaseInput.Closed(at(ADJUSTED), CloseReason.CURED))
                .at(ADJUSTED)
                .andStatus("CLOSED")
                .andDeadlines();
    }

    private static void isLeftAlone(Spec<CaseState, CaseInput, CaseEvent> closed) {
        closed.whenTimePasses()
                .at(LATER)
                .thenNothing()
                .andEffects()
                .when(strategy(SMS))
                .at(LATER)
                .thenNothing()
                .when(promise("p-9", 10_000, "2026-03-20"))
                .at(LATER)
                .thenRefused("case-closed")
                .andDeadlines();
    }

    @Test
    void a_case_that_talks_or_waits_for_its_talks_takes_no_step_any_more() {
        isLeftAlone(cured(opened()));
        isLeftAlone(cured(opened().when(strategy(SMS)).at("2026-03-01T12:00:00+08:00")));
        isLeftAlone(cured(talking(SMS, BOT)));
    }

    @Test
    void the_step_that_was_asked_for_lapses_and_its_grant_goes_back_to_the_party() {
        Spec<CaseState, CaseInput, CaseEvent> asked =
                talking(SMS, BOT).whenTimePasses().at("2026-03-02T09:00:00+08:00");
        cured(asked).thenPublished(new StepLapsed("sms", at("2026-03-02T09:00:00+08:00"), "case-closed"));
        asked.when(new CaseInput.ContactGranted("sms-1", at("2026-03-02T22:00:00+08:00"), null))
                .at(ADJUSTED)
                .then(new GrantReturned("sms-1", null))
                .andEffects()
                .andTells(new Tell(
                        new SubjectId("party", PARTY), new PartyInput.ContactReturned("case-1", "sms-1", false)));
        isLeftAlone(asked);
    }

    @Test
    void a_live_promise_ends_with_the_case_neither_kept_nor_broken() {
        Spec<CaseState, CaseInput, CaseEvent> promised =
                talking(SMS).when(promise("p-1", 50_000, "2026-03-06")).at("2026-03-02T08:30:00+08:00");
        cured(promised).then(new PromiseInvalidated("p-1", "case-cured"), new FileClosed(at(ADJUSTED)));
        isLeftAlone(promised);
    }

    @Test
    void the_end_of_a_pause_brings_no_talks_back() {
        Spec<CaseState, CaseInput, CaseEvent> paused = talking(SMS)
                .when(new CaseInput.PauseBegan(
                        "d-1", PauseReason.DISPUTE, at("2026-03-02T08:30:00+08:00"), at("2026-04-01T08:30:00+08:00")))
                .at("2026-03-02T08:30:00+08:00");
        cured(paused)
                .when(new CaseInput.PauseOver("d-1", at(ADJUSTED)))
                .at(ADJUSTED)
                .andDeadlines();
        isLeftAlone(paused);
    }
}
