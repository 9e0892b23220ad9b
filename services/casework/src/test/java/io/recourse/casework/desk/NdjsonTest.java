package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Ndjson;
import io.recourse.casework.door.Ndjson.Result;
import io.recourse.casework.door.Reading;
import io.recourse.contracts.json.SealedJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@NullUnmarked
class NdjsonTest {

    /** A line: add so much to the tally. */
    record Line(long add) {}

    @Inject
    Ndjson ndjson;

    @Inject
    Books books;

    @Inject
    Desk desk;

    @Inject
    Database database;

    private String id;

    @BeforeEach
    void an_open_subject() {
        id = UUID.randomUUID().toString();
        books.open(id);
    }

    @Test
    void lines_are_answered_in_order_over_many_batches() throws IOException {
        List<Result> results = copy(
                IntStream.rangeClosed(1, 2500).mapToObj(NdjsonTest::line).collect(Collectors.joining("\n", "", "\n")));
        assertThat(results)
                .extracting(Result::line)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 2500).mapToObj(i -> (long) i).toList());
        assertThat(results).allSatisfy(r -> assertThat(r.status()).isEqualTo(200));
        assertThat(books.total(id)).isEqualTo(2500L * 2501 / 2);
        assertThat(books.number(
                        "select count(*) from journal where id = ?1 and type = 'Added' and payload = '{\"amount\":' || (seq - 1) || '}'",
                        id))
                .as("the journal has them in the order of the lines")
                .isEqualTo(2500);
    }

    @Test
    void a_bad_line_spoils_no_neighbour() throws IOException {
        List<Result> results = copy(line(1) + "\n{\"add\":\n" + line(2) + "\n{\"add\":1,\"sugar\":2}\n" + line(-5)
                + "\n\"\u0000\"\n" + line(4) + "\n");
        assertThat(results).extracting(Result::line).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(results).extracting(Result::status).containsExactly(200, 400, 200, 400, 409, 400, 200);
        assertThat(results)
                .extracting(Result::rule)
                .containsExactly(
                        null, "json-malformed", null, "field-unknown", "amount-negative", "text-has-nul", null);
        assertThat(results.get(3).field()).isEqualTo("sugar");
        assertThat(results.get(0).events()).containsExactly("Added");
        assertThat(results.get(0).id()).isEqualTo(id);
        assertThat(books.total(id)).isEqualTo(7);
    }

    @Test
    void a_line_of_ten_megabytes_is_refused_alone() throws IOException {
        List<Result> results = copy(line(1) + "\n" + "x".repeat(10 * 1024 * 1024) + "\n" + line(2) + "\n");
        assertThat(results).extracting(Result::status).containsExactly(200, 400, 200);
        assertThat(results.get(1).rule()).isEqualTo("line-too-long");
        assertThat(books.total(id)).isEqualTo(3);
    }

    @Test
    void a_line_may_be_as_long_as_a_document_and_no_byte_longer() throws IOException {
        String full = line(1) + " ".repeat(Bodies.MAX_BYTES - line(1).length());
        assertThat(copy(full + "\n" + full + " \n")).extracting(Result::status).containsExactly(200, 400);
    }

    @Test
    void the_last_line_needs_no_newline() throws IOException {
        assertThat(copy(line(1) + "\n" + line(2))).extracting(Result::status).containsExactly(200, 200);
        assertThat(copy(line(4))).hasSize(1);
        assertThat(books.total(id)).isEqualTo(7);
    }

    @Test
    void blank_lines_are_passed_over_and_counted() throws IOException {
        List<Result> results = copy("\n" + line(1) + "\n\n \t \n" + line(2) + "\n\n");
        assertThat(results).extracting(Result::line).containsExactly(2L, 5L);
        assertThat(books.total(id)).isEqualTo(3);
    }

    @Test
    void lines_may_end_as_in_windows() throws IOException {
        assertThat(copy(line(1) + "\r\n\r\n" + line(2) + "\r\n"))
                .extracting(Result::line)
                .containsExactly(1L, 3L);
        assertThat(books.total(id)).isEqualTo(3);
    }

    @Test
    void lines_without_an_answer_are_waited_for_together_and_not_one_after_the_other() throws IOException {
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Void> other = locking(release);
        Instant start = Instant.now();
        List<Result> results = copy(
                new Ndjson(desk, Duration.ofMillis(500)),
                IntStream.range(0, 20).mapToObj(_ -> line(1)).collect(Collectors.joining("\n")));
        Duration waited = Duration.between(start, Instant.now());
        release.complete(null);
        other.join();
        assertThat(results).hasSize(20).allSatisfy(r -> assertThat(r.status() + " " + r.rule())
                .isEqualTo("503 database-away"));
        assertThat(waited).isLessThan(Duration.ofSeconds(5));
        books.await(() -> books.total(id) == 20);
    }

    @Test
    void the_next_batch_is_read_while_the_desk_has_the_one_before() throws IOException {
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Void> other = locking(release);
        AtomicInteger batches = new AtomicInteger();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String body = IntStream.range(0, 2500).mapToObj(_ -> line(1)).collect(Collectors.joining("\n"));
        CompletableFuture<Void> copied = CompletableFuture.runAsync(
                () -> copy(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), out, batches));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> batches.get() == 2);
        assertThat(out.size()).isZero();
        release.complete(null);
        other.join();
        copied.orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(batches).hasValue(3);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2500);
        assertThat(books.total(id)).isEqualTo(2500);
    }

    @Test
    void of_a_stream_that_breaks_off_is_said_what_was_taken() {
        byte[] whole = IntStream.range(0, 1000)
                .mapToObj(_ -> line(1) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(whole), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> copy(broken, out, new AtomicInteger())).hasMessageContaining("reset");
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1000);
        assertThat(books.total(id)).isEqualTo(1000);
    }

    private void copy(InputStream in, ByteArrayOutputStream out, AtomicInteger batches) {
        try {
            ndjson.copy(in, out, lines -> {
                batches.incrementAndGet();
                return new Reading(lines.stream().map(this::read).toList());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the subject locked until it is released. */
    private CompletableFuture<Void> locking(CompletableFuture<Void> release) {
        CompletableFuture<Void> locked = new CompletableFuture<>();
        CompletableFuture<Void> other = database.forAll(session -> session.createNativeQuery(
                                "select id from subject where kind = 'case' and id = ?1 for no key update")
                        .setParameter(1, id)
                        .getSingleResult()
                        .invoke(_ -> locked.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(release)))
                .subscribeAsCompletionStage();
        locked.orTimeout(10, TimeUnit.SECONDS).join();
        return other;
    }

    @Test
    void nothing_is_answered_with_nothing() throws IOException {
        assertThat(copy("")).isEmpty();
        assertThat(copy("\n\n")).isEmpty();
    }

    private static String line(long add) {
        return "{\"add\":" + add + "}";
    }

    private List<Result> copy(String body) throws IOException {
        return copy(ndjson, body);
    }

    private List<Result> copy(Ndjson door, String body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        door.copy(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                out,
                lines -> new Reading(lines.stream().map(this::read).toList()));
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(NdjsonTest::result)
                .toList();
    }

    private Reading.Line read(byte[] line) {
        try {
            return new Reading.Good(Books.command(
                    id, new Tally.Add(Bodies.read(line, Line.class).add()), false));
        } catch (BadInput e) {
            return new Reading.Bad(e.problem());
        }
    }

    private static Result result(String line) {
        try {
            return SealedJson.mapper().readValue(line, Result.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
