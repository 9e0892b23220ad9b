package io.recourse.bench.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A Kafka record in the making: topic, key, headers, value, each of which can be spoiled. */
final class Envelope {

    /** Little less than what the broker takes. */
    private static final int GIANT = 900_000;

    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static final String[] HEADER_VALUES = {
        "",
        " ",
        "\u0000",
        "a\u0000b",
        "\r\n",
        "-1",
        "0",
        "1",
        "99999999999999999999",
        "9223372036854775807",
        "-9223372036854775808",
        "1.5",
        "1e3",
        "NaN",
        "null",
        "{}",
        "'; drop table receipt; --",
        "*",
        "-",
        "east-bank",
        "harbour-finance",
        "AccountPushed.v2",
        "AccountPushed.v3",
        "AccountPushed.v4",
        "AccountPushed.v5",
        "AccountPushed.v1",
        "CaseOpened.v1",
        "CaseClosed.v1",
        "CaseClosed.v999",
        "Nonsense.v1",
        "caseopened.v1",
        ".v1",
        "v1",
        "2.0",
        "2026-02-30T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "2026-01-01",
        "../../x",
        Canary.NAME,
        "a".repeat(128),
        "a".repeat(129),
        "é".repeat(5000),
        "00-00000000000000000000000000000000-0000000000000000-00",
        "00-zz-zz-01"
    };

    private final String topic;
    private final Map<String, byte @Nullable []> headers = new LinkedHashMap<>();
    private byte @Nullable [] key;
    private byte @Nullable [] value;

    Envelope(String topic, String key, byte[] value) {
        this.topic = topic;
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.value = value;
    }

    Envelope header(String name, String text) {
        headers.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte @Nullable [] value() {
        return value;
    }

    byte @Nullable [] key() {
        return key;
    }

    @Nullable
    String header(String name) {
        byte[] header = headers.get(name);
        return header == null ? null : new String(header, StandardCharsets.UTF_8);
    }

    /** Spoils what is around the value; sometimes the value goes too. */
    void spoil(Random random) {
        switch (random.nextInt(10)) {
            case 0 -> spoilKey(random);
            case 1 -> value = null;
            case 2 -> value = random.nextInt(20) == 0 ? giant(random) : new byte[0];
            case 3 -> headers.clear();
            default -> spoilHeader(random);
        }
    }

    private void spoilKey(Random random) {
        key = switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> Bytes.noise(random, 1 + random.nextInt(80));
            case 3 -> (OwnTopic.KEY + "a".repeat(70)).getBytes(StandardCharsets.UTF_8);
            case 4 -> (OwnTopic.KEY + "\u0000" + random.nextInt()).getBytes(StandardCharsets.UTF_8);
            default -> (OwnTopic.KEY + "/../" + random.nextInt() + "%2f\r\né").getBytes(StandardCharsets.UTF_8);
        };
    }

    private void spoilHeader(Random random) {
        String[] names = headers.keySet().toArray(String[]::new);
        if (names.length == 0) {
            return;
        }
        String name = names[random.nextInt(names.length)];
        switch (random.nextInt(8)) {
            case 0 -> headers.remove(name);
            case 1 -> headers.put(name, null);
            case 2 -> headers.put(name, Bytes.noise(random, random.nextInt(40)));
            default -> header(name, HEADER_VALUES[random.nextInt(HEADER_VALUES.length)]);
        }
    }

    private static byte[] giant(Random random) {
        byte[] giant = new byte[GIANT];
        Arrays.fill(giant, (byte) (32 + random.nextInt(90)));
        return giant;
    }

    ProducerRecord<byte[], byte[]> record() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text));
        return record;
    }
}
