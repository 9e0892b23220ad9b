package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The migration makes three months ahead; this service is configured to keep five. */
@QuarkusTest
@NullUnmarked
class JournalMonthsTest {

    private static final String JANUARY_2000 =
            "for values from ('2000-01-01 00:00:00+00') to ('2000-02-01 00:00:00+00')";

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    @Inject
    JournalMonths months;

    @Inject
    Books books;

    @ConfigProperty(name = "recourse.db.port")
    int databasePort;

    @Test
    void the_coming_months_are_made_at_start() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> tables(5) == 1);
    }

    @Test
    void months_are_made_as_far_ahead_as_asked_and_asking_again_does_no_harm() {
        months.ensure(8).await().atMost(Duration.ofSeconds(10));
        months.ensure(8).await().atMost(Duration.ofSeconds(10));
        for (int ahead = 0; ahead <= 8; ahead++) {
            assertThat(tables(ahead)).as("%d months ahead", ahead).isEqualTo(1);
        }
    }

    /** What deploy/adr/0019 tells an operator to do. */
    @Test
    void a_month_that_is_over_is_detached_while_the_desk_goes_on_and_stays_readable() throws SQLException {
        String old = "old-" + UUID.randomUUID();
        String id = UUID.randomUUID().toString();
        books.open(id);
        owner("create table journal_200001 partition of journal " + JANUARY_2000);
        books.change("insert into journal (kind, id, seq, event_id, type, payload, tenant, business_at, recorded_at)"
                + " values ('case', '" + old + "', 1, '" + old + "', 'Opened', '{}', 'bank-a', now(),"
                + " '2000-01-15 00:00:00+00')");
        CompletableFuture<Void> detached;
        try (Connection reader = connection()) {
            reader.setAutoCommit(false);
            assertThat(number(reader, "select count(*) from journal where id = '" + old + "'"))
                    .isEqualTo(1);
            detached = CompletableFuture.runAsync(
                    () -> unchecked("alter table journal detach partition journal_200001 concurrently"));
            books.await(() -> books.number("select count(*) from pg_inherits where inhdetachpending") == 1);
            assertThat(books.command(id, new Tally.Add(1)).outcome())
                    .as("while the detaching waits for who has read the journal")
                    .isEqualTo(Reply.Outcome.ACCEPTED);
            assertThat(detached).isNotDone();
        }
        detached.orTimeout(20, TimeUnit.SECONDS).join();

        assertThat(books.command(id, new Tally.Add(1)).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(rows(id)).isEqualTo(3);
        assertThat(rows(old)).isZero();
        try (Connection operator = connection()) {
            assertThat(number(operator, "select count(*) from journal_200001 where id = '" + old + "'"))
                    .isEqualTo(1);
        }
        assertThatThrownBy(() -> books.change("drop table journal_200001")).hasMessageContaining("must be owner");

        owner("alter table journal attach partition journal_200001 " + JANUARY_2000);
        assertThat(rows(old)).as("attached again, for a replay").isEqualTo(1);
    }

    private long rows(String id) {
        return books.number("select count(*) from journal where id = ?1", id);
    }

    private void unchecked(String sql) {
        try {
            owner(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void owner(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/service", "owner", "owner");
    }

    private long tables(int ahead) {
        return books.number(
                "select count(*) from pg_inherits i join pg_class c on c.oid = i.inhrelid where c.relname = ?1",
                "journal_" + YearMonth.now(ZoneOffset.UTC).plusMonths(ahead).format(MONTH));
    }
}
