package io.recourse.local.run;

import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.ContactReported;
import io.recourse.contracts.CourtReported;
import io.recourse.contracts.Headers;
import io.recourse.contracts.PartnerMessage;
import io.recourse.contracts.VenueReported;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.parts.Broker;
import io.recourse.local.process.Secrets;
import io.recourse.local.process.StackFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Partners' own producers, each as its own Kafka user on its own topic, and whether the services have read them. */
public final class PartnerPost implements AutoCloseable {
    /** The partners of a sandbox. */
    public static final String LAW_FIRM = "lex-1";

    public static final String VENUE = "hammer-1";
    public static final String CHANNEL = "courier-1";

    private static final long SECONDS = 120;
    private static final SealedJson<PartnerMessage> JSON = new SealedJson<>(PartnerMessage.class);

    static final String RECEIPTS = "select key from receipt where sender = ? and key = any (string_to_array(?, ','))";

    private final Broker broker;
    private final Books books;
    private final Secrets secrets;
    private final Subscriptions subscriptions;
    private final Map<String, KafkaProducer<String, String>> producers = new ConcurrentHashMap<>();
    private final Set<Sent> sent = new LinkedHashSet<>();

    public PartnerPost(Broker broker, Subscriptions subscriptions, Books books, Secrets secrets) {
        this.broker = broker;
        this.subscriptions = subscriptions;
        this.books = books;
        this.secrets = secrets;
    }

    /** A message the broker has and the services may not have handled. */
    private record Sent(Door door, String id, String place) {
        record Door(String topic, int partition) {}
    }

    /** @param id what the message is known by; the same for a repeated one */
    public record Letter(String user, String topic, String key, String id, PartnerMessage message) {

        /** A statement of a lender. */
        static Letter of(String lender, AccountPushed pushed, String id) {
            return new Letter("lender-" + lender, "lenders." + lender + ".accounts", pushed.account(), id, pushed);
        }

        static Letter of(PartnerMessage message, String id) {
            return switch (message) {
                case ContactReported r ->
                    new Letter("channel-" + CHANNEL, "channels." + CHANNEL + ".reports", r.caseId(), id, r);
                case CourtReported r ->
                    new Letter("lawfirm-" + LAW_FIRM, "lawfirms." + LAW_FIRM + ".reports", r.caseId(), id, r);
                case VenueReported r -> new Letter("venue-" + VENUE, "venues." + VENUE + ".reports", r.caseId(), id, r);
                case AccountPushed _ -> throw new IllegalArgumentException("a lender has to be named");
            };
        }
    }

    /** Returns when the broker has all of them. */
    public void send(List<Letter> letters) {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
        letters.forEach(letter -> acknowledgements.add(producer(letter.user()).send(record(letter))));
        try {
            for (int i = 0; i < letters.size(); i++) {
                RecordMetadata at = acknowledgements.get(i).get(SECONDS, TimeUnit.SECONDS);
                sent.add(new Sent(
                        new Sent.Door(at.topic(), at.partition()),
                        letters.get(i).id(),
                        Long.toString(at.offset())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted while sending partners' messages", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackFailed("Kafka did not take a partner's message: " + e, e);
        }
    }

    private static ProducerRecord<String, String> record(Letter letter) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(letter.topic(), letter.key(), JSON.writeBare(letter.message()));
        header(record, Headers.ID, letter.id());
        header(record, Headers.TYPE, letter.message().getClass().getSimpleName() + ".v1");
        header(record, Headers.SOURCE, "/partners/" + letter.user());
        header(record, Headers.SPEC_VERSION, "1.0");
        return record;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private KafkaProducer<String, String> producer(String user) {
        return producers.computeIfAbsent(user, u -> {
            Map<String, Object> settings = new HashMap<>(broker.as(u).settings());
            settings.put("acks", "all");
            settings.put("enable.idempotence", "true");
            settings.put("linger.ms", "0");
            settings.put("delivery.timeout.ms", "110000");
            settings.put("request.timeout.ms", "10000");
            settings.put("reconnect.backoff.max.ms", "500");
            return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        });
    }

    /**
     * What the services have not handled yet. A handled message has left a receipt, or a dead letter at its door,
     * in the transaction that handled it; the consumer's committed offset says the same, but seconds later.
     */
    public List<QuietTest.Disturbance> unread() {
        List<QuietTest.Disturbance> unread = new ArrayList<>();
        Map<Sent.Door, List<Sent>> byDoor = sent.stream().collect(Collectors.groupingBy(Sent::door));
        byDoor.forEach((door, waiting) -> {
            String service = subscriptions.serviceOf(door.topic());
            if (!books.services().contains(service)) {
                waiting.forEach(sent::remove);
                return;
            }
            ReceiptKeys keys = ReceiptKeys.of(service, secrets);
            Set<String> ids = receipts(service, door.topic(), waiting.stream().map(s -> keys.of(s.id())));
            Set<String> offsets = receipts(
                    service,
                    "door/" + door.topic() + "-" + door.partition(),
                    waiting.stream().map(Sent::place));
            List<Sent> handled = waiting.stream()
                    .filter(s -> ids.contains(keys.of(s.id())) || offsets.contains(s.place()))
                    .toList();
            handled.forEach(sent::remove);
            if (handled.size() < waiting.size()) {
                unread.add(new QuietTest.Disturbance(
                        service,
                        "has not handled " + (waiting.size() - handled.size()) + " messages on " + door.topic() + "-"
                                + door.partition()));
            }
        });
        return unread;
    }

    private Set<String> receipts(String service, String sender, Stream<String> keys) {
        return Set.copyOf(
                books.read(service, RECEIPTS, row -> row.getString(1), sender, keys.collect(Collectors.joining(","))));
    }

    @Override
    public void close() {
        producers.values().forEach(p -> p.close(Duration.ofSeconds(1)));
    }
}
