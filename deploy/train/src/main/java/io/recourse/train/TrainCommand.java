package io.recourse.train;

import io.recourse.segmentation.domain.Band;
import io.recourse.segmentation.domain.Score;
import io.recourse.segmentation.domain.Scorecard;
import io.recourse.segmentation.domain.ScorecardDocument;
import io.recourse.segmentation.domain.ScorecardDocument.FeatureEntry;
import io.recourse.segmentation.domain.ScorecardDocument.Provenance;
import io.recourse.train.Folds.Judgement;
import io.recourse.train.Folds.Opinion;
import io.recourse.train.Table.Read;
import io.recourse.train.Table.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains, measures, and writes the artefact and the report. */
@Command(name = "train", description = "Makes a scorecard of a table of accounts and their outcomes.")
final class TrainCommand implements Callable<Integer> {
    private static final int FOLDS = 5;
    private static final double MILLION = 1_000_000;

    @Mixin
    private TableArguments table = new TableArguments();

    @Option(names = "--version", paramLabel = "N", description = "version of the model (default: ${DEFAULT-VALUE})")
    private int version = 1;

    @Option(names = "--seed", paramLabel = "N", description = "deals the rows to the folds (default: ${DEFAULT-VALUE})")
    private long seed = 42;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            required = true,
            description = "where the artefact and the report go")
    private Path out = Path.of("");

    @Option(
            names = "--day",
            paramLabel = "DATE",
            description =
                    "the artefact's own date (default: today); with it the same table gives the same bytes on any day")
    private @Nullable LocalDate day;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Recipe asked = table.recipe();
        String model = asked.model() + "@" + version;
        MessageDigest digest = Artefacts.sha256();
        List<Account> accounts = accounts(asked, digest);
        say("%,d accounts read; training %s and judging it by %d folds (seed %d)"
                .formatted(accounts.size(), model, FOLDS, seed));
        LocalDate today = day == null ? LocalDate.now(Clock.systemUTC()) : day;
        Trainer trainer = new Trainer(asked);
        ScorecardDocument trained = trainer.train(accounts, model, today);
        Folds folds = new Folds(FOLDS, seed);
        Judgement judgement = folds.judge(accounts, some -> opinion(Scorecard.from(trainer.train(some, model, today))));
        Judgement raw = folds.judge(accounts, RawColumns::train);
        Report report = report(asked, trained, accounts, judgement, raw);
        ScorecardDocument artefact = trained.with(new Provenance(
                String.valueOf(table.file().getFileName()),
                HexFormat.of().formatHex(digest.digest()),
                report.rows(),
                report.defaults(),
                FOLDS,
                seed,
                rounded(report.meanAuc()),
                rounded(report.rawAuc()),
                rounded(report.quality().ks()),
                rounded(report.quality().brier())));
        report.lines().forEach(this::say);
        say("wrote " + Artefacts.write(out.resolve(model + ".json"), artefact) + " and "
                + Artefacts.write(out.resolve(model + ".report.json"), report));
        return 0;
    }

    private List<Account> accounts(Recipe asked, MessageDigest digest) throws IOException {
        List<Account> accounts = new ArrayList<>();
        try (InputStream in = new DigestInputStream(Artefacts.open(table.file()), digest)) {
            Table rows = new Table(in, asked, true);
            while (rows.hasNext()) {
                switch (rows.next()) {
                    case Read(long _, Account account) -> accounts.add(account);
                    // what a model has learned from must be known: a row left out silently would bend it
                    case Unreadable(long line, String id, String why) ->
                        throw new Refused("Line %d%s: %s. Mend it or leave it out; nothing was trained."
                                .formatted(line, id.isEmpty() ? "" : " (" + id + ")", why));
                }
            }
        }
        if (accounts.size() < FOLDS * 2) {
            throw new Refused("%d accounts are too few to train on.".formatted(accounts.size()));
        }
        return accounts;
    }

    private static Opinion opinion(Scorecard card) {
        return account -> score(card, account).pdPpm() / MILLION;
    }

    private static Score score(Scorecard card, Account account) {
        return card.score(account.judged())
                .orElseThrow(() -> new IllegalStateException("a table has no facts of cases"));
    }

    private static Report report(
            Recipe asked, ScorecardDocument trained, List<Account> accounts, Judgement judgement, Judgement raw) {
        boolean[] bad = new boolean[accounts.size()];
        List<Band> bands = new ArrayList<>();
        Scorecard card = Scorecard.from(trained);
        int defaults = 0;
        for (int i = 0; i < bad.length; i++) {
            bad[i] = accounts.get(i).bad();
            defaults += bad[i] ? 1 : 0;
            bands.add(card.bandOf(Math.toIntExact(Math.round(judgement.probabilities()[i] * MILLION))));
        }
        List<String> left = new ArrayList<>(
                asked.features().stream().map(trait -> trait.feature().name()).toList());
        left.removeAll(trained.features().stream().map(FeatureEntry::feature).toList());
        return new Report(
                String.valueOf(trained.model()),
                bad.length,
                defaults,
                judgement.aucs(),
                judgement.meanAuc(),
                raw.meanAuc(),
                Quality.of(judgement.probabilities(), bad),
                left,
                Fairness.of(asked, accounts, judgement.probabilities(), bands));
    }

    private static double rounded(double figure) {
        return Math.round(figure * 10_000) / 10_000.0;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
