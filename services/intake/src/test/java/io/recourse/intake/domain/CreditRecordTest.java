package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.casework.spec.WhileParked;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.json.SealedJson;
import io.recourse.intake.domain.CreditRecordEvent.ConductEnded;
import io.recourse.intake.domain.CreditRecordEvent.ConductGoesOn;
import io.recourse.intake.domain.CreditRecordEvent.DeletionDue;
import io.recourse.intake.domain.CreditRecordEvent.NoticeTaken;
import io.recourse.intake.domain.CreditRecordEvent.ObjectionClosed;
import io.recourse.intake.domain.CreditRecordEvent.ObjectionNoted;
import io.recourse.intake.domain.CreditRecordEvent.ObjectionOverdue;
import io.recourse.intake.domain.CreditRecordEvent.ReportNoted;
import io.recourse.intake.domain.CreditRecordInput.CaseOver;
import io.recourse.intake.domain.CreditRecordInput.DebtRestored;
import io.recourse.intake.domain.CreditRecordInput.DebtorNotified;
import io.recourse.intake.domain.CreditRecordInput.EndStated;
import io.recourse.intake.domain.CreditRecordInput.Finding;
import io.recourse.intake.domain.CreditRecordInput.ObjectionAnswered;
import io.recourse.intake.domain.CreditRecordInput.ObjectionRaised;
import io.recourse.intake.domain.CreditRecordInput.ReportMade;
import io.recourse.rules.pack.Packs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be told a credit bureau, when, and when it has to be gone. The notice is given on 10 January 2026. */
class CreditRecordTest {

    private static final String TOLD = "2026-01-10T09:00:00+08:00";
    private static final String ALLOWED = "2026-01-18T00:00:00+08:00";
    private static final String OBJECTED = "2026-02-02T15:00:00+08:00";

    static CreditRecordPack pack() {
        return Packs.resource(CreditRecordPack.class, "/policy/credit-record-cn.json");
    }

    static Spec<CreditRecordState, CreditRecordInput, CreditRecordEvent> unannounced() {
        return Spec.of(new CreditRecordDecider(pack()), "case-1");
    }

    static Spec<CreditRecordState, CreditRecordInput, CreditRecordEvent> announced() {
        return unannounced()
                .when(new DebtorNotified("bank-a", "Asia/Shanghai", instant(TOLD), "letter"))
                .at(TOLD);
    }

    static Spec<CreditRecordState, CreditRecordInput, CreditRecordEvent> reported() {
        return announced().when(new ReportMade("PBCCRC", instant(ALLOWED))).at(ALLOWED);
    }

    static Spec<CreditRecordState, CreditRecordInput, CreditRecordEvent> paid(String on) {
        return reported().when(new CaseOver(CloseReason.PAID, day(on))).at(on + "T18:00:00+08:00");
    }

    static Spec<CreditRecordState, CreditRecordInput, CreditRecordEvent> disputed() {
        return reported().when(new ObjectionRaised("o1", instant(OBJECTED))).at(OBJECTED);
    }

    @Test
    void nothing_is_reported_before_the_debtor_was_told() {
        unannounced()
                .when(new ReportMade("PBCCRC", instant(TOLD)))
                .at(TOLD)
                .thenRefused("credit-notice-missing")
                .when(new EndStated(day("2026-01-10")))
                .at(TOLD)
                .thenRefused("credit-notice-missing")
                .when(new ObjectionRaised("o1", instant(TOLD)))
                .at(TOLD)
                .thenRefused("credit-notice-missing")
                .when(new CaseOver(CloseReason.PAID, day("2026-01-10")))
                .at(TOLD)
                .thenNothing();
    }

    @Test
    void the_notice_says_from_when_a_report_is_allowed() {
        announced()
                .then(new NoticeTaken("bank-a", "Asia/Shanghai", instant(TOLD), "letter", instant(ALLOWED)))
                .andStatus("ANNOUNCED")
                .andDeadlines();
    }

