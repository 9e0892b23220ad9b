package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the statements of a service are planned (ADR 0021), whatever the database it is given would do by itself. */
@QuarkusTest
@NullUnmarked
class PlansTest {

    private static final int BOOK = 5_000;

    /** Rows that one question may touch: those it names and some around them, never a book. */
    private static final int FEW = 100;

    @Inject
    Database database;

    @ConfigProperty(name = "recourse.db.port")
    int databasePort;

    @ParameterizedTest
    @CsvSource({
        "plan_cache_mode, force_generic_plan",
        "enable_seqscan, off",
        "enable_hashjoin, off",
        "enable_mergejoin, off"
    })
    void a_services_own_connections_plan_once_and_by_keys(String setting, String value) {
        String question = Database.IN_SCOPE
                + "select s.setting from scope cross join lateral (select current_setting('%s') || left(given, 0) as setting) s"
                        .formatted(setting);
        assertThat(database.askForTenants(List.of(Books.BANK), question).await().atMost(Duration.ofSeconds(10)))
                .isEqualTo(value);
    }

    /** The functions keep the plan of their first call: the tables may have been nearly empty then, and analysed so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select next_look()",
                "select count(*) from seat('*', '{}', '{}', '{}', '{}', false, '-infinity', 1000)"
            })
    void mail_is_followed_by_key_however_large_the_book_becomes(String question) throws SQLException {
        try (Connection desk = desk();
                Statement statement = desk.createStatement()) {
            statement.execute("analyze subject, mailbox");
            staysWithItsKeys(question, statement);
        }
    }

    /** They are joined plainly: what keeps them to their keys is that the book is not analysed while it is small. */
    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void who_is_named_is_found_by_key_in_a_book_that_was_small(String skipLocked) throws SQLException {
        String question =
                "select count(*) from seat('*', '{plan}', '{1}', '{plan}', '{1}', " + skipLocked + ", '-infinity', 0)";
        try (Connection desk = desk();
                Statement statement = desk.createStatement()) {
            staysWithItsKeys(question, statement);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "autovacuum_analyze_threshold",
                "autovacuum_vacuum_threshold",
                "autovacuum_vacuum_insert_threshold"
            })
    void a_small_book_is_not_analysed(String threshold) throws SQLException {
        try (Connection desk = desk();
                Statement statement = desk.createStatement();
                ResultSet row = statement.executeQuery("select option_value::int from pg_class,"
                        + " pg_options_to_table(reloptions) where relname = 'subject' and option_name = '" + threshold
                        + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(5_000);
        }
    }

    /** A transaction that comes to nothing, planned as a service's are. */
    private Connection desk() throws SQLException {
        Connection desk = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/service", "owner", "owner");
        desk.setAutoCommit(false);
        try (Statement statement = desk.createStatement()) {
            for (String setting : List.of("seqscan", "hashjoin", "mergejoin")) {
                statement.execute("set local enable_" + setting + " = off");
            }
            statement.execute("set local plan_cache_mode = force_generic_plan");
        }
        return desk;
    }

    private static void staysWithItsKeys(String question, Statement statement) throws SQLException {
        asService(question, statement);
        statement.execute("insert into subject (kind, id, tenant, status, state, schema, parked)"
                + " select 'plan', n, 't', 'S', 's', 1, case when n > 11 then 'parked' end"
                + " from generate_series(2, " + BOOK + ") n");
        statement.execute("insert into mailbox (kind, id, event_id, tenant, ready, reason)"
                + " select 'plan', n, 'e', 't', n <= 11, 'TELL' from generate_series(2, 21) n");
        assertThat(touchedBy(question, statement)).isLessThan(FEW);
        // much mail has come and gone, and left the table large
        statement.execute("insert into mailbox (kind, id, event_id, tenant, ready, reason)"
                + " select 'plan', n, 'f', 't', true, 'TELL' from generate_series(1, 4 * " + BOOK + ") n");
        statement.execute("delete from mailbox where event_id = 'f'");
        statement.execute("discard plans");
        assertThat(touchedBy(question, statement)).isLessThan(FEW);
    }

    private static long touchedBy(String question, Statement statement) throws SQLException {
        long before = touched(statement);
        asService(question, statement);
        return touched(statement) - before;
    }

    /** Whom row security binds. */
    private static void asService(String question, Statement statement) throws SQLException {
        statement.execute("set local role service");
        statement.execute(question);
        statement.execute("reset role");
    }

    private static long touched(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select sum(seq_tup_read) + sum(idx_tup_fetch)"
                + " from pg_stat_xact_user_tables where relname in ('subject', 'mailbox')")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}
