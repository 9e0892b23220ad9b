package io.recourse.train;

import com.fasterxml.jackson.core.JacksonException;
import io.recourse.contracts.Money;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.StackFile;
import io.recourse.local.process.StackFailed;
import io.recourse.local.run.Tokens;
import io.recourse.segmentation.edge.PolicyFiles;
import io.recourse.segmentation.stress.StressChart;
import io.recourse.segmentation.stress.StressPolicy;
import io.recourse.segmentation.stress.StressPolicy.Scenario;
import io.recourse.segmentation.stress.StressReport;
import io.recourse.segmentation.stress.StressReport.InCurrency;
import io.recourse.segmentation.stress.StressTest;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a book may lose in a scenario: that of the running stack, or one in a file. */
@Command(name = "stress", description = "A stress test of the running stack's book, or of a file's.")
final class StressCommand implements Callable<Integer> {
    private static final int OK = 200;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "CSV of cases: currency, bucket, band, owed_minor, pd_ppm (without: the running stack's)")
    private @Nullable Path file;

    @Option(names = "--scenario", paramLabel = "NAME", description = "base, mild or reference (usually reference)")
    private String scenario = "reference";

    @Option(names = "--seed", paramLabel = "N", description = "another course of chance (usually 1)")
    private long seed = 1;

    @Option(names = "--draws", paramLabel = "N", description = "thousands, at most 100000 (usually 10000)")
    private int draws = 10_000;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            required = true,
            description = "for stress-<scenario>.json and .svg")
    private Path out = Path.of("");

    @Option(names = "--run-folder", paramLabel = "FOLDER", description = "where the stack runs (usually .run)")
    private Path runFolder = Path.of(".run");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StressPolicy policy = PolicyFiles.stress();
        Scenario asked = policy.scenario(scenario)
                .orElseThrow(() -> new Refused("There is no scenario %s; there are %s."
                        .formatted(
                                scenario,
                                policy.scenarios().stream().map(Scenario::name).collect(Collectors.joining(", ")))));
        if (!StressTest.drawable(draws)) {
            throw new Refused("Draws are thousands, at most " + StressTest.MOST_DRAWS + ".");
        }
        StressReport report = file == null ? ofStack() : ofFile(file, new StressTest(policy, asked, seed, draws));
        Path json = Artefacts.write(out.resolve("stress-" + scenario + ".json"), report);
        String picture = new StressChart().svg(report);
        Path chart = Artefacts.write(out.resolve("stress-" + scenario + ".svg"), writer -> writer.write(picture));
        say("%s: %,d draws, seed %d; of what is defaulted %.2f %% is recovered, %.2f %% in the scenario"
                .formatted(
                        report.title(),
                        report.draws(),
                        report.seed(),
                        report.recoveryPpm() / 10_000.0,
                        report.stressedRecoveryPpm() / 10_000.0));
        report.currencies().forEach(this::say);
        if (report.currencies().isEmpty()) {
            say("There is no live case to lose anything on.");
        }
        say("Wrote " + json + " and " + chart + ". The JSON has each band; the picture is for a browser.");
        return 0;
    }

    private static StressReport ofFile(Path file, StressTest test) throws IOException {
        try (InputStream in = Artefacts.open(file)) {
            ExposureTable table = ExposureTable.read(in);
            return test.of(table.book().exposures(), table.book().unscored(), null);
        } catch (ArithmeticException e) {
            throw new Refused("The file's cases owe more than 64 bits of minor units hold.");
        }
    }

    private StressReport ofStack() throws IOException, InterruptedException {
        StackFile.Running running;
        try {
            running = StackFile.read(runFolder);
        } catch (StackFailed e) {
            throw new Refused(e.getMessage() + ", or say DATA=path/to/portfolio.csv.");
        }
        URI segmentation = running.services().get("segmentation");
        if (segmentation == null) {
            throw new Refused("The stack in " + runFolder + " runs without services; end it and say make up.");
        }
        String body =
                SealedJson.mapper().writeValueAsString(Map.of("scenario", scenario, "seed", seed, "draws", draws));
        HttpRequest request = HttpRequest.newBuilder(segmentation.resolve("/v1/stress-tests"))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + new Tokens(running::secret).operator())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new Refused("The stack answered " + answer.statusCode() + ": " + answer.body());
            }
            return SealedJson.mapper().readValue(answer.body(), StressReport.class);
        } catch (JacksonException e) {
            throw new Refused("The stack's answer is not of this release: end it and say make up.");
        }
    }

    private void say(InCurrency in) {
        String currency = in.currency();
        say("%s  %,d cases owe %s; default rate %.2f %%, in the scenario %.2f %%"
                .formatted(
                        currency,
                        in.cases(),
                        amount(in.owedMinor(), currency),
                        in.defaultRatePpm() / 10_000.0,
                        in.stressedDefaultRatePpm() / 10_000.0));
        say("  expected loss %s   VaR 99 %% %s   99.9 %% %s   ES 97.5 %% %s   99 %% %s"
                .formatted(
                        amount(in.expectedLossMinor(), currency),
                        amount(in.var99Minor(), currency),
                        amount(in.var999Minor(), currency),
                        amount(in.es975Minor(), currency),
                        amount(in.es99Minor(), currency)));
        say("  reserve to hold if it comes true %s, %s more than in ordinary times; capital beyond it %s"
                .formatted(
                        amount(in.reserveMinor(), currency),
                        amount(in.reserveMoreMinor(), currency),
                        amount(in.capitalMinor(), currency)));
        if (in.unscoredCases() > 0) {
            say("  left out: %,d cases without a score, which owe %s"
                    .formatted(in.unscoredCases(), amount(in.unscoredOwedMinor(), currency)));
        }
    }

    private static String amount(long minor, String currency) {
        int digits = Money.digits(currency);
        return String.format(Locale.ROOT, "%,." + digits + "f", BigDecimal.valueOf(minor, digits));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
