package io.recourse.casework.door;

import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.DoorKind;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.telemetry.DeskMeters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records that were not handled: kept byte for byte in the journal of their door, once per offset. */
@Singleton
public class DeadLetters {

    private final DeskMeters meters;

    @Inject
    public DeadLetters(DeskMeters meters) {
        this.meters = meters;
    }

    Entry entry(ConsumerRecord<String, byte[]> record, Refusal refusal) {
        meters.deadLetter(refusal.rule());
        String door = door(record);
        return Entry.command(
                new SubjectId(DoorKind.NAME, door),
                DoorKind.DeadLetter.of(door, record.offset(), refusal, record.value()),
                Facets.SHARED,
                new Entry.Command("door/" + door, Long.toString(record.offset()), ""),
                true);
    }

    static String door(ConsumerRecord<String, byte[]> record) {
        return record.topic() + "-" + record.partition();
    }
}
