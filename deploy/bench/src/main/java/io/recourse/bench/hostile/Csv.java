package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.bench.hostile.Findings.Kind;
import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.PartnerMessage;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.portfolio.CsvAccounts;
import io.recourse.local.portfolio.Mapping;
import io.recourse.local.portfolio.MappingFile;
import io.recourse.local.portfolio.RowOutcome;
import io.recourse.local.portfolio.StatementLine;
import io.recourse.local.process.StackFailed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tables of a lender, read by a mapping: hostile rows, every third a neighbour; and tables that are hostile as a whole. What
 * could be read is pushed to intake, as the launcher does with a table it is given.
 */
final class Csv implements Door {

    private static final String NAME = "csv";
    private static final String GOOD = "good-csv-";
    private static final String ACCOUNTS = "/v1/accounts";

    /** The people of good rows begin here: they owe nobody else. */
    private static final int PEOPLE = 300_000;

    private static final int ROWS = 2000;
    private static final int OPEN_EVERY = 400;

    /** More lines than a cell may have. */
    private static final int BEYOND = 101;

    private static final SealedJson<PartnerMessage> JSON = new SealedJson<>(PartnerMessage.class);

    private final Ground ground;
    private final Neighbours neighbours;
    private final int share;
    private final Corpus chance;
    private final CsvAccounts reader;
    private final String lender;
    private int good;

    Csv(Ground ground, Neighbours neighbours, int share) throws IOException {
        this.ground = ground;
        this.neighbours = neighbours;
        this.share = share;
        this.chance = new Corpus(ground.seed(), NAME, List.of(neighbours::anyStatement));
        Path mapping = Files.createTempFile("mapping", ".json");
        try (var shipped = Csv.class.getResourceAsStream("/hostile/mapping.json")) {
            if (shipped == null) {
                throw new IOException("the mapping is not built in");
            }
            Files.write(mapping, shipped.readAllBytes());
            Mapping read = MappingFile.read(mapping.toString());
            this.reader = new CsvAccounts(read, ground.seed());
            this.lender = read.lender();
        } finally {
            Files.delete(mapping);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int share() {
        return share;
    }

    @Override
    public void besiege(int from, int to) throws IOException, InterruptedException {
        for (int first = from; first < to; first += ROWS) {
            file(first, Math.min(to, first + ROWS));
            wholes(first);
        }
    }

    private void file(int from, int to) throws IOException, InterruptedException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Set<String> expected = new HashSet<>();
        line(file, CsvRow.HEADER.getBytes(StandardCharsets.UTF_8));
        for (int n = from; n < to; n++) {
            Random random = chance.random(n);
            if (n % 3 == 0) {
                good(file, expected);
            }
            if (n % OPEN_EVERY == 0) {
                line(file, CsvRow.open("hostile-" + n, n, random));
                for (int i = 0; i < BEYOND; i++) {
                    good(file, expected);
                }
            } else {
                line(file, CsvRow.hostile("hostile-" + n, n, random));
            }
            if (random.nextInt(30) == 0) {
                line(file, new byte[0]);
            }
        }
        file.write(CsvRow.good(next(expected), PEOPLE + good));
        Hostile whole = new Hostile(NAME, from, file.toByteArray());
        Ndjson stream = new Ndjson(ACCOUNTS);
        try (Stream<RowOutcome> rows = reader.read(new ByteArrayInputStream(whole.bytes()))) {
            rows.forEach(row -> look(whole, row, expected, stream));
        } catch (RuntimeException e) {
            ground.findings().add(Kind.BROKEN, whole, "reading broke off: " + e);
        }
        stream.post(ground, lender);
        expected.forEach(account -> neighbours.lose("row " + account + " of a table was not read"));
    }

    private void good(ByteArrayOutputStream file, Set<String> expected) throws IOException {
        line(file, CsvRow.good(next(expected), PEOPLE + good));
    }

    private String next(Set<String> expected) {
        good++;
        neighbours.sent();
        expected.add(GOOD + good);
        return GOOD + good;
    }

    private static void line(ByteArrayOutputStream file, byte[] bytes) throws IOException {
        file.write(bytes);
        file.write('\n');
    }

    /** @param stream is given what was read */
    private void look(Hostile whole, RowOutcome row, Set<String> expected, Ndjson stream) {
        switch (row) {
            case RowOutcome.Bad bad -> {
                if (Canary.sings(bad.text())) {
                    ground.findings().add(Kind.LEAK, whole, "a row's fault quotes it: " + bad.text());
                }
            }
            case RowOutcome.PassedOver(long line) ->
                ground.findings().add(Kind.UNACCOUNTED, whole, "the mapping passes nothing over, but row " + line);
            case RowOutcome.Read(long line, var account) -> {
                AccountPushed message = account.message();
                boolean neighbour = expected.remove(message.account());
                stream.line(
                        StatementLine.of(message).json().getBytes(StandardCharsets.UTF_8),
                        result -> pushed(whole, line, neighbour, result));
                ground.contracts()
                        .misfit(ground.contracts().event("AccountPushed.v1"), JSON.writeBare(message))
                        .ifPresent(misfit -> ground.findings()
                                .add(Kind.UNFIT_TAKEN, whole, "row " + line + " was read though " + misfit));
            }
        }
    }

    private void pushed(Hostile whole, long row, boolean neighbour, JsonNode result) {
        if (!neighbour) {
            Answers.line(ground.findings(), whole, result);
        } else {
            neighbours.answered(result, "row " + row + " of a table, which could be read,");
        }
    }

    /** Tables that are refused whole, or whose header is odd; nothing but an ordered refusal may come of them. */
    private void wholes(int number) throws IOException, InterruptedException {
        Random random = chance.random(-1 - number);
        String row = new String(CsvRow.good("hostile-whole", 1), StandardCharsets.UTF_8);
        List<byte[]> files = List.of(
                new byte[0],
                "\n\n\n".getBytes(StandardCharsets.US_ASCII),
                (CsvRow.HEADER + ",No\n" + row).getBytes(StandardCharsets.UTF_8),
                (CsvRow.HEADER.replace("IdNo", "Id") + "\n" + row).getBytes(StandardCharsets.UTF_8),
                ("\"" + CsvRow.HEADER + "\n" + row).getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + CsvRow.HEADER + "\r\n" + row + "\r\n").getBytes(StandardCharsets.UTF_8),
                (CsvRow.HEADER + "\n" + row).getBytes(StandardCharsets.UTF_16),
                Bytes.gzip((CsvRow.HEADER + "\n" + row).getBytes(StandardCharsets.UTF_8)),
                Bytes.noise(random, 5000),
                "a".repeat(Bytes.TOO_MANY * 5).getBytes(StandardCharsets.US_ASCII));
        for (byte[] bytes : files) {
            Hostile whole = new Hostile(NAME + "_whole", number, bytes);
            Ndjson stream = new Ndjson(ACCOUNTS);
            try (Stream<RowOutcome> rows = reader.read(new ByteArrayInputStream(bytes))) {
                rows.forEach(read -> look(whole, read, new HashSet<>(), stream));
            } catch (StackFailed refused) {
                if (Canary.sings(String.valueOf(refused.getMessage()))) {
                    ground.findings().add(Kind.LEAK, whole, "a refusal quotes the table: " + refused.getMessage());
                }
            } catch (RuntimeException e) {
                ground.findings().add(Kind.BROKEN, whole, "reading broke off: " + e);
            }
            stream.post(ground, lender);
        }
    }

    @Override
    public void settle() {
        // every row has been read, and what was read has been answered
    }
}
