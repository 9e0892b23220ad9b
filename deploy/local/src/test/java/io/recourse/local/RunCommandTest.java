package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RunCommandTest {

    @Test
    void a_wrong_option_ends_with_2_and_touches_nothing() {
        wrong("--kill must be one of [postgres, kafka, connect,", "run", "--kill", "everything");
        wrong("--days must be 1 to 3650", "run", "--days", "0");
        wrong("--accounts must be 1 to 9999999, or a CSV file", "run", "--accounts", "0");
        wrong("--accounts must be 1 to 9999999, or a CSV file", "run", "--accounts=-5");
        wrong("--accounts must be 1 to 9999999, or a CSV file", "run", "--accounts", "99999999999");
        wrong("--mapping says how to read a CSV file", "run", "--mapping", "credit-card-clients");
        wrong("'--seed': 'abc' is not a whole number", "run", "--seed", "abc");
        wrong("'--sed'", "run", "--sed", "1");
        wrong("'--withou-services'", "up", "--withou-services");
        wrong("--port-kafka must be 1 to 65535", "up", "--port-kafka", "99999999");
        wrong("--port-kafka must be 1 to 65535", "run", "--port-kafka", "0");
        wrong("Missing required option: '--accounts=FILE'", "push");
        wrong("--lender must say whose accounts", "push", "--accounts", "book.ndjson");
        wrong("--mapping says how to read a CSV file", "push", "--accounts", "book.jsonl", "--mapping", "m.json");
        wrong("'tomorrow' is not an instant such as", "advance", "tomorrow");
    }

    @Test
    void a_file_that_cannot_be_used_ends_with_1_and_is_named(@TempDir Path folder) throws IOException {
        Path header = Files.writeString(folder.resolve("header.csv"), "a,b\n");
        failed("there is no file missing.csv", "run", "--accounts", "missing.csv");
        failed("is a folder, not a CSV file", "run", "--accounts", folder.toString());
        failed(
                "mapping missing is neither a file nor one that ships (credit-card-clients)",
                "run",
                "--accounts",
                header.toString(),
                "--mapping",
                "missing");
        failed("which the header lacks", "run", "--accounts", header.toString());
        Path nobody = Files.writeString(folder.resolve("nobody.csv"), clientsHeader() + "\n");
        failed("no row of " + nobody + " is an account to collect", "run", "--accounts", nobody.toString());
    }

    @Test
    void without_a_stack_business_time_cannot_be_moved(@TempDir Path folder) throws Exception {
        failed("no stack runs in " + folder, "advance", "--run-folder", folder.toString());
        Process launcher = new ProcessBuilder("true").start();
        launcher.waitFor();
        Files.writeString(folder.resolve("stack.json"), "{\"launcher\": " + launcher.pid() + "}");
        failed("the stack in " + folder + " has ended", "advance", "--run-folder", folder.toString());
    }

    @Test
    void without_a_stack_no_file_is_pushed(@TempDir Path folder) throws IOException {
        Path book = Files.writeString(folder.resolve("book.csv"), clientsHeader() + "\n");
        failed("no stack runs in " + folder, "push", "--accounts", book.toString(), "--run-folder", folder.toString());
        failed("there is no file missing.csv", "push", "--accounts", "missing.csv");
        failed("mapping missing is neither", "push", "--accounts", book.toString(), "--mapping", "missing");
    }

    private static String clientsHeader() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/portfolio/small-clients.csv"))
                .getFirst();
    }

    private static void wrong(String sentence, String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(said));
        assertThat(line.execute(arguments)).isEqualTo(2);
        assertThat(said.toString().lines()).singleElement(STRING).contains(sentence);
    }

    /** These come from beyond the command line and go straight to the terminal. */
    private static void failed(String sentence, String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.commandLine().execute(arguments)).isEqualTo(1);
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement(STRING)
                .contains(sentence);
    }
}
