package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.pause;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.spec;
import static io.recourse.intake.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.LenderNotice.ReminderDue;
import io.recourse.intake.domain.CaseEvent.ReminderAsked;
import io.recourse.intake.domain.CaseEvent.ReminderLapsed;
import io.recourse.intake.domain.CaseInput.ReminderAnswered;
import org.junit.jupiter.api.Test;

/** A word three days before an instalment falls due, once (贷中预提醒; the days are ours). */
class RemindersTest {

    @Test
    void it_comes_three_days_before_the_instalment_and_once() {
        preDue().andDeadline("instalment-reminder", "2026-01-17T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-01-16T23:59:59+08:00")
                .thenNothing()
                .whenTimePasses()
                .at("2026-01-17T00:00:00+08:00")
                .then(new ReminderAsked(day("2026-01-20")))
                .andTells(asked("2026-01-20"))
                .andNoDeadline("instalment-reminder")
                .when(new ReminderAnswered(day("2026-01-20"), false))
                .at("2026-01-17T00:00:00+08:00")
                .thenPublished(new ReminderDue("bank-a", day("2026-01-20")))
                .andNoDeadline("instalment-reminder")
                .whenTimePasses()
                .at("2026-01-19T00:00:00+08:00")
                .thenNothing();
        assertThat(Given.decider().deadlines(preDue().state()))
                .filteredOn(d -> d.kind().equals("instalment-reminder"))
                .extracting(Deadline::nature)
                .containsExactly(Deadline.Nature.BUSINESS);
    }

    /** The lender's own topic is no other's, and what stands there says nobody's name. */
    @Test
    void the_lender_is_told_on_its_own_topic() {
        assertThat(new ReminderDue("bank-a", day("2026-01-20")).topic()).isEqualTo("lenders.bank-a.notices");
    }

    @Test
    void what_journals_said_before_the_lender_was_told_is_read_as_before() {
        CaseState then =
                preDue().given(new CaseEvent.ReminderDue(day("2026-01-20"))).state();
        assertThat(then)
                .isEqualTo(preDue().given(new CaseEvent.Noticed(new ReminderDue("bank-a", day("2026-01-20"))))
                        .state());
    }

    @Test
    void of_a_paid_instalment_there_is_none_but_of_the_next_one() {
        preDue().when(payment("p1", 50_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .andDeadline("instalment-reminder", "2026-02-17T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-02-17T00:00:00+08:00")
                .andTells(asked("2026-02-20"));
    }

    @Test
    void whoever_is_paused_is_left_alone_and_that_is_recorded() {
        preDue().when(pause("h1", PauseReason.CEASE_CONTACT, "2026-01-12T09:00:00+08:00"))
                .at("2026-01-12T09:00:00+08:00")
                .whenTimePasses()
                .at("2026-01-17T00:00:00+08:00")
                .then(new ReminderLapsed(day("2026-01-20"), "paused"))
                .andNoDeadline("instalment-reminder");
    }

    @Test
    void who_wants_no_contact_is_left_alone_whichever_debt_it_was_said_of() {
        preDue().whenTimePasses()
                .at("2026-01-17T00:00:00+08:00")
                .when(new ReminderAnswered(day("2026-01-20"), true))
                .at("2026-01-17T00:00:00+08:00")
                .then(new ReminderLapsed(day("2026-01-20"), "ceased"))
                .thenPublished();
        Spec<PartyState, PartyInput, PartyEvent> debtor = Spec.of(Given.partyDecider(), "debtor-1")
                .when(Given.named("case-1", Given.party("debtor-1"), "2026-01-09"))
                .at("2026-01-10T09:00:00+08:00");
        debtor.when(new PartyInput.ReminderAsked("case-1", day("2026-01-20")))
                .at("2026-01-17T00:00:00+08:00")
                .thenNothing()
                .andTells(answered(false))
                .when(new PartyInput.ContactCeaseAsked(instant("2026-01-18T00:00:00+08:00"), "letter"))
                .at("2026-01-16T00:00:00+08:00")
                .when(new PartyInput.ReminderAsked("case-1", day("2026-01-20")))
                .at("2026-01-17T23:59:59+08:00")
                .andTells(answered(false))
                .when(new PartyInput.ReminderAsked("case-1", day("2026-01-20")))
                .at("2026-01-18T00:00:00+08:00")
                .andTells(answered(true));
    }

    @Test
    void an_answer_that_comes_late_or_into_a_pause_reminds_nobody() {
        preDue().whenTimePasses()
                .at("2026-01-17T00:00:00+08:00")
                .when(new ReminderAnswered(day("2026-01-20"), false))
                .at("2026-01-20T00:00:00+08:00")
                .then(new ReminderLapsed(day("2026-01-20"), "due-already"));
        preDue().whenTimePasses()
                .at("2026-01-17T00:00:00+08:00")
                .when(pause("h1", PauseReason.HARDSHIP, "2026-01-17T01:00:00+08:00"))
                .at("2026-01-17T01:00:00+08:00")
                .when(new ReminderAnswered(day("2026-01-20"), false))
                .at("2026-01-17T02:00:00+08:00")
                .then(new ReminderLapsed(day("2026-01-20"), "paused"));
    }

    private static Tell asked(String dueOn) {
        return new Tell(new SubjectId("party", "debtor-1"), new PartyInput.ReminderAsked("case-1", day(dueOn)));
    }

    private static Tell answered(boolean ceased) {
        return new Tell(new SubjectId("case", "case-1"), new ReminderAnswered(day("2026-01-20"), ceased));
    }

    @Test
    void a_clock_that_slept_past_the_due_day_reminds_nobody() {
        preDue().whenTimePasses()
                .at("2026-01-20T00:00:00+08:00")
                .then(new ReminderLapsed(day("2026-01-20"), "due-already"));
    }

    @Test
    void of_what_was_due_when_the_statement_came_nobody_is_reminded() {
        Given.opened().andNoDeadline("instalment-reminder");
        spec().when(received(statement("2026-01-20", 0, balance(0, 0, 50_000), due("2026-01-20", 50_000))))
                .at("2026-01-20T12:00:00+08:00")
                .andNoDeadline("instalment-reminder");
    }

    @Test
    void nor_of_an_instalment_that_is_late_already_when_the_one_before_it_is_paid() {
        Given.opened()
                .when(payment("p1", 50_000, "2026-01-25"))
                .at("2026-01-25T12:00:00+08:00")
                .andNoDeadline("instalment-reminder");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> preDue() {
        return spec().when(received(statement(
                        "2026-01-10", 0, balance(0, 0, 100_000), due("2026-01-20", 50_000), due("2026-02-20", 50_000))))
                .at(Given.OPENED);
    }
}
