package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.bench.hostile.Findings.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Streams that are broken as such, whatever their lines say; after each comes a neighbour's, which must be taken whole. */
final class Streams implements Door {

    static final String NAME = "ndjson_streams";

    private static final String PATH = "/v1/accounts";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String LENGTH = "Content-Length: ";

    /** More lines than a service reads before it answers the first. */
    private static final int MANY = 1200;

    private static final int FEW = 5;
    private static final int ENDLESS = 2 * Bytes.TOO_MANY;
    private static final int NEIGHBOURS = 3;

    private final Ground ground;
    private final Neighbours neighbours;
    private final Corpus statements;
    private final int share;

    /** @param statements hostile ones, a line each */
    Streams(Ground ground, Neighbours neighbours, Corpus statements, int share) {
        this.ground = ground;
        this.neighbours = neighbours;
        this.statements = statements;
        this.share = share;
    }

    /** What may become of a stream. */
    private enum End {
        /** It is answered line by line, or by a problem. */
        ANSWERED,
        /** Its frame is broken: the server may hang up without a word. */
        CUT_OFF,
        /** Nobody waits for an answer. */
        HUNG_UP
    }

    private record Broken(byte[] request, End end) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int share() {
        return share;
    }

    @Override
    public void besiege(int from, int to) throws IOException {
        for (int n = from; n < to; n++) {
            Broken broken = broken(n);
            Hostile hostile = new Hostile(NAME, n, broken.request());
            try (Wire wire = new Wire(ground.url("intake"))) {
                if (broken.end() == End.HUNG_UP) {
                    wire.hangUpAfter(broken.request());
                } else {
                    look(hostile, broken.end(), wire.ask(broken.request(), false));
                }
            }
            neighbour();
        }
    }

    private Broken broken(int number) {
        byte[] few = lines(number, 0);
        byte[] many = lines(number, MANY);
        return switch (number % 11) {
            case 0 -> new Broken(request(LENGTH + 2 * many.length, many), End.HUNG_UP);
            case 1 -> new Broken(request(CHUNKED, chunk(many.length + 1000, many)), End.HUNG_UP);
            case 2 -> new Broken(request(CHUNKED, endless(chunk(Integer.MAX_VALUE, many))), End.HUNG_UP);
            case 3 -> new Broken(request(CHUNKED, Bytes.joined(whole(few), ascii("zz\r\n"))), End.CUT_OFF);
            case 4 ->
                new Broken(request(CHUNKED, Bytes.joined(whole(few), ascii("f".repeat(40) + "\r\n"))), End.CUT_OFF);
            // both lengths are right; it ends, lest the server rightly waits for more
            case 5 ->
                new Broken(
                        request(CHUNKED + "\r\n" + LENGTH + few.length, Bytes.joined(whole(few), ascii("0\r\n\r\n"))),
                        End.CUT_OFF);
            case 6 -> new Broken(request(LENGTH + few.length + "\r\n" + LENGTH + "1", few), End.CUT_OFF);
            // what is beyond it is no request
            case 7 -> new Broken(request(LENGTH + few.length / 2, few), End.CUT_OFF);
            case 8 -> sized("", Bytes.gzip(few));
            case 9 -> sized("Content-Encoding: gzip\r\n", Bytes.gzip(few));
            default -> sized("", endless(few));
        };
    }

    /** Hostile documents, and as many lines that say nothing. */
    private byte[] lines(int number, int nothing) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 0; i < FEW; i++) {
            lines.writeBytes(Bytes.oneLine(statements.get(number * FEW + i).bytes()));
            lines.write('\n');
        }
        lines.writeBytes(ascii("{}\n".repeat(nothing)));
        return lines.toByteArray();
    }

    /** The last line is longer than a service keeps, and not yet at its end. */
    private static byte[] endless(byte[] lines) {
        byte[] endless = Arrays.copyOf(lines, lines.length + ENDLESS);
        Arrays.fill(endless, lines.length, endless.length, (byte) 'a');
        return endless;
    }

    /** @param announced how long it says it is */
    private static byte[] chunk(int announced, byte[] bytes) {
        return Bytes.joined(ascii(Integer.toHexString(announced) + "\r\n"), bytes);
    }

    private static byte[] whole(byte[] bytes) {
        return Bytes.joined(chunk(bytes.length, bytes), ascii("\r\n"));
    }

    private Broken sized(String header, byte[] body) {
        return new Broken(request(header + LENGTH + body.length, body), End.ANSWERED);
    }

    private byte[] request(String framing, byte[] body) {
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: recourse\r\nContent-Type: " + Ndjson.TYPE
                + "\r\nAuthorization: Bearer " + ground.place().tokens().lender(Ground.HTTP_LENDER) + "\r\n" + framing
                + "\r\n\r\n";
        return Bytes.joined(ascii(head), body);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void look(Hostile hostile, End end, Wire.Answer answer) {
        Answers.look(ground.findings(), hostile, answer.status(), answer.body());
        if (answer.status() < 0) {
            ground.findings().add(Kind.SERVER_ERROR, hostile, "neither answered nor hung up");
        } else if (answer.status() == 200) {
            answer.body().lines().map(Ground::json).forEach(line -> Answers.line(ground.findings(), hostile, line));
        } else if (end == End.ANSWERED) {
            Answers.problem(ground.findings(), hostile, answer.status(), answer.type(), answer.body());
        }
    }

    private void neighbour() throws IOException {
        Ndjson stream = new Ndjson(PATH);
        for (int i = 0; i < NEIGHBOURS; i++) {
            ObjectNode statement = neighbours.statement();
            neighbours.sent();
            stream.line(
                    Corpus.bytes(statement),
                    result -> neighbours.answered(result, "a line of a stream after a broken one"));
        }
        byte[] body = stream.body();
        try (Wire wire = new Wire(ground.url("intake"))) {
            Wire.Answer answer = wire.ask(request(LENGTH + body.length, body), false);
            stream.answered(ground.findings(), answer.status(), answer.body());
        }
    }

    @Override
    public void settle() {
        // every stream has been answered, or nobody waited for it
    }
}
