package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.bench.hostile.Findings.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Supplier;

/** A stream of documents: hostile lines, every tenth a neighbour, answered line by line. */
final class Lines implements Door {

    private static final int BATCH = 2000;
    private static final int NEIGHBOUR_EVERY = 10;

    private final Ground ground;
    private final String path;
    private final int share;
    private final String schema;
    private final Corpus corpus;
    private final Neighbours neighbours;
    private final Supplier<ObjectNode> valid;
    private final Taken taken;

    /** What was promised to neighbours. */
    interface Taken {
        /** Their line was answered to be taken. */
        void line(ObjectNode document, String caseId);

        /** Looks whether it has been kept; a case that is new is looked for in every service anyway. */
        default void settle() {}
    }

    /**
     * @param path the door of intake
     * @param schema what one line must fit
     * @param valid makes a document of a neighbour
     * @param taken is told of each neighbour's that was taken
     */
    Lines(
            Ground ground,
            String path,
            int share,
            String schema,
            Corpus corpus,
            Neighbours neighbours,
            Supplier<ObjectNode> valid,
            Taken taken) {
        this.ground = ground;
        this.path = path;
        this.share = share;
        this.schema = schema;
        this.corpus = corpus;
        this.neighbours = neighbours;
        this.valid = valid;
        this.taken = taken;
    }

    static String name(String path) {
        return "ndjson" + path.substring(path.lastIndexOf('/')).replace('/', '_');
    }

    @Override
    public String name() {
        return name(path);
    }

    @Override
    public int share() {
        return share;
    }

    @Override
    public void besiege(int from, int to) throws Exception {
        for (int first = from; first < to; first += BATCH) {
            stream(first, Math.min(to, first + BATCH));
        }
    }

    @Override
    public void settle() {
        // every line has been answered
        taken.settle();
    }

    private void stream(int from, int to) throws IOException, InterruptedException {
        Ndjson stream = new Ndjson(path);
        Random random = corpus.random(-1 - from);
        for (int n = from; n < to; n++) {
            if (n % NEIGHBOUR_EVERY == 0) {
                neighbour(stream);
            }
            Hostile hostile = corpus.get(n);
            stream.line(Bytes.oneLine(hostile.bytes()), result -> look(hostile, result));
            while (random.nextInt(20) == 0) {
                stream.line(new byte[0], _ -> {});
            }
        }
        neighbour(stream);
        stream.post(ground, Ground.HTTP_LENDER);
    }

    private void neighbour(Ndjson stream) {
        ObjectNode document = valid.get();
        neighbours.sent();
        stream.line(
                Corpus.bytes(document),
                result ->
                        neighbours.answered(result, "a valid line of " + path, caseId -> taken.line(document, caseId)));
    }

    private void look(Hostile hostile, JsonNode result) {
        Answers.line(ground.findings(), hostile, result);
        if (Answers.taken(result)) {
            ground.contracts()
                    .misfit(schema, new String(hostile.bytes(), StandardCharsets.UTF_8))
                    .ifPresent(misfit -> ground.findings()
                            .add(Kind.UNFIT_TAKEN, hostile, "answered " + result + " though " + misfit));
        }
    }
}
