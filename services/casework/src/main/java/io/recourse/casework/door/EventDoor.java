package io.recourse.casework.door;

import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Entry;
import io.recourse.contracts.Headers;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.json.IsoTimes;
import io.recourse.contracts.json.SealedJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The door for events of our own services: a batch of records becomes a batch of entries. What cannot be read becomes a dead
 * letter and leaves a gap in its subject's sequence, so nothing after it is applied as if it had not been there.
 */
@Singleton
public class EventDoor {

    private static final SealedJson<PublicEvent> CONTRACT = new SealedJson<>(PublicEvent.class);
    private static final Set<String> TYPES = PublicEvent.types();

    private final PatientDesk desk;
    private final DeadLetters deadLetters;

    @Inject
    EventDoor(PatientDesk desk, DeadLetters deadLetters) {
        this.desk = desk;
        this.deadLetters = deadLetters;
    }

    /** Completes when every record of the batch has been committed, one way or the other. */
    public Uni<Void> handle(ConsumerRecords<String, byte[]> records, String kind, Hearing hearing) {
        List<Entry> entries = new ArrayList<>(records.count());
        List<ConsumerRecord<String, byte[]>> sources = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            for (Entry entry : entries(record, kind, hearing)) {
                entries.add(entry);
                sources.add(record);
            }
        }
        return desk.commit(entries).chain(answers -> {
            List<Entry> dead = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                if (Failures.notWritten(answers.get(i))) {
                    Problem problem = Problem.notWritten();
                    dead.add(deadLetters.entry(
                            sources.get(i), new Refusal(problem.rule(), problem.field(), problem.detail())));
                }
            }
            return desk.bury(dead);
        });
    }

    private List<Entry> entries(ConsumerRecord<String, byte[]> record, String kind, Hearing hearing) {
        try {
            Entry.OwnEvent origin = new Entry.OwnEvent(
                    record.topic(), Long.parseLong(required(record, Headers.SEQUENCE)), required(record, Headers.ID));
            String key = record.key();
            if (key == null || key.isEmpty() || key.length() > 64) {
                throw new BadInput("key-missing", null, "A record needs its subject's id as key.");
            }
            SubjectId to = new SubjectId(kind, key);
            String tenant = required(record, Headers.TENANT);
            String traceparent = header(record, Headers.TRACEPARENT);
            String type = required(record, Headers.TYPE);
            if (!TYPES.contains(type)) {
                // not of this contract version: kept as a dead letter, and the sequence moves on
                return List.of(
                        deadLetters.entry(
                                record,
                                new Refusal(
                                        "event-type-unknown",
                                        Headers.TYPE,
                                        "This service does not know the event's type.")),
                        new Entry(to, null, origin, false, tenant, traceparent));
            }
            byte[] value = record.value();
            if (value == null) {
                throw new BadInput("value-missing", null, "A record needs a value.");
            }
            PublicEvent event = CONTRACT.readBare(PublicEvent.nameIn(type), Bodies.text(value));
            Hearing.Heard heard = hearing.hear(event, businessAt(record));
            return List.of(new Entry(to, heard.input(), origin, heard.opens(), tenant, traceparent));
        } catch (BadInput e) {
            return List.of(deadLetters.entry(record, new Refusal(e.rule(), e.field(), e.detail())));
        } catch (RuntimeException e) {
            return List.of(deadLetters.entry(
                    record,
                    new Refusal(
                            "event-unreadable",
                            null,
                            "The event does not fit its contract: "
                                    + e.getClass().getSimpleName() + ".")));
        }
    }

    private static Instant businessAt(ConsumerRecord<String, byte[]> record) throws BadInput {
        return IsoTimes.instant(required(record, Headers.BUSINESS_AT));
    }

    private static String required(ConsumerRecord<String, byte[]> record, String name) throws BadInput {
        String value = header(record, name);
        if (value == null) {
            throw new BadInput("header-missing", name, "The record lacks a CloudEvents header.");
        }
        return value;
    }

    static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
