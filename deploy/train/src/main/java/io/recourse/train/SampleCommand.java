package io.recourse.train;

import com.fasterxml.jackson.core.JacksonException;
import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.portfolio.Portfolio;
import io.recourse.segmentation.domain.Judged;
import io.recourse.segmentation.domain.ReferenceRates;
import io.recourse.segmentation.domain.Scorecard;
import io.recourse.segmentation.domain.ScorecardDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the made-up cases that {@code make run} begins with as a table, each scored by the card that ships. */
@Command(name = "sample", description = "Writes the cases of the sample portfolio as a table.")
final class SampleCommand implements Callable<Integer> {
    private static final int EARLY = 4;
    private static final int M1 = 31;
    private static final int M2 = 61;
    private static final int M3 = 91;

    @Option(names = "--accounts", paramLabel = "N", description = "of the portfolio (default: ${DEFAULT-VALUE})")
    private int accounts = 20_000;

    @Option(names = "--seed", paramLabel = "N", description = "of the portfolio (default: ${DEFAULT-VALUE})")
    private long seed = 42;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "CSV")
    private Path out = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private int written;

    private final Scorecard card = Scorecard.from(policy("scorecard", ScorecardDocument.class));
    private final ReferenceRates rates = policy("reference-rates", ReferenceRates.class);

    @Override
    public Integer call() throws IOException {
        Artefacts.write(out, this::cases);
        spec.commandLine().getOut().println("wrote %,d cases to %s".formatted(written, out));
        return 0;
    }

    private void cases(Writer writer) throws IOException {
        CSVPrinter printer = new CSVPrinter(
                writer, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
        printer.printRecord(
                "debt_ratio_bp",
                "income_volatility_bp",
                "industry_index_bp",
                "industry_risk",
                "months_late_12",
                "pd_ppm",
                "dpd",
                "owed");
        Portfolio portfolio = new Portfolio(seed, accounts, Portfolio.LENDERS, Portfolio.AS_OF);
        for (AccountPushed account :
                (Iterable<AccountPushed>) portfolio.stream().map(sample -> sample.message())::iterator) {
            int dpd = dpd(account);
            if (dpd >= EARLY) {
                print(printer, account, dpd);
                written++;
            }
        }
        printer.flush();
    }

    private void print(CSVPrinter printer, AccountPushed account, int dpd) throws IOException {
        ScoringFacts facts = account.scoring();
        int pdPpm = card.score(new Judged(facts, bucket(dpd), null))
                .orElseThrow(() -> new IllegalStateException("the card of cases scores every case"))
                .pdPpm();
        printer.printRecord(
                facts.debtRatioBp(),
                facts.incomeVolatilityBp(),
                facts.industryIndexBp(),
                facts.industryRisk(),
                facts.monthsLate12(),
                pdPpm,
                dpd,
                rates.of(account.balance().total())
                        .setScale(0, RoundingMode.FLOOR)
                        .toPlainString());
    }

    /** Days since the oldest instalment was due; below zero where it is due still. */
    private static int dpd(AccountPushed account) {
        LocalDate due = account.instalments().stream()
                .map(instalment -> instalment.dueOn())
                .min(LocalDate::compareTo)
                .orElse(account.asOf());
        return Math.toIntExact(ChronoUnit.DAYS.between(due, account.asOf()));
    }

    private static Bucket bucket(int dpd) {
        return dpd >= M3 ? Bucket.M3 : dpd >= M2 ? Bucket.M2 : dpd >= M1 ? Bucket.M1 : Bucket.EARLY;
    }

    private static <T> T policy(String name, Class<T> type) {
        try (InputStream in = Scorecard.class.getResourceAsStream("/policy/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("segmentation ships no " + name);
            }
            return SealedJson.mapper().readValue(in, type);
        } catch (JacksonException e) {
            throw new IllegalStateException("segmentation ships no " + name + " that can be read", e);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
