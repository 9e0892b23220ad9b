package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.bench.hostile.Findings.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    private final Consumer<String> taken;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param path the door of intake
     * @param schema what one line must fit
     * @param valid makes a document of a neighbour
     * @param taken is told the case of each neighbour that was taken
     */
    Lines(
            Ground ground,
            String path,
            int share,
            String schema,
            Corpus corpus,
            Neighbours neighbours,
            Supplier<ObjectNode> valid,
            Consumer<String> taken) {
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
    }

    private void stream(int from, int to) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        // who wrote each line; null is a neighbour
        Map<Integer, Optional<Hostile>> writers = new HashMap<>();
        Random random = corpus.random(-1 - from);
        int line = 0;
        for (int n = from; n < to; n++) {
            if (n % NEIGHBOUR_EVERY == 0) {
                line = write(body, Corpus.bytes(valid.get()), line);
                writers.put(line, Optional.empty());
            }
            Hostile hostile = corpus.get(n);
            byte[] bytes = oneLine(hostile.bytes());
            line = write(body, bytes, line);
            if (!new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
                writers.put(line, Optional.of(hostile));
            }
            while (random.nextInt(20) == 0) {
                line = write(body, new byte[0], line);
            }
        }
        // the last line lacks its end
        byte[] last = Corpus.bytes(valid.get());
        body.write(last);
        writers.put(line + 1, Optional.empty());
        answer(body.toByteArray(), writers);
    }

    private static int write(ByteArrayOutputStream body, byte[] bytes, int line) throws IOException {
        body.write(bytes);
        body.write('\n');
        return line + 1;
    }

    /** A line feed would make two lines of it, of which nobody knows what they are. */
    private static byte[] oneLine(byte[] bytes) {
        byte[] line = bytes.clone();
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\n') {
                line[i] = 0x0b;
            }
        }
        return line;
    }

    private void answer(byte[] body, Map<Integer, Optional<Hostile>> writers) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(ground.url("intake").resolve(path))
                .timeout(Duration.ofMinutes(10))
                .header("Authorization", "Bearer " + ground.place().tokens().lender(Ground.HTTP_LENDER))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            ground.findings().add(Kind.SERVER_ERROR, null, path + " answered a stream with " + response.statusCode());
        }
        for (String text : response.body().lines().toList()) {
            JsonNode result = Ground.json(text);
            Optional<Hostile> writer = writers.remove(result.path("line").asInt());
            if (writer == null) {
                ground.findings().add(Kind.UNACCOUNTED, null, "an answer to no line of " + path + ": " + text);
            } else {
                look(writer.orElse(null), result, text);
            }
        }
        writers.forEach((line, writer) -> ground.findings()
                .add(Kind.UNACCOUNTED, writer.orElse(null), "line " + line + " of " + path + " has no answer"));
    }

    private void look(@Nullable Hostile hostile, JsonNode result, String text) {
        int status = result.path("status").asInt();
        if (hostile == null) {
            neighbours.sent();
            if (status == 200) {
                taken.accept(result.path("id").asText());
            } else {
                neighbours.lose("a valid line of " + path + " was answered " + text);
            }
            return;
        }
        Answers.look(ground.findings(), hostile, status, text);
        if (status >= 400 && !(result.hasNonNull("rule") && result.hasNonNull("detail"))) {
            ground.findings().add(Kind.NO_PROBLEM, hostile, "no rule is named: " + text);
        }
        if (status < 300) {
            ground.contracts()
                    .misfit(schema, new String(hostile.bytes(), StandardCharsets.UTF_8))
                    .ifPresent(misfit ->
                            ground.findings().add(Kind.UNFIT_TAKEN, hostile, "answered " + text + " though " + misfit));
        }
    }
}
