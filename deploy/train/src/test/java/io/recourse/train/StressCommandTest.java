package io.recourse.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.recourse.contracts.json.SealedJson;
import io.recourse.segmentation.edge.PolicyFiles;
import io.recourse.segmentation.stress.Exposure;
import io.recourse.segmentation.stress.StressPolicy;
import io.recourse.segmentation.stress.StressReport;
import io.recourse.segmentation.stress.StressTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
    void without_a_file_the_running_stack_is_asked_as_its_operator() throws Exception {
        StressPolicy policy = PolicyFiles.stress();
        StressReport answer = new StressTest(policy, policy.scenario("mild").orElseThrow(), 7, 1_000)
                .of(List.of(new Exposure("CNY", "M1", "B", 10, 10_000_00, 50_000)), Map.of(), Instant.EPOCH);
        AtomicReference<String> heard = new AtomicReference<>("");
        HttpServer stack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stack.createContext("/v1/stress-tests", exchange -> {
            heard.set(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = SealedJson.mapper().writeValueAsBytes(answer);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        stack.start();
        try {
            Path secrets = Files.writeString(folder.resolve("secrets.json"), "{\"token.operator\":\"told\"}");
            Files.writeString(
                    folder.resolve("stack.json"),
                    "{\"launcher\":%d,\"urls\":{\"segmentation\":\"http://127.0.0.1:%d\"},\"secrets\":\"%s\"}"
                            .formatted(
                                    ProcessHandle.current().pid(),
                                    stack.getAddress().getPort(),
                                    secrets));
            assertThat(run(
                            "stress",
                            "--scenario=mild",
                            "--seed=7",
                            "--draws=1000",
                            "--out=" + folder,
                            "--run-folder=" + folder))
                    .isZero();
        } finally {
            stack.stop(0);
        }
        assertThat(heard.get()).contains("Bearer told", "\"mild\"", "\"seed\":7", "\"draws\":1000");
        assertThat(said.toString()).contains("CNY  10 cases owe 10,000.00");
        assertThat(folder.resolve("stress-mild.json")).exists();
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
