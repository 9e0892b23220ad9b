package io.recourse.local.portfolio;

import io.recourse.local.portfolio.HttpDoor.Answer;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pushes a lender's file through intake's door, a thousand rows at a time, and tells what became of each. What was not answered is
 * sent again: a row that had been taken all the same is unchanged then.
 */
public final class Push implements AutoCloseable {
    private static final int CHUNK = 1000;
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final HttpDoor http;
    private final String lender;
    private final String path;
    private final Listener listener;
    private final Duration limit;
    private Totals totals = new Totals(0, 0, 0, 0, 0, 0, 0);

    /**
     * One thing that is wrong with a row.
     *
     * @param column of the file, if it can be told
     * @param field of the statement, if it is known
     * @param detail a sentence; it never quotes what the row holds
     */
    public record Fault(@Nullable String column, @Nullable String field, String rule, String detail) {

        /** For people. */
        String text() {
            String where = column == null ? "" : "column " + column + (field == null ? "" : " (" + field + ")") + ": ";
            return (column == null && field != null ? field + ": " : where) + detail + " [" + rule + "]";
        }
    }

    /**
     * A row that was not taken.
     *
     * @param line of the file it begins on
     */
    public record Rejected(long line, List<Fault> faults) {

        /** For people. */
        public String text() {
            return "line " + line + ", "
                    + String.join("; ", faults.stream().map(Fault::text).toList());
        }
    }

    /**
     * What became of the rows so far.
     *
     * @param rows that were looked at, without those the mapping passes over
     * @param waiting taken, for cases that wait for an operator
     */
    public record Totals(
            long rows, long opened, long updated, long unchanged, long waiting, long rejected, long passedOver) {

        private Totals plus(String outcome) {
            return new Totals(
                    rows + 1,
                    opened + (outcome.equals("opened") ? 1 : 0),
                    updated + (outcome.equals("updated") ? 1 : 0),
                    unchanged + (outcome.equals("unchanged") ? 1 : 0),
                    waiting + (outcome.equals("waiting") ? 1 : 0),
                    rejected + (outcome.equals(REJECTED) ? 1 : 0),
                    passedOver);
        }

        private Totals passedOne() {
            return new Totals(rows, opened, updated, unchanged, waiting, rejected, passedOver + 1);
        }

        /** For people. */
        public String text() {
            return rows + " rows: " + opened + " opened, " + updated + " updated, " + unchanged + " unchanged, "
                    + (waiting == 0 ? "" : waiting + " waiting, ")
                    + rejected + " rejected"
                    + (passedOver == 0 ? "" : " (" + passedOver + " more passed over, as the mapping asks)");
        }
    }

    private static final String REJECTED = "rejected";

    /** Hears of each row that was not taken, in their order within a thousand, and how far the file is. */
    public interface Listener {
        void rejected(Rejected rejected);

        void progress(Totals totals);
    }

    public Push(URI intake, String lender, String token, boolean dry, Listener listener) {
        this(intake, lender, token, dry, listener, LIMIT);
    }

    /** @param limit how long to try while nothing moves */
    Push(URI intake, String lender, String token, boolean dry, Listener listener, Duration limit) {
        this.http = new HttpDoor(new Doors(intake, _ -> token, _ -> {
            throw new IllegalStateException("a file goes by HTTP");
        }));
        this.lender = lender;
        this.path = dry ? "/v1/accounts?dryRun=true" : "/v1/accounts";
        this.listener = listener;
        this.limit = limit;
    }

    /** Returns when every row has its answer; memory is bounded by a thousand rows. */
    public Totals push(PushedFile file) {
        List<PushedFile.Line> chunk = new ArrayList<>();
        try (Stream<PushedFile.Row> rows = file.rows()) {
            rows.sequential().forEach(row -> {
                switch (row) {
                    case PushedFile.Line line -> chunk.add(line);
                    case PushedFile.Bad(long number, Fault fault) -> reject(new Rejected(number, List.of(fault)));
                    case PushedFile.PassedOver _ -> totals = totals.passedOne();
                }
                if (chunk.size() >= CHUNK) {
                    send(file, chunk);
                }
            });
        }
        send(file, chunk);
        return totals;
    }

    /** What became of the rows so far. */
    public Totals totals() {
        return totals;
    }

    /** Empties the chunk. */
    private void send(PushedFile file, List<PushedFile.Line> chunk) {
        Patience patience = new Patience(limit);
        while (!chunk.isEmpty()) {
            List<Answer> answers = List.of();
            IOException notNow = null;
            try {
                answers = http.push(
                        lender, path, chunk.stream().map(PushedFile.Line::json).toList());
            } catch (IOException e) {
                notNow = e;
            }
            List<PushedFile.Line> again = new ArrayList<>(chunk.subList(answers.size(), chunk.size()));
            for (int i = 0; i < answers.size(); i++) {
                if (!answered(file, chunk.get(i), answers.get(i))) {
                    again.add(chunk.get(i));
                }
            }
            if (again.size() < chunk.size()) {
                patience.moved();
            } else {
                patience.pause("intake does not take accounts", notNow);
            }
            chunk.clear();
            chunk.addAll(again);
        }
        listener.progress(totals);
    }

    /** False if the line must be sent again. */
    private boolean answered(PushedFile file, PushedFile.Line line, Answer answer) {
        if (answer.status() == 503 || answer.status() == 429) {
            return false;
        }
        if (answer.outcome().equals(REJECTED)) {
            reject(new Rejected(
                    line.number(),
                    answer.faults().stream()
                            .map(f -> new Fault(file.column(f.field()), f.field(), f.rule(), f.detail()))
                            .toList()));
        } else if (answer.outcome().isEmpty()) {
            throw new StackFailed("intake does not say what came of line " + line.number());
        } else {
            totals = totals.plus(answer.outcome());
        }
        return true;
    }

    private void reject(Rejected one) {
        totals = totals.plus(REJECTED);
        listener.rejected(one);
    }

    @Override
    public void close() {
        http.close();
    }
}
