package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.telemetry.DeskMeters;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gauges of what waits, as a scrape finds them, on a real write-ahead log. */
@QuarkusTest
@NullUnmarked
class BacklogTest {

    private static final String SLOT = "'backlog_test'";

    @Inject
    MeterRegistry registry;

    @Inject
    Books books;

    @ConfigProperty(name = "recourse.db.port")
    int databasePort;

    private String id;

    @BeforeEach
    void an_open_subject() {
        Tally.mended = false;
        id = UUID.randomUUID().toString();
        books.open(id);
    }

    @Test
    void the_outbox_lag_is_what_the_logs_reader_has_not_confirmed() throws SQLException {
        assertThat(gauge(DeskMeters.OUTBOX_LAG)).as("nobody reads the log").isNaN();
        owner("select pg_create_logical_replication_slot(" + SLOT + ", 'pgoutput')");
        try {
            books.await(() -> gauge(DeskMeters.OUTBOX_LAG) >= 0);
            for (int i = 0; i < 4; i++) {
                books.command(id, new Tally.Huge(200_000));
            }
            // the rows are compressible; what matters is that each is in the log
            books.await(() -> gauge(DeskMeters.OUTBOX_LAG) > 4000);
            // the server writes to its log too, vacuuming after other tests: the reader has to keep up with that as
            // well
            books.await(() -> {
                confirmed();
                return gauge(DeskMeters.OUTBOX_LAG) < 4000;
            });
        } finally {
            owner("select pg_drop_replication_slot(" + SLOT + ")");
        }
        books.await(() -> Double.isNaN(gauge(DeskMeters.OUTBOX_LAG)));
    }

    private void confirmed() {
        try {
            owner("select pg_replication_slot_advance(" + SLOT + ", pg_current_wal_lsn())");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void parked_subjects_are_counted_per_kind_while_they_are_parked() {
        double before = parked();
        books.submit(new Entry(
                Books.subject(id),
                new Tally.Break(),
                new Entry.OwnEvent("cases.test", 1, "break-" + id),
                false,
                Books.BANK,
                null));
        books.await(() -> parked() == before + 1);
        // a kind without a parked subject is there all the same, but for the moment in which it is counted anew
        books.await(() -> {
            Gauge none = registry.find(DeskMeters.PARKED_SUBJECTS)
                    .tag("kind", DoorKind.NAME)
                    .gauge();
            return none != null && none.value() == 0;
        });
        Tally.mended = true;
        books.submit(Entry.retry(Books.subject(id)));
        books.await(() -> parked() == before);
    }

    @Test
    void events_that_wait_are_counted_until_what_they_wait_for_comes() {
        books.await(() -> waiting() == waitingRows());
        double before = waiting();
        own(2);
        books.await(() -> waiting() == before + 1);
        own(1);
        books.await(() -> waiting() == before);
    }

    @Test
    void what_was_sent_and_seen_is_shown_per_topic() {
        books.command(id, new Tally.Shout("tea"));
        books.await(() -> count(DeskMeters.EVENTS_SENT, "cases.negotiation") == flow("sent", "cases.negotiation"));
        own(1);
        books.await(() -> count(DeskMeters.EVENTS_SEEN, topic()) == 1);
    }

    private String topic() {
        return "cases." + id.substring(0, 8);
    }

    private void own(long sequence) {
        books.submit(new Entry(
                Books.subject(id),
                new Tally.Add(1),
                new Entry.OwnEvent(topic(), sequence, "e" + sequence + "-" + id),
                false,
                Books.BANK,
                null));
    }

    private double parked() {
        return ofTallies(DeskMeters.PARKED_SUBJECTS);
    }

    private double waiting() {
        return ofTallies(DeskMeters.WAITING_EVENTS);
    }

    /** For a moment, while it is counted anew, there is none. */
    private double ofTallies(String name) {
        AtomicReference<Gauge> found = new AtomicReference<>();
        books.await(() -> {
            found.set(registry.find(name).tag("kind", Tally.KIND).gauge());
            return found.get() != null;
        });
        return found.get().value();
    }

    private long waitingRows() {
        return books.number(
                "select count(*) from mailbox where kind = ?1 and not ready and reason in ('UNBORN', 'GAP')",
                Tally.KIND);
    }

    /** −1 while the topic is not shown. */
    private double count(String name, String topic) {
        var gauge = registry.find(name).tag("topic", topic).gauge();
        return gauge == null ? -1 : gauge.value();
    }

    private long flow(String counter, String topic) {
        return books.number("select cast(sum(" + counter + ") as bigint) from flow where topic = ?1", topic);
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private void owner(String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + databasePort + "/service";
        try (Connection connection = DriverManager.getConnection(url, "owner", "owner");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
