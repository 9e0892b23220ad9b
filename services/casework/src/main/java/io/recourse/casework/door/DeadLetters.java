package io.recourse.casework.door;

import io.quarkus.arc.DefaultBean;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.DoorKind;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Sealing;
import io.recourse.casework.telemetry.DeskMeters;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records that were not handled: kept byte for byte in the journal of their door, once per offset, sealed where they may name people. */
@Singleton
public class DeadLetters {

    private final DeskMeters meters;
    private final Sealing sealing;

    @Inject
    public DeadLetters(DeskMeters meters, Sealing sealing) {
        this.meters = meters;
        this.sealing = sealing;
    }

    /** A service whose doors hear who somebody is has its own. */
    @Produces
    @DefaultBean
    @Singleton
    static Sealing none() {
        return Sealing.NONE;
    }

    Entry entry(ConsumerRecord<String, byte[]> record, Refusal refusal) {
        meters.deadLetter(refusal.rule());
        String door = door(record);
        return Entry.command(
                new SubjectId(DoorKind.NAME, door),
                DoorKind.DeadLetter.of(door, record.offset(), refusal, record.value(), sealing),
                Facets.SHARED,
                new Entry.Command("door/" + door, Long.toString(record.offset()), ""),
                true);
    }

    static String door(ConsumerRecord<String, byte[]> record) {
        return record.topic() + "-" + record.partition();
    }
}
