package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is sent together with the beginning and the end of a transaction is a part of it. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@NullUnmarked
class TransactionTest {

    private static final String RECEIPT = """
            insert into receipt (sender, key, digest, reply, tenant)
            select * from unnest(#text[], #text[], #text[], #text[], #text[])
            """;

    private final String sender = UUID.randomUUID().toString();

    @Inject
    Database database;

    @Test
    void a_change_that_is_sent_with_the_end_is_kept() {
        run(transaction -> transaction.commitWith(receipt("one")));
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void an_end_without_a_change_ends_it() {
        run(transaction -> transaction.commitWith(new Statement()));
        assertThat(kept()).isZero();
    }

    @Test
    void a_change_that_fails_is_told_of_and_leaves_nothing() {
        assertThatThrownBy(() -> run(transaction -> transaction.commitWith(receipt("one", "one"))))
                .satisfies(failure -> assertThat(Database.sqlState(failure)).isEqualTo("23505"));
        assertThat(kept()).isZero();
    }

    @Test
    void a_change_that_cannot_even_be_sent_leaves_nothing() {
        assertThatThrownBy(
                        () -> run(transaction -> transaction.commitWith(new Statement().with(RECEIPT, 1, 2, 3, 4, 5))))
                .isNotNull();
        assertThat(kept()).isZero();
    }

    @Test
    void what_fails_after_a_change_takes_the_change_back() {
        assertThatThrownBy(() -> run(
                        transaction -> receipt("one").run(transaction.session()).chain(() -> Uni.createFrom()
                                .failure(new IllegalStateException("on purpose")))))
                .hasMessageContaining("on purpose");
        assertThat(kept()).isZero();
    }

    @Test
    void a_change_whose_end_is_not_sent_with_it_is_kept_when_the_work_is_done() {
        run(transaction -> receipt("one").run(transaction.session()));
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void connections_go_on_after_transactions_that_failed() {
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> run(transaction -> transaction.commitWith(receipt("one", "one"))))
                    .isNotNull();
        }
        run(transaction -> transaction.commitWith(receipt("one")));
        assertThat(kept()).isEqualTo(1);
    }

    /** The first question sets the scope: nothing is found or written in a transaction that has not begun with it. */
    private void run(Function<Transaction, Uni<Void>> work) {
        database.transaction(database.eventLoop(), (transaction, _) -> Direct.rows(
                                transaction.session(), "select set_config('app.tenant', $1, true)", "bank-a")
                        .call(transaction::begun)
                        .chain(() -> work.apply(transaction)))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private Statement receipt(String... keys) {
        String[] senders = new String[keys.length];
        String[] tenants = new String[keys.length];
        Arrays.fill(senders, sender);
        Arrays.fill(tenants, "bank-a");
        return new Statement().with(RECEIPT, senders, keys, keys, keys, tenants);
    }

    private long kept() {
        return database.forTenant("bank-a", session -> session.createNativeQuery(
                                "select count(*) from receipt where sender = ?1", Long.class)
                        .setParameter(1, sender)
                        .getSingleResult())
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
