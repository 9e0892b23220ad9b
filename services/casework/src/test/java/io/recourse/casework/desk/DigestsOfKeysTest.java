package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import db.casework.DigestsOfKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A dump of a database whose senders called their messages by people tells of nobody. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@NullUnmarked
class DigestsOfKeysTest {

    private static final String CALLED = "王小明-11010519491231002X";

    @Inject
    Books books;

    @ConfigProperty(name = "recourse.db.port")
    int databasePort;

    private final String id = UUID.randomUUID().toString();

    @Test
    void the_migration_has_run() throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(
                        "select description from flyway_schema_history where version = '12' and success")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("receipts hold digests of keys");
        }
    }

    @Test
    void what_stands_in_clear_is_rewritten_and_its_repetition_known() throws SQLException {
        Tally.mended = false;
        books.open(id);
        assertThat(books.submit(add(CALLED)).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        books.submit(new Entry(
                Books.subject(id),
                new Tally.Break(),
                new Entry.OwnEvent("cases.test", 1, "break-" + id),
                false,
                Books.BANK,
                null));
        assertThat(books.submit(pay(CALLED + "-waits")).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(clear("receipt")).isEqualTo(2);
        assertThat(clear("mailbox")).isEqualTo(1);

        rewrite();

        assertThat(clear("receipt")).isZero();
        assertThat(clear("mailbox")).isZero();
        assertThat(books.submit(add(digest(CALLED))).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(books.total(id)).as("once").isEqualTo(5);
        assertThat(books.texts("select event_id from mailbox where id = ?1 and reason = 'ASKED'", id))
                .containsExactly("s-" + id + "/" + digest(CALLED + "-waits"));
    }

    @Test
    void what_a_door_counted_stays() throws SQLException {
        String topic = "lenders." + id + ".accounts";
        for (String row : new String[] {
            "'door/" + topic + "-0', '7'", "'job/" + id + "/0', '7'", "'" + topic + "', '" + topic + "-0@7'"
        }) {
            books.change(
                    "insert into receipt (sender, key, digest, reply, tenant) values (" + row + ", '', '{}', '-')");
        }
        rewrite();
        assertThat(books.texts("select key from receipt where position(?1 in sender) > 0 order by key", id))
                .containsExactly("7", "7", topic + "-0@7");
    }

    private Entry add(String key) {
        return Entry.command(
                Books.subject(id), new Tally.Add(5), Books.BANK, new Entry.Command("s-" + id, key, "d"), false);
    }

    private Entry pay(String key) {
        return Entry.command(
                Books.subject(id), new Tally.Payment(5), Books.BANK, new Entry.Command("s-" + id, key, "d"), false);
    }

    private static String digest(String key) {
        return Sealing.NONE.digest(key.getBytes(StandardCharsets.UTF_8));
    }

    private void rewrite() throws SQLException {
        try (Connection owner = owner()) {
            owner.setAutoCommit(false);
            DigestsOfKeys.rewrite(owner, Sealing.NONE);
            owner.commit();
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/service", "owner", "owner");
    }

    private long clear(String table) {
        return books.number("select count(*) from " + table + " t where position('" + CALLED
                + "' in cast(t as text)) > 0 and position('" + id + "' in cast(t as text)) > 0");
    }
}
