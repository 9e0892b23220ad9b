package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release with other rules: what earlier rules derived is derived again, and nobody need ask. */
@QuarkusTest
@NullUnmarked
class RederiverTest {

    private static final Instant TOMORROW =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);

    @Inject
    Rederiver rederiver;

    @Inject
    Kinds kinds;

    @Inject
    Books books;

    @ConfigProperty(name = "recourse.db.port")
    int databasePort;

    private String id;

    @BeforeEach
    void a_subject_with_an_alarm() {
        Tally.mended = false;
        id = UUID.randomUUID().toString();
        books.open(id);
        books.command(id, new Tally.SetAlarm(TOMORROW));
    }

    @Test
    void rows_derived_under_other_rules_are_looked_at_again_and_their_next_look_moves() {
        books.change(
                "update subject set rules_hash = 'old', look_at = look_at + interval '9 days' where id = '" + id + "'");
        rederive();
        assertThat(lookAt()).isEqualTo(Database.micros(TOMORROW));
        assertThat(hash()).isEqualTo(Tally.registration().rulesHash());
        assertThat(books.number("select version from subject where id = ?1", id))
                .as("nothing happened to it")
                .isEqualTo(2);
    }

    @Test
    void what_queries_see_of_them_is_written_anew() {
        String status = "select status from subject where id = ?1";
        String today = books.texts(status, id).getFirst();
        books.change("update subject set rules_hash = 'old', status = 'of old' where id = '" + id + "'");
        rederive();
        assertThat(books.texts(status, id)).containsExactly(today);
    }

    @Test
    void what_falls_due_under_the_new_rules_only_is_taken() {
        Instant yesterday = TOMORROW.minus(2, ChronoUnit.DAYS);
        books.change("update subject set rules_hash = 'old', look_at = null, state = replace(state, '" + TOMORROW
                + "', '" + yesterday + "') where id = '" + id + "'");
        rederive();
        assertThat(books.total(id)).isEqualTo(7);
        assertThat(hash()).isEqualTo(Tally.registration().rulesHash());
    }

    @Test
    void a_row_of_todays_rules_is_left_alone() {
        long never = Database.micros(TOMORROW.plus(9, ChronoUnit.DAYS));
        books.change("update subject set look_at = look_at + interval '9 days' where id = '" + id + "'");
        rederive();
        assertThat(lookAt()).isEqualTo(never);
    }

    @Test
    void one_that_cannot_be_derived_is_parked_and_its_neighbours_are_derived_all_the_same() {
        String neighbour = UUID.randomUUID().toString();
        books.open(neighbour);
        books.change("update subject set rules_hash = 'old' where id in ('" + id + "', '" + neighbour + "')");
        books.change("update subject set state = 'tea' where id = '" + id + "'");
        rederive();
        assertThat(books.texts("select rules_hash from subject where id = ?1", neighbour))
                .containsExactly(Tally.registration().rulesHash());
        assertThat(books.number("select count(*) from subject where parked is not null and id = ?1", id))
                .isEqualTo(1);
    }

    @Test
    void what_cannot_be_read_now_is_derived_as_soon_as_it_can_be() throws Exception {
        books.change("update subject set rules_hash = 'old' where id = '" + id + "'");
        CompletableFuture<Void> done;
        owner("revoke select on subject from service");
        try {
            done = rederiver
                    .rederive(kinds.of(Books.subject(id)))
                    .subscribeAsCompletionStage()
                    .toCompletableFuture();
            assertThatThrownBy(() -> done.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        } finally {
            owner("grant select on subject to service");
        }
        done.get(30, TimeUnit.SECONDS);
        assertThat(hash()).isEqualTo(Tally.registration().rulesHash());
    }

    private void owner(String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + databasePort + "/service";
        try (Connection owner = DriverManager.getConnection(url, "owner", "owner");
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private void rederive() {
        rederiver.rederive(kinds.of(Books.subject(id))).await().atMost(Duration.ofSeconds(30));
    }

    private long lookAt() {
        return books.number(
                "select cast(extract(epoch from look_at) * 1000000 as bigint) from subject where id = ?1", id);
    }

    private String hash() {
        return books.texts("select rules_hash from subject where id = ?1", id).getFirst();
    }
}
