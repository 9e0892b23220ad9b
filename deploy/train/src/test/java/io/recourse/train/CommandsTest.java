package io.recourse.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
    private static final String RECIPE = "--recipe=recipes/card-history.json";
    private static final Path MODEL =
            Path.of("../../services/segmentation/src/main/resources/policy/card-history.json");
    private static final String SHIPPED = "--model=" + MODEL;

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

    private Path csv(List<Account> accounts) throws Exception {
        return Files.writeString(folder.resolve("accounts.csv"), Sample.csv(accounts));
    }

    @Test
    void a_model_is_trained_judged_written_down_and_scores() throws Exception {
        Path data = csv(Sample.accounts(3_000, 1));
        assertThat(run("train", data.toString(), RECIPE, "--version=7", "--out=" + folder))
                .isZero();
        assertThat(said.toString()).contains("card-history@7 of 3,000 accounts", "fairness by SEX", "fairness by AGE");
        JsonNode artefact =
                new JsonMapper().readTree(folder.resolve("card-history@7.json").toFile());
        assertThat(artefact.at("/model").asText()).isEqualTo("card-history@7");
        assertThat(artefact.at("/history/months").asInt()).isEqualTo(6);
        assertThat(artefact.at("/history/currency").asText()).isEqualTo("TWD");
        assertThat(artefact.at("/provenance/rows").asInt()).isEqualTo(3_000);
        assertThat(artefact.at("/provenance/sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(artefact.at("/provenance/seed").asInt()).isEqualTo(42);
        assertThat(artefact.at("/provenance/meanAuc").asDouble()).isBetween(0.6, 0.95);
        assertThat(artefact.findValuesAsText("feature")).doesNotContain("SEX", "AGE", "EDUCATION", "MARRIAGE");
        JsonNode report = new JsonMapper()
                .readTree(folder.resolve("card-history@7.report.json").toFile());
        assertThat(report.at("/aucs")).hasSize(5);
        assertThat(report.at("/quality/tenths")).hasSize(10);
        assertThat(report.at("/fairness/0/groups")).hasSize(2);

        Path scores = folder.resolve("scores.csv");
        String model = "--model=" + folder.resolve("card-history@7.json");
        assertThat(run("score", data.toString(), RECIPE, model, "--out=" + scores))
                .isZero();
        assertThat(Files.readAllLines(scores))
                .hasSize(3_001)
                .element(1)
                .asString()
                .startsWith("a0,0.")
                .contains("card-history@7");
    }

    @Test
    void the_same_data_make_the_same_model() throws Exception {
        Path data = csv(Sample.accounts(500, 2));
        assertThat(run("train", data.toString(), RECIPE, "--day=2026-11-29", "--out=" + folder.resolve("one")))
                .isZero();
        assertThat(run("train", data.toString(), RECIPE, "--day=2026-11-29", "--out=" + folder.resolve("two")))
                .isZero();
        assertThat(folder.resolve("one/card-history@1.json"))
                .hasSameTextualContentAs(folder.resolve("two/card-history@1.json"));
    }

    @Test
    void the_shipped_model_says_more_of_who_is_late_and_less_of_who_pays() throws Exception {
        List<Account> accounts = Sample.accounts(400, 3);
        Path scores = folder.resolve("scores.csv");
        assertThat(run("score", csv(accounts).toString(), RECIPE, SHIPPED, "--out=" + scores))
                .isZero();
        List<String> lines = Files.readAllLines(scores);
        double[] said = lines.stream()
                .skip(1)
                .mapToDouble(l -> Double.parseDouble(l.split(",")[1]))
                .toArray();
        boolean[] bad = new boolean[said.length];
        for (int i = 0; i < bad.length; i++) {
            bad[i] = accounts.get(i).bad();
        }
        assertThat(Quality.auc(said, bad)).isGreaterThan(0.6);
        assertThat(lines.get(1)).contains("card-history@1");
    }

    @Test
    void a_row_that_cannot_be_scored_says_why_in_its_place_and_the_others_are_scored() throws Exception {
        List<String> lines =
                new ArrayList<>(List.of(Sample.csv(Sample.accounts(3, 4)).split("\n")));
        lines.set(2, lines.get(2).replaceFirst("^a1,\\d+", "a1,NaN"));
        Path data = Files.writeString(folder.resolve("some.csv"), String.join("\n", lines));
        Path scores = folder.resolve("scores.csv");
        assertThat(run("score", data.toString(), RECIPE, SHIPPED, "--out=" + scores))
                .isEqualTo(Main.FAILED);
        assertThat(said.toString()).contains("2 accounts scored, 1 could not be");
        List<String> found = Files.readAllLines(scores);
        assertThat(found.get(1)).startsWith("a0,0.");
        assertThat(found.get(2)).isEqualTo("a1,,,,,\"line 3: LIMIT_BAL is a whole number, not 'NaN'\"");
        assertThat(found.get(3)).startsWith("a2,0.");
    }

    @Test
    void nothing_is_trained_on_a_table_with_a_bad_row_or_without_outcomes_of_both_kinds() throws Exception {
        List<Account> accounts = Sample.accounts(30, 5);
        String broken = Sample.csv(accounts).replaceFirst("\na1,\\d+", "\na1,-5");
        Path data = Files.writeString(folder.resolve("broken.csv"), broken);
        assertThat(run("train", data.toString(), RECIPE, "--out=" + folder.resolve("out")))
                .isEqualTo(Main.FAILED);
        assertThat(said.toString())
                .contains("Line 3 (a1): limit is ≥ 1, not -5. Mend it or leave it out; nothing was trained.");
        List<Account> good = accounts.stream().filter(a -> !a.bad()).toList();
        assertThat(run("train", csv(good).toString(), RECIPE, "--out=" + folder.resolve("out")))
                .isEqualTo(Main.FAILED);
        assertThat(said.toString()).contains("There is nothing to learn where nobody defaults.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void what_is_no_model_no_recipe_or_no_file_is_refused_in_a_sentence() throws Exception {
        Path data = csv(Sample.accounts(3, 6));
        Path model = Files.writeString(
                folder.resolve("nan.json"),
                Files.readString(MODEL).replaceFirst("\"weight\" : [-0-9.]+", "\"weight\" : \"NaN\""));
        String out = "--out=" + folder.resolve("scores.csv");
        assertThat(run("score", data.toString(), RECIPE, "--model=" + model, out))
                .isEqualTo(Main.FAILED);
        assertThat(said.toString())
                .contains("nan.json does not fit: /features/0/bins/0/weight: must be a finite number");
        String unknown = Files.readString(MODEL).replaceFirst("STATUS_1", "SEX");
        Path sexist = Files.writeString(folder.resolve("sex.json"), unknown);
        assertThat(run("score", data.toString(), RECIPE, "--model=" + sexist, out))
                .isEqualTo(Main.FAILED);
        assertThat(said.toString()).contains("sex.json does not fit: /features/0/feature: no feature has this name");
        assertThat(run("score", folder + "/none.csv", RECIPE, SHIPPED, out)).isEqualTo(Main.FAILED);
        assertThat(said.toString()).contains("There is no file");
        Path recipe = Files.writeString(folder.resolve("recipe.json"), "{\"model\": 1}");
        assertThat(run("score", data.toString(), "--recipe=" + recipe, SHIPPED, out))
                .isEqualTo(Main.FAILED);
        assertThat(said.toString()).contains("is not a recipe");
        assertThat(folder.resolve("scores.csv")).doesNotExist();
    }

    @Test
    void a_table_a_recipe_and_a_model_are_never_written_over_by_the_scores_of_it() throws Exception {
        Path data = csv(Sample.accounts(3, 6));
        String before = Files.readString(data);
        Path recipe = Files.copy(Path.of("recipes/card-history.json"), folder.resolve("recipe.json"));
        Path model = Files.copy(MODEL, folder.resolve("model.json"));
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), data);
        Path half = Files.copy(data, folder.resolve("half.csv.part"));
        for (List<Path> same : List.of(
                List.of(data, data),
                List.of(data, folder.resolve("x/../accounts.csv")),
                List.of(data, link),
                List.of(link, data),
                List.of(data, recipe),
                List.of(data, model),
                List.of(half, folder.resolve("half.csv")))) {
            Files.createDirectories(folder.resolve("x"));
            said.getBuffer().setLength(0);
            assertThat(run(
                            "score",
                            same.getFirst().toString(),
                            "--recipe=" + recipe,
                            "--model=" + model,
                            "--out=" + same.getLast()))
                    .isEqualTo(Main.FAILED);
            assertThat(said.toString()).endsWith("is read: say another OUT.\n");
        }
        assertThat(data).content().isEqualTo(before);
        assertThat(half).content().isEqualTo(before);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void scores_are_written_into_a_folder_that_was_not_there() throws Exception {
        Path scores = folder.resolve("new/newer/scores.csv");
        assertThat(run("score", csv(Sample.accounts(3, 6)).toString(), RECIPE, SHIPPED, "--out=" + scores))
                .isZero();
        assertThat(scores).exists();
        assertThat(scores.resolveSibling("scores.csv.part")).doesNotExist();
    }

    @Test
    void what_is_a_folder_or_is_not_there_or_cannot_be_opened_is_said_in_a_sentence() throws Exception {
        String data = csv(Sample.accounts(3, 6)).toString();
        String out = "--out=" + folder.resolve("scores.csv");
        String missing = folder + "/none.json";
        String long300 = folder + "/" + "x".repeat(300);
        Path full = Files.createDirectories(folder.resolve("full/of"));
        assertThat(sentence("score", data, RECIPE, SHIPPED, "--out=" + full.getParent()))
                .isEqualTo("%s is a folder, where a file is to be written.", full.getParent());
        assertThat(sentence("score", data, RECIPE, SHIPPED, "--out=" + full))
                .isEqualTo("%s is a folder, where a file is to be written.", full);
        assertThat(sentence("score", data, RECIPE, SHIPPED, "--out=" + data + "/scores.csv"))
                .isEqualTo("%s is a file, where a folder is needed.", data);
        String more = Files.writeString(folder.resolve("more.csv"), Sample.csv(Sample.accounts(200, 6)))
                .toString();
        assertThat(sentence("train", more, RECIPE, "--out=" + data))
                .endsWith("%s is a file, where a folder is needed.".formatted(data));
        assertThat(sentence("score", folder.toString(), RECIPE, SHIPPED, out))
                .isEqualTo("%s is a folder, where a file is to be read.", folder);
        assertThat(sentence("score", data, "--recipe=" + missing, SHIPPED, out))
                .isEqualTo("There is no file %s.", missing);
        assertThat(sentence("score", data, "--recipe=" + folder, SHIPPED, out))
                .isEqualTo("%s is a folder, where a file is to be read.", folder);
        assertThat(sentence("score", data, RECIPE, "--model=" + missing, out))
                .isEqualTo("There is no file %s.", missing);
        assertThat(sentence("cluster", data, "--recipe=" + missing, "--out=" + folder))
                .isEqualTo("There is no file %s.", missing);
        assertThat(sentence("stress", folder.toString(), "--out=" + folder))
                .isEqualTo("%s is a folder, where a file is to be read.", folder);
        assertThat(sentence("score", long300, RECIPE, SHIPPED, out))
                .isEqualTo("%s cannot be read or written: File name too long.", long300);
        assertThat(sentence("sample", "--accounts=1", "--out=" + full))
                .isEqualTo("%s is a folder, where a file is to be written.", full);
        assertThat(folder.resolve("scores.csv")).doesNotExist();
        assertThat(folder.resolve("scores.csv.part")).doesNotExist();
    }

    private String sentence(String... arguments) {
        said.getBuffer().setLength(0);
        assertThat(run(arguments)).isEqualTo(Main.FAILED);
        return said.toString().strip();
    }

    @Test
    void a_table_of_another_command_is_refused_with_the_columns_that_it_lacks() throws Exception {
        String data = csv(Sample.accounts(3, 6)).toString();
        assertThat(sentence("stress", data, "--out=" + folder))
                .isEqualTo("The file lacks the columns currency, bucket, band, owed_minor, pd_ppm.");
        assertThat(sentence("cluster", data, "--recipe=recipes/sample-portfolio.json", "--out=" + folder))
                .isEqualTo("The file lacks the columns debt_ratio_bp, income_volatility_bp, industry_index_bp,"
                        + " industry_risk, months_late_12, pd_ppm, dpd, owed.");
        Path exposures = Files.writeString(folder.resolve("exposures.csv"), "currency,bucket,band,pd_ppm\n");
        assertThat(sentence("stress", exposures.toString(), "--out=" + folder))
                .isEqualTo("The file lacks the columns owed_minor.");
        assertThat(sentence("score", exposures.toString(), RECIPE, SHIPPED, "--out=" + folder.resolve("s.csv")))
                .startsWith("The file lacks the columns ID, LIMIT_BAL, PAY_0,");
    }
}
