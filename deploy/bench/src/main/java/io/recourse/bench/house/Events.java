package io.recourse.bench.house;

import io.recourse.bench.Place;
import io.recourse.contracts.Balance;
import io.recourse.contracts.Headers;
import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.parts.Connectors;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Events as the connectors of intake and segmentation would publish them: what negotiation lives on. */
final class Events implements AutoCloseable {

    static final String LENDER = "east-bank";

    private static final SealedJson<PublicEvent> CONTRACT = new SealedJson<>(PublicEvent.class);

    private final KafkaProducer<String, String> intake;
    private final KafkaProducer<String, String> segmentation;

    Events(Place place) {
        this.intake = producer(place, "intake");
        this.segmentation = producer(place, "segmentation");
    }

    private static KafkaProducer<String, String> producer(Place place, String service) {
        Map<String, Object> settings = new HashMap<>(
                place.stack().broker().as(Connectors.user(service)).settings());
        settings.put("linger.ms", 20);
        settings.put("batch.size", 256 * 1024);
        settings.put("enable.idempotence", false);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** A case of a debtor whose ladder begins at {@code start}: the party, the case and its strategy. */
    void open(String caseId, String party, String zone, Instant start, List<Step> steps) {
        send(
                intake,
                "parties.intake",
                party,
                1,
                start,
                new PartyRegistered(LENDER, zone, "CN-SH", "zh-CN", true, true));
        send(intake, "cases.intake", caseId, 1, start, opened(party, zone));
        send(
                segmentation,
                "cases.segmentation",
                caseId,
                1,
                start,
                new StrategyAssigned(
                        "negotiable-standard@1", "negotiable", Cause.CANNOT, "champion", start, 30, steps));
    }

    /** The ladder that {@code negotiable-standard} has, all of it by message so that it knows no weekend. */
    static List<Step> ladder(int firstDay) {
        return List.of(
                new Step("reminder", Tone.FRIENDLY, Channel.SMS, firstDay, 3),
                new Step("second-reminder", Tone.FRIENDLY, Channel.APP, firstDay + 4, 3),
                new Step("demand", Tone.FIRM, Channel.SMS, firstDay + 9, 4),
                new Step("demand-letter", Tone.FIRM, Channel.LETTER, firstDay + 14, 5),
                new Step("final-letter", Tone.FINAL_NOTICE, Channel.LETTER, firstDay + 22, 5));
    }

    private static CaseOpened opened(String party, String zone) {
        return new CaseOpened(
                LENDER,
                "CARD",
                DebtorKind.NATURAL,
                party,
                "CN",
                "Asia/Shanghai",
                zone,
                "CN-SH",
                "zh-CN",
                new Balance("CNY", 0, 31_250, 1_200_000),
                LocalDate.parse("2025-12-20"),
                12,
                Instant.parse("2028-12-20T16:00:00Z"),
                List.of(),
                List.of(),
                List.of(),
                new ScoringFacts(6_200, 1_850, -430, 3, 2));
    }

    private static void send(
            KafkaProducer<String, String> producer,
            String topic,
            String key,
            long sequence,
            Instant at,
            PublicEvent event) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, CONTRACT.writeBare(event));
        header(record, Headers.ID, topic + "/" + key + "/" + sequence);
        header(record, Headers.TYPE, event.getClass().getSimpleName() + ".v1");
        header(record, Headers.SOURCE, "/recourse/bench");
        header(record, Headers.SPEC_VERSION, "1.0");
        header(record, Headers.SEQUENCE, Long.toString(sequence));
        header(record, Headers.TENANT, LENDER);
        header(record, Headers.BUSINESS_AT, at.toString());
        producer.send(record);
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    void flush() {
        intake.flush();
        segmentation.flush();
    }

    @Override
    public void close() {
        intake.close();
        segmentation.close();
    }
}
