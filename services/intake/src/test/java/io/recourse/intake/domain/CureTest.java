package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.reversal;
import static io.recourse.intake.domain.Given.spec;
import static io.recourse.intake.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.contracts.IntakeEvent.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A loan that was overdue and is not any more, by its host's books, is cured, whatever is still to come. Amounts are fen. */
class CureTest {

    @Test
    void a_statement_by_which_nothing_is_overdue_any_more_cures_what_was() {
        opened().when(next("2026-01-12"))
                .at("2026-01-13T09:00:00+08:00")
                .thenAlsoPublished(
                        new CaseClosed(CloseReason.CURED, Stage.INTAKE, instant("2026-01-13T09:00:00+08:00")))
                .andStatus("CURED")
                .andDeadlines();
    }

    @Test
    void what_falls_due_on_the_day_is_not_overdue_and_a_day_later_it_is() {
        opened().when(next("2026-01-20")).at("2026-01-20T23:59:59+08:00").andStatus("CURED");
        opened().when(next("2026-01-20")).at("2026-01-21T00:00:00+08:00").andStatus("OPEN");
        opened().when(next("2026-01-19"))
                .at("2026-01-21T09:00:00+08:00")
                .andStatus("OPEN")
                .andDeadline("bucket", "2026-01-24T00:00:00+08:00");
    }

    @Test
    void a_statement_that_cannot_know_that_a_payment_bounced_cures_nothing_and_one_that_can_does() {
        bounced().when(next("2026-01-14")).at("2026-01-16T09:00:00+08:00").andStatus("OPEN");
        bounced().when(next("2026-01-15")).at("2026-01-16T09:00:00+08:00").andStatus("CURED");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> bounced() {
        return opened().when(payment("p1", 50_000, "2026-01-12"))
                .at("2026-01-12T09:00:00+08:00")
                .when(reversal("p1", "2026-01-15"))
                .at("2026-01-15T09:00:00+08:00");
    }

    @Test
    void as_long_as_anything_is_overdue_the_case_stays_open() {
        opened().when(received(statement("2026-01-12", 0, balance(0, 0, 50_001), due("2026-01-01", 1))))
                .at("2026-01-12T09:00:00+08:00")
                .andStatus("OPEN");
    }

    @Test
    void what_was_never_overdue_is_not_cured_and_its_debtor_is_reminded_of_the_next() {
        preDue().when(followed("2026-01-20"))
                .at("2026-01-20T20:00:00+08:00")
                .andStatus("OPEN")
                .andDeadline("instalment-reminder", "2026-02-17T00:00:00+08:00");
        preDue().when(payment("p1", 50_000, "2026-01-20"))
                .at("2026-01-21T12:00:00+08:00")
                .when(followed("2026-01-21"))
                .at("2026-01-22T09:00:00+08:00")
                .andStatus("OPEN")
                .andDeadline("instalment-reminder", "2026-02-17T00:00:00+08:00");
    }

    @Test
    void what_became_overdue_after_it_was_pushed_is_cured_as_well() {
        preDue().when(followed("2026-01-21")).at("2026-01-21T20:00:00+08:00").andStatus("CURED");
        preDue().when(payment("p1", 50_000, "2026-01-21"))
                .at("2026-01-21T12:00:00+08:00")
                .andStatus("OPEN")
                .andDeadline("instalment-reminder", "2026-02-17T00:00:00+08:00")
                .when(followed("2026-01-21"))
                .at("2026-01-22T09:00:00+08:00")
                .andStatus("CURED");
    }

    /** The second instalment was paid on its day: the first alone was overdue, two statements ago. */
    @Test
    void what_was_caught_up_on_before_the_next_fell_due_and_heard_after_it_is_cured_later() {
        opened().when(received(statement(
                        "2026-01-19", 0, balance(0, 0, 100_000), due("2026-01-20", 50_000), due("2026-02-20", 50_000))))
                .at("2026-01-21T09:00:00+08:00")
                .andStatus("OPEN")
                .when(payment("p2", 50_000, "2026-01-20"))
                .at("2026-01-21T10:00:00+08:00")
                .when(followed("2026-01-21"))
                .at("2026-01-22T09:00:00+08:00")
                .andStatus("CURED");
    }

    @Test
    void the_case_takes_note_of_the_loan_that_goes_on_and_of_no_new_delinquency() {
        Spec<CaseState, CaseInput, CaseEvent> cured =
                opened().when(next("2026-01-12")).at("2026-01-12T09:00:00+08:00");
        cured.when(next("2026-01-13")).at("2026-01-13T09:00:00+08:00").thenPublished();
        cured.when(next("2026-01-14")).at("2026-01-21T09:00:00+08:00").thenRefused("case-closed");
    }

    @Test
    void what_is_paid_on_the_loan_that_goes_on_is_the_hosts_and_not_due_back() {
        Spec<CaseState, CaseInput, CaseEvent> cured = opened().when(payment("p1", 10_000, "2026-01-12"))
                .at("2026-01-12T09:00:00+08:00")
                .when(next("2026-01-12"))
                .at("2026-01-12T10:00:00+08:00");
        cured.when(payment("p1", 10_000, "2026-01-12"))
                .at("2026-01-13T09:00:00+08:00")
                .thenNothing();
        cured.when(payment("p2", 50_000, "2026-01-12"))
                .at("2026-01-13T09:00:00+08:00")
                .thenRefused("case-cured");
        cured.when(payment("p3", 50_000, "2026-01-20"))
                .at("2026-01-20T09:00:00+08:00")
                .thenRefused("case-cured");
        assertThat(cured.published()).noneMatch(e -> e instanceof RefundDue);
    }

    @Test
    void a_debt_that_came_back_after_the_cure_is_cured_by_the_next_statement_that_knows_of_it() {
        Spec<CaseState, CaseInput, CaseEvent> cured = opened().when(payment("p1", 10_000, "2026-01-12"))
                .at("2026-01-12T09:00:00+08:00")
                .when(next("2026-01-12"))
                .at("2026-01-12T10:00:00+08:00")
                .when(reversal("p1", "2026-01-14"))
                .at("2026-01-14T09:00:00+08:00");
        assertThat(((CaseState.Closed) cured.state()).hasLiveDebt()).isTrue();
        assertThat(since(cured)).isEqualTo("RESTORED");
        cured.when(next("2026-01-13")).at("2026-01-15T09:00:00+08:00");
        assertThat(((CaseState.Closed) cured.state()).hasLiveDebt()).isTrue();
        cured.when(next("2026-01-14")).at("2026-01-15T09:00:00+08:00");
        assertThat(((CaseState.Closed) cured.state()).hasLiveDebt()).isFalse();
        assertThat(since(cured)).as("what is yet to come is no debt of it").isNull();
    }

    private static @Nullable Object since(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return Given.decider().facets(spec.state()).columns().get("since_close");
    }

    /** The first instalment was caught up on; the one of 20 January is to come. */
    private static CaseInput next(String asOf) {
        return received(statement(asOf, 1, balance(0, 0, 50_000), due("2026-01-20", 50_000)));
    }

    private static CaseInput followed(String asOf) {
        return received(statement(asOf, 0, balance(0, 0, 50_000), due("2026-02-20", 50_000)));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> preDue() {
        return spec().when(received(statement(
                        "2026-01-10", 0, balance(0, 0, 100_000), due("2026-01-20", 50_000), due("2026-02-20", 50_000))))
                .at(Given.OPENED);
    }
}
