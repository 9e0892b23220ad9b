package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.LETTER;
import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.opened;
import static io.recourse.negotiation.domain.Sample.other;
import static io.recourse.negotiation.domain.Sample.strategy;
import static io.recourse.negotiation.domain.Sample.talking;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.NegotiationStarted;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.negotiation.domain.CaseEvent.GrantReturned;
import io.recourse.negotiation.domain.CaseEvent.StepAsked;
import io.recourse.negotiation.domain.CaseEvent.StrategyKept;
import io.recourse.negotiation.domain.CaseEvent.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Segmentation gives a live case another strategy. */
class MigrationTest {

    private static final String ASKED = "2026-03-02T09:00:00+08:00";
    private static final String START = "2026-03-04T09:00:00+08:00";
    private static final StrategyKept KEPT = new StrategyKept("card-early@2", at(START), 20, List.of(SMS, LETTER));

    @Test
    void before_its_talks_the_case_starts_by_the_strategy_it_was_given_last() {
        opened().when(strategy(SMS))
                .at("2026-03-01T00:00:00+08:00")
                .when(other(START, SMS, LETTER))
                .at("2026-03-01T12:00:00+08:00")
                .then(KEPT)
                .andDeadline("start", START)
                .andStatus("SCHEDULED");
    }

    @Test
    void talks_stop_where_they_are_and_begin_anew_and_no_ask_has_the_name_of_an_earlier_one() {
        migrated()
                .whenTimePasses()
                .at(START)
                .then(
                        new Told(new NegotiationStarted("card-early@2", at(START), at("2026-03-24T09:00:00+08:00"))),
                        new StepAsked("sms", "sms-2", at(START)));
    }

    @Test
    void an_ask_under_way_lapses_and_what_is_granted_to_it_goes_back() {
        migrated()
                .then(new Told(new StepLapsed("sms", at(ASKED), "strategy-migrated")), KEPT)
                .andStatus("SCHEDULED")
                .when(new CaseInput.ContactGranted("sms-1", at("2026-03-02T22:00:00+08:00"), null))
                .at("2026-03-02T11:00:00+08:00")
                .then(new GrantReturned("sms-1", null))
                .andTells(new Tell(
                        new SubjectId("party", PARTY), new PartyInput.ContactReturned("case-1", "sms-1", false)));
    }

    @Test
    void the_same_strategy_again_changes_nothing() {
        migrated()
                .when(other(START, SMS, LETTER))
                .at("2026-03-03T09:00:00+08:00")
                .thenNothing();
        talking(SMS).when(strategy(SMS)).at("2026-03-02T08:30:00+08:00").thenNothing();
    }

    @Test
    void a_case_whose_talks_are_over_or_that_is_closed_stays_as_it_is() {
        String over = "2026-04-01T08:00:00+08:00";
        talking(SMS)
                .whenTimePasses()
                .at(over)
                .when(other(over, LETTER))
                .at(over)
                .thenNothing();
        talking(SMS)
                .when(closedWithoutReason(at(ASKED)))
                .at(ASKED)
                .when(other(over, LETTER))
                .at(over)
                .thenNothing();
    }

    @Test
    void a_journal_that_plans_a_case_that_is_not_talked_about_is_broken() {
        assertThatThrownBy(() -> Spec.of(Sample.cases(), "case-1").given(KEPT))
                .hasMessageContaining("a strategy for a case that is not talked about");
    }

    /** While the party is asked for the first step. */
    static Spec<CaseState, CaseInput, CaseEvent> migrated() {
        return talking(SMS)
                .whenTimePasses()
                .at(ASKED)
                .when(other(START, SMS, LETTER))
                .at("2026-03-02T10:00:00+08:00");
    }
}
