package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.bench.hostile.Findings.Kind;
import io.recourse.bench.hostile.Post.At;
import io.recourse.local.run.ReceiptKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A partner's own topic. Every record ends as a receipt or as a dead letter of which the partner is told; every tenth is a
 * neighbour's, which ends as it would have without the others.
 */
final class PartnerTopic implements Door, AutoCloseable {

    /** Begins the accounts and cases of neighbours. */
    static final String GOOD = "good-kafka-";

    private static final int NEIGHBOUR_EVERY = 10;

    private final Ground ground;
    private final Partner partner;
    private final Corpus corpus;
    private final Neighbours neighbours;
    private final IntFunction<Valid> valid;
    private final Post post;
    private final ReceiptKeys keys;
    private final List<Sent> sent = new ArrayList<>();
    private int good;

    /**
     * Who writes what to whom.
     *
     * @param prefix of the topics, such as {@code lenders.east-bank.}
     * @param what the rest of the topic's name
     * @param type of its messages
     * @param reader the service that reads it
     * @param opens whether its messages open cases
     */
    record Partner(String user, String prefix, String what, String type, String reader, boolean opens, int share) {
        String topic() {
            return prefix + what;
        }

        String notices() {
            return prefix + "notices";
        }
    }

    /**
     * A document of a neighbour.
     *
     * @param end the rule by which it is refused, empty if it is taken
     */
    record Valid(ObjectNode document, String end) {}

    /** Who wrote it: somebody hostile, or a neighbour whose document ends by a rule. */
    private record Writer(@Nullable Hostile hostile, String end) {}

    private record Sent(Writer writer, Envelope envelope, At at) {}

    /** @param valid a document of a neighbour by its number */
    PartnerTopic(Ground ground, Partner partner, Corpus corpus, Neighbours neighbours, IntFunction<Valid> valid) {
        this.ground = ground;
        this.partner = partner;
        this.corpus = corpus;
        this.neighbours = neighbours;
        this.valid = valid;
        this.keys = ReceiptKeys.of(partner.reader(), ground.place().stack().secrets());
        this.post = new Post(ground.place().stack().broker().as(partner.user()));
    }

    @Override
    public String name() {
        return name(partner);
    }

    static String name(Partner partner) {
        return "kafka_" + partner.prefix().substring(0, partner.prefix().indexOf('.')) + "_" + partner.what();
    }

    @Override
    public int share() {
        return partner.share();
    }

    @Override
    public void besiege(int from, int to) throws Exception {
        List<Envelope> envelopes = new ArrayList<>();
        List<Writer> writers = new ArrayList<>();
        for (int n = from; n < to; n++) {
            if (n % NEIGHBOUR_EVERY == 0) {
                Valid document = valid.apply(good++);
                envelopes.add(envelope("good-" + good, Corpus.bytes(document.document())));
                writers.add(new Writer(null, document.end()));
                neighbours.sent();
            }
            Hostile hostile = corpus.get(n);
            Random random = corpus.random(-1 - n);
            Envelope envelope = envelope("h-" + n, hostile.bytes());
            if (random.nextInt(3) == 0) {
                envelope.spoil(random);
            }
            envelopes.add(envelope);
            writers.add(new Writer(hostile, ""));
        }
        List<ProducerRecord<byte[], byte[]>> records =
                envelopes.stream().map(Envelope::record).toList();
        List<At> places = post.send(records);
        for (int i = 0; i < places.size(); i++) {
            sent.add(new Sent(writers.get(i), envelopes.get(i), places.get(i)));
        }
    }

    private Envelope envelope(String id, byte[] value) {
        return new Envelope(partner.topic(), id, value)
                .header("ce_id", id)
                .header("ce_type", partner.type())
                .header("ce_source", "/partners/" + partner.user())
                .header("ce_specversion", "1.0")
                .header("traceparent", Envelope.TRACE);
    }

    @Override
    public void settle() throws Exception {
        try (Admin admin = ground.place().stack().broker().adminClient()) {
            if (!Ground.comesTrue(() -> Post.readUp(admin, "service-" + partner.reader(), partner.topic()))) {
                ground.findings().add(Kind.UNACCOUNTED, null, partner.topic() + " is not read to its end");
            }
        }
        Map<At, String> dead = Letters.of(ground, partner.reader(), partner.topic());
        Set<String> taken = new HashSet<>(ground.read(
                partner.reader(),
                "select key from receipt where sender = ?",
                row -> row.getString(1),
                partner.topic()));
        sent.forEach(s -> look(s, dead, taken));
        notices(dead.keySet());
        if (partner.opens()) {
            ground.read(
                            partner.reader(),
                            "select id from subject where kind = 'case' and version > 0 and state like ?",
                            row -> row.getString(1),
                            "%\"" + GOOD + "%")
                    .forEach(neighbours::took);
        }
        sent.clear();
    }

    private void look(Sent one, Map<At, String> dead, Set<String> taken) {
        String rule = dead.get(one.at());
        String id = one.envelope().header("ce_id");
        boolean received =
                taken.contains(id == null ? one.at().door() + "@" + one.at().offset() : keys.of(id));
        Hostile hostile = one.writer().hostile();
        if (hostile == null) {
            if (!one.writer().end().equals(rule == null ? "" : rule) || (rule == null && !received)) {
                neighbours.lose("a valid record of " + partner.topic() + " ended by the rule " + rule);
            }
        } else if (rule == null && !received) {
            ground.findings().add(Kind.UNACCOUNTED, hostile, "neither taken nor refused at " + one.at());
        } else if (rule == null) {
            byte[] value = one.envelope().value();
            ground.contracts()
                    .misfit(
                            ground.contracts().event(partner.type()),
                            new String(value == null ? new byte[0] : value, StandardCharsets.UTF_8))
                    .ifPresent(misfit -> ground.findings()
                            .add(Kind.UNFIT_TAKEN, hostile, "taken at " + one.at() + " though " + misfit));
        } else if (rule.equals("entry-not-written")) {
            ground.findings().add(Kind.SERVER_ERROR, hostile, "could not be written: " + one.at());
        }
    }

    /** The partner has been told of each dead letter, in words that name nobody. */
    private void notices(Set<At> dead) throws Exception {
        Set<At> told = new HashSet<>();
        boolean complete = Ground.comesTrue(() -> {
            told.clear();
            for (String notice : post.everything(partner.notices())) {
                JsonNode json = Ground.json(notice);
                told.add(new At(
                        json.path("topicPartition").asText(),
                        json.path("offset").asLong()));
                if (Canary.sings(Answers.withoutField(notice))) {
                    ground.findings().add(Kind.LEAK, null, "a notice names a person: " + notice);
                }
            }
            return told.containsAll(dead);
        });
        if (!complete) {
            ground.findings()
                    .add(Kind.UNACCOUNTED, null, partner.notices() + " tells " + told.size() + " of " + dead.size());
        }
    }

    @Override
    public void close() {
        post.close();
    }
}
