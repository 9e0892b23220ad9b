package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.PostgresServer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A subject that another instance of the service is at work on. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@NullUnmarked
class LockedSubjectTest {

    private static final String TOPIC = "cases.elsewhere";

    private static final String LOCK = "select id from subject where kind = ?1 and id = ?2 for no key update";

    private static final String OPEN = """
            insert into subject (kind, id, tenant, status, state, schema) values (?1, ?2, 'bank-a', 'NEW', ?3, 1)
            """;

    private static final String POST = """
            insert into mailbox (kind, id, event_id, tenant, topic, topic_seq, payload, ready, reason)
            values (?1, ?2, ?3, 'bank-a', ?4, 2, ?5, false, 'GAP')
            """;

    private static final String WAITING = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Inject
    Books books;

    @Inject
    Kinds kinds;

    @Test
    void who_waited_for_its_lock_reads_the_mail_that_was_posted_meanwhile() {
        SubjectId id = new SubjectId(Tally.KIND, UUID.randomUUID().toString());
        books.open(id.id());
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Integer> other = locked(id, release, session -> session.createNativeQuery(POST)
                .setParameter(1, id.kind())
                .setParameter(2, id.id())
                .setParameter(3, UUID.randomUUID().toString())
                .setParameter(4, TOPIC)
                .setParameter(5, written(id, new Tally.Add(20)))
                .executeUpdate());
        Entry.OwnEvent first = new Entry.OwnEvent(TOPIC, 1, UUID.randomUUID().toString());
        CompletableFuture<Reply> reply = desk.submit(new Entry(id, new Tally.Add(1), first, false, Books.BANK, null));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> books.number(WAITING) > 0);

        release.complete(null);

        assertThat(reply.orTimeout(20, TimeUnit.SECONDS).join().outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(other.join()).isEqualTo(1);
        assertThat(books.total(id.id())).isEqualTo(21);
        assertThat(books.mail(id.id())).isZero();
    }

    @Test
    void who_opens_it_at_the_same_moment_finds_it_there_and_nothing_is_lost() {
        SubjectId id = new SubjectId(Tally.KIND, UUID.randomUUID().toString());
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Void> opened = new CompletableFuture<>();
        CompletableFuture<Integer> other = database.forAll(session -> session.createNativeQuery(OPEN)
                        .setParameter(1, id.kind())
                        .setParameter(2, id.id())
                        .setParameter(3, state(id))
                        .executeUpdate()
                        .invoke(_ -> opened.complete(null))
                        .chain(n -> Uni.createFrom().completionStage(release).replaceWith(n)))
                .subscribeAsCompletionStage();
        opened.orTimeout(10, TimeUnit.SECONDS).join();
        CompletableFuture<Reply> first = desk.submit(Books.command(id.id(), new Tally.Opened(Books.BANK), true));
        CompletableFuture<Reply> second = desk.submit(Books.command(id.id(), new Tally.Add(4), false));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> books.number(WAITING) > 0);

        release.complete(null);

        assertThat(first.orTimeout(20, TimeUnit.SECONDS).join().outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(second.orTimeout(20, TimeUnit.SECONDS).join().outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(other.join()).isEqualTo(1);
        assertThat(books.total(id.id())).isEqualTo(4);
        assertThat(books.number("select count(*) from subject where id = ?1 and kind = 'case'", id.id()))
                .isEqualTo(1);
    }

    @Test
    void who_is_seated_beside_is_waited_for_and_told_in_the_same_transaction() {
        SubjectId teller = new SubjectId(Tally.KIND, UUID.randomUUID().toString());
        SubjectId told = new SubjectId(Tally.KIND, UUID.randomUUID().toString());
        books.open(teller.id());
        books.open(told.id());
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Integer> other =
                locked(told, release, _ -> Uni.createFrom().item(1));
        CompletableFuture<Reply> reply = desk.submit(
                Books.command(teller.id(), new Tally.Send(told.id(), 7), false).beside(told));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> books.number(WAITING) > 0);

        release.complete(null);

        assertThat(reply.orTimeout(20, TimeUnit.SECONDS).join().outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(other.join()).isEqualTo(1);
        assertThat(books.total(told.id())).isEqualTo(7);
    }

    @Test
    void who_is_to_be_seated_beside_and_is_not_there_keeps_nobody_from_being_taken() {
        SubjectId id = new SubjectId(Tally.KIND, UUID.randomUUID().toString());
        books.open(id.id());
        SubjectId nobody = new SubjectId(Tally.KIND, UUID.randomUUID().toString());

        Reply reply = desk.submit(
                        Books.command(id.id(), new Tally.Add(3), false).beside(nobody))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();

        assertThat(reply.outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(books.total(id.id())).isEqualTo(3);
        assertThat(books.number("select count(*) from subject where id = ?1", nobody.id()))
                .isZero();
    }

    /** Locked by somebody else, who does something more as soon as that one is released. */
    private CompletableFuture<Integer> locked(
            SubjectId id, CompletableFuture<Void> release, Function<Mutiny.StatelessSession, Uni<Integer>> then) {
        CompletableFuture<Void> locked = new CompletableFuture<>();
        CompletableFuture<Integer> other = database.forAll(session -> session.createNativeQuery(LOCK)
                        .setParameter(1, id.kind())
                        .setParameter(2, id.id())
                        .getSingleResult()
                        .invoke(_ -> locked.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(release))
                        .chain(() -> then.apply(session)))
                .subscribeAsCompletionStage();
        locked.orTimeout(10, TimeUnit.SECONDS).join();
        return other;
    }

    @SuppressWarnings("unchecked")
    private <S> String state(SubjectId id) {
        SubjectKind<S, ?, ?> kind = (SubjectKind<S, ?, ?>) kinds.of(id);
        return kind.writeState(kind.decider().initial(id));
    }

    @SuppressWarnings("unchecked")
    private String written(SubjectId id, Tally.In input) {
        return ((SubjectKind<?, Tally.In, ?>) kinds.of(id)).writeInput(input);
    }
}
