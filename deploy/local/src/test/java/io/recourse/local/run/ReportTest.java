package io.recourse.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.Money;
import io.recourse.contracts.PublicEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Instant AT = Instant.parse("2026-02-01T00:00:00Z");
    private static final Balance LEFT = new Balance("CNY", 0, 0, 40);

    @Test
    void money_that_goes_back_is_not_recovered() {
        Tally tally = new Tally();
        tally.take(entry(1, paid("p1", 100, 10)));
        tally.take(entry(2, refund("p1", 10)));
        tally.take(entry(3, paid("p2", 50, 0)));
        tally.take(entry(4, new IntakeEvent.PaymentReversed("p1", "r1", new Money(100, "CNY"), LEFT, null)));
        assertThat(tally.counts().of(Tally.RECOVERED, "CNY")).isEqualTo(50);
        assertThat(tally.balanceOf("case-1")).isEqualTo(LEFT);
    }

    /** Who pays all of a debt that half of it settles has the other half back. */
    @Test
    void nor_is_what_is_due_back_of_a_payment_that_was_allocated_whole() {
        Tally tally = new Tally();
        tally.take(entry(1, paid("p1", 100_000, 0)));
        tally.take(entry(2, refund("p1", 50_000)));
        assertThat(tally.counts().of(Tally.RECOVERED, "CNY")).isEqualTo(50_000);
        tally.take(entry(3, new IntakeEvent.PaymentReversed("p1", "r1", new Money(100_000, "CNY"), LEFT, null)));
        assertThat(tally.counts().of(Tally.RECOVERED, "CNY")).isZero();
    }

    @Test
    void closed_cases_are_counted_by_stage_and_reason() {
        Tally tally = new Tally();
        tally.take(entry(1, new IntakeEvent.CaseClosed(CloseReason.PAID, Stage.LITIGATION, AT)));
        assertThat(tally.counts().of(Tally.CLOSED)).isEqualTo(Map.of("LITIGATION PAID", 1L));
        assertThat(tally.counts().of(Tally.TOPICS)).isEqualTo(Map.of("cases.intake", 1L));
    }

    @Test
    void of_the_ends_of_limitation_only_the_last_is_an_outcome() {
        Tally tally = new Tally();
        tally.take(entry(1, new IntakeEvent.LimitationMoved("promise", AT.plusSeconds(2))));
        tally.take(entry(2, new IntakeEvent.LimitationMoved("part-payment", AT.plusSeconds(3))));
        assertThat(tally.legalDatesOf("case-1")).containsExactly("limitation 2026-02-01T00:00:03Z");
    }

    @Test
    void the_same_outcomes_have_one_digest_in_whatever_order_they_are_read() {
        Digest one = new Digest();
        one.add("a", Map.of("intake", "OPEN", "litigation", "ORDER_SERVED"), "1", Set.of("x", "y"));
        one.add("b", Map.of("intake", "PAID"), "0", Set.of());
        Digest other = new Digest();
        other.add("b", Map.of("intake", "PAID"), "0", Set.of());
        other.add("a", Map.of("litigation", "ORDER_SERVED", "intake", "OPEN"), "1", List.of("y", "x"));
        assertThat(other.value()).isEqualTo(one.value()).hasSize(64);
        other.add("b", Map.of("intake", "PAID"), "1", Set.of());
        assertThat(other.value()).isNotEqualTo(one.value());
    }

    @Test
    void lateness_within_a_mark_is_none() {
        Meters meters = new Meters();
        meters.read("litigation", """
                # TYPE deadline_lateness_seconds_max gauge
                deadline_lateness_seconds_max{deadline="objection"} 21599.999
                deadline_lateness_seconds_max{deadline="issue"} 21600.0
                refusals_total{rule="promise-already-live"} 3.0
                """);
        meters.read("litigation", "deadline_lateness_seconds_max{deadline=\"issue\"} 0.0\n");
        assertThat(meters.beyondAMark()).isEqualTo(Map.of("litigation issue", Duration.ofHours(6)));
        assertThat(meters.refusalsByRule()).isEqualTo(Map.of("promise-already-live", 3L));
    }

    private static Report report(Meters meters) {
        return new Report(
                1,
                1,
                1,
                Map.of(),
                Map.of(),
                meters.beyondAMark(),
                meters.greatest().orElse(null),
                "",
                List.of(),
                Duration.ZERO,
                "");
    }

    @Test
    void a_run_in_which_no_service_told_any_lateness_is_troubled() {
        Meters meters = new Meters();
        meters.read("litigation", "refusals_total{rule=\"promise-already-live\"} 3.0\n");
        assertThat(report(meters).troubled()).isTrue();
        assertThat(report(meters).lines()).contains("  not known: no service told how late it took any");
        meters.read("litigation", "deadline_lateness_seconds_max{deadline=\"issue\"} 0.0\n");
        assertThat(report(meters).troubled()).isFalse();
    }

    @Test
    void what_a_services_own_registry_writes_is_understood() throws Exception {
        Meters meters = new Meters();
        meters.read("litigation", Files.readString(Path.of("src/test/resources/metrics/litigation.txt")));
        assertThat(meters.lateness())
                .isEqualTo(Map.of(
                        "litigation objection",
                        Duration.ofSeconds(90),
                        "litigation judgment-due",
                        Duration.ofHours(7)));
        assertThat(meters.greatest()).contains(Duration.ofHours(7));
        assertThat(meters.beyondAMark()).containsOnlyKeys("litigation judgment-due");
        assertThat(meters.refusalsByRule()).isEqualTo(Map.of("no-unclear-filing", 3L, "not-a-suit-route", 1L));
    }

    @Test
    void refusals_of_a_service_that_began_anew_are_added_to_those_before() {
        Meters meters = new Meters();
        meters.read("intake", "refusals_total{rule=\"a\"} 3.0\nrefusals_total{rule=\"b\"} 2.0\n");
        meters.read("intake", "refusals_total{rule=\"a\"} 4.0\nrefusals_total{rule=\"b\"} 2.0\n");
        meters.read("intake", "refusals_total{rule=\"a\"} 1.0\n");
        meters.read("intake", "refusals_total{rule=\"a\"} 1.0\nrefusals_total{rule=\"b\"} 2.0\n");
        assertThat(meters.refusalsByRule()).isEqualTo(Map.of("a", 5L, "b", 4L));
    }

    @Test
    void the_page_and_the_file_say_the_same() throws Exception {
        Report report = new Report(
                5,
                400,
                2,
                Map.of("payment orders", Map.of("lapsed", 3L)),
                Map.of("CNY", new Report.Recovery(1_000, 335)),
                Map.of(),
                Duration.ofSeconds(90),
                "bank/1",
                List.of("2026-01-01  intake  The case was opened."),
                Duration.ofSeconds(125),
                "abc");
        assertThat(report.troubled()).isFalse();
        assertThat(report.lines())
                .contains("2 cases, 400 virtual days in 2:05, seed 5", "outcome digest abc", "the story of bank/1")
                .anyMatch(l -> l.contains("CNY 33.5 %") && l.contains("3.35 CNY of 10.00 CNY"))
                .contains("  none, the latest by PT1M30S")
                .anyMatch(l -> l.matches("  lapsed +3"));
        JsonNode json = new JsonMapper().readTree(report.json());
        assertThat(json.at("/sections/payment orders/lapsed").asLong()).isEqualTo(3);
        assertThat(json.at("/recovery/CNY/recovered").asLong()).isEqualTo(335);
        assertThat(json.path("digest").asText()).isEqualTo("abc");
    }

    @Test
    void what_settles_an_account_counts_interest_up_to_the_day() throws Exception {
        JsonNode state = new JsonMapper().readTree("""
                        {"is": "Open", "ledger": {
                          "balance": {"currency": "CNY", "costs": 5, "interest": 10, "principal": 3650000},
                          "base": {"asOf": "2026-01-01", "authority": "RECOURSE", "annualRateBp": 1000},
                          "payments": [{"valueDate": "2026-01-11"}]}}""");
        Standing standing = Standing.of(true, state);
        assertThat(standing.open()).isTrue();
        assertThat(standing.owed()).isEqualTo(3_650_015);
        assertThat(standing.settledBy(LocalDate.of(2026, 1, 21))).isEqualTo(3_660_015);
        assertThat(standing.settledBy(LocalDate.of(2026, 1, 5))).isEqualTo(3_650_015);
    }

    @Test
    void an_account_has_caught_up_once_what_is_unpaid_is_still_to_come_by_books_that_know_every_payment()
            throws Exception {
        Standing standing = Standing.of(true, new JsonMapper().readTree("""
                        {"is": "Open", "ledger": {
                          "balance": {"currency": "CNY", "costs": 0, "interest": 0, "principal": 500},
                          "oldestUnpaidDue": "2026-02-01",
                          "base": {"asOf": "2026-01-01", "authority": "HOST", "annualRateBp": 0},
                          "payments": [{"valueDate": "2026-01-11"}]}}"""));
        assertThat(standing.caughtUpBy(LocalDate.of(2026, 1, 10))).isFalse();
        assertThat(standing.caughtUpBy(LocalDate.of(2026, 1, 11))).isTrue();
        assertThat(standing.caughtUpBy(LocalDate.of(2026, 1, 31))).isTrue();
        assertThat(standing.caughtUpBy(LocalDate.of(2026, 2, 1))).isFalse();
        assertThat(Standing.UNKNOWN.caughtUpBy(LocalDate.of(2026, 1, 11))).isFalse();
    }

    private static IntakeEvent refund(String id, long minor) {
        return new IntakeEvent.RefundDue(id, new Money(minor, "CNY"));
    }

    private static IntakeEvent paid(String id, long minor, long unallocated) {
        return new IntakeEvent.PaymentAllocated(
                id,
                LocalDate.of(2026, 1, 5),
                new Money(minor, "CNY"),
                0,
                0,
                minor - unallocated,
                unallocated,
                LEFT,
                null);
    }

    private static Journal.Entry entry(long seq, PublicEvent event) {
        return new Journal.Entry("intake", "case-1", seq, event.topic(), event, AT, AT);
    }
}
