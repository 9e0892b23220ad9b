package io.recourse.casework.door;

import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.DoorKind;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.telemetry.DeskMeters;
import io.recourse.contracts.LenderNotice;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records that were not handled: kept byte for byte in the journal of their door, once per offset. */
@Singleton
public class DeadLetters {

    private final DeskMeters meters;

    @Inject
    public DeadLetters(DeskMeters meters) {
        this.meters = meters;
    }

    Entry entry(ConsumerRecord<String, byte[]> record, String rule, String detail, @Nullable LenderNotice notice) {
        meters.deadLetter(rule);
        String door = record.topic() + "-" + record.partition();
        String base64 = record.value() == null ? null : Base64.getEncoder().encodeToString(clip(record.value()));
        return Entry.command(
                new SubjectId(DoorKind.NAME, door),
                new DoorKind.DeadLetter(record.offset(), rule, detail, base64, notice),
                Facets.SHARED,
                new Entry.Command("door/" + door, Long.toString(record.offset()), ""),
                true);
    }

    /** A journal row takes 256 KiB; of a larger value its head is kept, the topic has the whole. */
    private static byte[] clip(byte[] value) {
        int most = 128 * 1024;
        return value.length <= most ? value : java.util.Arrays.copyOf(value, most);
    }
}
