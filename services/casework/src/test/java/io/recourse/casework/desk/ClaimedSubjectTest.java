package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A due subject that another lane finished with while the clock's claim was already looking. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@NullUnmarked
class ClaimedSubjectTest {

    private static final long GATE = 4_711;

    /** Far beyond what any clock here claims, so that it is ours alone. */
    private static final String DUE = "2999-01-01T00:00:00Z";

    private static final String CLAIM =
            "select version from seat('*', '{}', '{}', '{}', '{}', false, '" + DUE + "', 10000) where id = '%s'";

    @Inject
    Books books;

    @ConfigProperty(name = "recourse.db.port")
    int databasePort;

    private final String id = UUID.randomUUID().toString();

    /** Whoever reads the subject waits at the gate, with its snapshot taken, while another session holds it. */
    @BeforeEach
    void a_subject_behind_a_gate() throws SQLException {
        books.open(id);
        books.change("update subject set look_at = '" + DUE + "' where id = '" + id + "'");
        try (Connection owner = connection("owner")) {
            run(
                    owner,
                    "create function gate() returns boolean language plpgsql as $$ begin"
                            + " perform pg_advisory_xact_lock_shared(" + GATE + "); return true; end $$");
            run(owner, "create policy gate on subject as restrictive using (id <> '" + id + "' or gate())");
        }
    }

    @AfterEach
    void no_gate() throws SQLException {
        try (Connection owner = connection("owner")) {
            run(owner, "drop policy gate on subject");
            run(owner, "drop function gate");
        }
    }

    @Test
    void is_decided_on_in_its_newest_state() throws Exception {
        try (Connection other = connection("owner")) {
            run(other, "select pg_advisory_lock(" + GATE + ")");
            CompletableFuture<Long> claimed = CompletableFuture.supplyAsync(this::claim);
            books.await(() -> books.number("select count(*) from pg_stat_activity where wait_event = 'advisory'"
                            + " and query like '%" + DUE + "%'")
                    > 0);
            assertThat(run(other, "update subject set version = version + 5 where id = '" + id + "'"))
                    .isEqualTo(1);
            run(other, "select pg_advisory_unlock(" + GATE + ")");
            assertThat(claimed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(6);
        }
    }

    private long claim() {
        try (Connection clock = connection("service")) {
            clock.setAutoCommit(false);
            try (Statement statement = clock.createStatement();
                    ResultSet row = statement.executeQuery(CLAIM.formatted(id))) {
                assertThat(row.next()).isTrue();
                return row.getLong(1);
            } finally {
                clock.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return how many rows it changed */
    private static int run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        }
    }

    /** The owner passes the gate, as it passes all policies. */
    private Connection connection(String role) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + databasePort + "/service", role, role);
    }
}
