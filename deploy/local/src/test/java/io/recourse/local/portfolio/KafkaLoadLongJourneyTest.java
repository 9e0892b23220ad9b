package io.recourse.local.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.Headers;
import io.recourse.contracts.LenderNotice;
import io.recourse.contracts.LenderNotice.MessageRefused;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.Stack;
import io.recourse.local.StackOptions;
import io.recourse.local.portfolio.Loader.Loaded;
import io.recourse.local.process.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The loader on a real broker with its users and ACLs; intake is played. */
@Tag("long")
class KafkaLoadLongJourneyTest {
    private static final long SEED = 9;
    private static final String REFUSED_ACCOUNT_END = "7";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    @Timeout(180)
    void accounts_sent_through_a_broker_that_is_killed_are_accepted_once_and_refusals_are_heard() throws Exception {
        System.out.println("KafkaLoadLongJourneyTest seed " + SEED);
        List<SampleAccount> accounts = new Portfolio(SEED, 2_000, Portfolio.LENDERS, Portfolio.AS_OF)
                .stream().filter(SampleAccount::viaKafka).toList();
        long refused = accounts.stream()
                .filter(a -> a.message().account().endsWith(REFUSED_ACCOUNT_END))
                .count();
        try (Stack stack = Stack.claim(options());
                FakeIntake intake = new FakeIntake(0)) {
            stack.start();
            CompletableFuture<Void> consuming =
                    CompletableFuture.runAsync(() -> play(stack, intake), Thread::startVirtualThread);
            List<Refused> refusals = new ArrayList<>();
            Doors doors = new Doors(intake.uri(), lender -> "token-of-" + lender, lender -> stack.broker()
                    .as("lender-" + lender));
            Path file = folder.resolve(AcceptedJournal.NAME);
            AtomicBoolean killed = new AtomicBoolean();
            try (AcceptedJournal journal = AcceptedJournal.open(file);
                    Loader loader = new Loader(doors, journal, listener(refusals))) {
                Loaded loaded = loader.load(accounts.stream().peek(a -> {
                    if (a == accounts.get(400) && killed.compareAndSet(false, true)) {
                        stack.kill("kafka");
                        CompletableFuture.runAsync(() -> stack.restart("kafka"), Thread::startVirtualThread);
                    }
                }));
                assertThat(loaded).isEqualTo(new Loaded(accounts.size() - refused, refused));
            } finally {
                ended.set(true);
            }
            assertThat(killed).isTrue();
            assertThat(Files.readAllLines(file)).hasSize((int) (accounts.size() - refused));
            assertThat(refusals).allMatch(r -> r.rule().equals("played-refusal"));
            consuming.join();
        }
    }

    private StackOptions options() throws IOException {
        Path partners = folder.resolve("partners.json");
        String lenders = String.join("\"}, {\"id\": \"", Portfolio.LENDERS);
        Files.writeString(
                partners,
                "{\"lenders\": [{\"id\": \"" + lenders + "\"}], \"lawfirms\": [], \"venues\": [], \"channels\": []}");
        return StackOptions.in(Path.of("../.."))
                .runFolder(folder.resolve("run"))
                .ports(Ports.anyFree())
                .services(List.of())
                .language(Path.of("../../contracts/asyncapi.yaml"), partners)
                .say(System.out::println);
    }

    private static Loader.Listener listener(List<Refused> refusals) {
        return new Loader.Listener() {
            @Override
            public void accepted(Accepted accepted) {
                assertThat(accepted.door()).isEqualTo("kafka");
            }

            @Override
            public void refused(Refused refused) {
                refusals.add(refused);
            }
        };
    }

    /** Takes what comes, but for some accounts, of which it tells the lender. */
    private void play(Stack stack, FakeIntake intake) {
        Map<String, Object> in =
                new HashMap<>(stack.broker().as("service-intake").settings());
        in.put("group.id", "service-intake");
        in.put("auto.offset.reset", "earliest");
        in.put("metadata.max.age.ms", "1000");
        Map<String, Object> out =
                new HashMap<>(stack.broker().as("connect-intake").settings());
        try (KafkaConsumer<String, String> consumer =
                        new KafkaConsumer<>(in, new StringDeserializer(), new StringDeserializer());
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(out, new StringSerializer(), new StringSerializer())) {
            consumer.subscribe(Pattern.compile("lenders\\..*\\.accounts"));
            while (!ended.get()) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    assertThat(header(record, "ce_type")).isEqualTo("AccountPushed.v1");
                    assertThat(header(record, "ce_id")).hasSize(64);
                    if (record.key().endsWith(REFUSED_ACCOUNT_END)) {
                        producer.send(notice(record));
                    } else {
                        intake.take(record.key(), record.value());
                    }
                }
            }
        }
    }

    private static ProducerRecord<String, String> notice(ConsumerRecord<String, String> record) {
        String lender = record.topic().split("\\.", -1)[1];
        MessageRefused refused = new MessageRefused(
                lender, record.topic() + "-" + record.partition(), record.offset(), "played-refusal", null, "Played.");
        ProducerRecord<String, String> notice = new ProducerRecord<>(
                refused.topic(), record.topic(), new SealedJson<>(LenderNotice.class).writeBare(refused));
        notice.headers().add(Headers.TYPE, "MessageRefused.v1".getBytes(StandardCharsets.UTF_8));
        return notice;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(
                Objects.requireNonNull(record.headers().lastHeader(name), name).value(), StandardCharsets.UTF_8);
    }
}
