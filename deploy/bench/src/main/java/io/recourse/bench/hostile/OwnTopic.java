package io.recourse.bench.hostile;

import io.recourse.bench.hostile.Contracts.Example;
import io.recourse.bench.hostile.Findings.Kind;
import io.recourse.bench.hostile.Post.At;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A topic of our own services, as if somebody had broken into one of them. Every record ends in each reader as a dead letter,
 * as a case of its own, or waits for what should have come before it; none keeps the next from being read.
 */
final class OwnTopic implements Door, AutoCloseable {

    /** Begins the ids of all cases that are hostile themselves, and of nothing that comes by another door. */
    static final String KEY = "intruder-";

    private static final int NEIGHBOUR_EVERY = 10;
    private static final String NOW = "2026-01-01T00:00:00Z";

    private final Ground ground;
    private final String topic;
    private final List<String> readers;
    private final List<Example> examples;
    private final int share;
    private final Corpus corpus;
    private final Neighbours neighbours;
    private final Post post;
    private final List<Sent> sent = new ArrayList<>();

    /** @param hostile null for a neighbour */
    private record Sent(@Nullable Hostile hostile, Envelope envelope, At at) {}

    /** @param folder of the examples of what it carries */
    OwnTopic(Ground ground, String topic, List<String> readers, String folder, int share, Neighbours neighbours) {
        this.ground = ground;
        this.topic = topic;
        this.readers = readers;
        this.examples = ground.contracts().examples(folder);
        this.share = share;
        this.neighbours = neighbours;
        this.corpus = new Corpus(
                ground.seed(),
                name(),
                examples.stream()
                        .<Corpus.Original>map(e -> _ -> e.document().deepCopy())
                        .toList());
        this.post = new Post(ground.place().stack().broker().admin());
    }

    @Override
    public String name() {
        return "kafka_" + topic.replace('.', '_');
    }

    @Override
    public int share() {
        return share;
    }

    @Override
    public void besiege(int from, int to) throws Exception {
        List<Envelope> envelopes = new ArrayList<>();
        List<@Nullable Hostile> writers = new ArrayList<>();
        for (int n = from; n < to; n++) {
            if (n % NEIGHBOUR_EVERY == 0) {
                Example example = examples.get(n % examples.size());
                envelopes.add(envelope("good-" + topic + "-" + n, example.type(), Corpus.bytes(example.document())));
                writers.add(null);
                neighbours.sent();
            }
            Hostile hostile = corpus.get(n);
            Random random = corpus.random(-1 - n);
            Envelope envelope = envelope(
                    KEY + name() + "-" + n, examples.get(n % examples.size()).type(), hostile.bytes());
            if (random.nextInt(3) == 0) {
                envelope.spoil(random);
            }
            envelopes.add(envelope);
            writers.add(hostile);
            if (random.nextInt(20) == 0) {
                // once more, word by word
                envelopes.add(envelope);
                writers.add(hostile);
            }
        }
        List<ProducerRecord<byte[], byte[]>> records =
                envelopes.stream().map(Envelope::record).toList();
        List<At> places = post.send(records);
        for (int i = 0; i < places.size(); i++) {
            sent.add(new Sent(writers.get(i), envelopes.get(i), places.get(i)));
        }
    }

    private Envelope envelope(String key, String type, byte[] value) {
        return new Envelope(topic, key, value)
                .header("ce_id", "id-" + key)
                .header("ce_type", type)
                .header("ce_source", "/recourse/" + topic.substring(topic.indexOf('.') + 1))
                .header("ce_specversion", "1.0")
                .header("traceparent", Envelope.TRACE)
                .header("ce_sequence", "1")
                .header("ce_tenant", Ground.HTTP_LENDER)
                .header("ce_businessat", NOW);
    }

    @Override
    public void settle() throws Exception {
        for (String reader : readers) {
            try (Admin admin = ground.place().stack().broker().adminClient()) {
                if (!Ground.comesTrue(() -> Post.readUp(admin, "service-" + reader, topic))) {
                    ground.findings().add(Kind.UNACCOUNTED, null, reader + " has not read " + topic + " to its end");
                }
            }
            Map<At, String> dead = Letters.of(ground, reader, topic);
            Set<String> known = new HashSet<>(ground.read(
                    reader,
                    "select id from subject where kind <> 'door' union select id from mailbox",
                    row -> row.getString(1)));
            sent.forEach(s -> look(reader, s, dead, known));
        }
        sent.clear();
    }

    private void look(String reader, Sent one, Map<At, String> dead, Set<String> known) {
        byte[] key = one.envelope().key();
        boolean there = key != null && known.contains(new String(key, StandardCharsets.UTF_8));
        String rule = dead.get(one.at());
        Hostile hostile = one.hostile();
        if (hostile == null && !there) {
            neighbours.lose("a valid event of " + topic + " did not reach " + reader + ": " + rule);
        } else if (hostile != null && !there && rule == null && !passed(one)) {
            ground.findings().add(Kind.UNACCOUNTED, hostile, reader + " neither took nor kept what is at " + one.at());
        }
    }

    /** A number below the first has been seen before anything was. */
    private static boolean passed(Sent one) {
        String sequence = one.envelope().header("ce_sequence");
        try {
            return sequence != null && Long.parseLong(sequence) < 1;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public void close() {
        post.close();
    }
}
