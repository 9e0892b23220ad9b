package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.DEBT;
import static io.recourse.litigation.domain.Cases.DECIDER;
import static io.recourse.litigation.domain.Cases.at;
import static io.recourse.litigation.domain.Cases.debt;
import static io.recourse.litigation.domain.Cases.issued;
import static io.recourse.litigation.domain.Cases.served;
import static io.recourse.litigation.domain.Cases.watching;
import static io.recourse.litigation.domain.Cases.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.spec.Orders;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.LitigationEvent;
import io.recourse.litigation.domain.CaseInput.LimitationMoved;
import io.recourse.litigation.domain.CaseInput.NegotiationOver;
import io.recourse.litigation.domain.CaseInput.PauseBegan;
import io.recourse.litigation.domain.CaseInput.PauseOver;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The ledger knows what interrupts limitation (民法典 art. 188, 189, 195); litigation works by the end it tells. */
class MovedLimitationTest {

    private static final Instant FIRST = at("2026-04-01T00:00:00+08:00");
    private static final Instant OVER = at("2026-03-02T10:00:00+08:00");
    private static final Instant PAID = at("2026-03-20T09:00:00+08:00");
    private static final Instant MOVED = at("2029-03-21T00:00:00+08:00");

    /** Limitation ends on 31 March; hardship since 1 March keeps us from filing. */
    private static Spec<CaseState, CaseInput, CaseEvent> resting() {
        return watching(debt("ZJ", false), DEBT, FIRST)
                .when(new PauseBegan("p1", PauseReason.HARDSHIP, at("2026-03-01T09:00:00+08:00")))
                .at("2026-03-01T09:00:00+08:00");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> nearItsEnd() {
        return resting().when(new NegotiationOver(OVER)).at(OVER);
    }

    @Test
    void a_part_payment_just_before_the_last_day_moves_it_and_work_does_not_stop() {
        nearItsEnd()
                .andDeadline("last-day", "2026-04-01T00:00:00+08:00")
                .when(new LimitationMoved(MOVED, PAID))
                .at(PAID)
                .then(new CaseEvent.LimitationHeard(MOVED))
                .andDeadline("last-day", "2029-03-21T00:00:00+08:00")
                .andDeadline("last-day-near", "2029-02-19T00:00:00+08:00")
                .whenTimePasses()
                .at(FIRST)
                .thenNothing()
                .when(new PauseOver("p1", at("2026-05-04T09:00:00+08:00")))
                .at("2026-05-04T09:00:00+08:00")
                .thenAlsoPublished(new LitigationEvent.ActRequested(
                        "lit-1", "file-payment-order", yuan(100_000_00), at("2026-05-04T09:00:00+08:00")));
    }

    @Test
    void before_or_after_the_end_of_talks_it_leads_to_the_same_state_and_legal_deadlines() {
        Set<CaseState> states = new HashSet<>();
        Set<Set<Deadline>> deadlines = new HashSet<>();
        List<CaseInput> facts = List.of(
                new LimitationMoved(MOVED, PAID),
                new NegotiationOver(PAID),
                new PauseBegan("p2", PauseReason.DISPUTE, PAID));
        for (List<CaseInput> order : Orders.of(facts)) {
            Spec<CaseState, CaseInput, CaseEvent> spec = resting();
            order.forEach(fact -> spec.when(fact).at(PAID));
            states.add(spec.state());
            deadlines.add(DECIDER.deadlines(spec.state()));
        }
        assertThat(states).hasSize(1);
        assertThat(deadlines).singleElement().satisfies(legal -> assertThat(legal)
                .extracting(Deadline::kind, Deadline::dueAt)
                .containsExactlyInAnyOrder(
                        tuple("last-day", MOVED), tuple("last-day-near", at("2029-02-19T00:00:00+08:00"))));
    }

    @Test
    void the_same_end_again_is_nothing() {
        nearItsEnd()
                .when(new LimitationMoved(MOVED, PAID))
                .at(PAID)
                .when(new LimitationMoved(MOVED, PAID))
                .at(PAID)
                .thenNothing();
    }

    @Test
    void work_that_stopped_for_an_end_that_was_not_one_goes_on_when_we_hear_of_it() {
        nearItsEnd()
                .whenTimePasses()
                .at(FIRST)
                .andStatus("STALLED")
                .when(new LimitationMoved(MOVED, PAID))
                .at("2026-04-02T09:00:00+08:00")
                .then(new CaseEvent.LimitationHeard(MOVED), new CaseEvent.StartPlanned(at("2026-04-02T09:00:00+08:00")))
                .andStatus("STARTING")
                .andDeadline("last-day", "2029-03-21T00:00:00+08:00");
        nearItsEnd()
                .whenTimePasses()
                .at(FIRST)
                .when(new LimitationMoved(at("2026-04-02T00:00:00+08:00"), PAID))
                .at("2026-04-02T09:00:00+08:00")
                .then(new CaseEvent.LimitationHeard(at("2026-04-02T00:00:00+08:00")))
                .andStatus("STALLED");
    }

    @Test
    void a_payment_taken_back_brings_the_first_end_back_and_its_passing_stops_work() {
        nearItsEnd()
                .when(new LimitationMoved(MOVED, PAID))
                .at(PAID)
                .when(new LimitationMoved(FIRST, PAID))
                .at(PAID)
                .andDeadline("last-day", "2026-04-01T00:00:00+08:00")
                .whenTimePasses()
                .at(FIRST)
                .then(new CaseEvent.WorkStopped(Act.FILE_SUIT, "last-day-passed", FIRST));
    }

    @Test
    void the_ledger_never_shortens_what_the_end_of_our_own_proceedings_gained() {
        Instant heard = at("2026-04-16T00:00:01+08:00");
        issued().when(new PauseBegan("p1", PauseReason.HARDSHIP, at("2026-03-17T09:00:00+08:00")))
                .at("2026-03-17T09:00:00+08:00")
                .whenTimePasses()
                .at("2026-04-16T00:00:00+08:00")
                .andStatus("PLANNED")
                .andDeadline("last-day", "2029-04-17T00:00:00+08:00")
                // the ledger counts from the application until it hears that the order lapsed
                .when(new LimitationMoved(at("2029-03-04T00:00:00+08:00"), heard))
                .at(heard)
                .andDeadline("last-day", "2029-04-17T00:00:00+08:00")
                .when(new LimitationMoved(at("2029-06-02T00:00:00+08:00"), heard))
                .at(heard)
                .andDeadline("last-day", "2029-06-02T00:00:00+08:00")
                .when(new LimitationMoved(at("2029-03-04T00:00:00+08:00"), heard))
                .at(heard)
                .andDeadline("last-day", "2029-04-17T00:00:00+08:00");
    }

    @Test
    void a_title_has_two_years_of_its_own() {
        Instant heard = at("2026-04-08T09:00:00+08:00");
        served().when(new PauseBegan("p1", PauseReason.HARDSHIP, at("2026-03-21T09:00:00+08:00")))
                .at("2026-03-21T09:00:00+08:00")
                .whenTimePasses()
                .at("2026-04-07T00:00:00+08:00")
                .when(new LimitationMoved(MOVED, heard))
                .at(heard)
                .andStatus("PLANNED")
                .andDeadline("last-day", "2028-04-07T00:00:00+08:00");
    }
}
