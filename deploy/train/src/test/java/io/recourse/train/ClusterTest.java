package io.recourse.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.segmentation.domain.ClusterFeature;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClusterTest {
    private static final Path SHIPPED = Path.of("../../services/segmentation/src/main/resources/policy/clusters.json");
    private static final String RECIPE = "--recipe=recipes/sample-portfolio.json";
    private static final List<ClusterFeature> TWO = List.of(ClusterFeature.DPD, ClusterFeature.MONTHS_LATE_12);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final StringWriter said = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        return line.execute(arguments);
    }

    private Path table;

    @BeforeEach
    void sample() {
        table = folder.resolve("sample.csv");
        assertThat(run("sample", "--out=" + table)).isZero();
    }

    private JsonNode cluster(Path of, String... more) throws Exception {
        List<String> all = new ArrayList<>(
                List.of("cluster", of.toString(), RECIPE, "--day=2026-11-29", "--out=" + folder.resolve("out")));
        all.addAll(List.of(more));
        assertThat(run(all.toArray(String[]::new))).as(said.toString()).isZero();
        return new JsonMapper()
                .readTree(folder.resolve("out/sample-portfolio@1.json").toFile());
    }

    @Test
    void the_kinds_that_ship_are_those_of_the_sample_portfolio_byte_for_byte() throws Exception {
        cluster(table);
        assertThat(folder.resolve("out/sample-portfolio@1.json")).hasSameTextualContentAs(SHIPPED);
    }

    @Test
    void the_order_of_the_rows_changes_nothing() throws Exception {
        JsonNode one = cluster(table);
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        Collections.shuffle(lines.subList(1, lines.size()), new Random(7));
        JsonNode other = cluster(Files.write(folder.resolve("shuffled.csv"), lines));
        assertThat(other.at("/provenance/sha256")).isNotEqualTo(one.at("/provenance/sha256"));
        assertThat(other.at("/features")).isEqualTo(one.at("/features"));
        assertThat(other.at("/clusters")).isEqualTo(one.at("/clusters"));
        assertThat(other.at("/provenance/inertiaMilli")).isEqualTo(one.at("/provenance/inertiaMilli"));
    }

    @Test
    void the_artefact_says_what_it_was_made_of() throws Exception {
        JsonNode made = cluster(table, "--seed=43");
        assertThat(made.at("/provenance/data").asText()).isEqualTo("sample.csv");
        assertThat(made.at("/provenance/about").asText()).contains("made up from a seed", "no real debtor");
        assertThat(made.at("/provenance/sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(made.at("/provenance/rows").asInt())
                .isEqualTo(Files.readAllLines(table).size() - 1);
        assertThat(made.at("/provenance/seed").asLong()).isEqualTo(43);
        assertThat(made.at("/provenance/silhouetteMilli").asInt()).isBetween(200, 1_000);
        int shares = 0;
        for (JsonNode one : made.at("/clusters")) {
            shares += one.at("/perMille").asInt();
        }
        assertThat(shares).isBetween(998, 1_002);
    }

    @Test
    void rows_of_two_kinds_are_told_apart_whatever_their_units() {
        long[][] rows = new long[200][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % 2 == 0 ? new long[] {5 + i % 7, 1} : new long[] {90 + i % 7, 9};
        }
        Clustering found = Clustering.of(TWO, rows, 2, 1, 42);
        assertThat(found.sizes()).containsExactly(100, 100);
        assertThat(found.centres().getFirst()[0]).isBetween(-1_010L, -980L);
        assertThat(found.centres().getLast()[1]).isBetween(990L, 1_010L);
        assertThat(found.silhouetteMilli()).isGreaterThan(900);
    }

    @Test
    void rows_that_make_fewer_kinds_and_a_column_without_difference_are_refused() {
        assertThatThrownBy(() -> Clustering.of(TWO, new long[][] {{1, 1}, {1, 2}, {1, 3}}, 2, 1, 42))
                .isInstanceOf(Refused.class)
                .hasMessage("DPD is the same in every row: it tells nothing apart.");
        assertThatThrownBy(() -> Clustering.of(TWO, new long[][] {{1, 1}, {1, 1}, {2, 2}}, 3, 1, 42))
                .isInstanceOf(Refused.class)
                .hasMessage("The rows do not make 3 clusters.");
    }

    @Test
    void a_cell_that_is_no_whole_number_is_refused_with_its_line_and_nothing_is_made() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        for (String bad : List.of("NaN", "Infinity", "", "1.5", "99999999999")) {
            lines.set(2, lines.get(2).replaceFirst("^[^,]*", bad));
            Path spoilt = Files.write(folder.resolve("spoilt.csv"), lines);
            assertThat(run("cluster", spoilt.toString(), RECIPE, "--out=" + folder.resolve("none")))
                    .isEqualTo(Main.FAILED);
        }
        assertThat(said.toString())
                .contains(
                        "Line 3: debt_ratio_bp is a whole number, not 'NaN'. Mend it or leave it out; nothing was made.")
                .contains("Line 3: debt_ratio_bp is empty")
                .contains("Line 3: debt_ratio_bp has at most 32 bits, not 99999999999");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void a_name_that_fits_no_kind_is_refused() throws Exception {
        String recipe = Files.readString(Path.of("recipes/sample-portfolio.json"))
                .replace("{\"DEBT_RATIO_BP\": 1}", "{\"OWED_LOG\": -1, \"MONTHS_LATE_12\": 0}");
        Path other = Files.writeString(folder.resolve("recipe.json"), recipe);
        assertThat(run("cluster", table.toString(), "--recipe=" + other, "--out=" + folder))
                .isEqualTo(Main.FAILED);
        assertThat(said.toString()).contains("No kind stands out enough to be called OVERINDEBTED");
    }
}
