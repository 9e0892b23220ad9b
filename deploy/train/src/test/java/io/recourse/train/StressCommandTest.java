package io.recourse.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class StressCommandTest {
    private static final String HEAD = "currency,bucket,band,owed_minor,pd_ppm\n";

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

    private String csv(String text) throws Exception {
        return Files.writeString(folder.resolve("portfolio.csv"), text).toString();
    }

    @Test
    void a_file_of_cases_is_stressed_and_drawn_and_the_same_seed_says_the_same() throws Exception {
        String data =
                csv(HEAD + "CNY,EARLY,A,100000,20000\n".repeat(500) + "CNY,M2,E,300000,600000\nCNY,EARLY,,700,\n");
        assertThat(run("stress", data, "--draws=1000", "--seed=7", "--out=" + folder.resolve("a")))
                .isZero();
        assertThat(said.toString()).contains("CNY  501 cases owe 503,000.00", "reserve to hold", "left out: 1 cases");
        Path json = folder.resolve("a/stress-reference.json");
        JsonNode report = new JsonMapper().readTree(json.toFile());
        assertThat(report.at("/currencies/0/bands")).hasSize(2);
        assertThat(folder.resolve("a/stress-reference.svg")).content().contains("<svg", "503,000.00");
        run("stress", data, "--draws=1000", "--seed=7", "--out=" + folder.resolve("b"));
        assertThat(folder.resolve("b/stress-reference.json")).hasSameTextualContentAs(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CNY,EARLY,A,1.5,20000",
                "CNY,EARLY,A,100,1000001",
                "CNY,EARLY,,100,5",
                "CNY,EARLY,A,100,",
                "XX,EARLY,A,100,5",
                "CNY,EARLY,A,100"
            })
    void a_line_that_cannot_be_read_stops_it_by_its_number(String line) throws Exception {
        assertThat(run("stress", csv(HEAD + line + "\n"), "--out=" + folder)).isEqualTo(Main.FAILED);
        assertThat(said.toString()).contains("Line 2: ");
    }

    @Test
    void without_a_file_and_without_a_stack_it_says_how_to_have_either() {
        assertThat(run("stress", "--out=" + folder, "--run-folder=" + folder)).isEqualTo(Main.FAILED);
        assertThat(said.toString()).contains("make up", "DATA=");
    }

    @Test
    void a_scenario_that_is_none_is_refused_with_those_that_are() {
        assertThat(run("stress", "--scenario=x", "--out=" + folder)).isEqualTo(Main.FAILED);
        assertThat(said.toString()).contains("base, reference, mild");
    }
}
