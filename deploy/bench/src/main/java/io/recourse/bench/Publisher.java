package io.recourse.bench;

import io.recourse.contracts.Headers;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.parts.Connectors;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes events as the connector of a service would. */
public final class Publisher implements AutoCloseable {

    private static final SealedJson<PublicEvent> CONTRACT = new SealedJson<>(PublicEvent.class);

    private final KafkaProducer<String, String> producer;

    public Publisher(Place place, String service) {
        Map<String, Object> settings = new HashMap<>(
                place.stack().broker().as(Connectors.user(service)).settings());
        settings.put("linger.ms", 20);
        settings.put("batch.size", 256 * 1024);
        settings.put("enable.idempotence", false);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** @param sequence counts the events of the key on the topic, from 1 */
    public void send(String lender, String topic, String key, long sequence, Instant at, PublicEvent event) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, CONTRACT.writeBare(event));
        header(record, Headers.ID, topic + "/" + key + "/" + sequence);
        header(record, Headers.TYPE, event.ceType());
        header(record, Headers.SOURCE, "/recourse/bench");
        header(record, Headers.SPEC_VERSION, "1.0");
        header(record, Headers.SEQUENCE, Long.toString(sequence));
        header(record, Headers.TENANT, lender);
        header(record, Headers.BUSINESS_AT, at.toString());
        producer.send(record);
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
