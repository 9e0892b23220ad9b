package io.recourse.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.Money;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.parts.Databases;
import io.recourse.local.parts.Postgres;
import io.recourse.local.process.Child;
import io.recourse.local.process.Ports;
import io.recourse.local.process.RunFolder;
import io.recourse.local.process.Secrets;
import io.recourse.local.world.People;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is read from the databases, on the services' own tables in a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BooksTest {
    private static final List<Path> MIGRATIONS = List.of(
            Path.of("../../services/casework/src/main/resources/db/casework/V1__desk.sql"),
            Path.of("../../services/intake/src/main/resources/db/migration/V2__facets_and_vault.sql"));
    private static final SealedJson<IntakeEvent> JSON = new SealedJson<>(IntakeEvent.class);
    private static final Instant AT = Instant.parse("2026-01-05T00:00:00Z");

    private RunFolder run;
    private Child server;
    private Books books;

    @BeforeAll
    void start(@TempDir Path folder) throws SQLException, IOException {
        run = RunFolder.claim(folder.resolve("run"));
        Secrets secrets = Secrets.of(run);
        Postgres postgres = new Postgres(run, new Ports(Ports.anyFree()).of(Postgres.NAME), secrets);
        postgres.prepare();
        server = Child.start(postgres.command(), run);
        postgres.awaitReady(server);
        new Databases(postgres, secrets).provision();
        try (Connection owner = postgres.connect("intake", Databases.ownerRole("intake"));
                Statement statement = owner.createStatement()) {
            for (Path migration : MIGRATIONS) {
                statement.execute(Files.readString(migration)
                        .replace("${service}", "intake")
                        .replace("${serviceRole}", Databases.serviceRole("intake")));
            }
        }
        try (Connection admin = postgres.connect("intake", Postgres.ADMIN)) {
            fill(admin);
        }
        books = new Books(postgres, List.of("intake"));
    }

    @AfterAll
    void stop() {
        books.close();
        server.stop();
        run.close();
    }

    private static void fill(Connection admin) throws SQLException {
        try (Statement rows = admin.createStatement()) {
            rows.execute("""
                    insert into subject (kind, id, tenant, status, state, schema, stage, balance_minor, currency, parked) values
                        ('case', 'c1', 'bank', 'OPEN', '{}', 1, 'NEGOTIATION', 60, 'CNY', null),
                        ('case', 'c2', 'bank', 'PAID', '{}', 1, 'SEGMENTATION', 0, 'CNY', null),
                        ('case', 'c3', 'bank', 'OPEN', '{}', 1, 'INTAKE', 7, 'CNY', 'IllegalStateException');
                    insert into receipt (sender, key, digest, reply, tenant) values ('venues.hammer-1.reports', 'k1', '', '{}', '-');
                    insert into journal (kind, id, seq, event_id, type, payload, tenant, business_at) values
                        ('door', 'venues.hammer-1.reports-0', 1, 'd1', 'DeadLettered',
                            '{"offset": 3, "rule": "field-missing", "detail": "", "base64": null}', '-', now());
                    """);
        }
        Balance owed = new Balance("CNY", 0, 0, 100);
        Balance left = new Balance("CNY", 0, 0, 60);
        tell(admin, "c1", 1, opened(owed));
        tell(admin, "c1", 2, paid("p1", 40, 0, left));
        tell(admin, "c2", 1, opened(owed));
        tell(admin, "c2", 2, paid("p2", 110, 10, Balance.zero("CNY")));
        tell(admin, "c2", 3, new IntakeEvent.RefundDue("p2", new Money(10, "CNY")));
        tell(admin, "c2", 4, new IntakeEvent.CaseClosed(CloseReason.PAID, Stage.SEGMENTATION, AT));
        tell(admin, "c3", 1, paid("p3", 30, 0, left));
        tell(admin, "c3", 2, new IntakeEvent.RefundDue("p3", new Money(10, "CNY")));
        tell(admin, "c3", 3, new IntakeEvent.PaymentReversed("p3", "r3", new Money(30, "CNY"), left, null));
    }

    static IntakeEvent opened(Balance owed) {
        return new IntakeEvent.CaseOpened(
                "bank",
                "CARD",
                DebtorKind.NATURAL,
                "party",
                "CN",
                "Asia/Shanghai",
                "Asia/Shanghai",
                "CN-ZJ",
                "zh-CN",
                owed,
                LocalDate.of(2025, 12, 1),
                31,
                AT.plus(Duration.ofDays(1_000)),
                List.of(),
                List.of(),
                List.of(),
                new ScoringFacts(1, 2, 3, 4, 5));
    }

    private static IntakeEvent paid(String id, long minor, long unallocated, Balance left) {
        return new IntakeEvent.PaymentAllocated(
                id,
                LocalDate.of(2026, 1, 5),
                new Money(minor, "CNY"),
                0,
                0,
                minor - unallocated,
                unallocated,
                left,
                null);
    }

    private static void tell(Connection admin, String caseId, long seq, IntakeEvent event) throws SQLException {
        try (PreparedStatement row = admin.prepareStatement("""
                insert into journal (kind, id, seq, event_id, topic, key, topic_seq, type, payload, tenant, business_at)
                values ('case', ?, ?, ?, 'cases.intake', ?, ?, ?, ?, 'bank', '2026-01-05T00:00:00Z')
                """)) {
            row.setString(1, caseId);
            row.setLong(2, seq);
            row.setString(3, caseId + seq);
            row.setString(4, caseId);
            row.setLong(5, seq);
            row.setString(6, event.ceType());
            row.setString(7, JSON.writeBare(event));
            row.executeUpdate();
        }
    }

    @Test
    void the_funnel_counts_cases_and_money_and_nothing_of_what_was_taken_back() {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        new Funnel(new PrintStream(page, true, StandardCharsets.UTF_8), books, AT, 400, null).at(AT);
        assertThat(page.toString(StandardCharsets.UTF_8))
                .contains("intake 1, segmentation 0, negotiation 1, litigation 0, disposal 0")
                .contains("closed 1: paid 1")
                .contains("recovered 1.40 CNY");
    }

    @Test
    void the_report_is_made_of_what_was_written() {
        SandboxClient nobody = new SandboxClient(Map.of(), new Tokens(name -> name));
        Report report = new ReportWriter(books, nobody, new People(), new Meters())
                .write(1, 400, Map.of("promise-above-balance", 2L), Duration.ofSeconds(10));
        assertThat(report.cases()).isEqualTo(2);
        assertThat(report.recovery()).isEqualTo(Map.of("CNY", new Report.Recovery(200, 140)));
        assertThat(report.number("cases closed, by stage and reason", "SEGMENTATION PAID"))
                .isEqualTo(1);
        assertThat(report.number("cases still open", "NEGOTIATION")).isEqualTo(1);
        assertThat(report.number(ReportWriter.PARKED, "intake: case")).isEqualTo(1);
        assertThat(report.number("dead letters by rule", "intake: field-missing"))
                .isEqualTo(1);
        assertThat(report.number(Tally.TOPICS, "cases.intake")).isEqualTo(9);
        assertThat(report.troubled()).isTrue();
        assertThat(report.storyOf()).contains("c2");
        assertThat(report.story()).hasSize(4).first().asString().contains("The case was opened for bank");
        assertThat(report.digest()).hasSize(64);
    }

    @Test
    void a_receipt_tells_that_a_message_was_handled() {
        assertThat(books.read(
                        "intake", PartnerPost.RECEIPTS, row -> row.getString(1), "venues.hammer-1.reports", "k0,k1,k2"))
                .containsExactly("k1");
    }
}
