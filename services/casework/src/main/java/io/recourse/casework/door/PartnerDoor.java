package io.recourse.casework.door;

import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Reply;
import io.recourse.contracts.Headers;
import io.recourse.contracts.LenderNotice;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/**
 * The door for partners' topics, {@code <partners>.<id>.<what>}: the topic says who speaks, so a message can name nobody
 * else. What is unreadable or refused becomes a dead letter with its rule, and a lender is told on its notices topic.
 */
@Singleton
public class PartnerDoor {

    private final Desk desk;
    private final DeadLetters deadLetters;

    @Inject
    public PartnerDoor(Desk desk, DeadLetters deadLetters) {
        this.desk = desk;
        this.deadLetters = deadLetters;
    }

    /** Makes entries of a batch of messages; may do work for the whole batch at once. */
    public interface BatchReader {
        List<Ndjson.Line> read(List<Message> messages);
    }

    /** Makes an entry of one message. */
    public interface Reader {
        Entry read(Message message) throws BadInput;
    }

    /** @param partner who speaks, from the topic's name */
    public record Message(String partner, byte[] value, Entry.Command origin) {

        /** An entry for a subject this partner holds. */
        public Entry entry(SubjectId to, Input input) {
            return Entry.command(to, input, Facets.SHARED, origin, false);
        }
    }

    public Uni<Void> handle(ConsumerRecords<String, byte[]> records, Reader reader) {
        return handleBatch(records, messages -> messages.stream()
                .map(message -> line(reader, message))
                .toList());
    }

    private static Ndjson.Line line(Reader reader, Message message) {
        try {
            return new Ndjson.Good(reader.read(message));
        } catch (BadInput e) {
            return new Ndjson.Bad(e.problem());
        } catch (IllegalArgumentException e) {
            return new Ndjson.Bad(
                    Problem.badInput("field-invalid", null, "The message names a subject that cannot exist."));
        }
    }

    public Uni<Void> handleBatch(ConsumerRecords<String, byte[]> records, BatchReader reader) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        records.forEach(all::add);
        return Uni.createFrom()
                .item(() -> reader.read(all.stream().map(PartnerDoor::message).toList()))
                .runSubscriptionOn(io.smallrye.mutiny.infrastructure.Infrastructure.getDefaultWorkerPool())
                .chain(lines -> submit(all, lines));
    }

    private Uni<Void> submit(List<ConsumerRecord<String, byte[]>> records, List<Ndjson.Line> lines) {
        List<Entry> dead = new ArrayList<>();
        List<Entry> good = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> goodRecords = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            switch (lines.get(i)) {
                case Ndjson.Bad(Problem problem) -> dead.add(letter(records.get(i), problem));
                case Ndjson.Good(Entry entry) -> {
                    good.add(entry);
                    goodRecords.add(records.get(i));
                }
            }
        }
        List<CompletableFuture<Reply>> answers = new ArrayList<>();
        return EventDoor.committed(() -> {
                    answers.clear();
                    answers.addAll(desk.submit(good));
                    return answers;
                })
                .chain(() -> {
                    for (int i = 0; i < answers.size(); i++) {
                        Reply reply = answers.get(i).join();
                        if (reply.outcome() == Reply.Outcome.REFUSED || reply.outcome() == Reply.Outcome.UNKNOWN) {
                            dead.add(letter(goodRecords.get(i), CommandDoor.problem(reply)));
                        }
                    }
                    return dead.isEmpty() ? Uni.createFrom().voidItem() : EventDoor.committed(() -> desk.submit(dead));
                });
    }

    private Entry letter(ConsumerRecord<String, byte[]> record, Problem problem) {
        String[] parts = record.topic().split("\\.", -1);
        LenderNotice notice = parts[0].equals("lenders")
                ? new LenderNotice.MessageRefused(
                        parts[1],
                        record.topic() + "-" + record.partition(),
                        record.offset(),
                        problem.rule(),
                        problem.field(),
                        problem.detail())
                : null;
        return deadLetters.entry(record, problem.rule(), problem.detail(), notice);
    }

    private static Message message(ConsumerRecord<String, byte[]> record) {
        String partner = record.topic().split("\\.", -1)[1];
        String id = EventDoor.header(record, Headers.ID);
        String key = id == null ? record.topic() + "-" + record.partition() + "@" + record.offset() : id;
        byte[] value = record.value() == null ? new byte[0] : record.value();
        String holder = record.topic().startsWith("lenders.") ? null : partner;
        return new Message(partner, value, new Entry.Command(record.topic(), key, digest(value), holder));
    }

    private static @Nullable String digest(byte[] value) {
        return io.recourse.casework.desk.EventIds.hash(new String(value, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
