package io.recourse.casework.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Reply;
import io.recourse.contracts.json.SealedJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A stream of documents, one a line, answered by one result a line in the same order. Lines are handed to the desk in
 * batches, in their order; while the desk has one, what has come of the next is read, so memory is bounded by two. A bad line never spoils its
 * neighbours.
 */
@Singleton
public class Ndjson {

    public static final String MEDIA_TYPE = "application/x-ndjson";

    /** The outcome of a line that is not taken, whatever keeps it from being. */
    public static final String REFUSED = "refused";

    /** As many lines are handed over at once, at most. */
    public static final int BATCH = 1000;

    private final Desk desk;
    private final Duration patience;

    /** @param patience how long a batch may wait for its answers, and a door for what it needs to know first */
    @Inject
    public Ndjson(
            Desk desk, @ConfigProperty(name = "recourse.ndjson.patience", defaultValue = "PT60S") Duration patience) {
        this.desk = desk;
        this.patience = patience;
    }

    /** Makes entries of the lines of a batch. */
    public interface Reader {
        Reading read(List<byte[]> lines);
    }

    /** Where the entries of a batch go; the answers come in their order. */
    public interface Taker {
        List<CompletableFuture<Reply>> take(List<Entry> entries);
    }

    /**
     * One line of the answer.
     *
     * @param line from 1, blank lines included; of a file of another form the line where what is answered begins
     * @param reference what the sender calls it, where the door reads files of another form
     * @param status the HTTP status the line would have had on its own
     * @param errors all that is wrong with a line that cannot be taken as it is; the first of them stands beside it too
     */
    @Schema(
            description = "What came of one line, counted from 1; `status` is the one it would have had on its own."
                    + " `outcome` is `accepted`, `unchanged`, `waiting` or `refused`, unless the door has its own words."
                    + " `reference` is the sender's own, where what was sent is no NDJSON.")
    public record Result(
            long line,
            @Nullable String reference,
            int status,
            String outcome,
            @Nullable String id,
            @Nullable List<String> events,
            @Nullable String rule,
            @Nullable String field,
            @Nullable String detail,
            @Nullable List<Problem.Fault> errors) {

        public static Result refused(long line, @Nullable String reference, Problem problem) {
            return because(line, reference, problem.status(), REFUSED, problem);
        }

        /** Understood, and no business of this door: {@code problem} says why. */
        public static Result ignored(long line, @Nullable String reference, Problem problem) {
            return because(line, reference, 200, "ignored", problem);
        }

        private static Result because(
                long line, @Nullable String reference, int status, String outcome, Problem problem) {
            return new Result(
                    line,
                    reference,
                    status,
                    outcome,
                    null,
                    null,
                    problem.rule(),
                    problem.field(),
                    problem.detail(),
                    problem.errors());
        }

        /** Counted by another stream, of which these lines are a part. */
        public Result at(long otherLine) {
            return new Result(otherLine, reference, status, outcome, id, events, rule, field, detail, errors);
        }

        /** In a door's own word. */
        public Result called(String otherOutcome) {
            return new Result(line, reference, status, otherOutcome, id, events, rule, field, detail, errors);
        }

        /** Of a refusal: by the sender's name of the field. */
        public Result atField(@Nullable String otherField) {
            return new Result(line, reference, status, outcome, null, null, rule, otherField, detail, errors);
        }
    }

    /** What a door that reads no lines asks the desk, under the number and name the answer shall have. */
    public record Asked(long line, @Nullable String reference, Entry entry) {}

