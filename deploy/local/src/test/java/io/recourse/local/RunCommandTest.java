package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RunCommandTest {

    @Test
    void a_wrong_option_ends_with_2_and_touches_nothing() {
        assertThat(execute("run", "--kill", "everything")).isEqualTo(2);
        assertThat(execute("run", "--days", "0")).isEqualTo(2);
        assertThat(execute("run", "--accounts", "0")).isEqualTo(2);
        assertThat(execute("run", "--sed", "1")).isEqualTo(2);
    }

    private static int execute(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(new StringWriter()));
        return line.execute(arguments);
    }
}
