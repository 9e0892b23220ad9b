package io.recourse.train;

import io.recourse.segmentation.domain.Score;
import io.recourse.segmentation.domain.Scorecard;
import io.recourse.train.Table.Read;
import io.recourse.train.Table.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores a table of any length, one row at a time; a row that cannot be scored says why and spoils only itself. */
@Command(name = "score", description = "Scores a table of accounts by a scorecard.")
final class ScoreCommand implements Callable<Integer> {
    private static final int PPM_DIGITS = 6;

    @Mixin
    private TableArguments table = new TableArguments();

    @Option(names = "--model", paramLabel = "FILE", required = true, description = "the scorecard")
    private Path model = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "CSV: id, pd, band, reasons, model, error")
    private Path out = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Recipe asked = table.recipe();
        Scorecard card = Artefacts.scorecard(model);
        Artefacts.apart(out, table.file(), table.recipeFile(), model);
        Counts counts = new Counts();
        try (InputStream in = Artefacts.open(table.file())) {
            Table rows = new Table(in, asked, false);
            Artefacts.write(out, writer -> scores(rows, card, writer, counts));
        }
        spec.commandLine()
                .getOut()
                .println(
                        "%,d accounts scored, %,d could not be; wrote %s".formatted(counts.scored, counts.failed, out));
        return counts.failed == 0 ? 0 : Main.FAILED;
    }

    private void scores(Table rows, Scorecard card, Writer writer, Counts counts) throws IOException {
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord("id", "pd", "band", "reasons", "model", "error");
        while (rows.hasNext()) {
            switch (rows.next()) {
                case Read(long _, Account account) -> {
                    print(printer, account.id(), score(card, account));
                    counts.scored++;
                }
                case Unreadable(long line, String id, String why) -> {
                    printer.printRecord(id, "", "", "", "", "line " + line + ": " + why);
                    counts.failed++;
                }
            }
        }
        printer.flush();
    }

    private Score score(Scorecard card, Account account) {
        return card.score(account.judged())
                .orElseThrow(() ->
                        new Refused(model + " looks at facts that only cases have; no table can be scored by it."));
    }

    /** How many rows went which way. */
    private static final class Counts {
        private long scored;
        private long failed;
    }

    private static void print(CSVPrinter printer, String id, Score score) throws IOException {
        printer.printRecord(
                id,
                BigDecimal.valueOf(score.pdPpm(), PPM_DIGITS),
                score.band(),
                String.join(" ", score.reasons()),
                score.model(),
                "");
    }
}