    /** Blocks until every one is answered; what is not in time says that the database is away. */
    public List<Result> ask(List<Asked> asked) {
        List<CompletableFuture<Reply>> answers =
                desk.submit(asked.stream().map(Asked::entry).toList());
        await(answers);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            results.add(answered(one.line(), one.reference(), one.entry(), answers.get(i)));
        }
        return results;
    }

    /** What must be known or written before the desk is asked; empty if the database is away. */
    public <T> Optional<T> first(Uni<T> work) {
        try {
            return Optional.of(work.await().atMost(patience));
        } catch (RuntimeException e) {
            if (!Failures.databaseAway(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    public static void write(List<Result> results, OutputStream out) throws IOException {
        for (Result result : results) {
            out.write(json(result));
            out.write('\n');
        }
        out.flush();
    }

    /** A batch that was handed over, with what was wrong with those lines that were not. */
    private record Begun(List<Lines.Raw> lines, List<Reading.Line> read, List<CompletableFuture<Reply>> answers) {}

    /** Blocks until the stream ends. */
    public void copy(InputStream in, OutputStream out, Reader reader) throws IOException {
        copy(in, out, reader, UnaryOperator.identity());
    }

    /** @param told makes of each result what the caller is told */
    public void copy(InputStream in, OutputStream out, Reader reader, UnaryOperator<Result> told) throws IOException {
        copy(in, out, reader, desk::submit, told);
    }

    /** For lines that do not go to the desk. */
    public void copy(InputStream in, OutputStream out, Reader reader, Taker taker, UnaryOperator<Result> told)
            throws IOException {
        Lines lines = new Lines(in, BATCH);
        Begun before = begin(List.of(), reader, taker);
        try {
            while (!lines.ended()) {
                if (!lines.available()) {
                    // who has sent no more may be waiting for the answers
                    write(results(before, told), out);
                    before = begin(List.of(), reader, taker);
                }
                Begun next = begin(lines.next(), reader, taker);
                write(results(before, told), out);
                before = next;
            }
        } finally {
            // also where a stream breaks off: what has been taken is said
            write(results(before, told), out);
        }
    }

    private Begun begin(List<Lines.Raw> batch, Reader reader, Taker taker) {
        List<byte[]> readable =
                batch.stream().filter(l -> !l.tooLong()).map(Lines.Raw::bytes).toList();
        List<Reading.Line> read =
                readable.isEmpty() ? List.of() : reader.read(readable).lines();
        List<Entry> entries = read.stream()
                .filter(Reading.Good.class::isInstance)
                .map(l -> ((Reading.Good) l).entry())
                .toList();
        return new Begun(batch, read, taker.take(entries));
    }

    private List<Result> results(Begun batch, UnaryOperator<Result> told) {
        await(batch.answers());
        List<Result> results = new ArrayList<>();
        int nextRead = 0;
        int nextAnswer = 0;
        for (Lines.Raw line : batch.lines()) {
            Result result;
            if (line.tooLong()) {
                result = Result.refused(
                        line.number(), null, Problem.badInput("line-too-long", null, "A line has at most 256 KiB."));
            } else {
                result = switch (batch.read().get(nextRead++)) {
                    case Reading.Bad(Problem problem) -> Result.refused(line.number(), null, problem);
                    case Reading.Good(Entry entry) ->
                        answered(line.number(), null, entry, batch.answers().get(nextAnswer++));
                };
            }
            results.add(told.apply(result));
        }
        return results;
    }

    /** All together: one after the other, lines without an answer would wait as often as there are lines. */
    private void await(List<CompletableFuture<Reply>> answers) {
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (ExecutionException | TimeoutException _) {
            // each line says for itself what came of it
        }
    }

    private static Result answered(
            long number, @Nullable String reference, Entry entry, CompletableFuture<Reply> answer) {
        if (Failures.notWritten(answer)) {
            return Result.refused(number, reference, Problem.notWritten());
        }
        if (answer.state() != Future.State.SUCCESS) {
            return Result.refused(number, reference, Problem.databaseAway());
        }
        Reply reply = answer.resultNow();
        return switch (reply.outcome()) {
            case ACCEPTED, UNCHANGED, REPEATED -> done(number, reference, 200, entry, reply);
            case WAITING -> done(number, reference, 202, entry, reply);
            case REFUSED, UNKNOWN -> Result.refused(number, reference, CommandDoor.problem(reply));
        };
    }

    private static Result done(long number, @Nullable String reference, int status, Entry entry, Reply reply) {
        return new Result(
                number,
                reference,
                status,
                reply.outcome().name().toLowerCase(java.util.Locale.ROOT),
                entry.to().id(),
                reply.events(),
                null,
                null,
                null,
                null);
    }

    private static byte[] json(Result result) {
        try {
            return SealedJson.mapper().writeValueAsString(result).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
