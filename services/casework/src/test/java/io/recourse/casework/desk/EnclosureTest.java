package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes with an entry stands or falls with it. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@NullUnmarked
class EnclosureTest {

    @Inject
    Desk desk;

    @Inject
    Books books;

    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void open() {
        books.open(id);
    }

    @Test
    void with_an_entry_that_is_taken_it_is_kept_and_with_a_refused_one_it_is_not() {
        List<CompletableFuture<Reply>> answers =
                desk.submit(List.of(adding(1, "a"), adding(-1, "b"), adding(2, "c"), unknown("d")));
        answers.forEach(CompletableFuture::join);
        assertThat(answers)
                .extracting(a -> a.join().outcome())
                .containsExactly(
                        Reply.Outcome.ACCEPTED, Reply.Outcome.REFUSED, Reply.Outcome.ACCEPTED, Reply.Outcome.UNKNOWN);
        assertThat(kept()).containsExactly("a", "c");
    }

    @Test
    void a_repeated_command_keeps_nothing_again() {
        Entry.Command once = new Entry.Command(Books.BANK, "key-" + id, "digest");
        Entry entry = Entry.command(Books.subject(id), new Tally.Add(1), Books.BANK, once, false)
                .enclosing(note("a"));
        books.submit(entry);
        books.change("delete from flow where topic like '%" + id + "'");
        assertThat(books.submit(entry).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(kept()).isEmpty();
    }

    @Test
    void what_a_parked_subject_keeps_is_kept_for_it() {
        books.change("update subject set parked = 'by a test' where id = '" + id + "'");
        Reply kept = books.submit(Books.command(id, new Tally.Payment(1), false).enclosing(note("a")));
        assertThat(kept.outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(kept()).containsExactly("a");
    }

    @Test
    void what_cannot_be_kept_keeps_its_own_entry_from_being_taken_and_no_other() {
        String other = UUID.randomUUID().toString();
        books.open(other);
        Entry bad = Books.command(id, new Tally.Add(1), false).enclosing(new Cabinet.Note(null));
        Entry good = Books.command(other, new Tally.Add(5), false).enclosing(note("b"));
        List<CompletableFuture<Reply>> answers = desk.submit(List.of(bad, good));
        assertThat(answers.getFirst().join().refusal().rule()).isEqualTo("subject-parked");
        assertThat(answers.getLast().join().outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(books.total(id)).isZero();
        assertThat(books.total(other)).isEqualTo(5);
        assertThat(kept()).containsExactly("b");
    }

    @Test
    void what_is_denied_has_its_own_entry_refused_and_the_others_are_taken() {
        List<CompletableFuture<Reply>> answers =
                desk.submit(List.of(adding(1, "a"), adding(2, "forbidden"), adding(4, "b"), adding(8, "forbidden")));
        assertThat(answers)
                .extracting(a -> a.join().outcome())
                .containsExactly(
                        Reply.Outcome.ACCEPTED, Reply.Outcome.REFUSED, Reply.Outcome.ACCEPTED, Reply.Outcome.REFUSED);
        assertThat(answers.get(1).join().refusal().rule()).isEqualTo("note-forbidden");
        assertThat(books.total(id)).isEqualTo(5);
        assertThat(kept()).containsExactly("a", "b");
        assertThat(books.submit(adding(16, "forbidden")).outcome()).isEqualTo(Reply.Outcome.REFUSED);
        assertThat(books.total(id)).isEqualTo(5);
    }

    private Entry adding(long amount, String name) {
        return Books.command(id, new Tally.Add(amount), false).enclosing(note(name));
    }

    private Entry unknown(String name) {
        return Books.command(UUID.randomUUID().toString(), new Tally.Add(1), false)
                .enclosing(note(name));
    }

    private Cabinet.Note note(String name) {
        return new Cabinet.Note(name + "/" + id);
    }

    private List<String> kept() {
        return books.texts("select split_part(topic, '/', 1) from flow where topic like ?1 order by 1", "%/" + id);
    }
}
