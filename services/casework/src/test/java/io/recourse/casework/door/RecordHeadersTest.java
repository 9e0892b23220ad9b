package io.recourse.casework.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.commit.KafkaIgnoreCommit;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailStop;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What the channels do with a record before a door sees it, set as the services have it. */
class RecordHeadersTest {

    private static final String SETTING = "mp.messaging.connector.smallrye-kafka.";

    @Test
    void a_header_without_a_value_reaches_the_door_like_any_other() throws IOException {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("lenders.a.accounts", 0, 0, "k", new byte[0]);
        List.of("ce_id", "ce_type", "ce_source", "ce_specversion", "content-type", "traceparent", "tracestate")
                .forEach(name -> record.headers().add(name, null));
        TopicPartition partition = new TopicPartition(record.topic(), 0);

        assertThat(new IncomingKafkaRecordBatch<>(
                                new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of()),
                                "accounts",
                                0,
                                new KafkaIgnoreCommit(),
                                new KafkaFailStop("accounts", (_, _) -> {}),
                                Boolean.parseBoolean(setting("cloud-events", "true")),
                                true)
                        .getRecords())
                .hasSize(1);
    }

    private static String setting(String name, String usual) throws IOException {
        Properties settings = new Properties();
        try (InputStream file = Failures.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            settings.load(file);
        }
        return settings.getProperty(SETTING + name, usual);
    }
}
