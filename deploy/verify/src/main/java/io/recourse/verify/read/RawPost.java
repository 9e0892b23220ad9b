package io.recourse.verify.read;

import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Post;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A record as it lies on its topic, headers as text; what is missing is empty. */
record RawPost(
        String topic, String key, String sequence, String eventId, String type, String businessAt, byte[] value) {

    static RawPost of(ConsumerRecord<String, byte[]> record) {
        return new RawPost(
                record.topic(),
                record.key() == null ? "" : record.key(),
                header(record, "ce_sequence"),
                header(record, "ce_id"),
                header(record, "ce_type"),
                header(record, "ce_businessat"),
                record.value() == null ? new byte[0] : record.value());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(topic);
        out.writeUTF(key);
        out.writeUTF(sequence);
        out.writeUTF(eventId);
        out.writeUTF(type);
        out.writeUTF(businessAt);
        out.writeInt(value.length);
        out.write(value);
    }

    static Post read(Columns columns, DataInputStream in) throws IOException {
        return new RawPost(
                        columns.text(),
                        columns.text(),
                        in.readUTF(),
                        in.readUTF(),
                        columns.text(),
                        in.readUTF(),
                        in.readNBytes(in.readInt()))
                .understood();
    }

    Post understood() {
        Fact fact = FactReader.read(type, value);
        long number = 0;
        Instant at = Instant.EPOCH;
        try {
            number = Long.parseLong(sequence);
            at = OffsetDateTime.parse(businessAt).toInstant();
        } catch (NumberFormatException | DateTimeException e) {
            fact = new Fact.Unreadable("ce_sequence \"" + sequence + "\", ce_businessat \"" + businessAt + "\"");
        }
        if (eventId.isEmpty() || type.isEmpty() || key.isEmpty()) {
            fact = new Fact.Unreadable("key, ce_id or ce_type is missing");
        }
        return new Post(topic, key, number, eventId, type, Digest.of(value), at, fact);
    }
}
