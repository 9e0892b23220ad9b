package io.recourse.casework.door;

import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.desk.Sealing;
import io.recourse.contracts.Headers;
import io.recourse.contracts.PartnerMessage;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/**
 * The door for partners' topics, {@code <partners>.<id>.<what>}: the topic says who speaks, so a message can name nobody
 * else. What is unreadable or refused becomes a dead letter with its rule, and the partner is told on its notices topic.
 */
@Singleton
public class PartnerDoor {

    /** With their version, as {@code ce_type} names them. */
    private static final Set<String> TYPES = PartnerMessage.types();

    private final PatientDesk desk;
    private final DeadLetters deadLetters;
    private final Sealing sealing;

    @Inject
    PartnerDoor(PatientDesk desk, DeadLetters deadLetters, Sealing sealing) {
        this.desk = desk;
        this.deadLetters = deadLetters;
        this.sealing = sealing;
    }

    /** Makes entries of a batch of messages. */
    public interface BatchReader {
        Reading read(List<Message> messages);
    }

    /** Makes an entry of one message. */
    public interface Reader {
        Entry read(Message message) throws BadInput;
    }

    /** @param partner who speaks, from the topic's name */
    public record Message(String partner, byte[] value, Entry.Command origin) {

        /** The same, for what is held under another name than the partner's own. */
        public Message heldBy(String holder) {
            return new Message(
                    partner,
                    value,
                    new Entry.Command(origin.sender(), origin.key(), origin.digest(), holder, origin.source()));
        }

        /** An entry for a subject this partner holds. */
        public Entry entry(SubjectId to, Input input) {
            return Entry.command(to, input, Facets.SHARED, origin, false);
        }
    }

    public Uni<Void> handle(ConsumerRecords<String, byte[]> records, Reader reader) {
        return handleBatch(
                records,
                messages -> new Reading(
                        messages.stream().map(message -> line(reader, message)).toList()));
    }

    private static Reading.Line line(Reader reader, Message message) {
        try {
            return new Reading.Good(reader.read(message));
        } catch (BadInput e) {
            return new Reading.Bad(e.problem());
        } catch (IllegalArgumentException e) {
            return new Reading.Bad(
                    Problem.badInput("field-invalid", null, "The message names a subject that cannot exist."));
        }
    }

    public Uni<Void> handleBatch(ConsumerRecords<String, byte[]> records, BatchReader reader) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        records.forEach(all::add);
        return Uni.createFrom()
                .item(() -> read(all, reader))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(reading -> submit(all, reading.lines()));
    }

    /** Only messages whose headers are in order reach the reader. */
    private Reading read(List<ConsumerRecord<String, byte[]>> records, BatchReader reader) {
        List<Message> messages = new ArrayList<>();
        List<@Nullable Problem> problems = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Problem problem = problem(record);
            problems.add(problem);
            if (problem == null) {
                messages.add(message(record));
            }
        }
        Reading read = reader.read(messages);
        Iterator<Reading.Line> lines = read.lines().iterator();
        return new Reading(problems.stream()
                .map(problem -> problem == null ? lines.next() : new Reading.Bad(problem))
                .toList());
    }

    /** What is wrong with a record's headers, null if nothing is. A partner need not send any. */
    private static @Nullable Problem problem(ConsumerRecord<String, byte[]> record) {
        String id = EventDoor.header(record, Headers.ID);
        if (id != null && !Keys.fit(id)) {
            return Problem.badInput("key-invalid", Headers.ID, Keys.DETAIL);
        }
        String type = EventDoor.header(record, Headers.TYPE);
        return type == null || TYPES.contains(type)
                ? null
                : Problem.badInput(
                        "event-type-unknown", Headers.TYPE, "This service does not know the message's type.");
    }

    private Uni<Void> submit(List<ConsumerRecord<String, byte[]>> records, List<Reading.Line> lines) {
        List<Entry> dead = new ArrayList<>();
        List<Entry> good = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> goodRecords = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            switch (lines.get(i)) {
                case Reading.Bad(Problem problem) -> dead.add(letter(records.get(i), problem));
                case Reading.Good(Entry entry) -> {
                    good.add(entry);
                    goodRecords.add(records.get(i));
                }
            }
        }
        return desk.commit(good).chain(answers -> {
            for (int i = 0; i < answers.size(); i++) {
                Problem problem = problem(answers.get(i));
                if (problem != null) {
                    dead.add(letter(goodRecords.get(i), problem));
                }
            }
            return desk.bury(dead);
        });
    }

    private static @Nullable Problem problem(CompletableFuture<Reply> answer) {
        if (Failures.notWritten(answer)) {
            return Problem.notWritten();
        }
        Reply reply = answer.join();
        return switch (reply.outcome()) {
            case REFUSED, UNKNOWN -> CommandDoor.problem(reply);
            case ACCEPTED, UNCHANGED, WAITING, REPEATED -> null;
        };
    }

    private Entry letter(ConsumerRecord<String, byte[]> record, Problem problem) {
        return deadLetters.entry(record, new Refusal(problem.rule(), problem.field(), problem.detail()));
    }

    private Message message(ConsumerRecord<String, byte[]> record) {
        String partner = record.topic().split("\\.", -1)[1];
        String id = EventDoor.header(record, Headers.ID);
        Entry.Source source = new Entry.Source(DeadLetters.door(record), record.offset());
        String key = id == null ? source.door() + "@" + source.offset() : Keys.kept(id, sealing);
        byte[] value = record.value() == null ? new byte[0] : record.value();
        String holder = record.topic().startsWith("lenders.") ? null : partner;
        return new Message(
                partner, value, new Entry.Command(record.topic(), key, sealing.digest(value), holder, source));
    }
}
