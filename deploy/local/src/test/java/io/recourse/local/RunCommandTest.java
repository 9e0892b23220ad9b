package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.local.run.Setting;
import io.recourse.local.run.Tokens;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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

    @Test
    void same_seed_same_ids_whatever_the_other_secrets_are() {
        Map<String, String> one = environment(5);
        assertThat(environment(5)).containsEntry("RECOURSE_INTAKE_ID_KEY", one.get("RECOURSE_INTAKE_ID_KEY"));
        assertThat(environment(6).get("RECOURSE_INTAKE_ID_KEY")).isNotEqualTo(one.get("RECOURSE_INTAKE_ID_KEY"));
        assertThat(Base64.getDecoder().decode(one.get("RECOURSE_INTAKE_ID_KEY")))
                .hasSize(32);
        assertThat(one)
                .containsEntry("RECOURSE_LITIGATION_FILING_URL", "http://world/filing")
                .containsEntry("RECOURSE_NEGOTIATION_MESSAGE_TOKEN", "word");
    }

    @Test
    void services_get_hashes_of_tokens_only() {
        String file = new Tokens(name -> "secret of " + name).file(List.of("east-bank"));
        assertThat(file)
                .contains("\"tenant\" : \"east-bank\"", "OPERATOR", "SANDBOX")
                .doesNotContain("secret of");
    }

    private static Map<String, String> environment(long seed) {
        return Setting.environment(
                seed, "tokens.json", Setting.random(), "word", adapter -> URI.create("http://world/" + adapter));
    }

    private static int execute(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(new StringWriter()));
        return line.execute(arguments);
    }
}