    @Test
    void a_report_waits_seven_whole_days_after_the_day_of_the_notice() {
        announced()
                .when(new ReportMade("PBCCRC", instant("2026-01-17T23:59:59+08:00")))
                .at("2026-02-01T09:00:00+08:00")
                .thenRefused("credit-report-too-early")
                .when(new ReportMade("PBCCRC", instant(ALLOWED)))
                .at("2026-02-01T09:00:00+08:00")
                .then(new ReportNoted("PBCCRC", instant(ALLOWED)))
                .andStatus("REPORTED")
                .andDeadlines();
    }

    @Test
    void a_report_is_not_yet_to_come() {
        announced()
                .when(new ReportMade("PBCCRC", instant("2026-02-01T09:00:01+08:00")))
                .at("2026-02-01T09:00:00+08:00")
                .thenRefused("time-in-future");
    }

    @Test
    void a_case_is_reported_once() {
        reported()
                .when(new ReportMade("PBCCRC", instant(ALLOWED)))
                .at("2026-02-01T09:00:00+08:00")
                .thenNothing()
                .when(new ReportMade("PBCCRC", instant("2026-02-01T09:00:00+08:00")))
                .at("2026-02-01T09:00:00+08:00")
                .thenRefused("credit-report-repeated")
                .when(new ReportMade("another", instant(ALLOWED)))
                .at("2026-02-01T09:00:00+08:00")
                .thenRefused("credit-report-repeated");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10, 2031-03-11T00:00:00+08:00",
        // 29 February ends on the month's last where the year has none
        "2028-02-29, 2033-03-01T00:00:00+08:00",
        "2027-02-28, 2032-02-29T00:00:00+08:00",
        // on a holiday as on any other day
        "2026-10-01, 2031-10-02T00:00:00+08:00"
    })
    void what_was_reported_is_deleted_at_the_end_of_the_fifth_anniversary_of_the_end(String on, String deleteAt) {
        paid(on).then(new ConductEnded(day(on), instant(deleteAt)))
                .andStatus("RETAINED")
                .andDeadline("credit-retention", deleteAt)
                .whenTimePasses()
                .at(instant(deleteAt).minusNanos(1_000))
                .thenNothing()
                .andStatus("RETAINED")
                .whenTimePasses()
                .at(instant(deleteAt))
                .then(new DeletionDue(instant(deleteAt)))
                .andTells(new Tell(new SubjectId("case", "case-1"), new CaseInput.ReportExpired(instant(deleteAt))))
                .andStatus("DELETED")
                .andDeadlines()
                .whenTimePasses()
                .at(instant(deleteAt).plusSeconds(86_400))
                .thenNothing();
    }

    @Test
    void the_day_before_the_fifth_anniversary_it_still_stands_and_on_it_until_midnight() {
        paid("2026-03-10")
                .whenTimePasses()
                .at("2031-03-09T23:59:59+08:00")
                .thenNothing()
                .whenTimePasses()
                .at("2031-03-10T23:59:59+08:00")
                .thenNothing()
                .andStatus("RETAINED")
                .whenTimePasses()
                .at("2031-03-11T00:00:00+08:00")
                .andStatus("DELETED");
    }

    @Test
    void the_days_are_those_of_the_contracts_zone() {
        unannounced()
                .when(new DebtorNotified("bank-a", "America/New_York", instant("2026-01-10T23:00:00-05:00"), "letter"))
                .at("2026-01-10T23:00:00-05:00")
                .then(new NoticeTaken(
                        "bank-a",
                        "America/New_York",
                        instant("2026-01-10T23:00:00-05:00"),
                        "letter",
                        instant("2026-01-18T00:00:00-05:00")));
    }

    @Test
    void the_deadline_is_the_laws_and_names_the_article() {
        assertThat(new CreditRecordDecider(pack()).deadlines(paid("2026-03-10").state()))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.nature()).isEqualTo(io.recourse.casework.decision.Deadline.Nature.LEGAL);
                    assertThat(d.rule()).isEqualTo("征信业管理条例 art. 16");
                });
    }

    @Test
    void nothing_is_reported_again_after_the_deletion() {
        paid("2026-03-10")
                .whenTimePasses()
                .at("2031-03-11T00:00:00+08:00")
                .when(new ReportMade("PBCCRC", instant("2031-04-01T09:00:00+08:00")))
                .at("2031-04-01T09:00:00+08:00")
                .thenRefused("credit-record-deleted")
                .when(new ObjectionRaised("o1", instant("2031-04-01T09:00:00+08:00")))
                .at("2031-04-01T09:00:00+08:00")
                .thenRefused("credit-record-deleted")
                .when(new DebtRestored())
                .at("2031-04-01T09:00:00+08:00")
                .thenNothing()
                .andStatus("DELETED");
    }

    @ParameterizedTest
    @EnumSource(
            value = CloseReason.class,
            names = {"RECALLED", "UNRECOVERABLE"})
    void a_debt_that_leaves_unpaid_has_not_ended(CloseReason reason) {
        reported()
                .when(new CaseOver(reason, day("2026-03-10")))
                .at("2026-03-10T18:00:00+08:00")
                .thenNothing()
                .andStatus("REPORTED");
    }

    @Test
    void a_cure_at_the_host_ends_it() {
        reported()
                .when(new CaseOver(CloseReason.CURED, day("2026-03-10")))
                .at("2026-03-12T18:00:00+08:00")
                .then(new ConductEnded(day("2026-03-10"), instant("2031-03-11T00:00:00+08:00")));
    }

    @Test
    void of_a_debt_that_left_unpaid_the_lender_says_when_it_ended() {
        reported()
                .when(new EndStated(day("2027-05-02")))
                .at("2027-05-01T23:59:59+08:00")
                .thenRefused("time-in-future")
                .when(new EndStated(day("2027-05-02")))
                .at("2027-05-02T00:00:00+08:00")
                .then(new ConductEnded(day("2027-05-02"), instant("2032-05-03T00:00:00+08:00")));
    }

    @Test
    void a_known_end_moves_to_an_earlier_day_only() {
        paid("2026-03-10")
                .when(new EndStated(day("2026-03-11")))
                .at("2026-04-01T09:00:00+08:00")
                .thenRefused("credit-conduct-ended")
                .when(new EndStated(day("2026-03-10")))
                .at("2026-04-01T09:00:00+08:00")
                .thenNothing()
                .when(new EndStated(day("2026-03-09")))
                .at("2026-04-01T09:00:00+08:00")
                .then(new ConductEnded(day("2026-03-09"), instant("2031-03-10T00:00:00+08:00")));
    }

    @Test
    void an_end_more_than_five_years_ago_is_deleted_at_once() {
        reported()
                .when(new EndStated(day("2026-01-31")))
                .at("2031-02-01T00:00:00+08:00")
                .then(
                        new ConductEnded(day("2026-01-31"), instant("2031-02-01T00:00:00+08:00")),
                        new DeletionDue(instant("2031-02-01T00:00:00+08:00")))
                .andStatus("DELETED");
    }

    @Test
    void what_is_over_before_it_was_reported_is_not_reported_any_more() {
        announced()
                .when(new CaseOver(CloseReason.PAID, day("2026-01-20")))
                .at("2026-01-20T18:00:00+08:00")
                .then(new ConductEnded(day("2026-01-20"), null))
                .andDeadlines()
                .when(new ReportMade("PBCCRC", instant("2026-01-21T00:00:00+08:00")))
                .at("2026-01-21T00:00:00+08:00")
                .thenRefused("credit-conduct-ended");
    }

    @Test
    void before_the_report_too_a_known_end_moves_to_an_earlier_day_only() {
        announced()
                .when(new CaseOver(CloseReason.PAID, day("2026-01-20")))
                .at("2026-01-20T18:00:00+08:00")
                .when(new EndStated(day("2026-03-01")))
                .at("2026-03-01T09:00:00+08:00")
                .thenRefused("credit-conduct-ended")
                .when(new EndStated(day("2026-01-20")))
                .at("2026-03-01T09:00:00+08:00")
                .thenNothing()
                .when(new EndStated(day("2026-01-19")))
                .at("2026-03-01T09:00:00+08:00")
                .then(new ConductEnded(day("2026-01-19"), null));
    }

    @Test
    void a_report_of_a_day_before_the_end_that_is_heard_after_it_counts_and_its_time_runs() {
        announced()
                .when(new CaseOver(CloseReason.PAID, day("2026-01-20")))
                .at("2026-01-20T18:00:00+08:00")
                .when(new ReportMade("PBCCRC", instant("2026-01-20T23:59:59+08:00")))
                .at("2026-01-22T09:00:00+08:00")
                .then(
                        new ReportNoted("PBCCRC", instant("2026-01-20T23:59:59+08:00")),
                        new ConductEnded(day("2026-01-20"), instant("2031-01-21T00:00:00+08:00")));
    }

    @Test
    void a_payment_taken_back_stops_the_term_until_the_conduct_ends_again() {
        paid("2026-03-10")
                .when(new DebtRestored())
                .at("2026-03-20T09:00:00+08:00")
                .then(new ConductGoesOn())
                .andStatus("REPORTED")
                .andDeadlines()
                .when(new DebtRestored())
                .at("2026-03-20T09:00:00+08:00")
                .thenNothing()
                .when(new EndStated(day("2026-04-30")))
                .at("2026-05-01T09:00:00+08:00")
                .andDeadline("credit-retention", "2031-05-01T00:00:00+08:00");
        announced()
                .when(new CaseOver(CloseReason.PAID, day("2026-01-20")))
                .at("2026-01-20T18:00:00+08:00")
                .when(new DebtRestored())
                .at("2026-01-25T09:00:00+08:00")
                .then(new ConductGoesOn())
                .when(new ReportMade("PBCCRC", instant("2026-01-25T09:00:00+08:00")))
                .at("2026-01-25T09:00:00+08:00")
                .andStatus("REPORTED");
    }

    @Test
    void an_objection_marks_the_record_and_is_answered_within_twenty_days() {
        disputed()
                .then(new ObjectionNoted("o1", instant(OBJECTED), instant("2026-02-23T00:00:00+08:00")))
                .andStatus("DISPUTED")
                .andDeadline("credit-objection", "2026-02-23T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-02-22T23:59:59+08:00")
                .thenNothing()
                .whenTimePasses()
                .at("2026-02-23T00:00:00+08:00")
                .then(new ObjectionOverdue("o1", instant("2026-02-23T00:00:00+08:00")))
                .andStatus("DISPUTED")
                .andDeadlines();
    }

    @ParameterizedTest
    @CsvSource({"CORRECTED, REPORTED", "CONFIRMED, REPORTED", "UNRESOLVED, REPORTED", "WITHDRAWN, DELETED"})
    void an_answer_takes_the_mark_off_late_or_not(Finding finding, String status) {
        String late = "2026-03-01T09:00:00+08:00";
        disputed()
                .when(new ObjectionAnswered("o1", finding, instant(late)))
                .at(late)
                .then(
                        new ObjectionOverdue("o1", instant("2026-02-23T00:00:00+08:00")),
                        new ObjectionClosed("o1", finding, instant(late)))
                .andStatus(status);
    }

    @Test
    void an_objection_does_not_stop_the_five_years() {
        paid("2026-03-10")
                .when(new ObjectionRaised("o1", instant("2031-03-05T09:00:00+08:00")))
                .at("2031-03-05T09:00:00+08:00")
                .andStatus("DISPUTED")
                .whenTimePasses()
                .at("2031-03-11T00:00:00+08:00")
                .then(new DeletionDue(instant("2031-03-11T00:00:00+08:00")))
                .andDeadlines();
    }

    @Test
    void one_objection_is_checked_at_a_time_and_answered_one_way() {
        disputed()
                .when(new ObjectionRaised("o1", instant(OBJECTED)))
                .at(OBJECTED)
                .thenNothing()
                .when(new ObjectionRaised("o2", instant(OBJECTED)))
                .at(OBJECTED)
                .thenRefused("credit-objection-open")
                .when(new ObjectionAnswered("o2", Finding.CONFIRMED, instant(OBJECTED)))
                .at(OBJECTED)
                .thenRefused("credit-objection-unknown")
                .when(new ObjectionAnswered("o1", Finding.CONFIRMED, instant(OBJECTED)))
                .at(OBJECTED)
                .when(new ObjectionAnswered("o1", Finding.CONFIRMED, instant(OBJECTED)))
                .at(OBJECTED)
                .thenNothing()
                .when(new ObjectionAnswered("o1", Finding.CORRECTED, instant(OBJECTED)))
                .at(OBJECTED)
                .thenRefused("credit-objection-answered")
                .when(new ObjectionRaised("o1", instant(OBJECTED)))
                .at(OBJECTED)
                .thenNothing()
                .when(new ObjectionRaised("o2", instant(OBJECTED)))
                .at(OBJECTED)
                .andStatus("DISPUTED");
    }

    @Test
    void what_was_never_reported_is_not_objected_to() {
        announced().when(new ObjectionRaised("o1", instant(TOLD))).at(TOLD).thenRefused("credit-record-not-reported");
    }

    @Test
    void before_the_notice_nothing_is_answered_what_the_case_tells_changes_nothing_and_nothing_is_due() {
        unannounced()
                .when(new ObjectionAnswered("o1", Finding.CONFIRMED, instant(TOLD)))
                .at(TOLD)
                .thenRefused("credit-notice-missing")
                .when(new DebtRestored())
                .at(TOLD)
                .thenNothing();
        assertThatIllegalStateException()
                .isThrownBy(() -> unannounced().when(due(TOLD)).at(TOLD))
                .withMessage("nothing is due before the notice");
    }

    @Test
    void before_the_report_nothing_is_objected_to_or_answered_and_nothing_is_due() {
        announced()
                .when(new ObjectionRaised("o1", instant(ALLOWED)))
                .at(ALLOWED)
                .thenRefused("credit-record-not-reported")
                .when(new ObjectionAnswered("o1", Finding.CONFIRMED, instant(ALLOWED)))
                .at(ALLOWED)
                .thenRefused("credit-record-not-reported")
                .when(new DebtRestored())
                .at(ALLOWED)
                .thenNothing()
                .when(new DebtorNotified("bank-a", "Asia/Shanghai", instant(ALLOWED), "SMS"))
                .at(ALLOWED)
                .thenNothing();
        assertThatIllegalStateException()
                .isThrownBy(() -> announced().when(due(ALLOWED)).at(ALLOWED))
                .withMessage("nothing is due before the report");
    }

    @Test
    void an_objection_and_its_answer_are_not_yet_to_come() {
        String justBefore = "2026-02-02T14:59:59+08:00";
        reported()
                .when(new ObjectionRaised("o1", instant(OBJECTED)))
                .at(justBefore)
                .thenRefused("time-in-future");
        disputed()
                .when(new ObjectionAnswered("o1", Finding.CONFIRMED, instant("2026-02-02T15:00:01+08:00")))
                .at(OBJECTED)
                .thenRefused("time-in-future")
                .when(new ObjectionAnswered("o1", Finding.CONFIRMED, instant(OBJECTED)))
                .at(OBJECTED)
                .then(new ObjectionClosed("o1", Finding.CONFIRMED, instant(OBJECTED)));
    }

    @Test
    void a_look_that_nothing_asks_for_finds_nothing() {
        reported().when(due(OBJECTED)).at(OBJECTED).thenNothing().andStatus("REPORTED");
        disputed().when(due(OBJECTED)).at(OBJECTED).thenNothing().andStatus("DISPUTED");
    }

    @Test
    void what_is_deleted_refuses_whoever_acts_and_hears_the_case_without_consequence() {
        for (CreditRecordInput refused : List.of(
                new ReportMade("PBCCRC", instant(OBJECTED)),
                new EndStated(day("2026-02-01")),
                new ObjectionRaised("o2", instant(OBJECTED)),
                new ObjectionAnswered("o2", Finding.CONFIRMED, instant(OBJECTED)))) {
            withdrawn().when(refused).at(OBJECTED).thenRefused("credit-record-deleted");
        }
        for (CreditRecordInput heard : List.of(
                new DebtorNotified("bank-a", "Asia/Shanghai", instant(OBJECTED), "SMS"),
                new CaseOver(CloseReason.PAID, day("2026-02-01")),
                new DebtRestored(),
                due(OBJECTED))) {
            withdrawn().when(heard).at(OBJECTED).thenNothing().andStatus("DELETED");
        }
    }

    @Test
    void an_event_that_cannot_have_happened_is_a_bug() {
        CreditRecordDecider decider = new CreditRecordDecider(pack());
        CreditRecordEvent restored = new ConductGoesOn();
        CreditRecordEvent noted = new ReportNoted("PBCCRC", instant(ALLOWED));
        CreditRecordEvent notice =
                new NoticeTaken("bank-a", "Asia/Shanghai", instant(TOLD), "letter", instant(ALLOWED));
        impossible(decider, unannounced().state(), noted, "ReportNoted cannot happen to Unannounced");
        impossible(decider, announced().state(), notice, "NoticeTaken cannot happen to Announced");
        impossible(decider, reported().state(), notice, "NoticeTaken cannot happen to Reported");
        impossible(decider, reported().state(), noted, "ReportNoted cannot happen to Reported");
        impossible(decider, withdrawn().state(), restored, "ConductGoesOn cannot happen to Deleted");
    }

    private static void impossible(
            CreditRecordDecider decider, CreditRecordState state, CreditRecordEvent event, String detail) {
        assertThatIllegalStateException()
                .isThrownBy(() -> decider.evolve(state, event))
                .withMessage(detail);
    }

    private static Spec<CreditRecordState, CreditRecordInput, CreditRecordEvent> withdrawn() {
        return disputed()
                .when(new ObjectionAnswered("o1", Finding.WITHDRAWN, instant(OBJECTED)))
                .at(OBJECTED);
    }

    private static CreditRecordInput due(String at) {
        return new CreditRecordInput.RecordDeadlinePassed(
                Deadline.legal("credit-retention", "", instant(at), "征信业管理条例 art. 16"));
    }

    @Test
    void nothing_of_it_waits_while_it_is_parked() {
        assertThat(WhileParked.accepted(CreditRecordInput.class)).isEmpty();
    }

    @Test
    void a_record_keeps_so_many_answers_and_refuses_more_objections_by_rule() {
        String noon = "2026-02-10T12:00:00+08:00";
        Spec<CreditRecordState, CreditRecordInput, CreditRecordEvent> spec = reported();
        SealedJson<CreditRecordState> states = new SealedJson<>(CreditRecordState.class);
        for (int i = 0; i < 250; i++) {
            String id = "o".repeat(120) + i;
            spec.when(new ObjectionRaised(id, instant(noon))).at(noon);
            spec.when(new ObjectionAnswered(id, Finding.CONFIRMED, instant(noon)))
                    .at(noon);
        }
        assertThat(states.write(spec.state()).length()).isLessThan(64 * 1024);
        spec.when(new ObjectionRaised("one-more", instant(noon))).at(noon).thenRefused("credit-objections-too-many");
    }

    @Test
    void what_it_hears_says_and_remembers_survives_as_json() {
        SealedJson<CreditRecordInput> inputs = new SealedJson<>(CreditRecordInput.class);
        SealedJson<CreditRecordEvent> events = new SealedJson<>(CreditRecordEvent.class);
        CreditRecordInput told = new CaseOver(CloseReason.PAID, day("2026-03-10"));
        assertThat(inputs.read(inputs.write(told))).isEqualTo(told);
        assertThat(disputed().events())
                .allSatisfy(e -> assertThat(events.read(events.write(e))).isEqualTo(e));
    }
}
