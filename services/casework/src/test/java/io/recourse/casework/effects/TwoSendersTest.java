package io.recourse.casework.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.desk.Books;
import io.recourse.casework.desk.Carrier;
import io.recourse.casework.desk.Database;
import io.recourse.casework.desk.Desk;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances of one service, neither of which was given a name, at the same effects. */
@QuarkusTest
@NullUnmarked
class TwoSendersTest {

    private static final int MANY = 2 * EffectClaims.BATCH + 200;

    @Inject
    Books books;

    @Inject
    Database database;

    @Inject
    EffectResults results;

    @Inject
    Desk desk;

    @Inject
    BusinessClock clock;

    private final List<EffectSender> senders = new ArrayList<>();
    /** Known to these two alone: the service that runs here has senders of its own. */
    private final String adapter = UUID.randomUUID().toString();

    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void an_open_subject() {
        books.open(id);
    }

    @AfterEach
    void both_end() {
        senders.forEach(sender -> sender.stop(new ShutdownEvent()));
    }

    @Test
    void what_both_are_at_together_each_carries_out_a_part_of_and_nothing_twice() {
        Carrier one = carrier(true);
        Carrier other = carrier(true);
        one.setOut();
        other.setOut();
        wanted(MANY, "null", "null");
        started(one);
        started(other);
        books.await(() -> one.keys().size() + other.keys().size() == 2 * EffectClaims.BATCH);
        one.arrive();
        other.arrive();
        books.await(() -> left() == 0);
        assertThat(Stream.concat(one.keys().stream(), other.keys().stream()))
                .hasSize(MANY)
                .doesNotHaveDuplicates();
        assertThat(books.total(id)).isEqualTo(MANY * 1000L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_that_starts_takes_what_the_dead_had_and_leaves_what_the_other_is_at(boolean idempotent) {
        Carrier one = carrier(idempotent);
        one.setOut();
        wanted(1, "null", "null");
        EffectSender sender = started(one);
        books.await(() -> one.keys().size() == 1);
        // from here on only the other one looks around
        sender.stop(new ShutdownEvent());
        wanted(1, "'of the dead'", "now() - interval '61 seconds'");
        Carrier other = carrier(idempotent);
        started(other);
        books.await(() -> left() == 1);
        assertThat(other.keys()).doesNotContainAnyElementsOf(one.keys());
        one.arrive();
        books.await(() -> left() == 0);
        assertThat(books.total(id)).isEqualTo(idempotent ? 2000 : 1002);
    }

    private Carrier carrier(boolean idempotent) {
        return new Carrier(adapter, idempotent);
    }

    private EffectSender started(Carrier carrier) {
        EffectClaims claims = new EffectClaims(database, Optional.empty());
        EffectSender sender = new EffectSender(claims, results, desk, clock, List.of(carrier), Duration.ofMillis(300));
        senders.add(sender);
        sender.start(new StartupEvent());
        return sender;
    }

    private void wanted(int count, String claimedBy, String claimedAt) {
        books.change(
                "insert into effect (kind, id, ref, adapter, body, tenant, claimed_by, claimed_at) select 'case', '"
                        + id + "', 'order-' || n || '-' || coalesce(" + claimedBy + ", ''), '" + adapter
                        + "', '{}', 'bank-a', "
                        + claimedBy + ", " + claimedAt + " from generate_series(1, " + count + ") n");
    }

    private long left() {
        return books.number("select count(*) from effect where id = ?1", id);
    }
}
