package io.recourse.train;

import io.recourse.local.portfolio.CsvRows;
import io.recourse.local.portfolio.Lines;
import io.recourse.rules.Source;
import io.recourse.segmentation.domain.ClusterFeature;
import io.recourse.segmentation.domain.Clusters;
import io.recourse.segmentation.domain.Clusters.Scale;
import io.recourse.segmentation.domain.ClustersDocument;
import io.recourse.segmentation.domain.ClustersDocument.ClusterEntry;
import io.recourse.segmentation.domain.ClustersDocument.Provenance;
import io.recourse.segmentation.domain.ClustersDocument.ScaleEntry;
import io.recourse.segmentation.domain.Likeness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Groups the rows of a table, names the groups, and writes the artefact. */
@Command(name = "cluster", description = "Makes kinds of case of a table of cases.")
final class ClusterCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "CSV, UTF-8, its first line names the columns")
    private Path file = Path.of("");

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            required = true,
            description = "which column is what, what is looked at, and how the kinds are named")
    private Path recipe = Path.of("");

    @Option(names = "--version", paramLabel = "N", description = "version of the model (default: ${DEFAULT-VALUE})")
    private int version = 1;

    @Option(names = "--seed", paramLabel = "N", description = "of the first start (default: ${DEFAULT-VALUE})")
    private long seed = 42;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "where the artefact goes")
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
        ClusterRecipe asked = ClusterRecipe.read(recipe);
        MessageDigest digest = Artefacts.sha256();
        long[][] rows = rows(asked, digest);
        say("%,d rows read; looking for %d kinds, %d times from seed %d on"
                .formatted(rows.length, asked.names().size(), asked.starts(), seed));
        Clustering found = Clustering.of(asked.features(), rows, asked.names().size(), asked.starts(), seed);
        ClustersDocument artefact = artefact(
                asked,
                found,
                new Provenance(
                        String.valueOf(file.getFileName()),
                        asked.data(),
                        HexFormat.of().formatHex(digest.digest()),
                        rows.length,
                        seed,
                        asked.starts(),
                        Clustering.LIBRARY,
                        found.inertiaMilli(),
                        found.silhouetteMilli()));
        Clusters.from(artefact);
        report(artefact, found);
        say("wrote " + Artefacts.write(out.resolve(artefact.model() + ".json"), artefact));
        return 0;
    }

    private long[][] rows(ClusterRecipe asked, MessageDigest digest) throws IOException {
        List<long[]> found = new ArrayList<>();
        try (InputStream in = new DigestInputStream(Artefacts.open(file), digest)) {
            CsvRows rows = new CsvRows(new Lines(in, StandardCharsets.UTF_8), ',');
            Columns columns = Columns.of(rows, asked.columns().all());
            while (rows.hasNext()) {
                switch (rows.next()) {
                    case CsvRows.Cells cells -> found.add(row(asked, columns, cells));
                    case CsvRows.Broken(long line, String _, String detail) -> throw spoilt(line, detail);
                }
            }
        }
        if (found.size() < asked.names().size()) {
            throw new Refused("%d rows are too few for %d kinds."
                    .formatted(found.size(), asked.names().size()));
        }
        return found.toArray(long[][]::new);
    }

    private static long[] row(ClusterRecipe asked, Columns columns, CsvRows.Cells cells) {
        try {
            Likeness likeness = asked.columns().likeness(columns, cells);
            return asked.features().stream()
                    .mapToLong(feature -> feature.of(likeness))
                    .toArray();
        } catch (IllegalArgumentException e) {
            throw spoilt(cells.line(), String.valueOf(e.getMessage()));
        }
    }

    /** What the kinds were made of must be known: a row left out silently would bend them. */
    private static Refused spoilt(long line, String why) {
        return new Refused("Line %d: %s. Mend it or leave it out; nothing was made.".formatted(line, why));
    }

    private ClustersDocument artefact(ClusterRecipe asked, Clustering found, Provenance provenance) {
        LocalDate today = day == null ? LocalDate.now(Clock.systemUTC()) : day;
        List<ScaleEntry> features = new ArrayList<>();
        for (Scale scale : found.scales()) {
            features.add(new ScaleEntry(scale.feature().name(), scale.meanMilli(), scale.spreadMilli()));
        }
        List<Integer> places = asked.named(found.centres());
        List<ClusterEntry> clusters = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            ClusterRecipe.Name name = asked.names().get(i);
            clusters.add(new ClusterEntry(
                    name.cluster().name(),
                    name.zh(),
                    name.en(),
                    Math.toIntExact(Math.round(1_000.0 * found.sizes().get(places.get(i)) / provenance.rows())),
                    centre(asked.features(), found.centres().get(places.get(i)))));
        }
        return new ClustersDocument(
                asked.model() + "@" + version,
                new Source(asked.about(), today, null, today, false, "assessment"),
                features,
                clusters,
                provenance);
    }

    private static Map<String, Long> centre(List<ClusterFeature> features, long[] at) {
        Map<String, Long> centre = new LinkedHashMap<>();
        for (int i = 0; i < at.length; i++) {
            centre.put(features.get(i).name(), at[i]);
        }
        return centre;
    }

    private void report(ClustersDocument artefact, Clustering found) {
        say(line(
                "%s: inertia %.3f, silhouette %.3f",
                artefact.model(), found.inertiaMilli() / 1_000.0, found.silhouetteMilli() / 1_000.0));
        for (ClusterEntry cluster : artefact.clusters()) {
            say(line("  %-12s %s  %5.1f %%  %s", cluster.en(), cluster.zh(), cluster.perMille() / 10.0, far(cluster)));
        }
    }

    /** What tells a kind from the mean by half a spread or more. */
    private static String far(ClusterEntry cluster) {
        List<String> far = new ArrayList<>();
        cluster.centre().forEach((feature, at) -> {
            if (Math.abs(at) >= 500) {
                far.add(line("%s %+.1f", feature, at / 1_000.0));
            }
        });
        return String.join(", ", far);
    }

    private static String line(String pattern, @Nullable Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
